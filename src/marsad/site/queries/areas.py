"""Areas and towns as the gazetteer shows them: how far a province's places reach, which towns to name on a map."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import cos, radians
from typing import Any, Final

from django.db.models import Avg, Case, Count, F, IntegerField, OuterRef, QuerySet, StdDev, Subquery, Value, When

from marsad.ledger.models import Outline, Place
from marsad.ledger.prepared import Prepared
from marsad.site.maps.labels import Town
from marsad.site.maps.projection import KM_PER_DEGREE, Box
from marsad.site.names import reads_arabic

TOWNS = ("town", "village")
POINTS = (*TOWNS, "site")
RADIUS_KM = {"admin1": 40.0, "admin2": 20.0, "admin3": 10.0, "region": 50.0, "near": 25.0}
"""What to draw where the gazetteer has too few places to tell; "near" is UCDP's where_prec 2."""
_ENOUGH = 3
_MOST_TOWNS = 1500


@dataclass(frozen=True, slots=True)
class AreaKey:
    """An area by its level (a column of the gazetteer), country and name."""

    level: str
    country: str
    name: str


@dataclass(frozen=True, slots=True)
class Extent:
    """Where something lies and how far it reaches, in degrees (None: a point); ``outline``: the unit that bounds it.

    The edge of a disc strewn evenly with places lies two standard deviations from its middle.
    """

    latitude: float
    longitude: float
    reach: tuple[float, float] | None
    outline: str = ""


def ring(latitude: float, level: str) -> tuple[float, float]:
    """Half the width and height in degrees of a ring drawn for want of better knowledge."""
    high = RADIUS_KM[level] / KM_PER_DEGREE
    return high / max(cos(radians(latitude)), 0.05), high


def extents(keys: Collection[AreaKey]) -> dict[AreaKey, Extent]:
    """How far areas reach: by their boundaries, else by the towns and villages that the gazetteer has in them.

    Two queries at most.
    """
    found = _bounded(keys) if keys else {}
    left = [key for key in keys if key not in found]
    levels = [_reach(level, {key.name for key in left if key.level == level}) for level in {key.level for key in left}]
    for level, country, name, number, y, x, dy, dx in levels[0].union(*levels[1:], all=True) if levels else ():
        reach = (2 * dx, 2 * dy) if number >= _ENOUGH else ring(y, level)
        found.setdefault(AreaKey(level, country, name), Extent(y, x, reach))
    return found


def _reach(level: str, names: Collection[str]) -> "QuerySet[Place, Any]":
    """Count the towns and villages of units of one level, with the middle and the spread of each unit's."""
    towns = Place.objects.filter(kind__in=TOWNS, **{f"{level}__in": names}).order_by()
    spread = {"n": Count("pk"), "y": Avg("latitude"), "x": Avg("longitude")}
    spread |= {"dy": StdDev("latitude"), "dx": StdDev("longitude")}
    named = towns.values(of=Value(level), within=F("country"), unit=F(level)).annotate(**spread)
    return named.values_list("of", "within", "unit", *spread)


def _bounded(keys: Collection[AreaKey]) -> dict[AreaKey, Extent]:
    """The extents of areas that have a boundary; names that several units of a level and country bear are left out."""
    at = Place.objects.filter(uid=OuterRef("uid"))
    rows = (
        Outline.objects.filter(detail=0, name__in={key.name for key in keys}, level__in={key.level for key in keys})
        .annotate(y=Subquery(at.values("latitude")[:1]), x=Subquery(at.values("longitude")[:1]))
        .values_list("level", "country", "name", "uid", "y", "x", "west", "south", "east", "north")
    )
    found: dict[AreaKey, Extent | None] = {}
    for level, country, name, uid, y, x, west, south, east, north in rows:
        key = AreaKey(level, country, name)
        middle_y, middle_x = (y, x) if y is not None else ((south + north) / 2, (west + east) / 2)
        extent = Extent(middle_y, middle_x, ((east - west) / 2, (north - south) / 2), uid)
        found[key] = None if key in found else extent
    return {key: extent for key, extent in found.items() if extent and key in keys}


def _towns(
    south: float, north: float, west: float, east: float, first: Collection[str]
) -> "QuerySet[Place, tuple[str, str, float, float]]":
    rank = Case(
        When(uid__in=first, then=Value(0)),
        When(name=F("admin1"), then=Value(1)),
        When(population__gte=100_000, then=Value(1)),
        When(name=F("admin2"), then=Value(2)),
        When(kind="town", then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )
    return (
        Place.objects.filter(kind__in=TOWNS, latitude__range=(south, north), longitude__range=(west, east))
        .annotate(rank=rank)
        .order_by("rank", F("population").desc(nulls_last=True), "uid")
        .values_list("name", "name_ar", "latitude", "longitude")[:_MOST_TOWNS]
    )


_TOWNS = Prepared(_towns)
_NONE: Final = ""
"""No place has this id."""


def towns(box: Box, first: Iterable[str] = ()) -> list[Town]:
    """Towns and villages in a box, the larger ones first.

    Where the gazetteer has no populations, places that a province or a district is named after count as larger.
    ``first`` are ids of places to name before all others.
    """
    sides = map(float, (box.south, box.north, box.west, box.east))
    arabic = reads_arabic()
    rows = _TOWNS(*sides, list(first) or [_NONE])
    return [Town(name_ar or name if arabic else name, *at) for name, name_ar, *at in rows]
