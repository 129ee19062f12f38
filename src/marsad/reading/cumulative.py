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
    if date and (date.end - date.start).days >= _LONG and not _of_one_act(trigger):
        return True
    subject = [c.lemma_.lower() for c in trigger.children if c.dep_ in ("nsubj", "agent")]
    return any(word in _words("undertakings") for word in subject) and _perfect(trigger)


def _of_one_act(trigger: Token) -> bool:
    """Tell whether one act or one person did it, so that a month only says when: "*a bombing* killed 12 in May"."""
    around = (trigger, trigger.head) if trigger.pos_ != "VERB" else (trigger,)
    named = [child for token in around for child in token.lefts if child.dep_ == "nsubj"]
    for child in (child for token in around for child in token.rights if child.lower_ in ("in", "by")):
        named += [thing for thing in child.rights if thing.dep_ == "pobj"]
    return any(noun.tag_ in ("NN", "VBG") and _is_new(noun) for noun in named)


def _is_new(noun: Token) -> bool:
    """Tell whether a noun is one of its sort, told of for the first time: "an attack", not "a long siege"."""
    one = any(child.lower_ in ("a", "an", "one") for child in noun.lefts)
    return one and noun.lemma_.lower() not in _words("undertakings") | _words("series")


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
