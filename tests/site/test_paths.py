import re

from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Polygon, box

from marsad.site.maps.paths import path
from marsad.site.maps.projection import Box, Frame
from marsad.site.maps.tiles import pictures

FRAME = Frame.fit(Box(36, 35, 37, 36), 600, 600)
TEMPLATE = "https://tiles.example/{z}/{x}/{y}.png"


def _corners(d: str) -> list[tuple[int, int]]:
    """The points of a path, as a browser reads it."""
    found: list[tuple[int, int]] = []
    for piece in d.replace("z", "").split("M")[1:]:
        start, _, rest = piece.partition("l")
        x, y = map(int, re.findall(r"-?\d+", start))
        found.append((x, y))
        steps = list(map(int, re.findall(r"-?\d+", rest)))
        for right, down in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + right, y + down
            found.append((x, y))
    return found


def test_a_shape_is_written_where_it_lies() -> None:
    assert set(_corners(path(box(36.2, 35.2, 36.8, 35.8), FRAME))) == {
        (round(FRAME.x(x)), round(FRAME.y(y))) for x in (36.2, 36.8) for y in (35.2, 35.8)
    }


def test_what_lies_outside_is_cut_off() -> None:
    assert path(box(0, 0, 1, 1), FRAME) == ""
    assert all(-13 <= x <= 613 and -13 <= y <= 613 for x, y in _corners(path(box(0, 0, 90, 80), FRAME)))


def test_lines_stay_open_and_holes_are_kept() -> None:
    assert "z" not in path(LineString([(36, 35), (37, 36)]), FRAME)
    ring = Polygon(box(36.1, 35.1, 36.9, 35.9).exterior, [box(36.4, 35.4, 36.6, 35.6).exterior])
    assert path(MultiPolygon([ring]), FRAME).count("z") == 2


@given(st.floats(-170, 170), st.floats(-70, 70), st.floats(0.01, 40))
def test_pictures_of_a_tile_server_cover_the_sheet_and_lie_beside_each_other(x: float, y: float, size: float) -> None:
    around = Box(max(x - size, -180), max(y - size, -84), min(x + size, 180), min(y + size, 84))
    frame = Frame.fit(around, 600, 400, margin=0)
    found = pictures(TEMPLATE, frame)
    assert 1 <= len(found) <= 40
    sides = {picture.size for picture in found}
    assert len(sides) == 1
    left, right = min(p.x for p in found), max(p.x + p.size for p in found)
    assert left <= max(0, frame.x(-180)) + 0.2
    assert right >= min(600, frame.x(180)) - 0.2


def test_a_picture_is_that_of_its_place() -> None:
    frame = Frame.fit(Box(-180, -85, 180, 85), 512, 512, margin=0)
    found = {picture.address: (picture.x, picture.y) for picture in pictures(TEMPLATE, frame)}
    assert len(found) == 4
    x, y = found["https://tiles.example/1/1/1.png"]
    assert abs(x - frame.x(0)) < 0.2
    assert abs(y - frame.y(0)) < 0.2
