"""How many: places that changed hands, a share or an area held, people displaced, besieged or in need."""

from collections.abc import Iterator
from functools import cache

import msgspec

from marsad.model import Count, Group
from marsad.reading import counts, people, triggers
from marsad.reading.lexicon import table
from marsad.reading.tokens import Doc, Token

_REACH = 14
"""Words between a claim's word and what it counts."""

_CHANGING = frozenset({"captured", "withdrew", "holds"})
"""What counts places; how far somebody advanced is no count."""

Counted = tuple[Count | None, Group | None]


class Words(msgspec.Struct, frozen=True):
    """The words of ``[localities]``."""

    nouns: frozenset[str]
    areas: frozenset[str]
    lengths: frozenset[str]
    ground: frozenset[str]
    apart: frozenset[str]


@cache
def _words() -> Words:
    return table("groups", "localities", Words)


def counted(action: str, doc: Doc, trigger: Token) -> Counted:
    """Give the count and the group of a claim of control, displacement, aid or diplomacy."""
    kind, _, act = action.partition("/")
    if act == "besieged":
        return _besieged(doc, trigger)
    if act in _CHANGING:
        return _held(doc, trigger)
    if kind in ("displacement", "aid"):
        return _people(doc, trigger)
    return None, None


def _held(doc: Doc, trigger: Token) -> Counted:
    """Count the places taken or lost; a share and an area are counts of no group."""
    found = [*_places(doc), *_shares(doc)]
    ours = [one for one in found if _belongs(doc, trigger, one[0])]
    nearest = min(ours, key=lambda one: abs(one[0] - trigger.i), default=None)
    return nearest[1] if nearest else (None, None)


def _besieged(doc: Doc, trigger: Token) -> Counted:
    """Count the places besieged, or the people in them."""
    for at, found in _places(doc):
        if _belongs(doc, trigger, at):
            return found
    for mention in people.find(doc):
        if mention.count and not mention.is_one and _suffers(doc[mention.last], trigger):
            return mention.count, mention.group or "people"
    return None, None


def _suffers(noun: Token, siege: Token) -> bool:
    """Tell whether people are besieged ("trapped 40 soldiers") or live under siege."""
    if noun.head.i == siege.i:
        return noun.dep_ in ("dobj", "nsubjpass")
    under = siege.head
    return noun.dep_ == "nsubj" and under.lower_ == "under" and under.head.i == noun.head.i


def _places(doc: Doc) -> Iterator[tuple[int, Counted]]:
    """Yield the counted places of a sentence, each with the token that counts it."""
    for mention in counts.find(doc):
        following = [token.lower_ for token in doc[mention.last + 1 : mention.last + 4]]
        picks_one = mention.count.low == 1 and following[:1] == ["of"]
        if not (mention.percent or picks_one) and any(word in _words().nouns for word in following):
            yield mention.last, (mention.count, "places")


def _shares(doc: Doc) -> Iterator[tuple[int, Counted]]:
    """Yield the shares and the areas of a sentence: "70 percent", "960 square kilometres", "three km of territory"."""
    for mention in counts.every(doc):
        if mention.percent or _is_ground([token.lower_ for token in doc[mention.last + 1 : mention.last + 7]]):
            yield mention.last, (mention.count, None)


def _is_ground(following: list[str]) -> bool:
    """Tell from the words behind a number whether it is a share or an area; a length is one beside a word of ground."""
    words = _words()
    if following[:1] and following[0] in words.lengths:
        return not words.ground.isdisjoint(following)
    return following[:2] == ["per", "cent"] or (following[:1] != [] and following[0] in words.areas)


def _belongs(doc: Doc, trigger: Token, number: int) -> bool:
    """Tell whether a count is a word's own: in reach, and no other word of control nearer, nor another thing told."""
    away = abs(number - trigger.i)
    first, last = sorted((trigger.i, number))
    if away > _REACH or any(token.lower_ in _words().apart for token in doc[first + 1 : last]):
        return False
    found = [one for one in triggers.find(doc) if one.action.startswith("control/")]
    own = [one for one in found if one.token.i == trigger.i]
    actions, words = {one.action for one in own}, {at for one in own for at in range(one.first, one.last + 1)}
    others = (one.token.i for one in found if one.action not in actions and one.token.i not in words)
    return all(abs(number - other) >= away for other in others)


def _people(doc: Doc, trigger: Token) -> Counted:
    """Take the people nearest to the trigger: counted ones first, and wholes before their parts."""
    mentions = people.find(doc)
    if not mentions:
        return None, "people"

    def away(mention: people.PeopleMention) -> tuple[bool, int]:
        return mention.count is None, min(abs(mention.first - trigger.i), abs(mention.last - trigger.i))

    best = min(mentions, key=away)
    whole = _whole(mentions, best)
    if whole and away(whole)[1] <= _REACH:
        best = whole
    if away(best)[1] > _REACH:
        return None, "people"
    return best.count, best.group or "people"


def _whole(mentions: list[people.PeopleMention], part: people.PeopleMention) -> people.PeopleMention | None:
    """Give the people that others are a part of ("700 people, including 47 wounded")."""
    before = [one for one in mentions if one.first < part.first and one.count and not one.part]
    return before[-1] if part.part and before else None
