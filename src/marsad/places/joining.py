"""Which entries of a gazetteer are one place, and what they are together."""

from functools import lru_cache
from typing import Final

import msgspec

from marsad.model import Place
from marsad.places.distance import kilometres
from marsad.places.fold import fold, plain
from marsad.places.store import every_name, has_skeleton, sound_keys

SETTLEMENTS: Final = frozenset({"town", "village"})
_ONE_PLACE_KM: Final = {"town": 6.0, "village": 3.0, "admin3": 25.0, "admin2": 50.0, "admin1": 250.0, "country": 3000.0}
"""How far apart two lists may put one place, by its kind: towns are areas, and units have no one middle."""


def apart(a: Place, b: Place) -> float:
    """Measure how far apart two places are, in kilometres."""
    return kilometres(a.latitude, a.longitude, b.latitude, b.longitude)


def is_one_place(a: Place, b: Place) -> bool:
    """Say whether two entries are one place: one country, one sort, near each other, and a name key in common."""
    if a.id == b.id:
        return True
    if a.country != b.country or (a.kind in SETTLEMENTS) != (b.kind in SETTLEMENTS):
        return False
    if a.kind != b.kind and a.kind not in SETTLEMENTS:
        return False
    limit = max(_ONE_PLACE_KM.get(a.kind, 0.0), _ONE_PLACE_KM.get(b.kind, 0.0))
    return apart(a, b) <= limit and not _keys(a).isdisjoint(_keys(b))


@lru_cache(maxsize=16_384)
def is_called(place: Place, name: str) -> bool:
    """Say whether a place bears a name, as lists may spell one unit in several ways ("Dar'a", "Daraa")."""
    return plain(name) in _keys(place) or (has_skeleton(place) and fold(name).skeleton in _keys(place))


@lru_cache(maxsize=65_536)
def _keys(place: Place) -> frozenset[str]:
    names = every_name(place)
    return frozenset({plain(name) for name in names} | sound_keys(place, shorter=False))


def merged(first: Place, second: Place) -> Place:
    """Keep the first entry, and take from the second what the first doesn't say."""
    names = dict.fromkeys([*first.names, *every_name(second)])
    names.pop(first.name, None)
    return msgspec.structs.replace(
        first,
        kind="town" if "town" in (first.kind, second.kind) else first.kind,
        names=tuple(names),
        name_ar=first.name_ar or second.name_ar,
        admin1=first.admin1 or second.admin1,
        admin2=first.admin2 or second.admin2,
        admin3=first.admin3 or second.admin3,
        population=first.population or second.population,
    )
