"""What a report dates, sentence by sentence; worked out once a report and kept with its first parse."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import msgspec

from marsad.reading import triggers
from marsad.reading.context import Article, Sentence
from marsad.reading.dates.own import Asked, own_candidates
from marsad.reading.dates.placed import choosing, placed_in
from marsad.reading.dates.values import Days

_CACHE = "marsad.dates.told"
_NAME = re.compile(r"\b[^\W\d_a-z][\w'’-]{3,}|\b\d{2,}\b")
_WORD = re.compile(r"\w+")


class Told(msgspec.Struct, frozen=True):
    """Something told with a day of its own sentence: where, what, in which word, when, and the words for that."""

    index: int
    action: str
    lemma: str
    days: Days
    text: str


@dataclass(frozen=True)
class Dated:
    """All that a report dates, in its order; and of each sentence the names, and whether it turns to something else."""

    events: tuple[Told, ...] = ()
    names: tuple[frozenset[str], ...] = ()
    turns: tuple[bool, ...] = ()

    @cached_property
    def _indexes(self) -> list[int]:
        return [event.index for event in self.events]

    @cached_property
    def _turned(self) -> list[int]:
        return [0, *accumulate(self.turns)]

    def between(self, first: int, last: int) -> tuple[Told, ...]:
        """List the events of the sentences from ``first`` up to, and without, ``last``."""
        return self.events[bisect_left(self._indexes, first) : bisect_left(self._indexes, last)]

    def before(self, index: int) -> Told | None:
        """Give the last event before a sentence."""
        at = bisect_left(self._indexes, index)
        return self.events[at - 1] if at else None

    def turns_between(self, first: int, last: int) -> bool:
        """Tell whether one of these sentences turns to something else."""
        return first < last and self._turned[last] > self._turned[first]


def dated(article: Article) -> Dated:
    """Work out what a report dates."""
    first = next((sentence.doc for sentence in article.sentences if sentence.doc is not None), None)
    if first is None:
        return Dated()
    key = (_CACHE, article.anchor, article.report.id, len(article.sentences))
    if key not in first.user_data:
        first.user_data[key] = Dated(
            tuple(event for sentence in article.sentences for event in _events(sentence, article)),
            _names(article),
            tuple(_turns(sentence.text) for sentence in article.sentences),
        )
    found: Dated = first.user_data[key]
    return found


def _events(sentence: Sentence, article: Article) -> list[Told]:
    if sentence.doc is None or not any(one.mention.days for one in placed_in(sentence, article)):
        return []
    events = []
    for trigger in triggers.find(sentence.doc):
        asked = Asked(trigger.token, trigger.action, sentence, article)
        best = max(own_candidates(asked), key=lambda candidate: candidate.weight, default=None)
        if best and best.weight > choosing().event:
            lemma = trigger.token.lemma_.lower()
            events.append(Told(sentence.index, trigger.action, lemma, best.days, best.text))
    return events


def _names(article: Article) -> tuple[frozenset[str], ...]:
    """List each sentence's names and figures, those that stand in a third of the sentences left out."""
    each = [frozenset(_NAME.findall(sentence.text)) for sentence in article.sentences]
    counts = Counter(name for names in each for name in names)
    often = max(3, len(each) / 3)
    return tuple(frozenset(name for name in names if counts[name] <= often) for names in each)


def _turns(text: str) -> bool:
    """Tell whether a sentence opens by turning to something else ("Elsewhere", "Meanwhile")."""
    return not choosing().turning.isdisjoint(_WORD.findall(text[:60].lower()))
