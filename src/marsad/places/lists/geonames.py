"""GeoNames' country dumps (``XX.txt``): nineteen columns between tabs, no header.

The columns are those of GeoNames' own readme; feature classes A (administrative) and P (populated) are taken.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from marsad.model import InputError, Place, PlaceKind
from marsad.places.lists.rows import Row

_COLUMNS: Final = (
    "geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature class", "feature code",
    "country code", "cc2", "admin1 code", "admin2 code", "admin3 code", "admin4 code", "population", "elevation",
    "dem", "timezone", "modification date",
)  # fmt: skip
_KINDS: Final[dict[str, PlaceKind]] = {
    "PCLI": "country", "PCL": "country", "PCLD": "country", "PCLS": "country", "TERR": "country",
    "ADM1": "admin1", "ADM2": "admin2", "ADM3": "admin3",
    "PPLC": "town", "PPLA": "town", "PPLA2": "town", "PPLA3": "town",
}  # fmt: skip
_GONE: Final = frozenset({"ADM1H", "ADM2H", "ADM3H", "PPLH", "PPLQ", "PPLW"})
"""Former units, and places that were abandoned, destroyed or are historical."""
_TOWN_FROM: Final = 5_000
"""A populated place of this many people or more is a town here."""


def is_geonames(path: Path) -> bool:
    """Tell a GeoNames dump by its first line: eighteen tabs behind a number."""
    if path.suffix.lower() not in {".txt", ".tsv"}:
        return False
    with path.open(encoding="utf-8-sig") as lines:
        first = lines.readline()
    return first.count("\t") == len(_COLUMNS) - 1 and re.match(r"\d+\t", first) is not None


def read_geonames(path: Path) -> list[Place]:
    """Read a country's dump, its admin codes replaced by the names that the dump itself gives them.

    Raises:
        InputError: a line has not nineteen fields, or a field is at fault.
        OSError: the file can't be opened.
        UnicodeDecodeError: it is not UTF-8.
    """
    rows = [row for row in _rows(path) if _is_wanted(row)]
    units = {_unit_key(row): row.needed("name") for row in rows if row.text("feature code") in {"ADM1", "ADM2", "ADM3"}}
    return [_place(row, units) for row in rows]


def _rows(path: Path) -> Iterable[Row]:
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if not line.strip():
            continue
        fields = line.split("\t")
        if len(fields) != len(_COLUMNS):
            raise InputError(
                f"has {len(fields)} fields; a GeoNames dump has {len(_COLUMNS)}", file=str(path), line=number
            )
        yield Row(str(path), number, dict(zip(_COLUMNS, fields, strict=True)))


def _is_wanted(row: Row) -> bool:
    code = row.text("feature code") or ""
    if code in _GONE:
        return False
    return row.text("feature class") == "P" or code in _KINDS


def _codes(row: Row) -> tuple[str, ...]:
    return tuple(row.text(f"admin{level} code") or "" for level in (1, 2, 3))


def _unit_key(row: Row) -> tuple[str, ...]:
    return _codes(row)[: int((row.text("feature code") or "ADM0")[3])]


def _place(row: Row, units: dict[tuple[str, ...], str]) -> Place:
    codes, population = _codes(row), row.whole("population")
    name = row.needed("name")
    alternates = [given.strip() for given in (row.text("alternatenames") or "").split(",")]
    every = [given for given in [row.text("asciiname"), *alternates] if given and given != name]
    kind = _KINDS.get(row.text("feature code") or "", "town" if (population or 0) >= _TOWN_FROM else "village")
    return Place(
        id=f"geonames:{row.needed('geonameid')}",
        name=name,
        kind=kind,
        latitude=row.degrees("latitude", 90),
        longitude=row.degrees("longitude", 180),
        country=(row.text("country code") or "").upper(),
        names=tuple(dict.fromkeys(every)),
        admin1=units.get(codes[:1]),
        admin2=units.get(codes[:2]),
        admin3=units.get(codes[:3]),
        population=population or None,
    )
