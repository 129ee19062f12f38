"""The door of the intake: a path or standard input in, reports out, one by one."""

import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

from marsad.intake.documents import plain_text, web_page
from marsad.intake.fields import Defaults, to_report
from marsad.intake.raw import Raw, Source
from marsad.intake.sniff import Reader, sniff
from marsad.intake.structured import json_document, json_lines, table
from marsad.model import InputError, Report

OnBad: TypeAlias = Callable[[InputError], None]
Found: TypeAlias = Iterator[Report | InputError]

READERS: Final = MappingProxyType(
    {
        ".jsonl": json_lines,
        ".ndjson": json_lines,
        ".json": json_document,
        ".csv": table,
        ".txt": plain_text,
        ".html": web_page,
        ".htm": web_page,
    }
)
"""What reads a file, by its ending."""


def read_input(
    source: str | Path, *, defaults: Defaults | None = None, on_bad: OnBad | None = None
) -> Iterator[Report]:
    """Read the reports of a file, of the files in a folder and in the folders below it, or of standard input ("-").

    Reports come one at a time, so that JSON lines or CSV of any length are never held in memory.
    In one file, an id stands once.

    Args:
        source: a path, or "-".
        defaults: what the caller knows of the reports; see ``to_report``.
        on_bad: takes each fault, and reading goes on behind it. None: the first fault is raised.

    Raises:
        InputError: something can't be read; names file, line, field and what was expected.
    """
    known = defaults or Defaults()
    for found in _standard_input(known) if str(source) == "-" else _path(Path(source), known):
        if isinstance(found, Report):
            yield found
        elif on_bad is None:
            raise found
        else:
            on_bad(found)


def _standard_input(defaults: Defaults) -> Found:
    source, reader = sniff(sys.stdin.buffer, "standard input")
    yield from _reports(source, reader, defaults)


def _path(path: Path, defaults: Defaults) -> Found:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            yield from _folder(path, defaults)
        else:
            yield from _file(path, defaults, named=stat.S_ISREG(mode))
    except OSError as error:
        yield InputError(_os_fault(error), file=str(path))


def _os_fault(error: OSError) -> str:
    known = {FileNotFoundError: "there is no such file or folder", PermissionError: "may not be read by this user"}
    return known.get(type(error), f"can't be read: {error.strerror or error}")


def _folder(path: Path, defaults: Defaults) -> Found:
    """Read every file whose ending is known, in the order of their names; hidden ones are passed over."""
    inside = sorted(item for item in path.rglob("*") if item.suffix.lower() in READERS and item.is_file())
    files = [item for item in inside if not any(part.startswith(".") for part in item.relative_to(path).parts)]
    if not files:
        yield InputError(f"holds no file that ends in {_endings()}", file=str(path))
    for file in files:
        yield from _path(file, defaults)


def _file(path: Path, defaults: Defaults, *, named: bool) -> Found:
    """Read one file by its ending, or by its first line where it is a pipe and its name means nothing."""
    reader = READERS.get(path.suffix.lower())
    if reader is None and named:
        yield InputError(f"expected a name that ends in {_endings()}", file=str(path))
        return
    with path.open("rb") as stream:
        source, chosen = (Source(stream, str(path)), reader) if reader else sniff(stream, str(path))
        yield from _reports(source, chosen, defaults)


def _endings() -> str:
    *most, last = READERS
    return f"{', '.join(most)} or {last}"


def _reports(source: Source, reader: Reader, defaults: Defaults) -> Found:
    first_lines: dict[str, int | None] = {}
    nothing = True
    for raw in reader(source):
        nothing = False
        yield raw if isinstance(raw, InputError) else _report(raw, source, defaults, first_lines)
    if nothing:
        yield source.fault("is empty, expected at least one report")


def _report(raw: Raw, source: Source, defaults: Defaults, first_lines: dict[str, int | None]) -> Report | InputError:
    try:
        report = to_report(raw, defaults)
    except InputError as error:
        return source.fault(error.fault, line=raw.line, field=error.field)
    if report.id in first_lines:
        first = first_lines[report.id]
        return source.fault(f"{report.id!r} was already used on line {first}", line=raw.line, field="id")
    first_lines[report.id] = raw.line
    return report
