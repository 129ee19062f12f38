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

    One query. Names that several units of a level and country bear have no boundary.
    """
    if not keys:
        return {}
    levels = sorted({key.level for key in keys})
    reaches = [_reach(level, {key.name for key in keys if key.level == level}) for level in levels]
    bounded: dict[AreaKey, Extent | None] = {}
    strewn: dict[AreaKey, Extent] = {}
    for level, country, name, uid, number, y, x, *more in _outlined(keys).union(*reaches, all=True):
        key = AreaKey(level, country, name)
        if uid:
            bounded[key] = None if key in bounded else _bounded(uid, None if y is None else (y, x), Box(*more))
        else:
            dy, dx, *_none = more
            strewn[key] = Extent(y, x, (2 * dx, 2 * dy) if number >= _ENOUGH else ring(y, level))
    return strewn | {key: extent for key, extent in bounded.items() if extent and key in keys}


def _reach(level: str, names: Collection[str]) -> "QuerySet[Place, Any]":
    """Count the towns and villages of units of one level, with the middle and the spread of each unit's."""
    towns = Place.objects.filter(kind__in=TOWNS, **{f"{level}__in": names}).order_by()
    spread = {"n": Count("pk"), "y": Avg("latitude"), "x": Avg("longitude")}
    spread |= {"dy": StdDev("latitude"), "dx": StdDev("longitude")}
    zero = Value(0.0)
    named = towns.values(of=Value(level), within=F("country"), unit=F(level), no=Value("")).annotate(**spread)
    return named.annotate(a=zero, b=zero).values_list("of", "within", "unit", "no", *spread, "a", "b")


def _outlined(keys: Collection[AreaKey]) -> "QuerySet[Outline, Any]":
    """The boundaries of units, each with its place if there is one."""
    at = Place.objects.filter(uid=OuterRef("uid"))
    named = Outline.objects.filter(detail=0, name__in={key.name for key in keys}, level__in={key.level for key in keys})
    y, x = Subquery(at.values("latitude")[:1]), Subquery(at.values("longitude")[:1])
    rows = named.exclude(uid="").order_by().annotate(n=Value(0), y=y, x=x)
    return rows.values_list("level", "country", "name", "uid", "n", "y", "x", "west", "south", "east", "north")


def _bounded(uid: str, place: tuple[float, float] | None, box: Box) -> Extent:
    """Give the extent of a unit that lies in a box; ``place`` is where its own place lies, if it has one."""
    middle = place or ((box.south + box.north) / 2, (box.west + box.east) / 2)
    return Extent(*middle, ((box.east - box.west) / 2, (box.north - box.south) / 2), uid)


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
