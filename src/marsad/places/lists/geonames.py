"""GeoNames' country dumps (``XX.txt``) and tables of alternate names, as they are or in the zip that they come in.

No headers; the columns, between tabs, are those of GeoNames' own readme. Of a dump, feature classes A (administrative)
and P (populated) are taken; of the alternate names, those of languages and none that are links or codes.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import Final, TextIO
from zipfile import BadZipFile, ZipFile

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


_NAME_COLUMNS: Final = ("alternatenameid", "geonameid", "isolanguage", "alternate name")
"""The first columns of a table of alternate names; four to six more follow, which are not read."""
_NO_LANGUAGE: Final = frozenset({"link", "wkdt", "post", "iata", "icao", "faac", "tcid", "unlc", "abbr", "phon"})
_MOST_BYTES: Final = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Naming:
    """Further names of an entry that a dump holds; ``place`` is its id, ``arabic`` its names in Arabic."""

    place: str
    names: tuple[str, ...]
    arabic: tuple[str, ...]


def is_geonames(path: Path) -> bool:
    """Tell a GeoNames dump by its first line: eighteen tabs behind a number."""
    return _first_line(path).count("\t") == len(_COLUMNS) - 1


def is_alternate_names(path: Path) -> bool:
    """Tell a table of alternate names by its first line: two numbers, and seven to nine tabs."""
    first = _first_line(path)
    return 7 <= first.count("\t") <= 9 and re.match(r"\d+\t\d+\t", first) is not None


def _first_line(path: Path) -> str:
    """Read the first line where it begins with a number; nothing of a file of another sort."""
    if path.suffix.lower() not in {".txt", ".tsv", ".zip"}:
        return ""
    with _opened(path) as lines:
        first = lines.readline()
    return first if re.match(r"\d+\t", first) else ""


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    """Open a text file, or the one that a zip holds beside its readme.

    Raises:
        InputError: the zip is broken, or does not hold one text file.
    """
    if path.suffix.lower() != ".zip":
        with path.open(encoding="utf-8-sig") as lines:
            yield lines
        return
    try:
        with ZipFile(path) as archive:
            held = [one for one in archive.infolist() if one.filename.lower().endswith(".txt")]
            tables = [one for one in held if not one.filename.lower().startswith(("readme", "iso-languagecodes"))]
            if len(tables) != 1 or tables[0].file_size > _MOST_BYTES:
                names = ", ".join(one.filename for one in held) or "no text file"
                raise InputError(f"holds {names}; expected one table of GeoNames", file=str(path))
            with archive.open(tables[0]) as raw:
                yield TextIOWrapper(raw, encoding="utf-8-sig")
    except BadZipFile as error:
        raise InputError("is not a zip file, or a broken one", file=str(path)) from error


def read_geonames(path: Path) -> list[Place]:
    """Read a country's dump, its admin codes replaced by the names that the dump itself gives them.

    Raises:
        InputError: a line has not nineteen fields, or a field is at fault.
        OSError: the file can't be opened.
        UnicodeDecodeError: it is not UTF-8.
    """
    rows = [row for row in _rows(path, _COLUMNS) if _is_wanted(row)]
    units = {_unit_key(row): row.needed("name") for row in rows if row.text("feature code") in {"ADM1", "ADM2", "ADM3"}}
    return [_place(row, units) for row in rows]


def read_alternate_names(path: Path) -> list[Naming]:
    """Read a table of alternate names, gathered by the entry that they name.

    Raises:
        As ``read_geonames``.
    """
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in _rows(path, _NAME_COLUMNS):
        language, name = row.text("isolanguage") or "", row.text("alternate name")
        if name and language not in _NO_LANGUAGE:
            found[f"geonames:{row.needed('geonameid')}"].append((language, name))
    return [
        Naming(
            key,
            tuple(dict.fromkeys(name for _, name in named)),
            tuple(dict.fromkeys(name for language, name in named if language == "ar")),
        )
        for key, named in found.items()
    ]


def _rows(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    with _opened(path) as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            fields = line.rstrip("\r\n").split("\t")
            if len(fields) != len(columns) and (columns is _COLUMNS or len(fields) < len(columns)):
                expected = f"a GeoNames dump has {len(columns)}"
                if columns is not _COLUMNS:
                    expected = f"a table of alternate names has {len(columns)} or more"
                raise InputError(f"has {len(fields)} fields; {expected}", file=str(path), line=number)
            yield Row(str(path), number, dict(zip(columns, fields, strict=False)))


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
