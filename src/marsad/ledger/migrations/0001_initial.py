import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Build",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rule", models.CharField(max_length=16)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.CharField(max_length=16, unique=True)),
                ("kind", models.CharField(max_length=16)),
                ("action", models.CharField(max_length=16)),
                ("status", models.CharField(max_length=10)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("low", models.BigIntegerField(null=True)),
                ("high", models.BigIntegerField(null=True)),
                ("group", models.CharField(blank=True, max_length=16)),
                ("cumulative", models.BooleanField(default=False)),
                (
                    "actor",
                    models.CharField(
                        blank=True, help_text="The party's name, or the words of the text.", max_length=300
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True, help_text="The source's name, or the words of the text.", max_length=300
                    ),
                ),
                ("place_text", models.CharField(blank=True, max_length=300)),
                ("admin1", models.CharField(blank=True, max_length=200)),
                ("country", models.CharField(blank=True, max_length=2)),
                ("date_start", models.DateField(null=True)),
                ("date_end", models.DateField(null=True)),
                ("rule", models.CharField(blank=True, max_length=120)),
                ("reader", models.CharField(blank=True, max_length=80)),
                ("data", models.JSONField()),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["report", "start", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("accept", "accept"),
                            ("correct", "correct"),
                            ("reject", "reject"),
                            ("same event", "same event"),
                            ("not the same", "not the same"),
                            ("verified", "verified"),
                        ],
                        max_length=16,
                    ),
                ),
                ("value", models.JSONField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="judgements", to="ledger.claim"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.claim",
                    ),
                ),
                (
                    "undoes",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.judgement",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.CharField(max_length=120, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("name_ar", models.CharField(blank=True, max_length=200)),
                ("names", models.JSONField(default=list)),
                ("kind", models.CharField(max_length=16)),
                ("country", models.CharField(max_length=2)),
                ("admin1", models.CharField(blank=True, max_length=200)),
                ("admin2", models.CharField(blank=True, max_length=200)),
                ("admin3", models.CharField(blank=True, max_length=200)),
                ("pcode", models.CharField(blank=True, max_length=40)),
                ("population", models.PositiveBigIntegerField(null=True)),
                ("latitude", models.FloatField()),
                ("longitude", models.FloatField()),
                (
                    "listed",
                    models.BooleanField(
                        default=False, help_text="Of a gazetteer that was added; else a claim's place only."
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "indexes": [
                    models.Index(fields=["name"], name="ledger_plac_name_a51fad_idx"),
                    models.Index(fields=["latitude", "longitude"], name="ledger_plac_latitud_97f7a4_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.CharField(max_length=16, unique=True)),
                ("kind", models.CharField(max_length=16)),
                ("actions", models.JSONField(default=list)),
                ("place_text", models.CharField(blank=True, max_length=300)),
                ("admin1", models.CharField(blank=True, max_length=200)),
                ("country", models.CharField(blank=True, max_length=2)),
                ("date_start", models.DateField(null=True)),
                ("date_end", models.DateField(null=True)),
                (
                    "sources",
                    models.PositiveIntegerField(default=0, help_text="How many independent sources speak of it."),
                ),
                ("contested", models.BooleanField(default=False)),
                ("data", models.JSONField()),
                ("claims", models.ManyToManyField(related_name="events", to="ledger.claim")),
                (
                    "place",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="events", to="ledger.place"
                    ),
                ),
            ],
            options={
                "ordering": ["-date_start", "uid"],
            },
        ),
        migrations.CreateModel(
            name="ControlSpan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("actor", models.CharField(max_length=300)),
                ("state", models.CharField(max_length=10)),
                ("start", models.DateField(null=True)),
                ("end", models.DateField(null=True)),
                ("claims", models.ManyToManyField(related_name="control", to="ledger.claim")),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="control", to="ledger.place"
                    ),
                ),
            ],
            options={
                "ordering": ["place", "start"],
            },
        ),
        migrations.AddField(
            model_name="claim",
            name="place",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="claims", to="ledger.place"
            ),
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.CharField(max_length=200)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("digest", models.CharField(max_length=16)),
                ("title", models.TextField()),
                ("text", models.TextField()),
                ("published", models.DateField(null=True)),
                ("published_at", models.DateTimeField(null=True)),
                ("publisher", models.CharField(max_length=200)),
                ("language", models.CharField(max_length=8)),
                ("url", models.URLField(blank=True, max_length=2000)),
                ("credit", models.CharField(blank=True, max_length=500)),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                (
                    "current",
                    models.BooleanField(default=True, help_text="Whether this is the newest revision of its report."),
                ),
                ("withdrawn", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["-published", "pk"],
                "indexes": [
                    models.Index(fields=["current", "-published"], name="ledger_repo_current_a7fa97_idx"),
                    models.Index(fields=["publisher"], name="ledger_repo_publish_e09408_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("uid", "revision"), name="report_revision"),
                    models.UniqueConstraint(fields=("uid", "digest"), name="report_content"),
                ],
            },
        ),
        migrations.AddField(
            model_name="claim",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="claims", to="ledger.report"
            ),
        ),
        migrations.CreateModel(
            name="Toll",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("action", models.CharField(max_length=16)),
                ("group", models.CharField(blank=True, max_length=16)),
                ("low", models.BigIntegerField(null=True)),
                ("best", models.BigIntegerField(null=True)),
                ("high", models.BigIntegerField(null=True)),
                ("rule", models.CharField(max_length=16)),
                (
                    "figures",
                    models.JSONField(default=list, help_text="Each independent source's latest figure and its claim."),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tolls", to="ledger.event"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["-date_start"], name="ledger_even_date_st_fa4767_idx"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["kind"], name="ledger_even_kind_db339a_idx"),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(fields=["kind", "action"], name="ledger_clai_kind_ae11fc_idx"),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(fields=["date_start"], name="ledger_clai_date_st_8334d1_idx"),
        ),
        migrations.AddConstraint(
            model_name="toll",
            constraint=models.UniqueConstraint(fields=("event", "action", "group", "rule"), name="toll_of_event"),
        ),
    ]
