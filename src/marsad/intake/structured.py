"""Inputs that have fields: JSON lines, JSON, CSV."""

import csv
from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from marsad.intake.raw import Raw, Rows, Source
from marsad.intake.text import UTF8_BOM, decode
from marsad.model import InputError

_TRUNCATED: Final = "Input data was truncated"
_LONGEST_CELL: Final = 100_000_000


def json_lines(source: Source) -> Rows:
    """Read a report from each line, one line in memory at a time; blank lines are passed over."""
    for number, line in enumerate(source.stream, 1):
        data = line.removeprefix(UTF8_BOM) if number == 1 else line
        if not data.strip():
            continue
        try:
            value = _parse(data)
        except ValueError as error:
            yield source.fault(str(error), line=number)
        else:
            hint = "; a list of reports belongs in a .json file" if isinstance(value, list) else ""
            yield _as_raw(value, source, number, hint)


def json_document(source: Source) -> Rows:
    """Read one report, or a list of them; a file of this kind is held in memory whole."""
    data = source.stream.read().removeprefix(UTF8_BOM)
    if not data.strip():
        return
    try:
        value = _parse(data)
    except ValueError as error:
        yield source.fault(f"{error}{_lines_hint(data)}", line=_line_of(error, data))
        return
    if not isinstance(value, list):
        yield _as_raw(value, source, None, "")
        return
    for item, line in zip(value, _item_lines(data), strict=True):
        yield _as_raw(item, source, line, "")


def table(source: Source) -> Rows:
    """Read CSV (comma, semicolon or tab) whose first row names the fields; an empty cell says nothing."""
    lines = _decoded_lines(source)
    header = next(lines, "")
    if not header:
        return
    delimiter = max(",;\t", key=header.count)
    names = [name.strip(' "').lower() for name in header.strip().split(delimiter)]
    if "text" not in names:
        yield source.fault('expected a first row that names the fields, "text" among them', line=1)
        return
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        number = reader.line_num + 2
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield source.fault(f"is not CSV: {error}", line=number)
            continue
        if any(cells):
            yield _row(names, cells, source, number)


def _row(names: list[str], cells: list[str], source: Source, number: int) -> Raw | InputError:
    if len(cells) > len(names):
        return source.fault(f"has {len(cells)} cells, expected {len(names)} as in the first row", line=number)
    for name, cell in zip(names, cells, strict=False):
        if any("\udc80" <= character <= "\udcff" for character in cell):
            return source.fault("is not UTF-8, expected UTF-8: save it as UTF-8", line=number, field=name)
    return Raw({name: cell for name, cell in zip(names, cells, strict=False) if cell}, line=number)


def _decoded_lines(source: Source) -> Iterator[str]:
    """Decode line by line; bytes that are not UTF-8 become surrogates, so that a fault stays in its own row."""
    for number, line in enumerate(source.stream):
        yield (line if number else line.removeprefix(UTF8_BOM)).decode("utf-8", "surrogateescape")


def _as_raw(value: Any, source: Source, line: int | None, hint: str) -> Raw | InputError:
    if isinstance(value, Mapping):
        return Raw(value, line=line)
    return source.fault(f"expected a report as a JSON object{hint}", line=line)


class _MalformedError(ValueError):
    """JSON that can't be read; ``at`` is the byte where reading ended, None where it is not known."""

    def __init__(self, message: str, at: int | None = None) -> None:
        super().__init__(message)
        self.at = at


def _parse(data: bytes) -> Any:
    """Parse one JSON value.

    Raises:
        ValueError: it is not UTF-8, or not JSON; the message is a sentence for a person.
    """
    decode(data)
    try:
        return msgspec.json.decode(data)
    except RecursionError:
        message = "is nested too deeply, expected a report as a JSON object"
        raise _MalformedError(message) from None
    except msgspec.DecodeError as error:
        fault = str(error)
    if fault == _TRUNCATED:
        message = "is not JSON: it breaks off before its end"
        raise _MalformedError(message, len(data.rstrip()))
    what, _, where = fault.partition(" (byte ")
    at = int(where.rstrip(")")) if where else None
    raise _MalformedError(f"is not JSON: {what.removeprefix('JSON is malformed: ')}", at)


def _line_of(error: ValueError, data: bytes) -> int | None:
    at = error.at if isinstance(error, _MalformedError) else None
    return None if at is None else data.count(b"\n", 0, at) + 1


def _lines_hint(data: bytes) -> str:
    """Recognise JSON lines that were given the wrong ending."""
    first, _, rest = data.lstrip().partition(b"\n")
    try:
        several = isinstance(_parse(first), Mapping) and bool(rest.strip())
    except ValueError:
        return ""
    return "; one report a line belongs in a .jsonl file" if several else ""


def _item_lines(data: bytes) -> Iterator[int]:
    """Count the line that each item of a JSON list begins on."""
    position, line = 0, 1
    for item in msgspec.json.decode(data, type=list[msgspec.Raw]):
        text = bytes(item)
        start = data.index(text, position)
        line += data.count(b"\n", position, start)
        yield line
        line += text.count(b"\n")
        position = start + len(text)
