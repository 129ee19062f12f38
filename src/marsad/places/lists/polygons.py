"""A point inside an area: its centroid where that lies inside, else the middle of its widest line through it."""

from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]
"""Longitude and latitude, in degrees."""
Ring = Sequence[Sequence[float]]


def inner_point(polygons: Sequence[Sequence[Ring]]) -> Point:
    """Find a point inside the largest of some polygons, each a list of rings, the outer one first.

    Raises:
        ValueError: there is no polygon with an area.
    """
    outer, *holes = max(polygons, key=lambda rings: abs(_doubled_area(rings[0])))
    if _doubled_area(outer) == 0:
        raise ValueError("no area")
    centre = _centroid(outer)
    rings = [outer, *holes]
    return centre if _is_inside(centre, rings) else _middle_of_widest(centre[1], rings)


def _doubled_area(ring: Ring) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]]))


def _centroid(ring: Ring) -> Point:
    """Weigh each edge by the area that it spans with the first corner (which keeps the sums small)."""
    x0, y0 = ring[0][0], ring[0][1]
    local = [(point[0] - x0, point[1] - y0) for point in ring]
    area = x = y = 0.0
    for (ax, ay), (bx, by) in pairwise([*local, local[0]]):
        cross = ax * by - bx * ay
        area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    return x0 + x / (3 * area), y0 + y / (3 * area)


def _crossings(latitude: float, rings: Sequence[Ring]) -> list[float]:
    """List the longitudes at which the rings cross a line of latitude, from west to east."""
    return sorted(
        a[0] + (latitude - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
        for ring in rings
        for a, b in pairwise([*ring, ring[0]])
        if (a[1] > latitude) != (b[1] > latitude)
    )


def _is_inside(point: Point, rings: Sequence[Ring]) -> bool:
    return sum(crossing > point[0] for crossing in _crossings(point[1], rings)) % 2 == 1


def _middle_of_widest(latitude: float, rings: Sequence[Ring]) -> Point:
    cuts = _crossings(latitude, rings)
    west, east = max(zip(cuts[::2], cuts[1::2], strict=True), key=lambda span: span[1] - span[0])
    return (west + east) / 2, latitude
