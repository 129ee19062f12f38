"""Distances and directions over the ground, on the WGS 84 ellipsoid; loads nothing else of this room."""

from typing import Final

from pyproj import Geod

_GEOD: Final = Geod(ellps="WGS84")


def kilometres(a_latitude: float, a_longitude: float, b_latitude: float, b_longitude: float) -> float:
    """Measure the shortest way between two points, in kilometres; all arguments are WGS 84 degrees."""
    return float(_GEOD.inv(a_longitude, a_latitude, b_longitude, b_latitude)[2]) / 1000


def beyond(latitude: float, longitude: float, km: float, bearing: float) -> tuple[float, float]:
    """Find the point so many kilometres away; ``bearing`` in degrees from north over east. Latitude and longitude."""
    east, north, _ = _GEOD.fwd(longitude, latitude, bearing, km * 1000)
    return float(north), float(east)


def middle(
    a_latitude: float, a_longitude: float, b_latitude: float, b_longitude: float
) -> tuple[tuple[float, float], float]:
    """Find the point half way between two, as latitude and longitude, and how many kilometres it is from each."""
    bearing, _, metres = _GEOD.inv(a_longitude, a_latitude, b_longitude, b_latitude)
    half = float(metres) / 2000
    return beyond(a_latitude, a_longitude, half, float(bearing)), half
