"""The events of the record as they are asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.ledger import judgements as stored
from marsad.ledger import judging, read
from marsad.model import Claim, Decision, Event
from marsad.reconcile import by_report, judged


def main_events() -> dict[str, str | None]:
    """Lead from each report's id to the event that its leading claims fall in; None where they fall in none."""
    found: dict[str, str | None] = {report.id: None for report in read.reports()}
    found.update((report, event or None) for report, event in by_report(read.record(), read.claims()))
    return found


@dataclass(frozen=True, slots=True)
class EventInFull:
    """An event with its claims, as corrected, each with the decisions on it that stand."""

    event: Event
    claims: Sequence[tuple[Claim, tuple[Decision, ...]]]


def in_full(key: str) -> EventInFull:
    """Give the event of an id with its claims.

    Raises:
        InputError: there is none.
    """
    event = judging.find_event(key)
    read_claims = judging.find_claims(event.claims)
    found = judged(read_claims, stored.judgements({claim.report for claim in read_claims}))
    return EventInFull(event, [(claim, found.decided.get(claim.id, ())) for claim in found.claims])
