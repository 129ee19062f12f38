"""What maps are drawn from: how exactly an event's place is known, an index to count from, outlines of boundaries."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from marsad.ledger import outlines


def fill(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the precision from the events' JSON, and the outlines from the boundaries."""
    events, boundaries, kept = (apps.get_model("ledger", name).objects for name in ("Event", "Boundary", "Outline"))
    events.update(precision=Cast(KT("data__place__precision"), models.IntegerField()))
    for level, country in sorted(set(boundaries.values_list("level", "country"))):
        outlines.make(level, country, boundaries, kept)


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0006_workings"),
    ]

    operations = [
        migrations.AddField(
            model_name="event",
            name="precision",
            field=models.PositiveSmallIntegerField(help_text="UCDP's where_prec of the place.", null=True),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                fields=["place", "kind", "precision", "date_start", "date_end", "uid"], name="event_on_map"
            ),
        ),
        migrations.CreateModel(
            name="Outline",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.CharField(blank=True, max_length=120)),
                ("level", models.CharField(max_length=16)),
                ("country", models.CharField(max_length=2)),
                ("name", models.CharField(blank=True, max_length=200)),
                (
                    "detail",
                    models.PositiveSmallIntegerField(help_text="0 is the coarsest, see places/outlines.py."),
                ),
                ("west", models.FloatField()),
                ("south", models.FloatField()),
                ("east", models.FloatField()),
                ("north", models.FloatField()),
                ("shape", models.BinaryField(help_text="WKB, in WGS 84 degrees.")),
            ],
            options={
                "indexes": [models.Index(fields=["level", "country"], name="outline_level")],
                "constraints": [
                    models.UniqueConstraint(fields=("uid", "level", "country", "detail"), name="outline_of_unit")
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
