from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from marsad.site.maps.clusters import Spot
from marsad.site.maps.draw import Town, draw, look_at
from marsad.site.maps.ground import Ground, Hold, Party
from marsad.site.maps.projection import Box, Frame

FRAME = Frame.fit(Box(36, 35, 37, 36), 600, 600)
HERE = Spot("Brookfield", 35.5, 36.5, {"attack": 1})


def test_a_place_known_exactly_is_a_sign_and_one_known_to_an_area_is_no_pin() -> None:
    area = Spot("Upland", 35.7, 36.7, {"attack": 2}, reach=(0.2, 0.2))
    drawing = draw([HERE, area], [], FRAME)
    assert [(sign.shape, sign.vague) for sign in drawing.signs] == [("attack", False)]
    assert [(found.spot.name, found.named) for found in drawing.areas] == [("Upland", True)]
    assert drawing.count == 3


def test_an_area_too_small_to_draw_is_marked_as_vague() -> None:
    [sign] = draw([replace(HERE, reach=(0.001, 0.001))], [], FRAME).signs
    assert sign.vague


def test_a_sign_stands_where_most_happened_and_the_order_stays() -> None:
    lone = Spot("Lone", 35.1, 36.1, {"aid": 1})
    spots = [HERE, lone, Spot("Milltown", 35.505, 36.505, {"attack": 9})]
    first, second = draw(spots, [], FRAME).signs
    assert [spot.name for spot in first.cluster.spots] == ["Milltown", "Brookfield"]
    assert first.x == round(FRAME.x(36.505), 1)
    assert second.cluster.spots == [lone]


def test_no_more_areas_are_drawn_than_can_be_told_apart() -> None:
    areas = [Spot(str(number), 35.5, 36.5, {"attack": 1 + (number == 7)}, reach=(0.2, 0.2)) for number in range(100)]
    drawing = draw(areas, [], FRAME)
    assert len(drawing.areas) == 15
    assert drawing.areas[0].spot.name == "7"
    assert drawing.count == 101


def test_kinds_that_share_a_sign_are_mixed() -> None:
    [sign] = draw([HERE, replace(HERE, kinds={"control": 2})], [], FRAME).signs
    assert (sign.shape, sign.cluster.count) == ("mixed", 3)


def test_what_lies_outside_is_counted_and_not_drawn() -> None:
    drawing = draw([HERE, Spot("Far", 0.0, 0.0, {"aid": 4})], [], FRAME)
    assert (drawing.outside, drawing.count) == (4, 1)


@given(st.lists(st.tuples(st.floats(35, 36), st.floats(36, 37)), max_size=40))
def test_names_never_lie_on_each_other(points: list[tuple[float, float]]) -> None:
    towns = [Town("Somewhere", *point) for point in points]
    boxes = [
        (name.x - 65 if name.end else name.x, name.y) for name in draw([], towns, FRAME).names
    ]  # nine letters are about 65 units wide
    for number, (x, y) in enumerate(boxes):
        assert 0 <= x <= 600
        assert all(abs(x - x2) >= 64 or abs(y - y2) >= 14.9 for x2, y2 in boxes[number + 1 :])


def test_the_place_of_a_sign_is_named_before_the_towns_around_it() -> None:
    names = draw([HERE], [Town("Near", 35.501, 36.53), Town("Off", 35.9, 36.1)], FRAME).names
    assert [(name.text, name.dot is None) for name in names] == [("Brookfield", True), ("Off", False)]


def test_the_look_is_at_where_most_happened() -> None:
    crowd = [Spot(str(number), 35 + number / 10, 36 + number / 10, {"attack": 2}) for number in range(10)]
    box = look_at([*crowd, Spot("Far", 55.0, -3.0, {"diplomacy": 1})])
    assert not box.holds(55.0, -3.0)
    assert all(box.holds(spot.latitude, spot.longitude) for spot in crowd)


@given(st.lists(st.tuples(st.floats(-80, 80), st.floats(-179, 179)), min_size=1, max_size=12))
def test_there_is_always_something_to_look_at(points: list[tuple[float, float]]) -> None:
    spots = [Spot("X", latitude, longitude, {"aid": 1}) for latitude, longitude in points]
    box = look_at(spots)
    assert max(box.east - box.west, box.north - box.south) > 0.5
    assert any(box.holds(spot.latitude, spot.longitude) for spot in spots)


def test_a_map_of_nothing_is_the_world() -> None:
    assert look_at([]).east == 180
    assert draw([], [], Frame.fit(look_at([]), 600, 400)).count == 0


def test_who_holds_a_place_is_seen_beside_what_happened_there() -> None:
    held = Hold("Brookfield", HERE.latitude, HERE.longitude, "b", [Party(0, "The Army", "holds", None)])
    away = Hold("Ford", 35.2, 36.2, "f", [Party(1, "Rebels", "contests", None)])
    drawing = draw([HERE], [], FRAME, Ground(holds=[held, away]))
    [sign] = drawing.signs
    first, second = drawing.held
    assert (first.x, first.y > sign.y + sign.radius) == (sign.x, True)
    assert (second.x, second.y) == (round(FRAME.x(36.2), 1), round(FRAME.y(35.2), 1))
    assert [(tile.letter, tile.state) for one in drawing.held for tile in one.tiles] == [
        ("A", "holds"), ("B", "contests"),
    ]  # fmt: skip


def test_discs_grow_with_the_reports_and_signs_never_outnumber_what_a_sheet_holds() -> None:
    spots = [Spot(str(n), 35 + n % 40 / 40, 36 + n // 40 / 40, {"report": 1 + n % 9}) for n in range(1600)]
    drawing = draw(spots, [], FRAME, Ground(reports=spots))
    most = FRAME.width * FRAME.height / 8000
    assert len(drawing.signs) < most
    assert len(drawing.reports) < most
    assert sum(disc.count for disc in drawing.reports) == drawing.count == sum(spot.count for spot in spots)
    ordered = sorted(drawing.reports, key=lambda disc: disc.count)
    assert [disc.radius for disc in ordered] == sorted(disc.radius for disc in ordered)
