import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon

from marsad.places.lists.polygons import inner_point

SQUARE = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]
HORSESHOE = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (6.0, 9.0), (6.0, 3.0), (3.0, 3.0), (3.0, 9.0), (0.0, 9.0)]
SMALL = [(20.0, 20.0), (21.0, 20.0), (21.0, 21.0)]
HOLE = [(1.0, 1.0), (3.0, 1.0), (3.0, 3.0), (1.0, 3.0), (1.0, 1.0)]


def test_the_centre_where_it_lies_inside() -> None:
    assert inner_point(Polygon(SQUARE)) == pytest.approx((2.0, 2.0))


def test_beside_the_centre_where_that_lies_outside() -> None:
    x, y = inner_point(Polygon(HORSESHOE))
    assert 0 <= x <= 3 or 6 <= x <= 9 or y <= 3


def test_never_in_a_hole() -> None:
    x, _ = inner_point(Polygon(SQUARE, [HOLE]))
    assert 0 <= x <= 1 or 3 <= x <= 4


def test_in_the_largest_of_several() -> None:
    assert inner_point(MultiPolygon([Polygon(SMALL), Polygon(SQUARE)])) == pytest.approx((2.0, 2.0))


def test_a_line_has_no_inside() -> None:
    with pytest.raises(ValueError, match="no area"):
        inner_point(Polygon([(0.0, 0.0), (1.0, 1.0), (0.0, 0.0)]))


@given(st.floats(-170, 170), st.floats(-80, 80), st.floats(0.01, 5), st.floats(0.01, 5))
def test_the_middle_of_any_box(west: float, south: float, wide: float, high: float) -> None:
    box = [(west, south), (west + wide, south), (west + wide, south + high), (west, south + high)]
    x, y = inner_point(Polygon(box))
    assert west < x < west + wide
    assert south < y < south + high
