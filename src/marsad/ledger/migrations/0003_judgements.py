"""The table of judgements as they are made: named by content, on claims that are found again in a newer reading.

The table of before had no writer, and is made anew. Reports and claims say since when they are withdrawn.
"""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

DECISIONS = ("accept", "correct", "reject", "same event", "not the same", "merge", "split", "grade", "verified", "undo")


def _key() -> tuple[str, Any]:
    return "id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_search")]
    operations = [
        migrations.DeleteModel("Judgement"),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                _key(),
                ("uid", models.CharField(max_length=16, unique=True)),
                ("decision", models.CharField(choices=[(word, word) for word in DECISIONS], max_length=16)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                ("why", models.TextField(blank=True)),
                (
                    "event",
                    models.CharField(
                        blank=True, help_text="The id of the judged event, as it then was.", max_length=16
                    ),
                ),
                ("value", models.JSONField(help_text="The corrections, or the grade.", null=True)),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                (
                    "undoes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="ledger.judgement",
                    ),
                ),
            ],
            options={"ordering": ["at", "uid"]},
        ),
        migrations.CreateModel(
            name="JudgedClaim",
            fields=[
                _key(),
                (
                    "claim",
                    models.CharField(db_index=True, help_text="The claim's id when it was judged.", max_length=16),
                ),
                ("report", models.CharField(db_index=True, max_length=200)),
                (
                    "other",
                    models.BooleanField(default=False, help_text="Whether it is of the other side of a link."),
                ),
                ("data", models.JSONField()),
                (
                    "judgement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="targets", to="ledger.judgement"
                    ),
                ),
            ],
            options={
                "ordering": ["judgement", "other", "claim"],
                "constraints": [
                    models.UniqueConstraint(fields=("judgement", "claim"), name="claim_of_judgement"),
                ],
            },
        ),
        migrations.AddField("claim", "withdrawn_at", models.DateTimeField(null=True)),
        migrations.AddField("report", "withdrawn_at", models.DateTimeField(null=True)),
    ]
