"""Stepped from here, the parser parses as spaCy's own loop does."""

import pytest
import spacy
from spacy.language import Language

from marsad.reading import pipeline, stepping
from marsad.reading.morphology import RULES

TEXTS = [
    "Warplanes struck a market in the town on Tuesday, killing nine people.",
    "",
    "  ",
    "Who?",
    "The town was shelled again on Wednesday; the market was empty, officials said, and nobody was hurt there.",
]


@pytest.fixture(scope="module")
def model() -> Language:
    return spacy.load(pipeline.installed(), exclude=["ner"], disable=RULES)


@pytest.mark.parametrize(
    "texts", [TEXTS, TEXTS[1:2], TEXTS[:2] * stepping.TOGETHER, []], ids=["several", "empty", "many", "none"]
)
def test_it_parses_as_before(model: Language, texts: list[str]) -> None:
    stepped = list(model.pipe(texts, disable=[stepping.PARSER]))
    stepping.parse(model.get_pipe(stepping.PARSER), stepped)
    for one, other in zip(model.pipe(texts), stepped, strict=True):
        assert [(t.dep_, t.head.i, t.is_sent_start) for t in one] == [
            (t.dep_, t.head.i, t.is_sent_start) for t in other
        ]
