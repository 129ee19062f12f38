"""Rows of a CSV, TSV or XLSX table, and the fields of a row, with faults that name file, line and field."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from marsad.model import InputError


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its fields by column, in lower case, and where it stands."""

    file: str
    line: int
    fields: dict[str, str]

    def text(self, column: str | None) -> str | None:
        """Give a field without white space around it; None where it is empty or there is no such column."""
        return (self.fields.get(column, "").strip() or None) if column else None

    def needed(self, column: str) -> str:
        """Give a field that must not be empty.

        Raises:
            InputError: it is empty.
        """
        if (value := self.text(column)) is None:
            raise InputError("is empty; expected a value", file=self.file, line=self.line, field=column)
        return value

    def degrees(self, column: str, limit: float) -> float:
        """Give a field as degrees between ``-limit`` and ``limit``.

        Raises:
            InputError: it is no number, or beyond the limit.
        """
        value = self.needed(column)
        try:
            number = float(value)
        except ValueError:
            number = float("nan")
        if not -limit <= number <= limit:
            raise InputError(
                f"is {value!r}; expected degrees from {-limit:g} to {limit:g}",
                file=self.file, line=self.line, field=column,
            )  # fmt: skip
        return number

    def whole(self, column: str | None) -> int | None:
        """Give a field as a whole number that is not negative; None where it is empty.

        Raises:
            InputError: it is something else.
        """
        if (value := self.text(column)) is None:
            return None
        digits = re.sub(r"(?:\.0+|[ ,_])", "", value)
        if not digits.isascii() or not digits.isdigit():
            raise InputError(f"is {value!r}; expected a whole number", file=self.file, line=self.line, field=column)
        return int(digits)


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: the names of its columns in lower case, its rows that are not empty, and columns named by a person.

    ``told`` says which column holds a field, whatever the others are called.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    told: Mapping[str, str] = field(default_factory=dict)

    def find(self, what: str, *variants: str) -> str | None:
        """Give the column of a field: the one that a person named, else the first of the variants that there is."""
        return self.told.get(what) or find_column(self.header, *variants)

    def need(self, path: Path, what: str, *variants: str) -> str:
        """Give the column of a field that must be there.

        Raises:
            InputError: none of the variants is; it names them, and the columns that there are.
        """
        if (found := self.find(what, *variants)) is None:
            raise InputError(
                f"has no column for the {what} (looked for {', '.join(variants)}; found {', '.join(self.header)}); "
                f"name it with --column {what}=COLUMN",
                file=str(path), line=1,
            )  # fmt: skip
        return found


def with_columns(path: Path, table: Rows, columns: Mapping[str, str]) -> Rows:
    """Note which columns hold which fields, as a person named them.

    Raises:
        InputError: the table has no such column; it names those that there are.
    """
    return replace(table, told={what: _named(path, table.header, name) for what, name in columns.items()})


def _named(path: Path, header: Sequence[str], name: str) -> str:
    if (found := find_column(header, name)) is None:
        raise InputError(f"has no column {name!r}; found {', '.join(header)}", file=str(path), line=1)
    return found


def read_rows(path: Path) -> Rows:
    """Read a CSV or TSV file with a header; comma, semicolon or tab, whichever the header has most of.

    Raises:
        InputError: there is no header, or a row has more fields than it.
        OSError: the file can't be opened.
        UnicodeDecodeError: it is not UTF-8.
    """
    text = path.read_text(encoding="utf-8-sig")
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator)
    try:
        header = tuple(name.strip().lower() for name in next(reader, []))
        if not any(header):
            raise InputError("is empty; expected a header with the names of the columns", file=str(path), line=1)
        rows = tuple(_rows(path, reader, header))
    except csv.Error as error:
        raise InputError(f"is not CSV: {error}", file=str(path), line=reader.line_num) from error
    return Rows(header, rows)


def read_workbook(path: Path, latitude: str = "") -> Rows:
    """Read a sheet of an XLSX workbook: the first one that has a column for the latitude, else the first one.

    ``latitude``: what that column is called, where a person said so.

    The header is the first row that is not empty; numbers are written as plain decimals.

    Raises:
        InputError: it is not an XLSX workbook, or the sheet is empty.
        OSError: the file can't be opened.
    """
    try:
        book = load_workbook(path, read_only=True, data_only=True)
        sheets = [_sheet(path, sheet.iter_rows(values_only=True)) for sheet in book.worksheets]
        book.close()
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise InputError("is not an XLSX workbook", file=str(path)) from error
    filled = [sheet for sheet in sheets if sheet.header]
    if not filled:
        raise InputError("is empty; expected a header with the names of the columns", file=str(path), line=1)
    return next((sheet for sheet in filled if find_column(sheet.header, latitude or LATITUDE[0], *LATITUDE)), filled[0])


def _sheet(path: Path, lines: Iterable[Sequence[object]]) -> Rows:
    header: tuple[str, ...] = ()
    rows: list[Row] = []
    for number, cells in enumerate(lines, 1):
        fields = [_cell(cell) for cell in cells]
        if not any(fields):
            continue
        if not header:
            header = tuple(name.lower() for name in fields)
        else:
            rows.append(Row(str(path), number, dict(zip(header, fields, strict=False))))
    return Rows(header, tuple(rows))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return format(value, "f").rstrip("0").rstrip(".") if value != int(value) else str(int(value))
    return str(value).strip()


def _rows(path: Path, reader: Iterable[list[str]], header: Sequence[str]) -> Iterable[Row]:
    for fields in reader:
        line = reader.line_num  # type: ignore[attr-defined]
        if not any(field.strip() for field in fields):
            continue
        if len(fields) > len(header):
            raise InputError(f"has {len(fields)} fields; the header has {len(header)}", file=str(path), line=line)
        yield Row(str(path), line, dict(zip(header, fields, strict=False)))


def find_column(header: Sequence[str], *variants: str) -> str | None:
    """Find the first of the variants that the header has, without regard to case, spaces and underscores."""
    by_key = {re.sub(r"[\W_]+", "", name.lower()): name for name in reversed(header)}
    keys = (re.sub(r"[\W_]+", "", variant.lower()) for variant in variants)
    return next((by_key[key] for key in keys if key in by_key), None)


LATITUDE = ("latitude", "lat", "y", "lat_dd", "latitude_y", "point_y", "y_coord")
LONGITUDE = ("longitude", "lon", "long", "lng", "x", "lon_dd", "longitude_x", "point_x", "x_coord")
