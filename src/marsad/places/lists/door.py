"""The door for gazetteer files: finds what a file is, and has it read."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from marsad.model import InputError, Place
from marsad.places.lists.geojson import read_geojson
from marsad.places.lists.geonames import is_geonames, read_geonames
from marsad.places.lists.pcodes import is_pcode_list, read_pcode_list
from marsad.places.lists.plain import read_plain
from marsad.places.lists.rows import read_rows

_GEOJSON: Final = frozenset({".geojson", ".json"})


def load(path: Path) -> list[Place]:
    """Read a gazetteer file into places, in the order of the file; an id that stands twice counts once, the later.

    Knows: OCHA p-code lists (CSV) with their admin levels as places; GeoJSON of admin boundaries; GeoNames country
    dumps (``XX.txt``); plain CSV or TSV with ``name``, ``latitude``, ``longitude`` and more. ``docs/places.md``
    lists the columns.

    Raises:
        InputError: the file can't be read as any of these; it names file, line, field and what was expected.
    """
    try:
        places = _reader(path)(path)
    except OSError as error:
        raise InputError(f"can't be read: {error.strerror}", file=str(path)) from error
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8 text (byte {error.start})", file=str(path)) from error
    if not places:
        raise InputError("holds no places", file=str(path))
    return list({place.id: place for place in places}.values())


def _reader(path: Path) -> Callable[[Path], list[Place]]:
    if path.suffix.lower() in _GEOJSON:
        return read_geojson
    if is_geonames(path):
        return read_geonames
    return _read_table


def _read_table(path: Path) -> list[Place]:
    rows = read_rows(path)
    return read_pcode_list(path, rows) if is_pcode_list(rows.header) else read_plain(path, rows)
