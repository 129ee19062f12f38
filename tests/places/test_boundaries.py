import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import box

from marsad.model import Place
from marsad.places.boundaries import Boundaries, Boundary

from .conftest import town


def unit(name: str, kind: str, *edges: float) -> Boundary:
    west, south, east, north = edges
    place = Place(
        id=f"x:{name}",
        name=name,
        kind=kind,
        latitude=south,
        longitude=west,
        country="SY",
        admin1="North",  # type: ignore[arg-type]
    )
    return Boundary(place, box(west, south, east, north))


BOUNDARIES = Boundaries(
    [
        unit("North", "admin1", 36, 35, 38, 37),
        unit("Left", "admin2", 36, 35, 37, 37),
        unit("Right", "admin2", 37, 35, 38, 37),
    ]
)


@pytest.mark.parametrize(
    ("at", "names"),
    [
        ((36, 36.5), {"admin1": "North", "admin2": "Left"}),
        ((36, 37.5), {"admin1": "North", "admin2": "Right"}),
        ((36, 37), {"admin1": "North", "admin2": "Left"}),
        ((34, 36.5), {}),
    ],
)
def test_the_units_that_a_point_lies_in(at: tuple[float, float], names: dict[str, str]) -> None:
    assert {level: place.name for level, place in BOUNDARIES.units_at(*at).items()} == names


def test_a_place_gets_the_units_that_its_list_does_not_say() -> None:
    filled = BOUNDARIES.fill(town("x:1", "Tiba", 36, 37.5, country=""))
    assert (filled.country, filled.admin1, filled.admin2, filled.admin3) == ("SY", "North", "Right", None)


def test_what_its_list_says_stays() -> None:
    said = town("x:1", "Tiba", 36, 37.5, country="SY", admin1="Elsewhere", admin2="Far")
    assert BOUNDARIES.fill(said) == said


def test_a_unit_is_not_put_into_itself() -> None:
    place = Place(id="x:2", name="Right", kind="admin2", latitude=36, longitude=37.5, country="SY")
    assert (BOUNDARIES.fill(place).admin1, BOUNDARIES.fill(place).admin2) == ("North", None)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_no_boundaries_no_units(latitude: float, longitude: float) -> None:
    assert not Boundaries().units_at(latitude, longitude)


def test_an_area_is_written_and_read_back() -> None:
    first = unit("North", "admin1", 36, 35, 38, 37)
    assert Boundary.read(first.unit, first.write()).area.equals(first.area)
    with pytest.raises(ValueError, match="Point"):
        Boundary.read(first.unit, '{"type": "Point", "coordinates": [1, 2]}')
