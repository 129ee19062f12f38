"""Whether a figure totals many incidents or a long period, or counts this event alone."""

from functools import cache

from marsad.model import Count, DateRange
from marsad.reading import counts
from marsad.reading.lexicon import load
from marsad.reading.tokens import Doc, Token

_LONG = 6
"""Days from which a dated period makes its figure a total."""
_MANY = 5_000
"""People from whom a figure of killed or displaced cannot be one incident's."""


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("cumulative")[key])


def of_claim(trigger: Token, action: str, count: Count | None, date: DateRange | None) -> bool:
    """Tell whether a claim's figure is cumulative; only a claim with a count can be."""
    if count is None or action.partition("/")[0] not in ("casualties", "displacement"):
        return False
    if (count.low or count.high or 0) >= _MANY:
        return True
    lower = [t.lower_ for t in trigger.doc]
    if "since" in lower and _perfect(trigger):
        return True
    if date and (date.end - date.start).days >= _LONG:
        return True
    subject = [c.lemma_.lower() for c in trigger.children if c.dep_ in ("nsubj", "agent")]
    return any(word in _words("undertakings") for word in subject) and _perfect(trigger)


def _perfect(trigger: Token) -> bool:
    """Tell whether the trigger, or what it hangs on, is in the perfect ("have been killed")."""
    for token in (trigger, trigger.head):
        if any(c.lower_ in ("have", "has", "had") and c.dep_ == "aux" for c in token.children):
            return True
    return False


def running_total(doc: Doc, trigger: Token) -> Count | None:
    """Find the total that a sentence brings its figure to, after the trigger ("… bringing the number to 35")."""
    for mention in counts.find(doc):
        to = doc[mention.last].head
        verb = to.head
        if to.lower_ == "to" and verb.i > trigger.i and verb.lemma_.lower() in _words("raising"):
            objects = [child.lemma_.lower() for child in verb.children if child.dep_ == "dobj"]
            if any(word in _words("tallies") for word in objects):
                return mention.count
    return None
