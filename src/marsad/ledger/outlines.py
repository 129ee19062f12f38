"""Boundaries as maps draw them: kept at several details, made anew with the boundaries of their level."""

from collections.abc import Iterable
from typing import Any

import shapely
from django.db import transaction
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from marsad.ledger import models
from marsad.places.outlines import TOLERANCES, borders, outlines

BATCH = 200


def refresh(levels: Iterable[tuple[str, str]]) -> None:
    """Make the outlines of some levels (level, country) anew from the boundaries that are stored."""
    with transaction.atomic():
        for level, country in sorted(levels):
            make(level, country, models.Boundary.objects, models.Outline.objects)


def make(level: str, country: str, boundaries: Any, kept: Any) -> None:
    """Make the outlines of one level; the managers may be those of a migration."""
    found = list(boundaries.filter(level=level, country=country).values_list("uid", "name", "area"))
    areas = [(uid, name, shapely.from_geojson(area)) for uid, name, area in found]
    areal = [(uid, name, area) for uid, name, area in areas if isinstance(area, Polygon | MultiPolygon)]
    kept.filter(level=level, country=country).delete()
    for detail in range(len(TOLERANCES) if areal else 0):
        coarse = outlines([area for _uid, _name, area in areal], detail)
        drawn = [(uid, name, shape) for (uid, name, _area), shape in zip(areal, coarse, strict=True)]
        kept.bulk_create(
            (
                kept.model(
                    uid=uid, name=name, level=level, country=country, detail=detail, shape=shapely.to_wkb(shape),
                    **_box(shape),
                )
                for uid, name, shape in [*drawn, ("", "", borders(coarse))]
                if not shape.is_empty
            ),
            batch_size=BATCH,
        )  # fmt: skip


def _box(shape: BaseGeometry) -> dict[str, float]:
    """Give the columns of the box that a shape fills."""
    return dict(zip(("west", "south", "east", "north"), shape.bounds, strict=True))
