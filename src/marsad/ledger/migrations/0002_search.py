"""The first search table, of reports alone; a later step puts another in its place."""

from django.db import migrations

TABLE = "ledger_report_words"
CREATE = {
    "sqlite": [f"CREATE VIRTUAL TABLE {TABLE} USING fts5(words, content='', prefix='2 3')"],
    "postgresql": [
        f"CREATE TABLE {TABLE} (report_id bigint PRIMARY KEY, words tsvector NOT NULL)",
        f"CREATE INDEX {TABLE}_gin ON {TABLE} USING gin (words)",
    ],
}


def create_search(_apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_search(_apps, schema_editor):
    schema_editor.execute(f"DROP TABLE {TABLE}")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(create_search, drop_search)]
