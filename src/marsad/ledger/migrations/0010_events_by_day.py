"""Indexes that lists of events are counted from."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0009_indexes"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="event",
            name="ledger_even_date_st_fa4767_idx",
        ),
        migrations.RemoveIndex(
            model_name="event",
            name="ledger_even_kind_db339a_idx",
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["-date_start", "date_end", "kind", "contested"], name="event_by_day"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["kind", "-date_start", "date_end"], name="event_of_kind"),
        ),
    ]
