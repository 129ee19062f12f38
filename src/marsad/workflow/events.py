"""The events of the record as they are asked for."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from marsad.ledger import judgements as stored
from marsad.ledger import judging, read
from marsad.model import Claim, Decision, Event, FigureHistory
from marsad.reconcile import by_report, judged
from marsad.reconcile.history import Revision, history


def main_events() -> dict[str, str | None]:
    """Lead from each report's id to the event that its leading claims fall in; None where they fall in none."""
    found: dict[str, str | None] = {report.id: None for report in read.reports()}
    found.update((report, event or None) for report, event in by_report(read.record(), read.claims()))
    return found


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim as it counts beside the claim as it was read, and the decisions on it that stand."""

    claim: Claim
    read: Claim
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class EventInFull:
    """An event with its claims, and how its sources' figures changed."""

    event: Event
    claims: Sequence[JudgedClaim]
    history: Sequence[FigureHistory]


def in_full(key: str) -> EventInFull:
    """Give the event of an id with its claims and the history of its figures.

    Raises:
        InputError: there is none.
    """
    event = judging.find_event(key)
    as_read = {claim.id: claim for claim in judging.find_claims(event.claims)}
    known = _as_they_count({claim.report for claim in as_read.values()})
    return EventInFull(
        event,
        [
            JudgedClaim(known.claims[claim], read_as, known.decided.get(claim, ()))
            for claim, read_as in as_read.items()
            if claim in known.claims
        ],
        history(event.claims, known.revisions),
    )


def figures_changed(event: Event, reports: Collection[str]) -> Sequence[FigureHistory]:
    """Say how the figures of an event's sources changed.

    Args:
        event: as it was last derived.
        reports: the ids of the reports that its claims are from.

    Nothing is said while one of its claims is withdrawn, or of a revision that is no more the newest, and the event
    is not made anew.
    """
    known = _as_they_count(reports)
    return history(event.claims, known.revisions) if known.as_read.issuperset(event.claims) else ()


@dataclass(frozen=True, slots=True)
class _Known:
    """What is stored of some reports: the ids of the claims that count, these as corrected, and every revision."""

    as_read: frozenset[str]
    claims: Mapping[str, Claim]
    decided: Mapping[str, tuple[Decision, ...]]
    revisions: Sequence[Revision]


def _as_they_count(reports: Collection[str]) -> _Known:
    """Look up the claims of reports as they count now, after what people decided."""
    stored_revisions = judging.revisions(reports)
    read_now = [claim for item in stored_revisions if item.is_current for claim in item.claims]
    found = judged(read_now, stored.judgements(reports))
    effective = {claim.id: claim for claim in found.claims}
    return _Known(
        frozenset(claim.id for claim in read_now),
        effective,
        found.decided,
        [_as_it_counts(item, effective) for item in stored_revisions],
    )


def _as_it_counts(item: judging.StoredRevision, effective: Mapping[str, Claim]) -> Revision:
    """Take the claims of the newest revision as corrected, those of older ones as they were read."""
    claims = [effective.get(claim.id, claim) for claim in item.claims] if item.is_current else item.claims
    return Revision(item.report, item.number, item.added_at.date(), claims)
