"""Parsed sentences and articles for the reading tests."""

from functools import cache

from marsad.reading import pipeline, triggers
from marsad.reading.tokens import Doc, Token
from marsad.reading.triggers import Trigger


@cache
def parsed(text: str) -> Doc:
    """Parse one sentence."""
    return next(pipeline.parse([text]))


def trigger(text: str, action: str) -> Trigger:
    """Find the first trigger of an action in a sentence."""
    return next(t for t in triggers.find(parsed(text)) if t.action == action)


def token(text: str, word: str) -> Token:
    """Find the first token of a sentence that is written so."""
    return next(t for t in parsed(text) if t.text == word)
