"""People told of together: listed, added ("along with six teachers"), or in several places ("two in Hama")."""

from collections.abc import Mapping, Sequence

from marsad.reading.lexicon import table
from marsad.reading.people.mention import PeopleMention
from marsad.reading.tokens import Doc
from marsad.reading.triggers import Trigger

_LOCATIVES = table("places", "settled", dict[str, frozenset[str]])["locatives"]
_ADDING = tuple(tuple(phrase.split()) for phrase in table("casualties", "adding", list[str]))
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def goes_on(doc: Doc, before: PeopleMention, mention: PeopleMention) -> bool:
    """Tell whether a casualty word is told once for the people of several places: "… in Homs and *two in Hama*"."""
    if before.count is None or mention.count is None or mention.part or mention.group not in (None, before.group):
        return False
    between, after = doc[before.last + 1 : mention.first], doc[mention.last + 1 : mention.last + 2]
    joined = bool(between) and between[-1].lower_ in ("and", ",", ";", "while")
    placed = bool(after) and after[0].lower_ in _LOCATIVES and any(t.lower_ in _LOCATIVES for t in between)
    verbs = [t for t in between if t.pos_ == "VERB"]
    return joined and placed and len(verbs) <= 1


def same(doc: Doc, before: PeopleMention, mention: PeopleMention) -> bool:
    """Tell whether two people mentions stand in one list ("five women and a child", "women children" without comma)."""
    between = [t.lower_ for t in doc[before.last + 1 : mention.first]]
    if not between:
        return all(one.noun is not None and doc[one.noun].tag_ == "NNS" for one in (before, mention))
    return (
        len(between) <= 3
        and between[-1] in ("and", ",", "or", "a", "an", "plus", "the")
        and all(w in ("and", ",", "or", "a", "an", "also", "plus", "the") for w in between)
        and between != ["the"]
    )


def added_to(
    doc: Doc, words: Sequence[Trigger], mentions: Sequence[PeopleMention], owned: Mapping[int, object], m: int
) -> int | None:
    """Give the people whom others are added to: "22 children were killed *along with six teachers*"."""
    first = mentions[m].first
    while first and doc[first - 1].pos_ == "DET":
        first -= 1
    before = [t.lower_ for t in doc[max(0, first - 3) : first]]
    whole = max((at for at in owned if at < m), default=None)
    if whole is None or not any(tuple(before[-len(phrase) :]) == phrase for phrase in _ADDING):
        return None
    told = {t.i for word in words for t in doc[word.first : word.last + 1]}
    between = doc[mentions[whole].last + 1 : first]
    return None if any(t.pos_ == "VERB" and t.tag_ in _FINITE and t.i not in told for t in between) else whole
