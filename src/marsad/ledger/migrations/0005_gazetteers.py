"""Lists that were added with their licences, boundaries of units, and decisions on what a name means."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0004_search_entries"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlaceList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(help_text="The file's name.", max_length=200, unique=True)),
                ("attribution", models.CharField(blank=True, max_length=500)),
                ("licence", models.CharField(blank=True, max_length=200)),
                ("places", models.PositiveIntegerField(default=0)),
                ("added_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Boundary",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.CharField(max_length=120, unique=True)),
                ("level", models.CharField(max_length=16)),
                ("country", models.CharField(max_length=2)),
                ("name", models.CharField(max_length=200)),
                ("area", models.TextField(help_text="A Polygon or MultiPolygon of GeoJSON, in WGS 84 degrees.")),
            ],
            options={
                "ordering": ["level", "country", "name", "uid"],
                "indexes": [models.Index(fields=["level", "country"], name="ledger_boun_level_c4a522_idx")],
            },
        ),
        migrations.CreateModel(
            name="NameDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(db_index=True, help_text="The name, folded.", max_length=300)),
                ("name", models.CharField(max_length=300)),
                ("report", models.CharField(blank=True, help_text="The report's id; empty: always.", max_length=200)),
                (
                    "place",
                    models.CharField(blank=True, help_text="The place's id; empty: no place is meant.", max_length=120),
                ),
                (
                    "judgements",
                    models.JSONField(default=list, help_text="Ids of the corrections of claims that it brought about."),
                ),
                ("by", models.CharField(max_length=150)),
                ("why", models.TextField(blank=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "undoes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="ledger.namedecision",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
    ]
