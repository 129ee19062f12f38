"""Who withdrew which report, when and why, and who took that back."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0007_maps"),
    ]

    operations = [
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("report", models.CharField(db_index=True, help_text="The report's id.", max_length=200)),
                (
                    "by",
                    models.CharField(
                        blank=True, help_text="Empty: a mark of before there were such rows.", max_length=150
                    ),
                ),
                ("why", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "undoes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="ledger.withdrawal",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
    ]
