import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.places.distance import beyond, kilometres, middle

LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        ((0, 0), (0, 0), 0),
        ((0, 0), (0, 1), 111.195),
        ((0, 0), (1, 0), 111.195),
        ((36.2, 37.16), (33.51, 36.29), 309.7),
        ((90, 0), (-90, 0), 20_003.9),
        ((10, 179.5), (10, -179.5), 109.5),
    ],
)
def test_known_distances(a: tuple[float, float], b: tuple[float, float], km: float) -> None:
    assert kilometres(*a, *b) == pytest.approx(km, rel=6e-3, abs=1e-6)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_is_symmetric_and_at_most_half_way_round(a: float, b: float, c: float, d: float) -> None:
    there, back = kilometres(a, b, c, d), kilometres(c, d, a, b)
    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= 20_004


@given(st.floats(-80, 80), LONGITUDES, st.floats(0, 500), st.floats(0, 360))
def test_a_point_beyond_is_so_far_away(latitude: float, longitude: float, km: float, bearing: float) -> None:
    assert kilometres(latitude, longitude, *beyond(latitude, longitude, km, bearing)) == pytest.approx(km, abs=1e-6)


def test_bearings_turn_from_north_over_east() -> None:
    north, east = beyond(35, 36, 10, 0), beyond(35, 36, 10, 90)
    assert north[0] > 35
    assert north[1] == pytest.approx(36)
    assert east[1] > 36
    assert east[0] == pytest.approx(35, abs=1e-3)


def test_the_middle_is_as_far_from_both() -> None:
    point, half = middle(36.2, 37.16, 33.51, 36.29)
    assert half == pytest.approx(154.8, abs=0.5)
    assert kilometres(*point, 36.2, 37.16) == pytest.approx(kilometres(*point, 33.51, 36.29))
