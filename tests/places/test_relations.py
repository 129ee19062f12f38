import pytest

from marsad.model import Place
from marsad.places.relations import are_apart, holds, nearness

from .conftest import ADDED, WORLD

PLACES: dict[str, Place] = {place.id: place for place in (*ADDED, *WORLD)}


@pytest.mark.parametrize(
    ("holder", "place", "expected"),
    [
        ("w:sy", "x:saraqib", True),
        ("w:us", "x:saraqib", False),
        ("x:idlib", "x:saraqib", True),
        ("x:aleppo", "x:saraqib", False),
        ("x:saraqib", "x:jubas", True),
        ("x:saraqib", "x:aleppo-town", False),
        ("w:oh", "w:london-oh", True),
        ("w:oh", "w:london-ky", False),
    ],
)
def test_units_hold_by_name_and_towns_by_distance(holder: str, place: str, expected: bool) -> None:
    assert holds(PLACES[holder], PLACES[place]) is expected


def test_a_part_of_a_country_holds_what_lies_around_its_middle() -> None:
    hills = Place(id="h", name="Hills", kind="region", latitude=35.7, longitude=36.6, country="SY", admin1="Idlib")
    held = [key for key in ("x:saraqib", "x:jubas", "x:east", "w:london", "w:sy") if holds(hills, PLACES[key])]
    assert held == ["x:saraqib", "x:jubas"]


def test_nearness_falls_with_distance() -> None:
    saraqib = PLACES["x:saraqib"]
    near = [nearness(saraqib, PLACES[place]) for place in ("x:saraqib", "x:jubas", "x:aleppo-town", "w:london")]
    assert near[0] == 1.0
    assert near == sorted(near, reverse=True)
    assert near[-1] < 0.05


def test_a_town_is_not_apart_from_the_province_called_after_it() -> None:
    assert not are_apart(PLACES["x:idlib"], PLACES["x:idlib-town"])
    assert are_apart(PLACES["w:london"], PLACES["w:london-oh"])
    assert are_apart(PLACES["x:dana-north"], PLACES["x:dana-south"])
