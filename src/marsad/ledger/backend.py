"""The one seam for what differs between SQLite and PostgreSQL: full-text search, locks, whole tables emptied."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final

from django.apps.registry import Apps
from django.db import connection, transaction
from django.db import models as db
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.expressions import RawSQL
from django.db.utils import DatabaseError

from marsad.ledger.search.terms import AnyOf, Asked, Phrase, Prefix, Sound, Term, Token
from marsad.ledger.search.values import EVERYTHING

WORDS_TABLE: Final = "ledger_search_words"
_ENTRIES: Final = "ledger_searchentry"
_NAMES: Final = "ledger_searchname"
_LIKE_NAMES: Final = "ledger_search_names"
_BATCH: Final = 500
_MOST_BYTES: Final = 400_000
"""Of different words in one entry; PostgreSQL's tsvector ends at one megabyte, its own notes included."""
_LONGEST: Final = 100
"""Letters of a word that are searched."""
_FEW: Final = _MOST_BYTES // (4 * _LONGEST + 8)
"""So many words fit, whatever they are."""

_CREATE: Final = {
    "sqlite": [
        f"CREATE VIRTUAL TABLE {WORDS_TABLE} USING fts5(title, body, tokens, sounds, "
        "tokenize='unicode61 remove_diacritics 0', prefix='2 3')",
        f"CREATE VIRTUAL TABLE {_LIKE_NAMES} USING fts5(plain, tokenize='trigram')",
    ],
    "postgresql": [
        f"CREATE TABLE {WORDS_TABLE} (entry bigint PRIMARY KEY, words tsvector NOT NULL)",
        f"CREATE INDEX {WORDS_TABLE}_gin ON {WORDS_TABLE} USING gin (words) WITH (fastupdate = off)",
    ],
}


@dataclass(frozen=True, slots=True)
class Indexed:
    """What the index holds of one entry: folded words of what it is called and says, and its tokens."""

    entry: int
    title: Sequence[str]
    body: Sequence[str]
    tokens: Sequence[str]
    sounds: Sequence[str]


def create_search(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the tables of words; a step of the migrations."""
    vendor = schema_editor.connection.vendor
    for statement in _CREATE[vendor]:
        schema_editor.execute(statement)
    if vendor == "postgresql":
        _create_trigrams(schema_editor)


def _create_trigrams(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Index names by their trigrams, where the server lets this database have pg_trgm."""
    try:
        with transaction.atomic(using=schema_editor.connection.alias):
            schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            schema_editor.execute(f"CREATE INDEX {_LIKE_NAMES} ON {_NAMES} USING gin (plain gin_trgm_ops)")
    except DatabaseError:  # a server that lacks it: names that are misspelled are not guessed at then
        return


def drop_search(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Undo ``create_search``."""
    schema_editor.execute(f"DROP TABLE {WORDS_TABLE}")
    kind = "TABLE" if schema_editor.connection.vendor == "sqlite" else "INDEX"
    schema_editor.execute(f"DROP {kind} IF EXISTS {_LIKE_NAMES}")


def add_words(entries: Iterable[Indexed]) -> None:
    """Put entries into the index, within the caller's transaction."""
    if connection.vendor == "sqlite":
        statement = f"INSERT INTO {WORDS_TABLE} (rowid, title, body, tokens, sounds) VALUES (%s, %s, %s, %s, %s)"  # noqa: S608
        rows: list[tuple[int | str, ...]] = [
            (of.entry, *(" ".join(_bounded(part)) for part in (of.title, of.body)), " ".join((EVERYTHING, *of.tokens)),
             " ".join(of.sounds))
            for of in entries
        ]  # fmt: skip
    else:
        statement = f"INSERT INTO {WORDS_TABLE} (entry, words) VALUES (%s, %s::tsvector)"  # noqa: S608
        rows = [(of.entry, _vector(of)) for of in entries]
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)


def _bounded(words: Iterable[str]) -> list[str]:
    """Cut words, and the row of words, to what every database can index."""
    words = list(words)
    if len(words) < _FEW and max(map(len, words), default=0) <= _LONGEST:
        return words
    kept: list[str] = []
    seen: set[str] = set()
    room = _MOST_BYTES
    for word in (word[:_LONGEST] for word in words):
        if word not in seen:
            seen.add(word)
            room -= len(word.encode()) + 8
            if room < 0:
                break
        kept.append(word)
    return kept


def _vector(of: Indexed) -> str:
    """Write a tsvector; a gap parts the words of the title from those of the body, so that no phrase spans both."""
    places: dict[str, list[str]] = {}
    title = _bounded(of.title)
    for at, word in enumerate(title, 1):
        places.setdefault(word, []).append(f"{at}A")
    for at, word in enumerate(_bounded(of.body), len(title) + 10):
        places.setdefault(word, []).append(f"{min(at, 16383)}B")
    spelled = [f"'{word}':{','.join(found[:250])}" for word, found in places.items()]
    return " ".join([*spelled, *(f"'{_mark(token)}'" for token in (EVERYTHING, *of.tokens, *of.sounds))])


def _mark(token: str) -> str:
    """Tell a token from a word of the text, which never holds a colon."""
    return f":{token}"


def remove_words(entries: Sequence[int]) -> None:
    """Take entries out of the index."""
    column = "rowid" if connection.vendor == "sqlite" else "entry"
    with connection.cursor() as cursor:
        for start in range(0, len(entries), _BATCH):
            some = entries[start : start + _BATCH]
            places = ", ".join(["%s"] * len(some))
            cursor.execute(f"DELETE FROM {WORDS_TABLE} WHERE {column} IN ({places})", some)  # noqa: S608


def empty_words() -> None:
    """Take everything out of the index."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {WORDS_TABLE}")  # noqa: S608 - a constant name


def digests_of_words() -> dict[int, str]:
    """Lead from each entry that the index holds to a digest of the words that it holds of it."""
    columns = "rowid, title, body, tokens, sounds" if connection.vendor == "sqlite" else "entry, words::text"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {WORDS_TABLE}")  # noqa: S608 - constant names
        return {row[0]: blake2b("\n".join(row[1:]).encode(), digest_size=8).hexdigest() for row in cursor}


Match = tuple[int, str, str | None, float]
"""An entry's key, its row of tokens, its day as YYYY-MM-DD, and how well it fits (more is better)."""


def matches(asked: Asked, since: str | None, until: str | None, *, ranked_by: Sequence[Term] = ()) -> list[Match]:
    """List all entries that fit, in no order; ``since`` and ``until`` bound their day, both included."""
    # an expression, unlike a column, is not made a date of: there may be thousands
    day = "e.day || ''" if connection.vendor == "sqlite" else "to_char(e.day, 'YYYY-MM-DD')"
    rank, given = _rank(ranked_by) if ranked_by else ("0.0", [])
    source, more = _fitting(asked, since, until)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT e.id, e.tokens, {day}, {rank} {source}", [*given, *more])
        return list(cursor.fetchall())


def count_by_what(asked: Asked, since: str | None, until: str | None) -> dict[str, int]:
    """Count the entries that fit by what they are."""
    source, given = _fitting(asked, since, until)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT e.what, count(*) {source} GROUP BY e.what", given)
        return dict(cursor.fetchall())


def rows_matching(asked: Asked) -> RawSQL:
    """Give a subquery for the keys of the rows whose entries fit."""
    source, given = _fitting(asked, None, None)
    return RawSQL(f"SELECT e.row {source}", given)  # noqa: S611 - constant SQL, what was asked is a parameter


def json_text(column: str, *path: str) -> str:
    """Write the text that lies at a path in a column of JSON; of names of ours alone."""
    if connection.vendor == "sqlite":
        return f"json_extract({column}, '$.{'.'.join(path)}')"
    return f"{column} #>> '{{{','.join(path)}}}'"


def keys_matching(asked: Sequence[Asked]) -> list[list[int]]:
    """Give the keys of the rows whose entries fit, for each of some queries; all in one query to the database."""
    found: list[list[int]] = [[] for _ in asked]
    parts = [_fitting(one, None, None) for one in asked]
    union = " UNION ALL ".join(f"SELECT {number}, e.row {source}" for number, (source, _) in enumerate(parts))
    with connection.cursor() as cursor:
        cursor.execute(union, [value for _, given in parts for value in given])
        for number, key in cursor.fetchall():
            found[number].append(key)
    return found


def _rank(terms: Sequence[Term]) -> tuple[str, list[Any]]:
    if connection.vendor == "sqlite":
        return f"-bm25({WORDS_TABLE}, 6.0, 1.0, 0.0, 2.0)", []
    return "ts_rank('{0.1, 0.2, 0.4, 1.0}', w.words, %s::tsquery, 1)", [expression_of(Asked(tuple(terms)))]


def _fitting(asked: Asked, since: str | None, until: str | None) -> tuple[str, list[Any]]:
    given: list[Any] = []
    if not asked.must and not asked.must_not:
        sql = f"FROM {_ENTRIES} e WHERE TRUE"
    elif connection.vendor == "sqlite":
        sql = f"FROM {WORDS_TABLE} CROSS JOIN {_ENTRIES} e ON e.id = {WORDS_TABLE}.rowid WHERE {WORDS_TABLE} MATCH %s"
        given = [expression_of(asked)]
    else:
        sql = f"FROM {WORDS_TABLE} w JOIN {_ENTRIES} e ON e.id = w.entry WHERE w.words @@ %s::tsquery"
        given = [expression_of(asked)]
    for bound, sign in ((since, ">="), (until, "<=")):
        if bound:
            sql += f" AND e.day {sign} %s"
            given.append(bound)
    return sql, given


def expression_of(asked: Asked) -> str:
    """Write a query in the database's own language; all words in it are folded, so they hold letters and digits."""
    write, joined, without = (
        (_sqlite, " AND ", " NOT ") if connection.vendor == "sqlite" else (_postgres, " & ", " & !")
    )
    must = asked.must or (Token(EVERYTHING),)
    return joined.join(map(write, must)) + "".join(f"{without}{write(term)}" for term in asked.must_not)


def _sqlite(term: Term) -> str:
    match term:
        case Prefix(word):
            return f'{{title body}} : "{word[:_LONGEST]}" *'
        case Phrase(words):
            # several words never stand in the other columns, and are found sooner where none is named
            named = "{title body} : " if len(words) == 1 else ""
            return f'{named}"{" ".join(word[:_LONGEST] for word in words)}"'
        case Token(token):
            return f'tokens : "{token}"'
        case Sound(token):
            return f'sounds : "{token}"'
        case AnyOf(terms):
            return f"({' OR '.join(map(_sqlite, terms))})"


def _postgres(term: Term) -> str:
    match term:
        case Prefix(word):
            return f"'{word[:_LONGEST]}':*"
        case Phrase(words):
            spelled = " <-> ".join(f"'{word[:_LONGEST]}'" for word in words)
            return f"({spelled})"
        case Token(token) | Sound(token):
            return f"'{_mark(token)}'"
        case AnyOf(terms):
            return f"({' | '.join(map(_postgres, terms))})"


def names_like(plain: str, most: int) -> list[str]:
    """List known names, folded plainly, that share groups of three letters with a name that nothing bears."""
    if len(plain) < 4:
        return []
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            pieces = " OR ".join(f'"{plain[at : at + 3]}"' for at in range(len(plain) - 2))
            cursor.execute(
                f"SELECT plain FROM {_LIKE_NAMES} WHERE {_LIKE_NAMES} MATCH %s ORDER BY rank LIMIT %s",  # noqa: S608
                [pieces, most],
            )
        else:
            cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [_LIKE_NAMES])
            if not cursor.fetchone()[0]:
                return []
            cursor.execute(
                f"SELECT plain FROM {_NAMES} WHERE plain %% %s ORDER BY similarity(plain, %s) DESC LIMIT %s",  # noqa: S608
                [plain, plain, most],
            )
        return [row[0] for row in cursor.fetchall()]


def add_like_names(names: Iterable[str]) -> None:
    """Make names findable by their trigrams; PostgreSQL does so by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {_LIKE_NAMES} (plain) VALUES (%s)", [(name,) for name in names])  # noqa: S608


def empty_like_names() -> None:
    """Forget the names that ``add_like_names`` added."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {_LIKE_NAMES}")  # noqa: S608


def empty(table: type[db.Model]) -> None:
    """Delete all rows of a table at once, without looking for rows that point at them."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {connection.ops.quote_name(table._meta.db_table)}")  # noqa: S608


@contextmanager
def snapshot() -> Iterator[None]:
    """Read as of one moment, whatever others write meanwhile; nobody is held up."""
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")  # in WAL mode a reader keeps the state in which it began
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


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
