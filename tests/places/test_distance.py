import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.places.distance import EARTH_RADIUS_KM, kilometres

LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        ((0, 0), (0, 0), 0),
        ((0, 0), (0, 1), 111.195),
        ((0, 0), (1, 0), 111.195),
        ((36.2, 37.16), (33.51, 36.29), 309.7),
        ((90, 0), (-90, 0), 20_015.1),
        ((10, 179.5), (10, -179.5), 109.5),
    ],
)
def test_known_distances(a: tuple[float, float], b: tuple[float, float], km: float) -> None:
    assert kilometres(*a, *b) == pytest.approx(km, rel=1e-3, abs=1e-6)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_is_symmetric_and_at_most_half_way_round(a: float, b: float, c: float, d: float) -> None:
    there, back = kilometres(a, b, c, d), kilometres(c, d, a, b)
    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= 3.1415927 * EARTH_RADIUS_KM
