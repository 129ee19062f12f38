"""OCHA's lists of populated places with p-codes: one row a community, its admin levels beside it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from marsad.model import InputError, Place, PlaceKind
from marsad.places.lists.names import other_names, spellings
from marsad.places.lists.rows import LATITUDE, LONGITUDE, Row, Rows

_LEVELS: tuple[tuple[int, PlaceKind], ...] = ((1, "admin1"), (2, "admin2"), (3, "admin3"))


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column holds what; admin columns by level."""

    pcode: str
    name: str
    name_ar: str | None
    latitude: str
    longitude: str
    country: str | None
    population: str | None
    admin_name: dict[int, str]
    admin_ar: dict[int, str]
    admin_pcode: dict[int, str]


def is_pcode_list(table: Rows) -> bool:
    """Tell an OCHA list by its columns: a p-code of its own and one of its first admin level."""
    return _own_pcode(table) is not None and _admin_pcode(table, 1) is not None


def read_pcode_list(path: Path, table: Rows) -> list[Place]:
    """Read the communities, then the admin levels that they lie in, each at the centre of its communities.

    Raises:
        InputError: a column is missing, or a field of a row is at fault.
    """
    columns = _find_columns(path, table)
    communities = [_community(row, columns) for row in table.rows]
    return communities + list(_admin_levels(list(zip(table.rows, communities, strict=True)), columns))


def _own_pcode(table: Rows) -> str | None:
    return table.find("pcode", "pcode", "p_code", "place_pcode", "admin4pcode", "adm4_pcode", "loc_pcode", "code_pcode")


def _admin_pcode(table: Rows, level: int) -> str | None:
    return _admin(table, f"admin{level}_pcode", level, "pcode", "pcod", "code")


def _admin(table: Rows, what: str, level: int, *endings: str) -> str | None:
    stems = (f"admin{level}", f"adm{level}", f"admin{level}name", f"adm{level}name", f"a{level}")
    return table.find(what, *(stem + ending for ending in endings for stem in stems))


def _find_columns(path: Path, table: Rows) -> _Columns:
    def by_level(what: str, *endings: str) -> dict[int, str]:
        found = {level: _admin(table, what.format(level), level, *endings) for level, _ in _LEVELS}
        return {level: column for level, column in found.items() if column}

    return _Columns(
        pcode=_own_pcode(table) or "",
        name=table.need(path, "name", "name_en", "name", "featurename_en", "admin4_en", "adm4_en", "place"),
        name_ar=table.find("name_ar", "name_ar", "name_ara", "featurename_ar", "admin4_ar", "adm4_ar", "arabic"),
        latitude=table.need(path, "latitude", *LATITUDE),
        longitude=table.need(path, "longitude", *LONGITUDE),
        country=table.find("country", "country", "countrycode", "iso2", "admin0pcode", "adm0_pcode"),
        population=table.find("population", "population", "pop"),
        admin_name=by_level("admin{}", "en", "name", "nameen", ""),
        admin_ar=by_level("admin{}_ar", "ar", "ara", "namear"),
        admin_pcode=by_level("admin{}_pcode", "pcode", "pcod", "code"),
    )


def _country(row: Row, columns: _Columns) -> str:
    """Take the country's code from its column, else from the letters that its p-codes begin with."""
    given = row.text(columns.country) or row.needed(columns.admin_pcode[1])
    if found := re.match(r"[A-Za-z]{2}(?=\d|$)", given):
        return found.group().upper()
    field = columns.country or columns.admin_pcode[1]
    raise InputError(
        f"is {given!r}; expected a country's two letters, or a p-code that begins with them",
        file=row.file, line=row.line, field=field,
    )  # fmt: skip


def _community(row: Row, columns: _Columns) -> Place:
    name, name_ar = row.needed(columns.name), row.text(columns.name_ar)
    pcode = row.needed(columns.pcode)
    admin = {level: row.text(column) for level, column in columns.admin_name.items()}
    return Place(
        id=f"ocha:{pcode}",
        name=name,
        kind="town" if name in admin.values() else "village",  # a unit is called after its seat
        latitude=row.degrees(columns.latitude, 90),
        longitude=row.degrees(columns.longitude, 180),
        country=_country(row, columns),
        names=other_names(name, *(spellings(name_ar)[1:] if name_ar else ())),
        name_ar=name_ar,
        admin1=admin.get(1),
        admin2=admin.get(2),
        admin3=admin.get(3),
        pcode=pcode,
        population=row.whole(columns.population),
    )


def _admin_levels(rows: Sequence[tuple[Row, Place]], columns: _Columns) -> Iterable[Place]:
    """Make one place of each admin unit, at the mean of its communities' coordinates."""
    for level, kind in _LEVELS:
        if level not in columns.admin_pcode or level not in columns.admin_name:
            continue
        groups: dict[str, list[tuple[Row, Place]]] = defaultdict(list)
        for row, place in rows:
            if pcode := row.text(columns.admin_pcode[level]):
                groups[pcode].append((row, place))
        for pcode, members in groups.items():
            row, first = members[0]
            if name := row.text(columns.admin_name[level]):
                name_ar = row.text(columns.admin_ar.get(level))
                yield _unit(kind, level, pcode, name, name_ar, first, [place for _, place in members])


def _unit(  # noqa: PLR0913, PLR0917
    kind: PlaceKind, level: int, pcode: str, name: str, name_ar: str | None, first: Place, members: list[Place]
) -> Place:
    return Place(
        id=f"ocha:{pcode}",
        name=name,
        kind=kind,
        latitude=sum(place.latitude for place in members) / len(members),
        longitude=sum(place.longitude for place in members) / len(members),
        country=first.country,
        name_ar=name_ar,
        admin1=first.admin1,
        admin2=first.admin2 if level >= 2 else None,
        admin3=first.admin3 if level >= 3 else None,
        pcode=pcode,
    )
