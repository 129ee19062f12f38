import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.reconcile.wording import content, likeness, plain

WORDS = st.frozensets(st.sampled_from(["bakery", "wedding", "ferry", "orchard", "pylon", "siren"]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army attacked on Monday", set()),
        ("Weddings and ferries", {"wedding", "ferry"}),
        ("Buses, glasses and a bus", {"buse", "glass", "bus"}),
        ("Café 1,200 pylons", {"cafe", "pylon"}),
        ("", set()),
    ],
)
def test_telling_words(text: str, expected: set[str]) -> None:
    assert content(text) == expected


def test_plain_text_has_neither_marks_nor_signs() -> None:
    assert plain("Tall ‘Afār, 3 May!") == "tall afar 3 may"


@given(a=WORDS, b=WORDS)
def test_likeness_is_the_same_both_ways_and_below_one(a: frozenset[str], b: frozenset[str]) -> None:
    assert likeness(a, b) == likeness(b, a)
    assert 0 <= likeness(a, b) < 1
    assert (likeness(a, b) > 0) is bool(a & b)


def test_one_word_in_common_tells_less_in_short_sentences_than_many_in_long_ones() -> None:
    short, long = frozenset({"bakery"}), frozenset(f"word{number}" for number in range(20))
    assert likeness(short, short) < likeness(long, long)
