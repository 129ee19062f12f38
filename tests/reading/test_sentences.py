"""Sentences cut without a parser."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.reading import sentences

CASES = [
    ("One fell. Two fled.", ["One fell.", "Two fled."]),
    ("Was it shelled? Yes! It was.", ["Was it shelled?", "Yes!", "It was."]),
    ("A HEADLINE\nThe lead of it", ["A HEADLINE", "The lead of it"]),
    ("- Homs: two raids\n- Hama: none", ["- Homs: two raids", "- Hama: none"]),
    ("Gen. Haddad left. Dr. Nasr stayed.", ["Gen. Haddad left.", "Dr. Nasr stayed."]),
    ("On Jan. 25 it began. It ended in Feb. Nobody won.", ["On Jan. 25 it began.", "It ended in Feb.", "Nobody won."]),
    ("The U.S. Army came. It left.", ["The U.S. Army came.", "It left."]),
    ("J. R. Karam spoke.", ["J. R. Karam spoke."]),
    ('"We fled." They wept.', ['"We fled."', "They wept."]),
    ("They took 1.5 million. then more", ["They took 1.5 million. then more"]),
    ("Fire ceased... Then it rained.", ["Fire ceased...", "Then it rained."]),
    ("  \n\n ", []),
    ("", []),
    ("قُتل ثلاثة. Three died.", ["قُتل ثلاثة.", "Three died."]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_split(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences.split(text)] == expected


@given(st.text())
def test_sentences_hold_all_that_is_written_in_order(text: str) -> None:
    spans = sentences.split(text)
    pieces = [text[start:end] for start, end in spans]
    assert all(piece == piece.strip() and piece for piece in pieces)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    assert "".join("".join(pieces).split()) == "".join(text.split())


@given(st.lists(st.text(alphabet="ab .?!AB\"'7", min_size=1), min_size=1))
def test_a_line_break_always_ends_a_sentence(lines: list[str]) -> None:
    whole = [text[start:end] for text in ["\n".join(lines)] for start, end in sentences.split(text)]
    apart = [line[start:end] for line in lines for start, end in sentences.split(line)]
    assert whole == apart


def test_what_never_ends_is_cut_between_words() -> None:
    text = "and then came more " * 200
    spans = sentences.split(text)
    assert [text[start:end] for start, end in spans] == [text[start:end].strip() for start, end in spans]
    assert all(0 < end - start <= sentences.LONGEST for start, end in spans)
    assert " ".join(text[start:end] for start, end in spans) == text.strip()
