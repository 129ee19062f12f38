import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.ledger.folding import spans, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deir ez-Zor", ["deir", "ez", "zor"]),
        ("Ma'arrat an-Nu’man", ["maarrat", "an", "numan"]),
        ("the people's army", ["the", "people", "army"]),
        ("'quoted'", ["quoted"]),
        ("ÉTÉ 2019", ["ete", "2019"]),
        ("إِدلِب", ["ادلب"]),
        ("مـديـنة", ["مدينه"]),
        ("مستشفى", ["مستشفي"]),
        ("snake_case", ["snake", "case"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(text=st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    once = words(text)
    assert words(" ".join(once)) == once


@given(text=st.text())
def test_spans_are_the_words_with_their_places(text: str) -> None:
    found = spans(text)
    assert [word.folded for word in found] == words(text)
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert all(first.start <= second.start for first, second in itertools.pairwise(found))


def test_a_span_is_cut_from_the_text_as_it_stands() -> None:
    text = "Émile’s road to إِدلِب"
    assert [(text[w.start : w.end], w.folded) for w in spans(text)] == [
        ("Émile’s", "emile"), ("road", "road"), ("to", "to"), ("إِدلِب", "ادلب"),
    ]  # fmt: skip
