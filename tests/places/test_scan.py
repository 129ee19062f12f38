import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.places import Gazetteer
from marsad.places.scan import peoples, scan


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells hit Saraqib and Maarat al-Numan.", ["Saraqib", "Maarat al-Numan"]),
        ("The army left Idlib province.", ["Idlib province"]),
        ("Ohio's governor met the US envoy.", ["Ohio", "US"]),
        ("Mr London spoke.", []),
        ("On Friday the Army advanced.", []),
        ("Turkish and Syrian forces clashed.", ["Turkish", "Syrian"]),
        ("", []),
    ],
)
def test_names_are_found_by_the_gazetteer(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    assert [mention.text for mention in scan(text, gazetteer.knows)] == names


def test_words_for_peoples_are_counted_by_country() -> None:
    assert peoples("Syrian troops, Syrians and a Turkish drone") == {"SY": 2, "TR": 1}


@given(st.text())
def test_every_mention_stands_where_it_says(text: str) -> None:
    for mention in scan(text, lambda name: len(name) % 2 == 0):
        assert mention.start is not None
        assert text.startswith(mention.text, mention.start)
