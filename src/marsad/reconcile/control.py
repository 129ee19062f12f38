"""Who holds which place since when, from claims of capture, loss, holding and siege."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from marsad.model import Claim, ControlSpan, PlaceMention, Report
from marsad.model.record import ControlState
from marsad.reconcile.accounts import PROVINCE_PRECISION, party

_ACTIONS = ("holds", "withdrew", "captured", "besieged")
"""In the order in which they are taken where they fall on one day: what held, then the loss, then the gain."""
EXACT_DAYS = 7
"""A date known to no more days than this starts or ends a span; one less exact leaves the day open."""


@dataclass(frozen=True, slots=True)
class _Word:
    """One claim's word on one place: ``day`` as far as it is known, ``seen`` the last day that it can speak of."""

    claim: Claim
    actor: str
    name: str
    action: str
    day: dt.date | None
    seen: dt.date


@dataclass(slots=True)
class _Open:
    """A span while it is being put together."""

    actor: str
    name: str
    state: ControlState
    start: dt.date | None
    end: dt.date | None = None
    claims: set[str] = field(default_factory=set)


def control(claims: Iterable[Claim], reports: Mapping[str, Report]) -> tuple[ControlSpan, ...]:
    """Put the spans together, place by place.

    Only places that are settled more exactly than a province; a number or a share of places is not spread over
    villages. A claim without any day, in a report without one, is left out.
    """
    words: dict[str, list[_Word]] = defaultdict(list)
    mentions: dict[str, PlaceMention] = {}
    for claim in sorted(claims, key=lambda claim: claim.id):
        word = _word(claim, reports[claim.report])
        for mention in claim.places if word else ():
            if mention.id and (mention.precision or 9) < PROVINCE_PRECISION and word:
                words[mention.id].append(word)
                mentions.setdefault(mention.id, mention)
    return tuple(span for key in sorted(words) for span in _spans(mentions[key], words[key]))


def _word(claim: Claim, report: Report) -> _Word | None:
    counted = claim.group == "places" or claim.count is not None
    if claim.kind != "control" or claim.status != "reported" or claim.action not in _ACTIONS or counted:
        return None
    seen = claim.date.end if claim.date else report.published
    if not claim.actors or seen is None:
        return None
    actor, date = claim.actors[0], claim.date
    exact = date is not None and (date.end - date.start).days < EXACT_DAYS
    key = (actor.side or party(actor.id, actor.name, actor.text)).casefold()
    return _Word(claim, key, actor.name or actor.text, claim.action, date.end if date and exact else None, seen)


def _spans(mention: PlaceMention, words: Sequence[_Word]) -> list[ControlSpan]:
    done: list[_Open] = []
    for word in sorted(words, key=lambda word: (word.seen, _ACTIONS.index(word.action), word.claim.id)):
        _STEPS[word.action](done, word)
    spans = [
        ControlSpan(
            place=mention, actor=s.name, state=s.state, start=s.start, end=s.end, claims=tuple(sorted(s.claims))
        )
        for s in done
    ]
    return sorted(spans, key=lambda span: (span.start or dt.date.min, span.actor, span.state, span.claims))


def _current(done: Sequence[_Open], *, actor: str | None = None, state: ControlState | None = None) -> list[_Open]:
    return [s for s in done if s.end is None and actor in (None, s.actor) and state in (None, s.state)]


def _open(done: list[_Open], word: _Word, state: ControlState, start: dt.date | None) -> None:
    """Begin a span, or add the claim to the one that runs already."""
    running = _current(done, actor=word.actor, state=state)
    span = running[-1] if running else _Open(word.actor, word.name, state, start)
    span.claims.add(word.claim.id)
    if not running:
        done.append(span)


def _captured(done: list[_Open], word: _Word) -> None:
    """The place changes hands, unless another was said to have taken it on the same day: then it is contested."""
    holders = [s for s in _current(done, state="holds") if s.actor != word.actor]
    if word.day is not None and any(s.start == word.day for s in holders):
        _open(done, word, "contests", word.day)
        return
    for span in holders + [s for s in _current(done) if s.state != "holds" and s.actor == word.actor]:
        span.end = word.seen
    for span in _current(done, state="contests"):
        span.end = word.seen
    _open(done, word, "holds", word.day)


def _withdrew(done: list[_Open], word: _Word) -> None:
    running = _current(done, actor=word.actor)
    for span in running:
        span.end = word.seen
        span.claims.add(word.claim.id)
    if not running:
        done.append(_Open(word.actor, word.name, "holds", None, word.seen, {word.claim.id}))


def _holds(done: list[_Open], word: _Word) -> None:
    others = [s for s in _current(done, state="holds") if s.actor != word.actor]
    _open(done, word, "contests" if others else "holds", word.seen if others else None)


def _besieged(done: list[_Open], word: _Word) -> None:
    _open(done, word, "besieges", word.day)


_STEPS = {"captured": _captured, "withdrew": _withdrew, "holds": _holds, "besieged": _besieged}
