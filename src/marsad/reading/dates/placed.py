"""The mentions of time in a parsed sentence, and how each stands to a claim's word in the parse."""

from functools import cache

import msgspec

from marsad.reading import lexicon
from marsad.reading.context import Article, Sentence
from marsad.reading.dates.datelines import dateline
from marsad.reading.dates.grammar import DateMention, find_mentions
from marsad.reading.dates.lags import lags_in
from marsad.reading.dates.values import Days, days_between
from marsad.reading.tokens import Doc, Token

_CACHE = "marsad.dates"


class Choosing(msgspec.Struct, frozen=True):
    """The tables of ``[choosing]``: words, what each step through the parse costs, and what speaks for a day."""

    telling: frozenset[str]
    small: frozenset[str]
    objects: frozenset[str]
    turning: frozenset[str]
    opening: frozenset[str]
    background: frozenset[str]
    up: dict[str, float]
    down: dict[str, float]
    step: float
    event: float
    helpers: dict[str, frozenset[str]]
    determiners: dict[str, frozenset[str]]
    weights: dict[str, float]


@cache
def choosing() -> Choosing:
    """Read the tables of ``[choosing]``."""
    return lexicon.table("dates", "choosing", Choosing)


class Placed(msgspec.Struct, frozen=True):
    """A mention and the token that heads it; ``told`` where it dates the telling and not what is told.

    ``days`` are what it gives to a claim outside its own clause ("since the siege began on Sunday" spans up to the
    anchor), ``inside`` the tokens of the clause within which it keeps its own days.
    """

    mention: DateMention
    token: Token
    told: bool
    days: Days | None
    inside: frozenset[int]

    def days_for(self, trigger: Token) -> Days | None:
        """Give the days that the mention has for a claim asserted at ``trigger``."""
        days = self.mention.days if trigger.i in self.inside else self.days
        for lag in lags_in(trigger.doc):
            if lag.parts(trigger, self.token):
                return lag.counted(days)
        return days


def placed_in(sentence: Sentence, article: Article) -> tuple[Placed, ...]:
    """Find a parsed sentence's mentions and their tokens, the report's dateline left out; kept with the parse."""
    doc = sentence.doc
    if doc is None:
        return ()
    key = (_CACHE, article.anchor)
    if key not in doc.user_data:
        line = dateline(article.report.text, article.report.published)
        stamp = range(line.start - sentence.start, line.end - sentence.start) if line else range(0)
        doc.user_data[key] = tuple(
            placed
            for mention in find_mentions(sentence.text, article.anchor)
            if mention.start not in stamp and (placed := _place(doc, mention, article)) is not None
        )
    found: tuple[Placed, ...] = doc.user_data[key]
    return found


def _place(doc: Doc, mention: DateMention, article: Article) -> Placed | None:
    span = doc.span_of(mention.start, mention.end)
    if span is None:
        return None
    token, days, inside = doc.root_of(*span), mention.days, frozenset[int]()
    verb = clause_of(token)
    if mention.sort not in ("since", "length") and days and article.anchor and _marked(verb, "since"):
        days = days_between(days.first, article.anchor)
        inside = frozenset(one.i for one in verb.subtree)
    return Placed(mention, token, _dates_telling(doc, span[0], token), days, inside)


def _marked(verb: Token, mark: str) -> bool:
    return any(child.dep_ in ("mark", "prep", "advmod") and child.lower_ == mark for child in verb.children)


def _dates_telling(doc: Doc, first: int, token: Token) -> bool:
    """Tell "said on Saturday" and "told the agency late on Sunday" from a day of what is told."""
    rules = choosing()
    place = first - 1
    while place >= 0 and doc[place].lower_ in rules.small:
        place -= 1
    for at in range(place, max(-1, place - 6), -1):
        word = doc[at]
        if is_telling(word):
            return at == place or all(one.pos_ in rules.objects for one in doc[at + 1 : first])
        if word.pos_ in ("VERB", "AUX", "SCONJ"):
            break
    governor = clause_of(token)
    return is_telling(governor) and 0 < first - governor.i < 4


def is_telling(word: Token) -> bool:
    """Tell whether a word is a verb of saying."""
    return word.pos_ in ("VERB", "AUX") and word.lemma_.lower() in choosing().telling


def clause_of(token: Token) -> Token:
    """Climb to the verb whose clause a token stands in, or the root."""
    here = token
    while here.head.i != here.i and here.pos_ not in ("VERB", "AUX"):
        here = here.head
    return here


def way(trigger: Token, day: Token) -> tuple[list[Token], list[Token]]:
    """List the tokens left behind on the way up from a trigger to the joint, and those on the way down to a day."""
    over_trigger = [trigger, *trigger.ancestors]
    index = {token.i: place for place, token in enumerate(over_trigger)}
    over_day = [day, *day.ancestors]
    joint = next((place for place, token in enumerate(over_day) if token.i in index), None)
    if joint is None:
        return over_trigger, over_day
    return over_trigger[: index[over_day[joint].i]], over_day[:joint]


def cost(up: list[Token], down: list[Token]) -> float:
    """Cost of a way through the parse from a trigger to a day, as ``way`` gives it."""
    rules = choosing()
    return sum(rules.up.get(token.dep_, rules.step) for token in up) + sum(
        rules.down.get(token.dep_, rules.step) for token in down
    )
