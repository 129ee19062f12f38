"""Search over all that the ledger holds, in place of the search over reports; opening the ledger fills it."""

from typing import Any

from django.db import migrations, models

from marsad.ledger import backend


def _key() -> tuple[str, Any]:
    return "id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def drop_old_search(_apps, schema_editor):
    schema_editor.execute("DROP TABLE ledger_report_words")


ENTRY = [
    _key(),
    ("what", models.CharField(max_length=8)),
    ("uid", models.CharField(max_length=300)),
    ("row", models.BigIntegerField(null=True)),
    ("report", models.BigIntegerField(null=True)),
    ("day", models.DateField(null=True)),
    ("tokens", models.TextField()),
]
NAME = [
    _key(),
    ("what", models.CharField(max_length=8)),
    ("uid", models.CharField(max_length=300)),
    ("spelling", models.CharField(max_length=300)),
    ("plain", models.CharField(max_length=300)),
    ("skeleton", models.CharField(max_length=300)),
    ("listed", models.BooleanField(default=False)),
]
VALUE = [
    ("token", models.CharField(max_length=16, primary_key=True, serialize=False)),
    ("field", models.CharField(max_length=10)),
    ("value", models.CharField(max_length=700)),
    ("label", models.CharField(max_length=300)),
]


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_judgements")]
    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=ENTRY,
            options={
                "constraints": [models.UniqueConstraint(fields=("what", "uid"), name="search_entry")],
                "indexes": [
                    models.Index(fields=["report"], name="search_entry_report"),
                    models.Index(fields=["what", "row"], name="search_entry_row"),
                    models.Index(fields=["-day"], name="search_entry_day"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchName",
            fields=NAME,
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("what", "uid", "spelling", "skeleton"), name="search_name")
                ],
                "indexes": [
                    models.Index(fields=["plain"], name="search_name_plain"),
                    models.Index(fields=["skeleton"], name="search_name_skeleton"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchValue",
            fields=VALUE,
            options={"indexes": [models.Index(fields=["field", "value"], name="search_value")]},
        ),
        migrations.RunPython(drop_old_search),
        migrations.RunPython(backend.create_search, backend.drop_search),
    ]
