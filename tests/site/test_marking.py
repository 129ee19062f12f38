import re
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.site.marking import marks, paragraphs


class Span(NamedTuple):
    start: int
    end: int


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], []),
        ([(0, 4), (0, 4)], [(0, 4, 2)]),
        ([(0, 4), (2, 8)], [(0, 8, 2)]),
        ([(0, 9), (2, 3), (9, 10)], [(0, 9, 2), (9, 10, 1)]),
        ([(5, 8), (0, 3)], [(0, 3, 1), (5, 8, 1)]),
        ([(8, 99)], [(8, 10, 1)]),
        ([(3, 3), (12, 14)], []),
    ],
)
def test_claims_on_one_stretch_share_a_mark(spans: list[tuple[int, int]], expected: list[tuple[int, int, int]]) -> None:
    found = marks(10, [Span(*span) for span in spans])
    assert [(mark.start, mark.end, len(mark.claims)) for mark in found] == expected
    assert [mark.number for mark in found] == list(range(1, len(found) + 1))


def test_a_mark_over_two_paragraphs_opens_once_and_closes_once() -> None:
    text = "One.\n\nTwo three."
    pieces = [piece for line in paragraphs(text, [Span(0, 9)]) for piece in line]
    assert [(piece.text, piece.opens, piece.closes) for piece in pieces] == [
        ("One.", True, False),
        ("Two", False, True),
        (" three.", False, False),
    ]


def test_a_mark_that_ends_in_line_breaks_still_closes() -> None:
    [[piece]] = paragraphs("One.\r\n", [Span(0, 6)])
    assert (piece.text, piece.opens, piece.closes) == ("One.", True, True)


SPANS = st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)).map(lambda ends: Span(*ends)), max_size=8)


@given(st.text("abc \n\r", max_size=40), SPANS)
def test_nothing_of_the_text_is_lost_or_doubled(text: str, spans: list[Span]) -> None:
    lines = paragraphs(text, spans)
    assert "".join(piece.text for line in lines for piece in line) == re.sub(r"[\r\n]", "", text)


@given(st.text("abc \n", min_size=1, max_size=40), SPANS)
def test_each_mark_that_shows_opens_once_and_closes_once(text: str, spans: list[Span]) -> None:
    pieces = [piece for line in paragraphs(text, spans) for piece in line if piece.mark]
    shown = {piece.mark.number for piece in pieces if piece.mark}
    assert sorted(piece.mark.number for piece in pieces if piece.mark and piece.opens) == sorted(shown)
    assert sorted(piece.mark.number for piece in pieces if piece.mark and piece.closes) == sorted(shown)
