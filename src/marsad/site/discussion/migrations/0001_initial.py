import django.db.models.deletion
from django.db import migrations, models

import marsad.site.discussion.models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.CharField(default=marsad.site.discussion.models.new_uid, max_length=16, unique=True)),
                ("report", models.CharField(help_text="The report's id.", max_length=200, verbose_name="report")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "email",
                    models.EmailField(help_text="Shown to editors alone.", max_length=254, verbose_name="e-mail"),
                ),
                ("text", models.TextField(max_length=4000, verbose_name="comment")),
                ("reader", models.CharField(help_text="A random number, kept in the reader's cookie.", max_length=32)),
                ("address", models.CharField(help_text="A digest of the address and the day.", max_length=32)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("held", "held"),
                            ("approved", "approved"),
                            ("rejected", "rejected"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="held",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("written_at", models.DateTimeField(auto_now_add=True, verbose_name="written")),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replies",
                        to="discussion.comment",
                    ),
                ),
            ],
            options={
                "verbose_name": "comment",
                "verbose_name_plural": "comments",
                "ordering": ["-written_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Moderation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("held", "held"),
                            ("approved", "approved"),
                            ("rejected", "rejected"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=10,
                        verbose_name="decision",
                    ),
                ),
                ("by", models.CharField(max_length=150, verbose_name="by")),
                ("why", models.TextField(blank=True, verbose_name="reason")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="at")),
                (
                    "comment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="moderations", to="discussion.comment"
                    ),
                ),
            ],
            options={
                "verbose_name": "decision",
                "verbose_name_plural": "decisions",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SpentChallenge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nonce", models.CharField(max_length=64, unique=True)),
                ("address", models.CharField(max_length=32)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["address", "at"], name="discussion__address_2f4076_idx"),
                    models.Index(fields=["at"], name="discussion__at_d20a35_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("report", models.CharField(help_text="The report's id.", max_length=200, verbose_name="report")),
                ("reader", models.CharField(help_text="A random number, kept in the reader's cookie.", max_length=32)),
                ("address", models.CharField(help_text="A digest of the address and the day.", max_length=32)),
                ("up", models.BooleanField(verbose_name="up")),
                ("at", models.DateTimeField(auto_now=True, verbose_name="at")),
            ],
            options={
                "verbose_name": "vote",
                "verbose_name_plural": "votes",
                "ordering": ["-at", "-pk"],
                "indexes": [models.Index(fields=["address", "at"], name="discussion__address_4c36b6_idx")],
                "constraints": [models.UniqueConstraint(fields=("report", "reader"), name="vote_of_reader")],
            },
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["report", "state"], name="discussion__report_dcc7ba_idx"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["state", "written_at"], name="discussion__state_37bc22_idx"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["reader", "written_at"], name="discussion__reader_0954d8_idx"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["address", "written_at"], name="discussion__address_790fb0_idx"),
        ),
    ]
