"""How many: places that changed hands, a share or an area held, people displaced or in need."""

from marsad.model import Count, Group
from marsad.reading import counts, people
from marsad.reading.lexicon import table
from marsad.reading.tokens import Doc, Token

_LOCALITIES = table("groups", "localities", dict[str, frozenset[str]])
_PLACES, _AREA = _LOCALITIES["nouns"], _LOCALITIES["areas"]
_REACH = 14


def counted(action: str, doc: Doc, trigger: Token) -> tuple[Count | None, Group | None]:
    """Give the count and the group of a claim of control, displacement, aid or diplomacy."""
    kind = action.partition("/")[0]
    if kind == "control":
        return _places(doc, trigger)
    if kind in ("displacement", "aid"):
        return _people(doc, trigger)
    return None, None


def _places(doc: Doc, trigger: Token) -> tuple[Count | None, Group | None]:
    """Count the places after the trigger, or before it in the passive; a share or an area is a count of no group."""
    for mention in counts.find(doc):
        near = abs(mention.first - trigger.i) <= _REACH
        following = [t.lower_ for t in doc[mention.last + 1 : mention.last + 4]]
        if near and (mention.percent or (following and following[0] in _AREA)):
            return mention.count, None
        if near and any(word in _PLACES for word in following) and _belongs(doc, trigger, mention.last + 1):
            return mention.count, "places"
    return None, None


def _belongs(doc: Doc, trigger: Token, noun: int) -> bool:
    """Tell whether a noun stands in the trigger's part of the sentence."""
    first, last = sorted((trigger.i, noun))
    return not any(t.lower_ in ("killing", "killed", "while", "after", "where") for t in doc[first + 1 : last])


def _people(doc: Doc, trigger: Token) -> tuple[Count | None, Group | None]:
    """Take the people nearest to the trigger, counted ones first."""
    mentions = people.find(doc)
    if not mentions:
        return None, "people"

    def away(mention: people.PeopleMention) -> tuple[bool, int]:
        return mention.count is None, min(abs(mention.first - trigger.i), abs(mention.last - trigger.i))

    best = min(mentions, key=away)
    if away(best)[1] > _REACH:
        return None, "people"
    return best.count, best.group or "people"
