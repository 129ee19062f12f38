"""What the record was derived by. A record of before has nothing of it, and counts as behind until it is rebuilt."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0005_gazetteers"),
    ]

    operations = [
        migrations.RunSQL("DELETE FROM ledger_build", migrations.RunSQL.noop),
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=16, unique=True)),
                ("report", models.CharField(db_index=True, max_length=200)),
                (
                    "home",
                    models.CharField(
                        blank=True, db_index=True, help_text="The first account of its group.", max_length=16
                    ),
                ),
                ("asserts", models.BooleanField(default=True)),
                ("data", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Bond",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("one", models.CharField(db_index=True, max_length=16)),
                ("two", models.CharField(db_index=True, max_length=16)),
                ("apart", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="Sketch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("report", models.CharField(max_length=200, unique=True)),
                ("first", models.CharField(db_index=True, max_length=200)),
                ("data", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Band",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("band", models.BigIntegerField()),
                ("report", models.CharField(max_length=200)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("band", "report"), name="band_report")],
            },
        ),
        migrations.CreateModel(
            name="Block",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("block", models.BigIntegerField()),
                ("day", models.PositiveIntegerField(help_text="Counted from the year 1; 0 is not known.")),
                ("key", models.CharField(max_length=16)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("block", "day", "key"), name="block_order")],
            },
        ),
        migrations.CreateModel(
            name="ControlClaim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(max_length=120)),
                ("claim", models.CharField(max_length=16)),
                ("report", models.CharField(db_index=True, max_length=200)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("place", "claim"), name="control_claim")],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first", models.CharField(max_length=16)),
                ("second", models.CharField(db_index=True, max_length=16)),
                ("points", models.FloatField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("first", "second"), name="link_pair")],
            },
        ),
    ]
