"""Plain tables of places: a name and coordinates, and whatever else is known."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, get_args

from marsad.model import InputError, Place, PlaceKind, digest
from marsad.places.lists.names import listed, other_names
from marsad.places.lists.rows import LATITUDE, LONGITUDE, Row, Rows

_KINDS: Final[dict[str, PlaceKind]] = {kind: kind for kind in get_args(PlaceKind)}
_OTHER_KINDS: Final[dict[str, PlaceKind]] = {
    "city": "town",
    "hamlet": "village",
    "community": "village",
    "camp": "village",
    "province": "admin1",
    "governorate": "admin1",
    "state": "admin1",
    "oblast": "admin1",
    "district": "admin2",
    "county": "admin2",
    "subdistrict": "admin3",
}


@dataclass(frozen=True, slots=True)
class _Columns:
    name: str
    latitude: str
    longitude: str
    others: dict[str, str | None]


def read_plain(path: Path, table: Rows) -> list[Place]:
    """Read a table whose columns are named as in ``docs/places.md``; a row without an id gets one from its content.

    Raises:
        InputError: a column is missing, or a field of a row is at fault.
    """
    columns = _find_columns(path, table)
    return [_place(row, columns, path.stem) for row in table.rows]


def _find_columns(path: Path, table: Rows) -> _Columns:
    variants = {
        "id": ("id", "uid", "geonameid"),
        "name_ar": ("name_ar", "name_ara", "arabic"),
        "names": ("names", "alternatenames", "alternate_names", "aliases", "other_names"),
        "kind": ("kind", "type"),
        "country": ("country", "countrycode", "iso2", "cc"),
        "admin1": ("admin1", "admin1_en", "adm1_en", "adm1", "province", "governorate", "state"),
        "admin2": ("admin2", "admin2_en", "adm2_en", "adm2", "district"),
        "admin3": ("admin3", "admin3_en", "adm3_en", "adm3", "subdistrict"),
        "pcode": ("pcode", "p_code"),
        "population": ("population", "pop"),
    }
    return _Columns(
        name=table.need(path, "name", "name", "name_en", "asciiname", "place"),
        latitude=table.need(path, "latitude", *LATITUDE),
        longitude=table.need(path, "longitude", *LONGITUDE),
        others={key: table.find(key, *names) for key, names in variants.items()},
    )


def _place(row: Row, columns: _Columns, stem: str) -> Place:
    name, other = row.needed(columns.name), columns.others
    latitude, longitude = row.degrees(columns.latitude, 90), row.degrees(columns.longitude, 180)
    key = row.text(other["id"]) or digest(name, f"{latitude:.4f}", f"{longitude:.4f}")
    return Place(
        id=key if ":" in key else f"{stem}:{key}",
        name=name,
        kind=_kind(row, other["kind"]),
        latitude=latitude,
        longitude=longitude,
        country=_country(row, other["country"]),
        names=other_names(name, *listed(row.text(other["names"]))),
        name_ar=row.text(other["name_ar"]),
        admin1=row.text(other["admin1"]),
        admin2=row.text(other["admin2"]),
        admin3=row.text(other["admin3"]),
        pcode=row.text(other["pcode"]),
        population=row.whole(other["population"]),
    )


def _kind(row: Row, column: str | None) -> PlaceKind:
    """Read the kind; a row that says none is taken for a village, the least that a pin can be."""
    if (value := row.text(column)) is None:
        return "village"
    if kind := _KINDS.get(value.lower()) or _OTHER_KINDS.get(value.lower()):
        return kind
    expected = ", ".join([*_KINDS, *_OTHER_KINDS])
    raise InputError(f"is {value!r}; expected one of {expected}", file=row.file, line=row.line, field=column)


def _country(row: Row, column: str | None) -> str:
    """Read the country's code; "" where the list does not say."""
    value = row.text(column)
    if value is not None and not re.fullmatch(r"[A-Za-z]{2}", value):
        raise InputError(f"is {value!r}; expected two letters (ISO 3166-1)", file=row.file, line=row.line, field=column)
    return (value or "").upper()
