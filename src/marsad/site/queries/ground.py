"""What maps are drawn on: borders and areas from the boundaries that were added, as finely as a sheet can show."""

from collections.abc import Sequence
from typing import Final

import shapely
from django.db.models import Q, QuerySet
from shapely.geometry.base import BaseGeometry

from marsad.ledger.models import Outline
from marsad.ledger.prepared import Prepared
from marsad.places.outlines import TOLERANCES
from marsad.site.maps.clusters import Spot
from marsad.site.maps.ground import Ground
from marsad.site.maps.projection import Box, Frame

_SEEN: Final = 1.5
"""Units of a drawing within which what a detail leaves out is not missed."""
_FROM: Final = {"country": 360.0, "admin1": 60.0, "admin2": 5.0, "admin3": 1.2}
"""The width in degrees up to which the borders of each level are drawn."""


def detail(frame: Frame) -> int:
    """The coarsest detail that does not show on a sheet."""
    fitting = [number for number, left_out in enumerate(TOLERANCES) if left_out * frame.scale <= _SEEN]
    return fitting[0] if fitting else len(TOLERANCES) - 1


def _outlines(  # noqa: PLR0913, PLR0917 - the sides of a box
    east: float,
    west: float,
    north: float,
    south: float,
    levels: Sequence[str],
    areas: Sequence[str],
    details: Sequence[int],
) -> "QuerySet[Outline, tuple[int, str, str, bytes | memoryview[int]]]":
    here = Q(west__lte=east, east__gte=west, south__lte=north, north__gte=south)
    rows = Outline.objects.filter(Q(uid="", level__in=levels) & here | Q(uid__in=areas), detail__in=details)
    return rows.values_list("detail", "level", "uid", "shape")


_OUTLINES = Prepared(_outlines)
_NONE: Final = "-"
"""No level and no unit is called so."""


def ground(frames: Sequence[Frame], spots: Sequence[Spot]) -> list[Ground]:
    """Give each sheet its borders, and the areas of spots that are known by one; one query."""
    around = Box.around(corner for frame in frames for corner in frame.box.corners)
    if around is None:
        return []
    levels = [level for level, most in _FROM.items() if around.east - around.west <= most]
    areas = sorted({spot.outline for spot in spots if spot.outline})
    details = [detail(frame) for frame in frames]
    found: dict[int, list[tuple[str, str, BaseGeometry]]] = {number: [] for number in details}
    sides = map(float, (around.east, around.west, around.north, around.south))
    for number, level, uid, shape in _OUTLINES(*sides, levels or [_NONE], areas or [_NONE], details):
        found[number].append((level, uid, shapely.from_wkb(bytes(shape))))
    return [_ground(found[number]) for number in details]


def _ground(rows: Sequence[tuple[str, str, BaseGeometry]]) -> Ground:
    lines: dict[str, list[BaseGeometry]] = {level: [] for level in reversed(_FROM)}
    for level, uid, shape in rows:
        if not uid:
            lines[level].append(shape)
    borders = {
        level: some[0] if len(some) == 1 else shapely.geometrycollections(some) for level, some in lines.items() if some
    }
    return Ground(borders=borders, shapes={uid: shape for _level, uid, shape in rows if uid})
