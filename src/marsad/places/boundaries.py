"""Boundaries of countries and admin units: in which unit does a point lie."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from shapely import MultiPolygon, Point, Polygon, STRtree, from_geojson, prepare, to_geojson

from marsad.model import Place, PlaceKind

LEVELS: Final[tuple[PlaceKind, ...]] = ("country", "admin1", "admin2", "admin3")


@dataclass(frozen=True, slots=True, eq=False)
class Boundary:
    """A unit, and the area that it covers, in WGS 84 degrees."""

    unit: Place
    area: Polygon | MultiPolygon

    @classmethod
    def read(cls, unit: Place, geojson: str) -> "Boundary":
        """Read the area from GeoJSON.

        Raises:
            ValueError: it is no Polygon or MultiPolygon.
        """
        area = from_geojson(geojson)
        if not isinstance(area, Polygon | MultiPolygon):
            raise ValueError(f"{area.geom_type}; expected a Polygon or a MultiPolygon")
        return cls(unit, area)

    def write(self) -> str:
        """Write the area as GeoJSON."""
        return to_geojson(self.area)


class Boundaries:
    """Boundaries, asked by a point."""

    def __init__(self, boundaries: Iterable[Boundary] = ()) -> None:
        """Index the areas; a point on an edge lies in the unit that comes first."""
        self._all = tuple(boundaries)
        areas = [one.area for one in self._all]
        for area in areas:
            prepare(area)
        self._tree = STRtree(areas)

    def __len__(self) -> int:
        """Count the boundaries."""
        return len(self._all)

    def units_at(self, latitude: float, longitude: float) -> Mapping[PlaceKind, Place]:
        """Find the units that a point lies in, by their level; levels without a boundary there are left out."""
        hits = sorted(int(hit) for hit in self._tree.query(Point(longitude, latitude), predicate="intersects"))
        found: dict[PlaceKind, Place] = {}
        for hit in hits:
            unit = self._all[hit].unit
            found.setdefault(unit.kind, unit)
        return found

    def fill(self, place: Place) -> Place:
        """Give a place the country and the admin levels above it that its list does not say; the others stay."""
        if place.kind in ("country", "region"):
            return place
        units = self.units_at(place.latitude, place.longitude)
        above = LEVELS[: LEVELS.index(place.kind)] if place.kind in LEVELS else LEVELS
        missing: dict[str, Any] = {
            level: units[level].name for level in above[1:] if level in units and not getattr(place, level)
        }
        country = place.country or next((unit.country for unit in units.values() if unit.country), "")
        return msgspec.structs.replace(place, country=country, **missing)
