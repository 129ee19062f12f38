import pytest

from marsad.model import Place
from marsad.places.evidence import outweighs_doubt
from marsad.places.home import Home

from .conftest import town

OHIO = Place(id="w:oh", name="Ohio", kind="admin1", latitude=40.2, longitude=-82.7, country="US", admin1="Ohio")
CORBIN = town("w:corbin", "Corbin", 36.95, -84.1, country="US", admin1="Kentucky", population=7_000)
HAMLET = town("w:hamlet", "Corbin", 36.95, -84.1, kind="village", country="US", admin1="Kentucky", population=700)
KENTUCKY: Home = {("US", None): 1.0, ("US", "Kentucky"): 1.0}


@pytest.mark.parametrize(
    ("place", "score", "home", "outweighs"),
    [
        (OHIO, 1.0, {}, True),  # "the Ohio Association of ..."
        (CORBIN, 1.0, {}, False),
        (CORBIN, 1.0, {("US", None): 1.0, ("US", "Ohio"): 1.0}, False),
        (CORBIN, 1.0, {("US", None): 1.0, ("US", "Kentucky"): 0.1, ("US", "Ohio"): 0.9}, False),
        (CORBIN, 1.0, KENTUCKY, True),
        (CORBIN, 0.96, KENTUCKY, False),  # "Corben Industries"
        (HAMLET, 1.0, KENTUCKY, False),
    ],
)
def test_a_province_and_a_town_at_home_are_meant_even_in_what_may_be_a_firms_name(
    place: Place, score: float, home: Home, outweighs: bool
) -> None:
    assert outweighs_doubt(place, score, home) is outweighs
