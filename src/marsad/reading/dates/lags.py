"""What came days before or after the rest of its sentence: "the truce came two days after a raid on the camp".

The sentence's own day is the truce's. It dates the raid only where the lag is a number of days, which are counted off.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import msgspec

from marsad.reading import lexicon
from marsad.reading.dates.values import Days, days_between
from marsad.reading.dates.words import vocabulary
from marsad.reading.tokens import Doc, Token

_CACHE = "marsad.dates.lags"
_MOST = 6
"""Days that a lag is taken by its word for; "a week after" is seldom seven days."""


class Words(msgspec.Struct, frozen=True):
    """The words of ``[lags]``."""

    after: frozenset[str]
    before: frozenset[str]
    exact: frozenset[str]


@cache
def _words() -> Words:
    return lexicon.table("dates", "lags", Words)


@dataclass(frozen=True, slots=True)
class Lag:
    """A phrase that stands apart in time: its tokens, and the days from it to the rest; None where nobody says."""

    tokens: frozenset[int]
    days: int | None

    def parts(self, trigger: Token, day: Token) -> bool:
        """Tell whether a claim's word stands in the phrase, and a day outside of it."""
        return trigger.i in self.tokens and day.i not in self.tokens

    def counted(self, days: Days | None) -> Days | None:
        """Count the phrase's own day from the rest's; None where one of them is not known to the day."""
        if days is None or self.days is None or days.first != days.last:
            return None
        away = dt.timedelta(days=self.days)
        try:
            return days_between(days.first - away, days.last - away)
        except OverflowError:
            return None


def lags_in(doc: Doc) -> tuple[Lag, ...]:
    """Find the phrases of a sentence that stand apart in time; kept with the parse."""
    if _CACHE not in doc.user_data:
        doc.user_data[_CACHE] = tuple(_found(doc))
    found: tuple[Lag, ...] = doc.user_data[_CACHE]
    return found


def _found(doc: Doc) -> Iterator[Lag]:
    words, units = _words(), vocabulary().units
    for link in doc[1:] if len(doc) > 1 else ():
        way = 1 if link.lower_ in words.after else -1 if link.lower_ in words.before else 0
        unit = units.get(doc[link.i - 1].lower_, 0) if way else 0
        if unit and (tokens := frozenset(place for place in _governed(link) if place > link.i)):
            number = _number(doc, link.i - 2) if unit == 1 else None
            yield Lag(tokens, way * number if number and number <= _MOST else None)


def _number(doc: Doc, place: int) -> int | None:
    """Read the number before a unit ("two days", "the day"); None for what is none ("some days", "a few days")."""
    word = doc[place].lower_ if place >= 0 else ""
    if word.isdecimal():
        return int(word)
    return 1 if word in _words().exact else vocabulary().numbers.get(word)


def _governed(link: Token) -> Iterator[int]:
    """List the tokens of what stands behind "after": the clause that it opens, or the noun that hangs on it.

    Of "after a raid killed nine" the parse takes the raid from its verb now and then, which then has no subject.
    """
    verb = link.head
    if verb.i > link.i and (link.dep_ == "mark" or (verb.dep_ == "advcl" and not _subjects(verb))):
        return _act(verb)
    return (place for child in link.children if child.i > link.i for place in _act(child))


def _act(word: Token) -> Iterator[int]:
    """List a word and what belongs to it, without a clause that hangs on it by nothing: a comma was lost there."""
    yield word.i
    for child in word.children:
        if not (child.dep_ == "relcl" and _opens_anew(child)):
            yield from _act(child)


def _opens_anew(verb: Token) -> bool:
    return bool(_subjects(verb)) and not any(token.tag_.startswith("W") for token in verb.subtree)


def _subjects(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
