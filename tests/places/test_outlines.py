from shapely import LineString, MultiPolygon, Polygon, box, union_all
from shapely.geometry.base import BaseGeometry

from marsad.places.outlines import TOLERANCES, borders, outlines

ZIGZAG = [(1.0, 0.0), (1.001, 0.25), (0.999, 0.5), (1.001, 0.75), (1.0, 1.0)]
WEST = Polygon([(0, 0), *ZIGZAG, (0, 1)])
EAST = Polygon([(2, 1), *reversed(ZIGZAG), (2, 0)])


def _corners(shape: BaseGeometry) -> int:
    return sum(len(part.exterior.coords) for part in getattr(shape, "geoms", [shape]))


def test_coarser_neighbours_leave_no_gap_and_do_not_overlap() -> None:
    for detail in range(len(TOLERANCES)):
        west, east = outlines([WEST, EAST], detail)
        assert west.intersection(east).area == 0
        assert union_all([west, east]).area == WEST.union(EAST).area
    coarse = outlines([WEST, EAST], 0)
    assert _corners(coarse[0]) < _corners(WEST)
    assert _corners(outlines([WEST, EAST], len(TOLERANCES) - 1)[0]) > _corners(coarse[0])


def test_a_border_that_two_share_is_drawn_once() -> None:
    lines = borders([MultiPolygon([box(0, 0, 1, 1)]), MultiPolygon([box(1, 0, 2, 1)])])
    assert lines.length == 7
    assert lines.covers(LineString([(1, 0), (1, 1)]))


def test_what_is_faulty_or_tiny_is_drawn_all_the_same() -> None:
    bow = Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
    tiny = box(5, 5, 5.001, 5.001)
    overlapping = box(0.1, 0.1, 0.9, 0.9)
    found = outlines([bow, tiny, overlapping], 0)
    assert all(shape.is_valid and shape.area > 0 for shape in found)
