"""How two places stand to each other: one holds the other, they are near, they are apart."""

from typing import Final

from marsad.model import Place
from marsad.places.distance import kilometres
from marsad.places.joining import is_called, is_one_place
from marsad.places.weights import WEIGHTS

UNITS: Final = frozenset({"admin1", "admin2", "admin3", "country", "region"})
"""The kinds that hold other places."""
WIDE: Final = frozenset({"country", "region"})
"""The kinds that are too wide to tell where something is near."""
_HALF_WAY_KM: Final = 50.0
_TOWN_AND_AROUND: Final = 0.6
"""The nearness up to which a place may be said to lie in a town: some thirty kilometres."""
_ONE_PROVINCE: Final = 0.3
_REGION_KM: Final = 60.0
"""A part of a country, such as a range of hills, reaches so far from its middle."""


def holds(holder: Place, place: Place) -> bool:
    """Say whether a place lies in another: by the name of the unit, or for towns by distance."""
    if holder.kind == "country":
        return place.country == holder.country
    if holder.kind == "region":
        return place.kind != "country" and (not holder.country or _is_around(holder, place))
    if holder.country != place.country or holder.id == place.id:
        return False
    if holder.kind not in UNITS:
        return nearness(holder, place) > _TOWN_AND_AROUND
    unit: str | None = getattr(place, holder.kind)
    return unit is not None and (unit == holder.name or is_called(holder, unit))


def _is_around(region: Place, place: Place) -> bool:
    """Say whether a place lies in a region of one country, of which only the middle is known."""
    apart = kilometres(region.latitude, region.longitude, place.latitude, place.longitude)
    return region.country == place.country and apart < _REGION_KM


def nearness(a: Place, b: Place) -> float:
    """Fall from 1, where two places are next to each other, to 0.5 at fifty kilometres and on towards 0."""
    if (a.kind in UNITS and holds(a, b)) or (b.kind in UNITS and holds(b, a)):
        return WEIGHTS.within
    apart = kilometres(a.latitude, a.longitude, b.latitude, b.longitude)
    near = 1.0 / (1.0 + apart / _HALF_WAY_KM)
    return max(near, _ONE_PROVINCE) if a.admin1 and (a.admin1, a.country) == (b.admin1, b.country) else near


def are_apart(a: Place, b: Place) -> bool:
    """Say whether two places are apart: not one, not near, not a town and the unit that is called after it."""
    if is_one_place(a, b) or (a.kind in UNITS and holds(a, b)) or (b.kind in UNITS and holds(b, a)):
        return False
    return kilometres(a.latitude, a.longitude, b.latitude, b.longitude) > WEIGHTS.apart
