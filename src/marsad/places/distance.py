"""Distances over the ground; imports nothing but the standard library, so that other rooms may use it."""

from math import asin, cos, radians, sin, sqrt
from typing import Final

EARTH_RADIUS_KM: Final = 6371.0088
"""The mean radius of the Earth in kilometres (IUGG)."""


def kilometres(a_latitude: float, a_longitude: float, b_latitude: float, b_longitude: float) -> float:
    """Measure the great circle between two points, in kilometres; all arguments are WGS 84 degrees.

    The haversine formula on a sphere: off by at most 0.6 % against the ellipsoid, far below what place names settle.
    """
    a_phi, b_phi = radians(a_latitude), radians(b_latitude)
    half = sin((b_phi - a_phi) / 2) ** 2 + cos(a_phi) * cos(b_phi) * sin(radians(b_longitude - a_longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))
