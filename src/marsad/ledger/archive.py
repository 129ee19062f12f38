"""Backups: all that the ledger stores, in one compressed file that says what is in it and proves that it is whole.

The file is gzip over lines of JSON: a head (format, schema, tables with their columns and rows), for each table its
name and then its rows as arrays, and last the SHA-256 of all lines before. It is the same whichever database it was
made from, so that a backup of one can be restored into the other. What search holds is left out: it is made anew.
"""

import datetime as dt
import gzip
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, NoReturn

import msgspec
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db import models as db

from marsad.ledger import backend, models
from marsad.ledger.opening import schema_version
from marsad.ledger.search import index
from marsad.model import InputError

FORMAT: Final = 1
_DERIVED_ANEW: Final = (models.SearchEntry, models.SearchName, models.SearchValue)
_BATCH: Final = 500
_LEVEL: Final = 6

Step = Callable[[int], object]
"""Told how many more rows are done."""


class Table(msgspec.Struct, frozen=True):
    """One table in a backup: its name, its columns in the order of the rows, how many rows."""

    name: str
    columns: tuple[str, ...]
    rows: int


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup says of itself; ``schema`` is the newest step of the tables, ``program`` the version of Marsad."""

    marsad_backup: int
    made_at: dt.datetime
    program: str
    schema: str
    database: str
    tables: tuple[Table, ...]

    @property
    def rows(self) -> int:
        """How many rows in all."""
        return sum(table.rows for table in self.tables)

    def count(self, name: str) -> int:
        """How many rows of a table."""
        return next((table.rows for table in self.tables if table.name == name), 0)


class _Tail(msgspec.Struct, frozen=True):
    sha256: str


class _Start(msgspec.Struct, frozen=True):
    table: str


def tables() -> list[type[db.Model]]:
    """List the tables that are kept in a backup, in a fixed order; those of other rooms of Marsad too."""
    rooms = sorted((app for app in apps.get_app_configs() if app.name.startswith("marsad.")), key=lambda app: app.label)
    found = [table for app in rooms for table in app.get_models(include_auto_created=True)]
    return [table for table in found if table not in _DERIVED_ANEW]


def save(path: Path, step: Step = lambda _rows: None) -> Head:
    """Write a backup of the ledger as it is at this moment, while others go on using it; the file appears whole.

    Raises:
        OSError: the file can't be written.
    """
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as raw, backend.snapshot():
            head = _head()
            with gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=_LEVEL, mtime=0, filename="") as stream:
                sha = hashlib.sha256()
                for line in _lines(head, step):
                    sha.update(line)
                    stream.write(line)
                stream.write(_line(_Tail(sha.hexdigest())))
            raw.flush()
            os.fsync(raw.fileno())
        Path(draft).replace(path)
    finally:
        with suppress(FileNotFoundError):
            Path(draft).unlink()
    return head


def _head() -> Head:
    kept = tuple(
        Table(table._meta.label, tuple(field.attname for field in table._meta.concrete_fields), _rows(table).count())
        for table in tables()
    )
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    return Head(
        marsad_backup=FORMAT,
        made_at=now,
        program=version("marsad"),
        schema=schema_version(),
        database=connection.vendor,
        tables=kept,
    )


def _rows(table: type[db.Model]) -> "db.QuerySet[Any]":
    return table._base_manager.all()


def _line(value: Any) -> bytes:
    return msgspec.json.encode(value) + b"\n"


def _lines(head: Head, step: Step) -> Iterator[bytes]:
    yield _line(head)
    for kept, table in zip(head.tables, tables(), strict=True):
        yield _line(_Start(kept.name))
        for row in _rows(table).order_by("pk").values_list(*kept.columns).iterator(_BATCH):
            yield _line(row)
            step(1)


@dataclass(frozen=True, slots=True)
class Archive:
    """A backup that was found whole; ``path`` leads to it."""

    path: Path
    head: Head

    @classmethod
    def open(cls, path: Path) -> "Archive":
        """Read all of a backup and check it.

        Raises:
            InputError: the file is no backup, is damaged or cut short, or another version wrote it.
            OSError: it can't be read.
        """
        sha, held, last, head = hashlib.sha256(), 0, b"", None
        for line in _read(path):
            if head is None:
                head = _checked_head(path, line)
            if last:
                sha.update(last)
            held += line[:1] == b"["
            last = line
        if head is None:
            _refuse(path, "is empty")
        try:
            tail = msgspec.json.decode(last, type=_Tail)
        except msgspec.MsgspecError:
            _refuse(path, "is cut short: its last line, the checksum, is missing")
        if tail.sha256 != sha.hexdigest() or held != head.rows:
            _refuse(path, "is damaged: its content is not what its checksum says")
        return cls(path, head)

    def rows(self) -> Iterator[tuple[str, list[Any]]]:
        """Go through the rows, each with the name of its table."""
        name = ""
        for number, line in enumerate(_read(self.path)):
            if line[:1] == b"[":
                yield name, msgspec.json.decode(line)
            elif number and line.startswith(b'{"table"'):
                name = msgspec.json.decode(line, type=_Start).table


def _read(path: Path) -> Iterator[bytes]:
    try:
        with gzip.open(path, "rb") as stream:
            yield from stream
    except (gzip.BadGzipFile, EOFError, UnicodeDecodeError) as error:
        _refuse(path, f"is no backup, or is damaged: {error}")
    except OSError:
        raise
    except Exception as error:  # zlib.error
        _refuse(path, f"is damaged: {error}")


def _checked_head(path: Path, line: bytes) -> Head:
    try:
        head = msgspec.json.decode(line, type=Head)
    except msgspec.MsgspecError:
        _refuse(path, "is no backup of Marsad, or is damaged: its first line is not the head of one")
    if head.marsad_backup != FORMAT:
        _refuse(path, f"is a backup of format {head.marsad_backup}; this version reads format {FORMAT}")
    return head


def _refuse(path: Path, fault: str) -> NoReturn:
    raise InputError(fault, file=str(path))


def is_empty() -> bool:
    """Say whether the ledger holds nothing at all."""
    return not any(_rows(table).exists() for table in tables())


def restore(archive: Archive, *, replace: bool = False, step: Step = lambda _rows: None) -> None:
    """Put what a backup holds in place of what the ledger holds, in one transaction: all of it, or nothing.

    Raises:
        InputError: the backup is of other tables than this version's, or the ledger holds something and ``replace``
            is not given; nothing is touched then.
    """
    known = {table._meta.label: table for table in tables()}
    _check_fit(archive, known)
    with transaction.atomic():
        backend.lock(models.Build)
        if not replace and not is_empty():
            raise InputError("the ledger is not empty; --replace puts the backup in the place of what it holds")
        for table in known.values():
            backend.empty(table)
        for name, rows in _batches(archive.rows()):
            _insert(known[name], rows)
            step(len(rows))
        _check_counts(archive, known)
        _reset_keys(list(known.values()))
        index.rebuild()


def _check_fit(archive: Archive, known: dict[str, type[db.Model]]) -> None:
    schema, head = schema_version(), archive.head
    columns = {name: {field.attname for field in table._meta.concrete_fields} for name, table in known.items()}
    if head.schema != schema or {table.name: set(table.columns) for table in head.tables} != columns:
        _refuse(
            archive.path,
            f"is of schema {head.schema}, made by Marsad {head.program}; this is Marsad {version('marsad')} "
            f"with schema {schema}: restore it with that version, then update",
        )


def _check_counts(archive: Archive, known: dict[str, type[db.Model]]) -> None:
    for table in archive.head.tables:
        if _rows(known[table.name]).count() != table.rows:
            _refuse(archive.path, f"holds {table.rows} rows of {table.name}, which could not all be stored")


def _batches(rows: Iterator[tuple[str, list[Any]]]) -> Iterator[tuple[str, list[list[Any]]]]:
    name, held = "", list[list[Any]]()
    for table, row in rows:
        if held and (table != name or len(held) == _BATCH):
            yield name, held
            held = []
        name = table
        held.append(row)
    if held:
        yield name, held


def _insert(table: type[db.Model], rows: list[list[Any]]) -> None:
    """Insert rows as they were, the moments that a column would take from the clock included."""
    fields = table._meta.concrete_fields
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {quote(table._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608 - our own names
    stored = [
        [field.get_db_prep_save(field.to_python(value), connection) for field, value in zip(fields, row, strict=True)]
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(statement, stored)


def _reset_keys(known: list[type[db.Model]]) -> None:
    """Let new rows be numbered behind those that were inserted."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), known):
            cursor.execute(statement)
