"""A point inside an area: its centroid where that lies inside, else one of its own."""

from shapely import MultiPolygon, Polygon

Point = tuple[float, float]
"""Longitude and latitude, in degrees."""


def inner_point(area: Polygon | MultiPolygon) -> Point:
    """Find a point inside the largest part of an area.

    Raises:
        ValueError: it has no extent.
    """
    largest = max(area.geoms, key=lambda part: part.area) if isinstance(area, MultiPolygon) else area
    if largest.is_empty or largest.area == 0:
        raise ValueError("no area")
    centre = largest.centroid
    point = centre if largest.contains(centre) else largest.representative_point()
    return point.x, point.y
