import pytest

from ledger.asking.telling import PLACES, tell
from marsad.ledger import store
from marsad.ledger.asking.places import area, entries
from marsad.model import InputError, Place, PlaceMention
from reconcile.build import NORTHTOWN, claim, day, report

pytestmark = pytest.mark.django_db

TWINS = [
    Place(id=f"test:twin-{admin1}", name="Twin Wells", kind="village", latitude=latitude, longitude=36.0, country="SY",
          admin1=admin1)
    for admin1, latitude in (("Upland", 35.5), ("Lowland", 33.5))
]  # fmt: skip


@pytest.fixture(autouse=True)
def _gazetteer() -> None:
    store.save_places([*PLACES, *TWINS])


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("test:1", "test:1"), ("Northtown", "test:1"), ("NORTHTOWN", "test:1"), ("Nordstadt", "test:1"),
        ("Northtown, Upland", "test:1"), ("Northtown, Oberland", "test:1"), ("Oberland", "test:3"),
        ("Twin Wells, Lowland", "test:twin-Lowland"), ("test:twin-Upland", "test:twin-Upland"),
    ],
)  # fmt: skip
def test_a_place_is_found_by_id_and_by_name(asked: str, expected: str) -> None:
    found = area(asked)
    assert found is not None
    assert found.place.id == expected


def test_a_place_of_the_world_is_found_though_the_ledger_has_it_not() -> None:
    found = area("سوريا")
    assert found is not None
    assert (found.place.kind, found.place.country) == ("country", "SY")
    assert found.lies(NORTHTOWN, PLACES[0]) == "in"


def test_a_name_that_two_villages_bear_is_refused_with_the_ids_of_both() -> None:
    with pytest.raises(InputError, match="several places bear the name 'Twin Wells'") as caught:
        area("Twin Wells")
    assert "test:twin-Upland (Upland, SY)" in str(caught.value)
    assert "test:twin-Lowland (Lowland, SY)" in str(caught.value)


def test_the_one_that_is_spoken_of_is_meant() -> None:
    mention = PlaceMention(text="Twin Wells", id="test:twin-Lowland", precision=1)
    of = report()
    tell(day(0), of, [claim(of, places=(mention,))])
    found = area("Twin Wells")
    assert found is not None
    assert found.place.id == "test:twin-Lowland"


@pytest.mark.parametrize("asked", ["Xqzzvw", "Northtown, Lowland", "test:none", ""])
def test_what_is_not_known_is_refused(asked: str) -> None:
    with pytest.raises(InputError, match="nothing is known by the name"):
        area(asked)


def test_no_place_is_no_area_and_an_entry_is_taken_as_it_is() -> None:
    assert area(None) is None
    found = area(PLACES[1])
    assert found is not None
    assert found.place == PLACES[1]


def test_names_of_a_unit_in_two_lists_are_one() -> None:
    found = area("Northtown")
    assert found is not None
    assert found.lies(PlaceMention(text="x", admin1="Oberland", country="SY"), None) == "coarse"
    assert found.lies(PlaceMention(text="x", admin1="Lowland", country="SY"), None) == "out"


def test_entries_are_looked_up_by_id() -> None:
    found = entries(["test:1", None, "", "test:none", "test:3"])
    assert found == {"test:1": PLACES[0], "test:3": PLACES[2]}
