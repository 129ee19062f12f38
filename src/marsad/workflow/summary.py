"""What the ledger holds, and what an intake did, as typed counts."""

from collections.abc import Mapping
from dataclasses import dataclass

from marsad.ledger import counts, opening


@dataclass(frozen=True, slots=True)
class Status:
    """What the ledger holds now.

    ``reports`` counts reports in their current revision, ``claims`` those that count now. Place names are counted
    once each: ``places_settled`` those that lead to a gazetteer entry somewhere, ``places_unsettled`` those that
    somewhere do not. ``up_to_date`` is False where the derived record is behind what is stored (an intake was cut
    short): the next intake, or a rebuild, mends it.
    """

    reports: int
    claims: int
    claims_by_kind: Mapping[str, int]
    events: int
    control_spans: int
    places_settled: int
    places_unsettled: int
    gazetteer: int
    up_to_date: bool
    schema: str
    location: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What one intake did: reports by what adding them did, those left unread for their language, claims added."""

    new: int
    revised: int
    known: int
    unread: int
    claims: int

    @property
    def status(self) -> Status:
        """What the ledger holds now; counted when it is asked for, since that takes longer than to add a report."""
        return status()


def status() -> Status:
    """Count what the ledger holds."""
    by_kind = counts.claims_by_kind()
    settled, unsettled = counts.place_names()
    return Status(
        reports=counts.reports(),
        claims=sum(by_kind.values()),
        claims_by_kind=by_kind,
        events=counts.events(),
        control_spans=counts.control_spans(),
        places_settled=settled,
        places_unsettled=unsettled,
        gazetteer=counts.places(),
        up_to_date=counts.is_built(),
        schema=opening.schema_version(),
        location=opening.location(),
    )
