"""The parse as plain objects says of every word what spaCy's own pipeline says."""

from functools import cache

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from marsad.reading import morphology, pipeline
from reading.parsed import parsed, token

SENTENCES = (
    "There were at least 12 people killed in Aleppo, and four others aren't found.",
    "Let's say they've gotta leave; y'all gonna see the barrel bombs falling.",
    '"We don\'t know who did it," said the mayor, who has fled  with his family.',
    "Rebels seized Khan Sheikhoun, Maarat al-Numan and Saraqib on Monday.",
    "",
    "  ",
)


@cache
def whole() -> Language:
    """Load the whole pipeline as spaCy runs it."""
    return spacy.load(pipeline.installed(), exclude=["ner"])


@pytest.mark.parametrize("text", SENTENCES)
def test_every_word_is_what_spacy_makes_of_it(text: str) -> None:
    ours, theirs = parsed(text), whole()(text)
    assert ours.text == theirs.text
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        for name in ("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "is_alpha", "is_digit"):
            assert getattr(one, name) == getattr(other, name), name
        for name in ("is_lower", "is_punct", "is_quote", "is_space", "is_stop", "is_title", "like_num"):
            assert getattr(one, name) == getattr(other, name), name
        assert one.head.i == other.head.i
        for name in ("children", "lefts", "rights", "ancestors", "subtree", "conjuncts"):
            assert [t.i for t in getattr(one, name)] == [t.i for t in getattr(other, name)], name


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SENTENCES[:4]), st.integers(0, 80), st.integers(0, 80))
def test_stretches_of_a_sentence(text: str, start: int, end: int) -> None:
    ours, theirs = parsed(text), whole()(text)
    span = theirs.char_span(start, end, alignment_mode="expand") if start < end else None
    expected = (span.start, span.end) if span is not None and len(span) else None
    assert ours.span_of(start, end) == expected
    first, last = min(start, len(ours)), min(end, len(ours))
    assert ours.text_of(first, last) == (theirs[first:last].text if first < last else "")
    if first < last:
        assert ours.root_of(first, last).i == theirs[first:last].root.i


def test_neighbours() -> None:
    word = token("Rebels seized the town.", "seized")
    assert [word.nbor(-1).text, word.nbor().text, word.nbor(2).text] == ["Rebels", "the", "town"]
    assert word.is_ancestor(word.nbor())
    assert not word.nbor().is_ancestor(word)
    with pytest.raises(IndexError):
        word.nbor(-2)
    with pytest.raises(IndexError):
        word.nbor(9)


def test_what_is_remembered_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(morphology, "_MOST", 1)
    texts = ["Two villages were shelled.", "Shells hit two villages."]
    rules = morphology.Morphology(pipeline.model())
    for _ in range(2):
        docs = list(rules.completed(next(pipeline.batches(texts))))
        assert [[t.lemma_ for t in doc][:2] for doc in docs] == [["two", "village"], ["shell", "hit"]]


def test_a_sentence_parses_alike_alone_and_among_others() -> None:
    texts = [*SENTENCES, "Shelling killed two men.", "The army took the hill after heavy fighting on Sunday."]
    together = list(pipeline.parse(texts * 12))
    for text, doc in zip(texts * 12, together, strict=True):
        assert [(t.tag_, t.dep_, t.head.i) for t in doc] == [(t.tag_, t.dep_, t.head.i) for t in parsed(text)]
