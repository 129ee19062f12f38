"""Who holds which place since when, from claims of capture, loss, holding and siege."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from marsad.model import Claim, ControlSpan, PlaceMention, Report
from marsad.reconcile.accounts import party
from marsad.reconcile.holding import Held, Word, timeline
from marsad.reconcile.sources import source_of
from marsad.reconcile.tables import control_table

ACTIONS: Final = frozenset({"holds", "withdrew", "captured", "besieged"})
_OF_PLACE: Final = frozenset({1, 3})
"""UCDP's where_prec of a claim on the place itself, or on a district: not of what is near it, nor of a province."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one place, and the spans that follow from it."""

    place: PlaceMention
    spans: tuple[Held, ...]


def control(claims: Iterable[Claim], reports: Mapping[str, Report]) -> tuple[ControlSpan, ...]:
    """Put the spans together, place by place, in the order of the places' ids and of their days.

    Only places that are settled more exactly than a province; a number or a share of places is not spread over
    villages. A claim without any day, in a report without one, is left out, as is one that names no party.
    """
    return tuple(span for told in by_place(claims, reports) for span in _records(told))


def by_place(claims: Iterable[Claim], reports: Mapping[str, Report], until: dt.date | None = None) -> tuple[Told, ...]:
    """Put the spans together for each place; ``until``: from nothing but what can be told by the end of this day."""
    return told_by(words_by_place(claims, reports), until)


Words = Mapping[str, Sequence[tuple[Word, PlaceMention]]]
"""By place (its id): the words on it in the order of their claims, each with how its claim names the place."""


def words_by_place(claims: Iterable[Claim], reports: Mapping[str, Report]) -> Words:
    """Make the claims' words on single places."""
    words: dict[str, list[tuple[Word, PlaceMention]]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.id):
        word = word_of(claim, reports[claim.report])
        for mention in claim.places if word else ():
            if word and mention.id and mention.precision in _OF_PLACE:
                words[mention.id].append((word, mention))
    return words


def told_by(words: Words, until: dt.date | None = None) -> tuple[Told, ...]:
    """Put the spans together from the words that can be told by the end of a day; None: from all."""
    found = []
    for key in sorted(words):
        known = [pair for pair in words[key] if until is None or pair[0].seen <= until]
        spans = timeline(word for word, _ in known)
        if spans:  # of a place of which all is denied nothing is known
            found.append(Told(known[0][1], tuple(spans)))
    return tuple(found)


def word_of(claim: Claim, report: Report) -> Word | None:
    """Make a claim's word on its places; None where it is not about who holds them one by one."""
    if claim.kind != "control" or claim.action not in ACTIONS or claim.status == "possible" or is_wide(claim):
        return None
    seen = claim.date.end if claim.date else report.published
    if not claim.actors or seen is None:
        return None
    date = claim.date
    exact = date is not None and (date.end - date.start).days < control_table().days.exact
    return Word(
        claim=claim.id,
        party=party_of(claim) or "",
        name=claim.actors[0].name or claim.actors[0].text,
        action=claim.action,
        day=date.end if date and exact else None,
        seen=seen,
        source=source_of(claim, report),
        denied=claim.status == "denied",
    )


def party_of(claim: Claim) -> str | None:
    """Name the side of a claim's first actor, or the actor where it has none, so that two names of it are alike."""
    if not claim.actors:
        return None
    actor = claim.actors[0]
    return (actor.side or party(actor.id, actor.name, actor.text)).casefold()


def is_wide(claim: Claim) -> bool:
    """Say whether a claim counts places, or gives a share or an extent, without naming each of them."""
    if claim.group != "places":
        return claim.count is not None
    named = len(claim.places)
    return not (named > 1 and claim.count is not None and claim.count.low == claim.count.high == named)


def _records(told: Told) -> list[ControlSpan]:
    spans = [
        ControlSpan(
            place=told.place,
            actor=held.name,
            state=held.state,
            start=held.start,
            end=held.end,
            claims=tuple(sorted(held.claims)),
        )
        for held in told.spans
    ]
    return sorted(spans, key=lambda span: (span.start or dt.date.min, span.actor, span.state, span.claims))
