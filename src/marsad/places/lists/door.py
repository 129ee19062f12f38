"""The door for gazetteer files: finds what a file is, and has it read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from marsad.model import InputError, Place
from marsad.places.boundaries import Boundary
from marsad.places.lists.geojson import read_boundaries, read_geojson
from marsad.places.lists.geonames import (
    Naming,
    is_alternate_names,
    is_geonames,
    read_alternate_names,
    read_geonames,
)
from marsad.places.lists.pcodes import is_pcode_list, read_pcode_list
from marsad.places.lists.plain import read_plain
from marsad.places.lists.rows import read_rows, read_workbook, with_columns

_GEOJSON: Final = frozenset({".geojson", ".json"})


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file holds: places, boundaries of units (which are among the places), names for entries held already."""

    places: tuple[Place, ...] = ()
    boundaries: tuple[Boundary, ...] = ()
    namings: tuple[Naming, ...] = ()


@dataclass(frozen=True, slots=True)
class Licence:
    """What has to be said where a list's places are shown, as far as it is known."""

    attribution: str = ""
    licence: str = ""


_LICENCES: Final = {
    "geonames": Licence("GeoNames (geonames.org)", "CC BY 4.0"),
    "ocha": Licence("OCHA and its partners, common operational datasets", "CC BY-IGO"),
}
"""By the lists that ids are called after: the terms that these are usually given under."""


def licence_of(loaded: Loaded) -> Licence:
    """Tell a list's usual attribution and licence by its ids; nothing of a list of one's own."""
    ids = [place.id for place in loaded.places[:1]] or [one.place for one in loaded.namings[:1]]
    return next((_LICENCES.get(key.partition(":")[0], Licence()) for key in ids), Licence())


def load(path: Path) -> list[Place]:
    """Read a gazetteer file into places, in the order of the file; an id that stands twice counts once, the later.

    Knows: OCHA p-code lists (CSV, XLSX) with their admin levels as places; GeoJSON of points or admin boundaries;
    GeoNames country dumps (``XX.txt``, ``XX.zip``); plain CSV, TSV or XLSX with ``name``, ``latitude``, ``longitude``
    and more. ``docs/places.md`` lists the columns.

    Raises:
        InputError: the file can't be read as any of these; it names file, line, field and what was expected.
    """
    return list(load_all(path).places)


FIELDS: Final = (
    "name", "latitude", "longitude", "id", "name_ar", "names", "kind", "country", "admin1", "admin2", "admin3",
    "admin1_pcode", "admin2_pcode", "admin3_pcode", "pcode", "population",
)  # fmt: skip
"""The fields whose columns, or properties of GeoJSON, a person may name."""


def load_all(path: Path, columns: Mapping[str, str] | None = None) -> Loaded:
    """Read a gazetteer file as ``load`` does, with what it holds beside places: boundaries, alternate names.

    ``columns`` says which columns of a table, or properties of GeoJSON, hold which of ``FIELDS``; the others are found
    by their usual names.

    Raises:
        InputError: as ``load``; or a table has no column that was named.
    """
    try:
        loaded = _loaded(path, columns or {})
    except OSError as error:
        raise InputError(f"can't be read: {error.strerror}", file=str(path)) from error
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8 text (byte {error.start})", file=str(path)) from error
    if not loaded.places and not loaded.namings:
        raise InputError("holds no places", file=str(path))
    return loaded


def _loaded(path: Path, columns: Mapping[str, str]) -> Loaded:
    if path.suffix.lower() in _GEOJSON:
        return Loaded(_once(read_geojson(path, columns)), tuple(read_boundaries(path, columns)))
    if is_alternate_names(path):
        return Loaded(namings=tuple(read_alternate_names(path)))
    return Loaded(_once(read_geonames(path) if is_geonames(path) else _read_table(path, columns)))


def _once(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple({place.id: place for place in places}.values())


def _read_table(path: Path, columns: Mapping[str, str]) -> list[Place]:
    if path.suffix.lower() == ".zip":
        raise InputError("holds no table of GeoNames; unpack it and add what is in it", file=str(path))
    is_workbook = path.suffix.lower() == ".xlsx"
    rows = read_workbook(path, columns.get("latitude", "")) if is_workbook else read_rows(path)
    table = with_columns(path, rows, columns)
    return read_pcode_list(path, table) if is_pcode_list(table) else read_plain(path, table)
