"""Names of the columns that editors see in the admin; the tables stay as they are."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0011_counted"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="judgedclaim",
            options={
                "ordering": ["judgement", "other", "claim"],
                "verbose_name": "judged claim",
                "verbose_name_plural": "judged claims",
            },
        ),
        migrations.AlterModelOptions(
            name="judgement",
            options={"ordering": ["at", "uid"], "verbose_name": "judgement", "verbose_name_plural": "judgements"},
        ),
        migrations.AlterModelOptions(
            name="report",
            options={"ordering": ["-published", "pk"], "verbose_name": "report", "verbose_name_plural": "reports"},
        ),
        migrations.AlterField(
            model_name="judgedclaim",
            name="claim",
            field=models.CharField(
                db_index=True, help_text="The claim's id when it was judged.", max_length=16, verbose_name="claim"
            ),
        ),
        migrations.AlterField(
            model_name="judgedclaim",
            name="other",
            field=models.BooleanField(
                default=False, help_text="Whether it is of the other side of a link.", verbose_name="other side"
            ),
        ),
        migrations.AlterField(
            model_name="judgedclaim",
            name="report",
            field=models.CharField(db_index=True, max_length=200, verbose_name="report"),
        ),
        migrations.AlterField(
            model_name="judgement",
            name="added_at",
            field=models.DateTimeField(auto_now_add=True, verbose_name="stored"),
        ),
        migrations.AlterField(
            model_name="judgement",
            name="at",
            field=models.DateTimeField(verbose_name="at"),
        ),
        migrations.AlterField(
            model_name="judgement",
            name="by",
            field=models.CharField(max_length=150, verbose_name="by"),
        ),
        migrations.AlterField(
            model_name="judgement",
            name="decision",
            field=models.CharField(
                choices=[
                    ("accept", "accept"),
                    ("correct", "correct"),
                    ("reject", "reject"),
                    ("same event", "same event"),
                    ("not the same", "not the same"),
                    ("merge", "merge"),
                    ("split", "split"),
                    ("grade", "grade"),
                    ("verified", "verified"),
                    ("undo", "undo"),
                ],
                max_length=16,
                verbose_name="decision",
            ),
        ),
        migrations.AlterField(
            model_name="judgement",
            name="event",
            field=models.CharField(
                blank=True, help_text="The id of the judged event, as it then was.", max_length=16, verbose_name="event"
            ),
        ),
        migrations.AlterField(
            model_name="judgement",
            name="uid",
            field=models.CharField(max_length=16, unique=True, verbose_name="id"),
        ),
        migrations.AlterField(
            model_name="judgement",
            name="undoes",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="undone_by",
                to="ledger.judgement",
                verbose_name="takes back",
            ),
        ),
        migrations.AlterField(
            model_name="judgement",
            name="value",
            field=models.JSONField(help_text="The corrections, or the grade.", null=True, verbose_name="value"),
        ),
        migrations.AlterField(
            model_name="judgement",
            name="why",
            field=models.TextField(blank=True, verbose_name="reason"),
        ),
        migrations.AlterField(
            model_name="report",
            name="added_at",
            field=models.DateTimeField(auto_now_add=True, verbose_name="stored"),
        ),
        migrations.AlterField(
            model_name="report",
            name="credit",
            field=models.CharField(blank=True, max_length=500, verbose_name="credit line"),
        ),
        migrations.AlterField(
            model_name="report",
            name="current",
            field=models.BooleanField(
                default=True,
                help_text="Whether this is the newest revision of its report.",
                verbose_name="newest revision",
            ),
        ),
        migrations.AlterField(
            model_name="report",
            name="language",
            field=models.CharField(max_length=8, verbose_name="language"),
        ),
        migrations.AlterField(
            model_name="report",
            name="published",
            field=models.DateField(null=True, verbose_name="published"),
        ),
        migrations.AlterField(
            model_name="report",
            name="published_at",
            field=models.DateTimeField(null=True, verbose_name="moment of publication"),
        ),
        migrations.AlterField(
            model_name="report",
            name="publisher",
            field=models.CharField(max_length=200, verbose_name="publisher"),
        ),
        migrations.AlterField(
            model_name="report",
            name="revision",
            field=models.PositiveIntegerField(default=1, verbose_name="revision"),
        ),
        migrations.AlterField(
            model_name="report",
            name="text",
            field=models.TextField(verbose_name="text"),
        ),
        migrations.AlterField(
            model_name="report",
            name="title",
            field=models.TextField(verbose_name="headline"),
        ),
        migrations.AlterField(
            model_name="report",
            name="uid",
            field=models.CharField(max_length=200, verbose_name="id"),
        ),
        migrations.AlterField(
            model_name="report",
            name="url",
            field=models.URLField(blank=True, max_length=2000, verbose_name="address"),
        ),
        migrations.AlterField(
            model_name="report",
            name="withdrawn",
            field=models.BooleanField(default=False, verbose_name="withdrawn"),
        ),
        migrations.AlterField(
            model_name="report",
            name="withdrawn_at",
            field=models.DateTimeField(null=True, verbose_name="moment of withdrawal"),
        ),
    ]
