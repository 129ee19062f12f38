import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from marsad.site.maps.projection import KM_PER_DEGREE, Box, Frame

LATITUDE, LONGITUDE = st.floats(-80, 80), st.floats(-179, 179)
BOXES = st.tuples(LONGITUDE, LATITUDE, st.floats(0.01, 40), st.floats(0.01, 40)).map(
    lambda at: Box(at[0], at[1], min(at[0] + at[2], 180), min(at[1] + at[3], 85))
)


@given(BOXES)
def test_a_frame_shows_its_whole_box(box: Box) -> None:
    frame = Frame.fit(box, 960, 620)
    for latitude, longitude in box.corners:
        assert -0.5 <= frame.x(longitude) <= 960.5
        assert -0.5 <= frame.y(latitude) <= 620.5


@given(BOXES, LATITUDE, LONGITUDE)
def test_units_lead_back_to_degrees(box: Box, latitude: float, longitude: float) -> None:
    frame = Frame.fit(box, 400, 300)
    assert frame.longitude(frame.x(longitude)) == pytest.approx(longitude, abs=1e-6)
    assert frame.latitude(frame.y(latitude)) == pytest.approx(latitude, abs=1e-6)


@given(st.floats(-60, 60), st.floats(-170, 170))
def test_a_scale_bar_is_as_long_as_the_ground_it_stands_for(latitude: float, longitude: float) -> None:
    frame = Frame.fit(Box(longitude - 0.5, latitude - 0.5, longitude + 0.5, latitude + 0.5), 600, 400)
    km, units = frame.scale_bar
    middle = frame.latitude(200)
    degrees = km / (KM_PER_DEGREE * math.cos(math.radians(middle)))
    assert frame.x(longitude + degrees) - frame.x(longitude) == pytest.approx(units, rel=1e-6)
    assert units <= 150.01
    assert float(f"{km:.0e}"[0]) in {1, 2, 5}


@given(BOXES)
@example(Box(west=175, south=56, east=176, north=82))  # most of whose sheet lies beyond the 180th meridian
def test_the_graticule_is_round_and_on_the_sheet(box: Box) -> None:
    frame = Frame.fit(box, 960, 620)
    meridians, parallels = frame.graticule
    assert 2 <= len(meridians) <= 8
    assert all(-0.5 <= frame.x(degrees) <= 960.5 for degrees in meridians)
    assert all(-0.5 <= frame.y(degrees) <= 620.5 for degrees in parallels)


def test_a_kilometre_north_is_as_long_as_a_kilometre_east() -> None:
    frame = Frame.fit(Box(36, 35, 37, 36), 600, 600)
    north = frame.y(35.5) - frame.y(35.5 + 10 / KM_PER_DEGREE)
    assert frame.units(10, 35.5) == pytest.approx(north, rel=1e-3)


def test_coming_closer_shows_less_about_the_same_middle() -> None:
    frame = Frame.fit(Box(36, 35, 37, 36), 600, 400)
    near = frame.window(2)
    assert (near.west + near.east) / 2 == pytest.approx(36.5)
    assert near.east - near.west == pytest.approx((frame.box.east - frame.box.west) / 2)
    assert frame.window(1, right=0.5).west == pytest.approx(36.5)
    assert frame.window(1, up=0.5).south == pytest.approx(frame.latitude(200))


@pytest.mark.parametrize("box", [Box(36.5, 35, 37.25, 36), Box(-180, -85, 180, 85)])
def test_a_box_is_read_as_it_is_written(box: Box) -> None:
    assert Box.parse(str(box)) == box


@pytest.mark.parametrize(
    "text", ["", "1,2,3", "a,b,c,d", "10,0,5,1", "0,5,1,5", "-200,0,1,1", "nan,0,1,1", "0,0,inf,1"]
)
def test_what_is_no_box_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"box|unpack|float"):
        Box.parse(text)
