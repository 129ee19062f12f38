"""Shapes of the earth as paths of a drawing: cut to the sheet, rounded to whole units, written short."""

import math
from collections.abc import Iterable, Iterator

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from marsad.site.maps.projection import Frame

_MARGIN = 12
"""Units beyond the sheet at which shapes are cut, so that the cut is not seen."""


def path(shape: BaseGeometry, frame: Frame) -> str:
    """Write the part of a shape that lies on a sheet as the ``d`` of a path, "" where none does."""
    west, east = frame.longitude(-_MARGIN), frame.longitude(frame.width + _MARGIN)
    south, north = frame.latitude(frame.height + _MARGIN), frame.latitude(-_MARGIN)
    cut = shapely.clip_by_rect(shape, west, south, east, north)
    return "".join(_written(shapely.get_coordinates(line), frame, closed=closed) for line, closed in _lines(cut))


def _lines(shape: BaseGeometry) -> Iterator[tuple[BaseGeometry, bool]]:
    """Give the lines that a shape is made of, each with whether it closes on itself."""
    for part in shapely.get_parts(shape).tolist():
        if part.geom_type == "Polygon":
            yield part.exterior, True
            yield from ((ring, True) for ring in part.interiors)
        elif part.geom_type == "LineString":
            yield part, False
        elif part.geom_type.startswith(("Multi", "GeometryC")):
            yield from _lines(part)


def placed(points: "Iterable[tuple[float, float]] | np.ndarray", frame: Frame) -> np.ndarray:
    """Place points (longitude, latitude) on a sheet, in units: as ``Frame.x`` and ``Frame.y`` do, many at once."""
    given = np.asarray(points, dtype=float).reshape(-1, 2)
    held = np.radians(np.clip(given[:, 1], -85.0, 85.0))
    x = (given[:, 0] - frame.left) * frame.scale
    y = (frame.top - np.degrees(np.log(np.tan(math.pi / 4 + held / 2)))) * frame.scale
    return np.column_stack((x, y))


def _written(points: np.ndarray, frame: Frame, *, closed: bool) -> str:
    """Write one line in whole units, each point by its distance from the one before."""
    whole = np.rint(placed(points, frame)).astype(int)
    moved = np.diff(whole, axis=0)
    steps = moved[moved.any(axis=1)].tolist()
    if not steps:
        return ""
    moves = " ".join(f"{right} {down}" for right, down in (steps[:-1] if closed else steps))
    return f"M{whole[0][0]} {whole[0][1]}l{moves}".replace(" -", "-") + ("z" if closed else "")
