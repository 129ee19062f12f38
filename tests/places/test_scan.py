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
        ("They met on London Road.", []),
        ("The lawyer Jack London spoke; London had come late.", []),
        ("The lawyer Zebulon K. London spoke.", []),
        ("On Friday the Army advanced.", []),
        ("Turkish and Syrian forces clashed.", ["Turkish", "Syrian"]),
        ("", []),
    ],
)
def test_names_are_found_by_the_gazetteer(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    assert [mention.text for mention in scan(text, gazetteer.knows)] == names


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("They met in London on Monday.", [False]),
        ("The London Times wrote of it.", [True]),
        ("London said that he had seen it.", [True]),
        ("The lawyer Zebulon London spoke; London had come late.", [True, True]),
        ("The lawyer Zebulon London spoke in London.", [True, False]),
        ("In London he spoke. The London office was shut.", [False, False]),
        ("He drove a Jeep London home.", [True]),
        ("London County lies far off.", [True]),
    ],
)
def test_names_that_may_be_no_places_are_doubtful(gazetteer: Gazetteer, text: str, doubtful: list[bool]) -> None:
    found = scan(text, gazetteer.knows)
    assert [mention.doubtful for mention in found] == doubtful
    assert not any(mention.sure for mention in found)


def test_words_for_peoples_are_counted_by_country() -> None:
    assert peoples("Syrian troops, Syrians and a Turkish drone") == {"SY": 2, "TR": 1}


@given(st.text())
def test_every_mention_stands_where_it_says(text: str) -> None:
    for mention in scan(text, lambda name: len(name) % 2 == 0):
        assert mention.start is not None
        assert text.startswith(mention.text, mention.start)
