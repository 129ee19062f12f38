"""Who held one place, day by day: claims of taking, losing, holding and besieging it, and of those that deny it."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter
from typing import Final

from marsad.model.record import ControlState
from marsad.reconcile.tables import control_table


@dataclass(frozen=True, slots=True)
class Word:
    """One claim's word on one place.

    ``party`` tells parties apart (a side, else a party), ``name`` is what the claim calls it. ``day`` is when it
    happened, as far as is known; ``seen`` the last day that the claim can speak of. ``source`` says so.
    """

    claim: str
    party: str
    name: str
    action: str
    day: dt.date | None
    seen: dt.date
    source: str
    denied: bool = False


@dataclass(slots=True, eq=False)
class Held:
    """A span while it is being put together.

    ``start`` is the first day, None where it is not known; ``start_until`` the latest that a source gives for it.
    ``first`` and ``last`` are the first and the last day that a claim speaks of.
    """

    party: str
    name: str
    state: ControlState
    start: dt.date | None
    first: dt.date
    last: dt.date
    end: dt.date | None = None
    start_until: dt.date | None = None
    claims: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)

    def tell(self, word: Word) -> None:
        """Add a claim to what the span rests on."""
        self.claims.add(word.claim)
        if not word.denied:
            self.sources.add(word.source)
            self.last = max(self.last, word.seen)


def timeline(words: Iterable[Word]) -> list[Held]:
    """Put the spans of one place together; the same whatever order the words come in.

    What falls on one day is taken together: sieges, what is held, losses, takings, and what denies them. A place that
    two parties are said to have taken on one day is contested by both. A party that is said to hold what another was
    said to hold contests it, unless all who said the other now say otherwise, or said it long ago.
    """
    spans: list[Held] = []
    for _, found in day_by_day(words):
        spans = found
    return spans


def day_by_day(words: Iterable[Word]) -> Iterator[tuple[dt.date, list[Held]]]:
    """Put them together as ``timeline`` does; after each day give it with the spans so far, which go on changing."""
    spans: list[Held] = []
    ordered = sorted(words, key=lambda word: (word.seen, word.claim, word.party))
    for day, of_day in groupby(ordered, key=attrgetter("seen")):
        told = list(of_day)
        for action, step in _STEPS.items():
            if words_of := [word for word in told if word.action == action and not word.denied]:
                step(spans, words_of)
        if denied := [word for word in told if word.denied]:
            _denied(spans, denied)
        yield day, spans


def _running(spans: Iterable[Held], *, party: str | None = None, states: Collection[ControlState] = ()) -> list[Held]:
    return [s for s in spans if s.end is None and party in (None, s.party) and (not states or s.state in states)]


_IN: Final[tuple[ControlState, ...]] = ("holds",)
_AT_ODDS: Final[tuple[ControlState, ...]] = ("contests",)
_AROUND: Final[tuple[ControlState, ...]] = ("besieges",)
_OVER: Final = _IN + _AT_ODDS
"""The states of those who are in a place, or say so."""


def _open(spans: list[Held], word: Word, state: ControlState, start: dt.date | None) -> Held:
    span = Held(word.party, word.name, state, start, word.seen, word.seen)
    span.tell(word)
    spans.append(span)
    return span


def _besieged(spans: list[Held], words: Sequence[Word]) -> None:
    for word in words:
        running = _running(spans, party=word.party, states=_AROUND)
        if running:
            running[-1].tell(word)
        else:
            _open(spans, word, "besieges", word.day)


def _holds(spans: list[Held], words: Sequence[Word]) -> None:
    """Add to who holds it; where another is known to, see who gives way. Whoever is in it no longer besieges it."""
    sources = {word.party: {other.source for other in words if other.party == word.party} for word in words}
    for word in words:
        rivals = [s for s in _running(spans, states=_OVER) if s.party != word.party]
        own = _running(spans, party=word.party, states=_OVER)
        said = sources[word.party].union(*(span.sources for span in own))
        gone = [rival for rival in rivals if rival.last < word.seen and _gives_way(rival, word, said)]
        siege = _running(spans, party=word.party, states=_AROUND)
        for span in (*gone, *(one for one in siege if one.last < word.seen and _gives_way(one, word, said))):
            span.end = word.seen
        stands = len(gone) < len(rivals)
        for rival in rivals:
            if rival.first == word.seen and rival.state == "holds" and rival.start is None:
                rival.state, rival.start = "contests", word.seen  # both are said to hold it on one day
        if not own:
            _open(spans, word, "contests" if stands else "holds", word.seen if stands else None)
            continue
        own[-1].tell(word)
        if own[-1].state == "contests" and not stands:
            _settle(spans, own[-1], word)


def _gives_way(rival: Held, word: Word, said: Collection[str]) -> bool:
    """Say whether all who said so of the rival, or of a siege, now say otherwise, or said it long ago."""
    return rival.sources.issubset(said) or (word.seen - rival.last).days > control_table().days.stale


def _settle(spans: list[Held], span: Held, word: Word) -> None:
    """Let one who contested a place hold it from a day on."""
    span.end = word.seen
    held = _open(spans, replace(word, party=span.party, name=span.name), "holds", word.day or word.seen)
    held.sources |= span.sources


def _withdrew(spans: list[Held], words: Sequence[Word]) -> None:
    """Let a party go; of two that contested the place the other then holds it."""
    freed = False
    for word in words:
        running = _running(spans, party=word.party)
        freed = freed or any(span.state in _OVER for span in running)
        for span in running:
            span.tell(word)
            span.end = word.seen
        if not running:
            _open(spans, word, "holds", None).end = word.seen
    left = _running(spans, states=_OVER)
    if freed and len(left) == 1 and left[0].state == "contests":
        _settle(spans, left[0], words[-1])


def _captured(spans: list[Held], words: Sequence[Word]) -> None:
    """The place changes hands; where several parties took it on one day, it is contested from then on."""
    parties = {word.party for word in words}
    left = {s.party for s in spans if s.end and words and s.end == words[0].seen and s.first < s.end}
    if len(parties) > 1 and len(parties - left) == 1:
        words, parties = [word for word in words if word.party not in left], parties - left
    if len(parties) > 1:
        _contested(spans, words)
        return
    for word in words:
        own = _running(spans, party=word.party, states=_IN)
        for span in _running(spans):
            if span not in own and (span.party == word.party or span.state != "besieges"):
                span.end = word.seen
        if own:
            own[-1].tell(word)
            _note_day(own[-1], word)
        else:
            _open(spans, word, "holds", word.day)


def _note_day(span: Held, word: Word) -> None:
    """Keep that sources give several days for one taking."""
    if span.start and word.day and 0 < (word.day - span.start).days <= control_table().days.one_taking:
        span.start_until = max(word.day, span.start_until or word.day)


def _contested(spans: list[Held], words: Sequence[Word]) -> None:
    for span in _running(spans, states=_IN):
        span.end = words[0].seen
    for word in words:
        own = _running(spans, party=word.party, states=_AT_ODDS)
        if own:
            own[-1].tell(word)
        else:
            _open(spans, word, "contests", word.day)


def _denied(spans: list[Held], words: Sequence[Word]) -> None:
    """Who is denied to have taken a place contests it with who held it; who denies to have lost it contests it."""
    days = control_table().days.denied_within
    for word in words:
        for span in [s for s in spans if s.party == word.party and s.state == "holds"]:
            if not span.sources - {word.source}:
                continue
            if word.action == "withdrew" and span.end and 0 <= (word.seen - span.end).days <= days:
                _again(spans, span, word, span.end)
            if word.action != "withdrew" and span.end is None and 0 <= (word.seen - span.first).days <= days:
                before = [s for s in spans if s.party != span.party and s.state == "holds" and s.end == span.first]
                span.state = "contests"
                span.tell(word)
                for other in before:
                    _again(spans, other, word, span.first)


def _again(spans: list[Held], span: Held, word: Word, start: dt.date) -> None:
    """Let who was said to have left a place contest it from that day on."""
    if not _running(spans, party=span.party, states=_OVER):
        held = _open(spans, replace(word, party=span.party, name=span.name), "contests", start)
        held.sources.add(word.source)


_STEPS: Mapping[str, Callable[[list[Held], Sequence[Word]], None]] = {
    "besieged": _besieged,
    "holds": _holds,
    "withdrew": _withdrew,
    "captured": _captured,
}
"""In the order in which they are taken where they fall on one day."""
