"""The search table, which Django's models can't describe: FTS5 on SQLite, a tsvector on PostgreSQL."""

from django.db import migrations

from marsad.ledger import backend


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(backend.create_search, backend.drop_search)]
