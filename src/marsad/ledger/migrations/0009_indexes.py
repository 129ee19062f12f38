"""Indexes by which the page of a place finds its reports, and the units that it lies in."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0008_withdrawals"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(fields=["place", "withdrawn", "report"], name="claim_of_place"),
        ),
        migrations.AddIndex(
            model_name="place",
            index=models.Index(fields=["country", "kind", "name"], name="place_of_kind"),
        ),
    ]
