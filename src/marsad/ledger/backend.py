"""The one seam for what differs between SQLite and PostgreSQL: full-text search, locks, whole tables emptied."""

from collections.abc import Iterable
from typing import Any

from django.apps.registry import Apps
from django.db import connection
from django.db import models as db
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.expressions import RawSQL

from marsad.ledger.folding import words

SEARCH_TABLE = "ledger_report_words"
MOST_WORDS = 100_000
"""Words of one report that are searched; PostgreSQL's tsvector ends at one megabyte."""

_CREATE = {
    # the words only: the text stands in the report's own row, and a report is never deleted
    "sqlite": [f"CREATE VIRTUAL TABLE {SEARCH_TABLE} USING fts5(words, content='', prefix='2 3')"],
    "postgresql": [
        f"CREATE TABLE {SEARCH_TABLE} (report_id bigint PRIMARY KEY, words tsvector NOT NULL)",
        f"CREATE INDEX {SEARCH_TABLE}_gin ON {SEARCH_TABLE} USING gin (words)",
    ],
}
_INSERT = {
    "sqlite": f"INSERT INTO {SEARCH_TABLE} (rowid, words) VALUES (%s, %s)",  # noqa: S608 - a constant name
    "postgresql": f"INSERT INTO {SEARCH_TABLE} VALUES (%s, to_tsvector('simple', %s))",  # noqa: S608
}
_MATCH = {
    "sqlite": f"SELECT rowid FROM {SEARCH_TABLE} WHERE {SEARCH_TABLE} MATCH %s",  # noqa: S608
    "postgresql": f"SELECT report_id FROM {SEARCH_TABLE} WHERE words @@ to_tsquery('simple', %s)",  # noqa: S608
}


def create_search(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the search table; a step of the migrations."""
    for statement in _CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_search(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Undo ``create_search``."""
    schema_editor.execute(f"DROP TABLE {SEARCH_TABLE}")


def index_report(key: int, *texts: str) -> None:
    """Make the report with this key findable by the words of ``texts``, within the caller's transaction."""
    folded = " ".join(words(" ".join(texts))[:MOST_WORDS])
    with connection.cursor() as cursor:
        cursor.execute(_INSERT[connection.vendor], [key, folded])


def empty_search() -> None:
    """Make the search table anew, with nothing in it."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {SEARCH_TABLE}")
        for statement in _CREATE[connection.vendor]:
            cursor.execute(statement)


def reindex(reports: Iterable[tuple[int, str, str]]) -> None:
    """Make the search table anew from (key, title, text); call it within a transaction."""
    empty_search()
    for key, title, text in reports:
        index_report(key, title, text)


def matching_reports(query: str) -> RawSQL | list[int]:
    """Give a subquery for the keys of the reports that hold every word of the query, by how the words begin."""
    found = words(query)
    if not found:
        return []
    if connection.vendor == "sqlite":
        expression = " AND ".join(f'"{word}"*' for word in found)
    else:
        expression = " & ".join(f"{word}:*" for word in found)
    return RawSQL(_MATCH[connection.vendor], [expression])  # noqa: S611 - constant SQL, the words are a parameter


def empty(table: type[db.Model]) -> None:
    """Delete all rows of a table at once, without looking for rows that point at them."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {connection.ops.quote_name(table._meta.db_table)}")  # noqa: S608


def lock(table: type[db.Model]) -> None:
    """Let one writer at a time past this point, until its transaction ends; readers are not held up."""
    if connection.vendor == "postgresql":  # on SQLite a transaction of ours holds the only write lock from its start
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {connection.ops.quote_name(table._meta.db_table)} IN EXCLUSIVE MODE")


def location() -> str:
    """Say where the database is: the file, or the server and name, never with a password."""
    settings: dict[str, Any] = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(settings["NAME"])
    host = settings.get("HOST") or "localhost"
    port = f":{settings['PORT']}" if settings.get("PORT") else ""
    return f"{connection.vendor}://{host}{port}/{settings['NAME']}"
