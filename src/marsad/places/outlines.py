"""Boundaries drawn coarser, for maps: neighbours keep a common border, so that no gaps open between them."""

from collections.abc import Sequence
from typing import Final

import shapely
from shapely import MultiPolygon, Polygon
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

TOLERANCES: Final = (0.05, 0.0125, 0.003, 0.0008)
"""Degrees that the details, from the coarsest to the finest, leave out: the square root of a corner's area."""


def outlines(areas: Sequence[Polygon | MultiPolygon], detail: int) -> list[MultiPolygon]:
    """Draw the areas of neighbouring units of one level coarser; an area that is too small for it stays as it is.

    By Visvalingam and Whyatt's rule on the borders that units share (GEOS, CoverageSimplifier); areas that overlap
    are drawn coarser one by one.
    """
    valid = [_areal(shapely.make_valid(area)) for area in areas]
    try:
        found = list(shapely.coverage_simplify(valid, TOLERANCES[detail]))
    except GEOSException:
        found = [area.simplify(TOLERANCES[detail]) for area in valid]
    return [
        _areal(shapely.make_valid(coarse)) if not coarse.is_empty else area
        for coarse, area in zip(found, valid, strict=True)
    ]


def borders(areas: Sequence[MultiPolygon]) -> BaseGeometry:
    """Give the lines that bound areas, each stretch once, however many areas it bounds."""
    return shapely.line_merge(shapely.union_all([area.boundary for area in areas]))


def _areal(shape: BaseGeometry) -> MultiPolygon:
    """Leave the polygons of a shape: making one valid may give stray lines and points beside them."""
    parts = [part for part in shapely.get_parts(shape, return_index=False).tolist() if part.geom_type != "Point"]
    polygons = [one for part in parts for one in (part.geoms if isinstance(part, MultiPolygon) else (part,))]
    return MultiPolygon([one for one in polygons if isinstance(one, Polygon)])
