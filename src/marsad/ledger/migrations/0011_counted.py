"""Indexes that the front page counts and lists from, and one of the claims that give totals: a few of very many."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0010_events_by_day"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(fields=["kind"], condition=models.Q(cumulative=True), name="claim_from_above"),
        ),
        migrations.RemoveIndex(model_name="claim", name="ledger_clai_kind_ae11fc_idx"),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(fields=["kind", "action", "withdrawn"], name="claim_of_kind"),
        ),
        migrations.RemoveIndex(model_name="report", name="ledger_repo_current_a7fa97_idx"),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                fields=["-published", "-added_at", "id"],
                condition=models.Q(current=True, withdrawn=False),
                name="report_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                fields=["id"],
                condition=models.Q(("current", False), ("withdrawn", True), _connector="OR"),
                name="report_of_past",
            ),
        ),
    ]
