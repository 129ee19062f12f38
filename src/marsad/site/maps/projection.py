"""The Mercator projection of a box of the earth onto a sheet of drawing units.

Formulas: Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395, 1987), equations 7-1, 7-2, on a
sphere of 6371.0088 km (the IUGG's mean radius). Boxes that cross the 180th meridian are not supported.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

KM_PER_DEGREE = math.radians(1) * 6371.0088
_LIMIT = 85.0
_NICE = (1.0, 2.0, 5.0)


def _stretch(latitude: float) -> float:
    """Mercator's y, in degrees of longitude at the equator."""
    held = min(max(latitude, -_LIMIT), _LIMIT)
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(held) / 2)))


def _unstretch(y: float) -> float:
    return math.degrees(2 * math.atan(math.exp(math.radians(y))) - math.pi / 2)


@dataclass(frozen=True)
class Box:
    """A box of longitudes and latitudes, WGS 84 degrees."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def parse(cls, text: str) -> "Box":
        """Read "west,south,east,north".

        Raises:
            ValueError: not four numbers, or not a box of the earth.
        """
        west, south, east, north = (float(part) for part in text.split(","))
        if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
            raise ValueError(f"{text!r} is not a box of the earth")
        return cls(west, south, east, north)

    @classmethod
    def around(cls, points: Iterable[tuple[float, float]]) -> "Box | None":
        """The smallest box that holds all (latitude, longitude) points; None for no points."""
        found = list(points)
        if not found:
            return None
        latitudes, longitudes = zip(*found, strict=True)
        return cls(min(longitudes), min(latitudes), max(longitudes), max(latitudes))

    def __str__(self) -> str:
        """Write it as ``parse`` reads it."""
        edges = (self.west, self.south, self.east, self.north)
        return ",".join(f"{value:.4f}".rstrip("0").rstrip(".") for value in edges)

    @property
    def corners(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The south-western and the north-eastern corner, as (latitude, longitude)."""
        return (self.south, self.west), (self.north, self.east)

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether a point lies in the box or on its edge."""
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east

    def grown(self, degrees: float) -> "Box":
        """The box with a margin on all four sides, cut off at the edge of the map."""
        return Box(
            max(self.west - degrees, -180.0),
            max(self.south - degrees, -_LIMIT),
            min(self.east + degrees, 180.0),
            min(self.north + degrees, _LIMIT),
        )


@dataclass(frozen=True)
class Frame:
    """A sheet of ``width`` by ``height`` units; ``left`` and ``top`` are Mercator degrees, ``scale`` units for each."""

    width: int
    height: int
    left: float
    top: float
    scale: float

    @classmethod
    def fit(cls, box: Box, width: int, height: int, margin: int = 40) -> "Frame":
        """The closest frame that shows a whole box, centred, with ``margin`` units to spare on each side."""
        low, high = _stretch(box.south), _stretch(box.north)
        across, up = max(box.east - box.west, 1e-3), max(high - low, 1e-3)
        scale = min((width - 2 * margin) / across, (height - 2 * margin) / up)
        middle_x, middle_y = (box.west + box.east) / 2, (low + high) / 2
        return cls(width, height, middle_x - width / 2 / scale, middle_y + height / 2 / scale, scale)

    def x(self, longitude: float) -> float:
        """Units from the left edge."""
        return (longitude - self.left) * self.scale

    def y(self, latitude: float) -> float:
        """Units from the top edge."""
        return (self.top - _stretch(latitude)) * self.scale

    def longitude(self, x: float) -> float:
        """Degrees of longitude, from units."""
        return self.left + x / self.scale

    def latitude(self, y: float) -> float:
        """Degrees of latitude, from units."""
        return _unstretch(self.top - y / self.scale)

    @cached_property
    def box(self) -> Box:
        """What the whole sheet shows, as far as it lies on the earth."""
        return Box(
            max(self.longitude(0), -180.0),
            max(self.latitude(self.height), -90.0),
            min(self.longitude(self.width), 180.0),
            min(self.latitude(0), 90.0),
        )

    def units(self, km: float, latitude: float) -> float:
        """How many units a distance takes at a latitude."""
        return km / KM_PER_DEGREE * self.scale / math.cos(math.radians(min(max(latitude, -_LIMIT), _LIMIT)))

    @cached_property
    def scale_bar(self) -> tuple[float, float]:
        """A round number of kilometres and its length in units, at the middle of the sheet, a quarter of it at most."""
        unit = self.units(1.0, self.latitude(self.height / 2))
        km = _round_down(self.width / 4 / unit)
        return km, km * unit

    @cached_property
    def graticule(self) -> tuple[list[float], list[float]]:
        """Round longitudes and latitudes to rule the sheet with: two to eight longitudes, latitudes at the same step.

        The step goes by the longitudes that lie on the earth: beyond the 180th meridian a sheet is empty.
        """
        step = _round_down((self.box.east - self.box.west) / 3)
        return _steps(self.box.west, self.box.east, step), _steps(self.box.south, self.box.north, step)

    def window(self, zoom: float, right: float = 0.0, up: float = 0.0) -> Box:
        """The box seen from ``zoom`` times as close, moved by a share of the sheet to the right and up."""
        centre_x, centre_y = self.width * (0.5 + right), self.height * (0.5 - up)
        half_x, half_y = self.width / 2 / zoom, self.height / 2 / zoom
        return Box(
            max(self.longitude(centre_x - half_x), -180.0),
            max(self.latitude(centre_y + half_y), -_LIMIT),
            min(self.longitude(centre_x + half_x), 180.0),
            min(self.latitude(centre_y - half_y), _LIMIT),
        )


def _round_down(value: float) -> float:
    """The greatest 1, 2 or 5 times a power of ten that is not above a value."""
    power = 10.0 ** math.floor(math.log10(value))
    return max(nice * power for nice in _NICE if nice * power <= value * 1.000001)


def _steps(low: float, high: float, step: float) -> list[float]:
    """All multiples of a step between two bounds."""
    return [number * step for number in range(math.ceil(low / step), math.floor(high / step) + 1)]
