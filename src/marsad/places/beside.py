"""Places that lists leave out, told by the listed community that they lie in or beside; further names of communities.

``data/beside.toml`` is written by people who know the country; its head says how. A row takes effect once a list is
added that has its community: the place is then found by its name, at the community's point.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

import msgspec

from marsad.model import Place
from marsad.places.fold import fold, plain
from marsad.places.joining import SETTLEMENTS
from marsad.places.likeness import likeness
from marsad.places.store import ListStore
from marsad.places.tables import load_table
from marsad.places.worldlist import Province, make_site, province_table

_NAMES: Final = "names"
"""The class of the rows that give a community further names."""
_INSIDE: Final = frozenset({"quarter"})
"""The classes of what lies within its community; all others are somewhere about it."""
_IS_IT: Final = 0.9
"""A list's community is meant where its name is so much like the row's."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: names between bars, the class, and the community with the units that tell it from others."""

    country: str
    admin1: str
    site: str
    names: str
    community: str
    units: tuple[str, ...]


@cache
def rows() -> tuple[Row, ...]:
    """Read ``data/beside.toml``."""
    return tuple(
        _row(row, country, admin1, site)
        for country, provinces in load_table("beside").items()
        for admin1, classes in provinces.items()
        for site, listed in classes.items()
        for row in listed
    )


def _row(row: str, country: str, admin1: str, site: str) -> Row:
    names, _, where = row.partition(" @ ")
    community, *units = where.split(", ")
    return Row(country, admin1, site, names, community, tuple(units))


@dataclass(slots=True)
class Beside:
    """The rows whose communities are on some list, as places; ``about`` names the community of those only beside it."""

    places: ListStore = field(default_factory=lambda: ListStore(shorter=False))
    about: dict[str, str] = field(default_factory=dict)


def beside(listed: ListStore, countries: frozenset[str]) -> Beside:
    """Place the rows of some countries by the communities of added lists; one whose community none has is left out."""
    found = Beside()
    further: dict[str, list[str]] = {}
    for row in rows():
        community = community_of(row, listed) if row.country in countries else None
        if community is None:
            continue
        if row.site == _NAMES:
            further.setdefault(community.id, []).extend(row.names.split("|"))
            continue
        place = _place(row, community)
        found.places.add([place])
        if row.site not in _INSIDE:
            found.about[place.id] = community.name
    found.places.add(_renamed(listed.entries[place_id], names) for place_id, names in further.items())
    return found


def _place(row: Row, community: Place) -> Place:
    made = make_site(row.names, row.site, row.country, row.admin1, (community.latitude, community.longitude))
    return msgspec.structs.replace(made, admin1=community.admin1, admin2=community.admin2, admin3=community.admin3)


def _renamed(community: Place, names: list[str]) -> Place:
    more = [name for name in names if name not in (community.name, community.name_ar)]
    return msgspec.structs.replace(community, names=tuple(dict.fromkeys([*community.names, *more])))


def community_of(row: Row, listed: ListStore) -> Place | None:
    """Find the community that a row names, in its province and its other units; None where no list has it."""
    found = communities_of(row, listed)
    return found[0] if found else None


def communities_of(row: Row, listed: ListStore) -> list[Place]:
    """List the communities that a row's words fit, the best first; a row should leave no doubt which it means."""
    asked = fold(row.community)
    keyed = {place.id: place for place in listed.by_plain(asked.plain)}
    keyed |= {place.id: place for place in listed.by_skeleton(asked.skeleton)}
    held = [place for place in keyed.values() if place.kind in SETTLEMENTS and _is_in(place, row)]
    rated = sorted(((likeness(asked, place).score, place) for place in held), key=lambda one: (-one[0], one[1].id))
    return [place for score, place in rated if score >= max(_IS_IT, rated[0][0])]


def _is_in(place: Place, row: Row) -> bool:
    if place.country != row.country or place.admin1 is None:
        return False
    if not _keys(place.admin1) & _province_keys(row.country, row.admin1):
        return False
    units = {key for unit in (place.admin2, place.admin3) if unit for key in _keys(unit)}
    return all(_keys(unit) & units for unit in row.units)


@cache
def _province_keys(country: str, admin1: str) -> frozenset[str]:
    unit = next((one for one in province_table().get(country, {}).values() if one.name == admin1), Province(admin1))
    return frozenset(key for name in (unit.name, *unit.names) for key in _keys(name))


@cache
def _keys(name: str) -> frozenset[str]:
    return frozenset({plain(name), fold(name).skeleton})


def listed_names() -> Iterator[tuple[str, str, str, str]]:
    """Go through the country, province, class and plain form of every name in the table."""
    for row in rows():
        for name in {plain(name) for name in row.names.split("|")}:
            yield row.country, row.admin1, row.site, name
