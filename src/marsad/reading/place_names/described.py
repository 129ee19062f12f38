"""Places that a sentence tells of without a name: "a field hospital", "the besieged town", "rebel-held districts"."""

from collections.abc import Iterable

from marsad.reading.context import Sentence
from marsad.reading.place_names import PlaceName
from marsad.reading.place_names.words import Level, Words, fold, words
from marsad.reading.tokens import Token

LONGEST = 7
"""Words of a description, at most."""

_BEFORE = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "advmod", "punct", "npadvmod", "neg"})
_USES = frozenset({"NOUN", "PROPN", "ADJ"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_GROUND = frozenset({"pobj", "dobj"})


def find(sentence: Sentence, names: Iterable[PlaceName]) -> list[PlaceName]:
    """List the descriptions of places in a sentence, in its order; none where it is not parsed.

    Args:
        sentence: the sentence.
        names: its place names: what belongs to one of them is no description.
    """
    if sentence.doc is None:
        return []
    taken = [(name.start, name.end) for name in names]
    lists = words()
    found = []
    for token in sentence.doc:
        level = _level(token, lists)
        if level is None:
            continue
        first, last = _first(token), _whole(token, lists)
        start, end = first.idx, last.idx + len(last.text)
        if any(a < end and token.idx < b for a, b in taken) or any(a < end and start < b for a, b in taken):
            continue
        text = sentence.text[start:end]
        found.append(PlaceName(text, text, start, end, level, -1 - start, False, 0.0, described=True))
    return found


def _level(token: Token, lists: Words) -> Level | None:
    """Return the sort of place that a noun tells of, None where it tells of none."""
    word = token.lower_
    if token.pos_ not in _USES or (token.text[0].isupper() and token.i and not token.text.isupper() and _named(token)):
        return None
    if word in lists.descriptions:
        if word in {"country", "countries"}:
            return "country"
        return lists.heads.get(word) or "site"
    pointed = any(child.lower_ in _POINTING for child in token.lefts)
    part = _whole(token, lists) is not token
    sided = any(fold(child.text) in lists.adjectives | lists.directions for child in token.lefts)
    if word in lists.sides and (part or sided):
        return "district"
    if word in lists.directions and (pointed or part) and token.dep_ in _GROUND:
        return "region"
    return None


def _whole(token: Token, lists: Words) -> Token:
    """Return the last word of what a noun is a part of: "the west of the *city*"; the noun itself where none is."""
    if token.i + 3 >= len(token.doc) or token.nbor(1).lower_ != "of" or token.nbor(2).lower_ not in _POINTING:
        return token
    whole = token.nbor(3)
    if whole.lower_ in lists.descriptions and lists.heads.get(whole.lower_) in {"town", "region", "country", None}:
        return whole
    return token


def _named(token: Token) -> bool:
    """Whether a capitalised head follows a capitalised word: part of a name that was not taken for a place."""
    return token.nbor(-1).text[:1].isupper()


def _first(token: Token) -> Token:
    """Return the first word of the noun phrase that ends in ``token``."""
    first = token
    while first.i > 0 and token.i - first.i < LONGEST - 1:
        last = first.nbor(-1)
        if (
            last.head.i < first.i
            or last.head.i > token.i
            or last.dep_ not in _BEFORE
            or last.text in {",", ";", '"', "("}
        ):
            break
        first = last
    return first
