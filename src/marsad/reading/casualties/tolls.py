"""The number that a toll stands at: "put the death toll at 50", "the number of those killed has risen to 13"."""

from collections.abc import Iterator

import msgspec

from marsad.reading.lexicon import table
from marsad.reading.tokens import Token


class Words(msgspec.Struct, frozen=True):
    """The words of ``[tolls]`` in ``data/casualties.toml``."""

    nouns: frozenset[str]
    sums: frozenset[str]
    standing: frozenset[str]
    putting: frozenset[str]
    leads: frozenset[str]


_WORDS = table("casualties", "tolls", Words)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DESCRIBING = frozenset({"acl", "relcl", "amod", "compound"})


def told(word: Token) -> list[Token]:
    """List the numbers that a sentence gives for a toll, or for the number of those whom a casualty word befell."""
    toll = word if word.lemma_.lower() in _WORDS.nouns else _sum_of(word)
    if toll is None:
        return []
    given = [*_given(toll), *(_led(word) if word is not toll else ())]
    return [number for noun in given if (number := _number(noun)) is not None]


def _sum_of(word: Token) -> Token | None:
    """Climb from "killed" in "the number of people killed" to the number."""
    noun = word.head if word.dep_ in _DESCRIBING else word
    of = noun.head
    if noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_.lower() in _WORDS.sums:
        return of.head
    return None


def _given(toll: Token) -> Iterator[Token]:
    """Yield what the verb of a toll, or its own phrase, says that it is."""
    yield from _led(toll)
    verb = toll.head
    lemma = verb.lemma_.lower()
    if toll.dep_ in _SUBJECTS and lemma in _WORDS.standing:
        yield from (child for child in verb.rights if child.dep_ in ("dobj", "attr", "npadvmod"))
        yield from _led(verb)
    elif toll.dep_ in ("dobj", *_SUBJECTS) and lemma in _WORDS.putting:
        yield from _led(verb)
    for child in toll.rights:
        if child.dep_ == "acl" and child.lemma_.lower() in _WORDS.putting:
            yield from _led(child)


def _led(word: Token) -> Iterator[Token]:
    for child in word.rights:
        if child.lower_ in _WORDS.leads and (child.lower_ != "of" or word.lemma_.lower() in _WORDS.nouns):
            yield from (one for one in child.rights if one.dep_ == "pobj")


def _number(noun: Token) -> Token | None:
    """Give the number of a noun, or the number itself."""
    if noun.pos_ == "NUM":
        return noun
    return next((child for child in noun.lefts if child.dep_ == "nummod"), None)
