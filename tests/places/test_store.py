from hypothesis import given
from hypothesis import strategies as st

from marsad.model import Place
from marsad.places.store import ListStore

from .conftest import ADDED, town

PLACES = st.lists(
    st.builds(
        lambda number, name, latitude, longitude: town(f"x:{number}", name, latitude, longitude, country="SY"),
        st.integers(0, 5),
        st.sampled_from(["Tiba", "Taybah", "Dana", "Kafr Nabl", "X"]),
        st.floats(-89, 89),
        st.floats(-179, 179),
    )
)


@given(PLACES)
def test_the_last_of_an_id_counts_and_is_found_by_name_and_by_square(places: list[Place]) -> None:
    store = ListStore()
    store.add(places)
    last = {place.id: place for place in places}
    assert store.entries == last
    for place in last.values():
        assert store.by_plain(place.name.lower()).count(place) == 1
        assert place in store.near(place.latitude, place.longitude)


@given(PLACES)
def test_adding_twice_is_adding_once(places: list[Place]) -> None:
    once, twice = ListStore(), ListStore()
    once.add(places)
    twice.add([*places, *places])
    assert twice.entries == once.entries
    assert sorted(p.id for p in twice.by_plain("tiba")) == sorted(p.id for p in once.by_plain("tiba"))


def test_places_are_found_by_their_consonants() -> None:
    store = ListStore()
    store.add(ADDED)
    assert [place.id for place in store.by_skeleton("mrnmn")] == ["x:numan"]
    assert len(store) == len(ADDED)
