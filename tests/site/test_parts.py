import itertools
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.site.parts import SURE, part_at, parts


class Span(NamedTuple):
    start: int
    end: int


SENTENCE = "Rain fell on the town all day long. "


def test_a_report_of_usual_length_is_one_part() -> None:
    text = SENTENCE * 100
    assert parts(text, [Span(0, 10)]) == [(0, len(text))]
    assert parts("", []) == [(0, 0)]


def test_a_long_one_is_cut_at_the_ends_of_sentences() -> None:
    text = SENTENCE * 1000
    found = parts(text, [])
    assert len(found) == 4
    assert all(text[first:last].startswith("Rain") for first, last in found)


def test_many_claims_make_a_part_shorter_but_never_shorter_than_is_sure() -> None:
    text = SENTENCE * 300
    found = parts(text, [Span(at, at + 5) for at in range(0, len(text) - 5, 40)])
    assert len(found) == 4
    assert all(last - first >= SURE for first, last in found[:-1])


@given(st.integers(0, 400), st.lists(st.tuples(st.integers(0, 14_000), st.integers(1, 900)), max_size=8))
def test_parts_hold_the_whole_text_and_cut_no_claim(sentences: int, given_spans: list[tuple[int, int]]) -> None:
    text = SENTENCE * sentences
    spans = [Span(start, start + length) for start, length in given_spans if start + length <= len(text)]
    found = parts(text, spans)
    assert found[0][0] == 0
    assert found[-1][1] == len(text)
    assert all(before[1] == after[0] for before, after in itertools.pairwise(found))
    for span in spans:
        first, last = found[part_at(found, span.start) - 1]
        assert first <= span.start
        assert span.end <= last


@pytest.mark.parametrize(("offset", "part"), [(0, 1), (9, 1), (10, 2), (19, 2), (20, 2), (999, 2)])
def test_every_character_lies_in_a_part(offset: int, part: int) -> None:
    assert part_at([(0, 10), (10, 20)], offset) == part
