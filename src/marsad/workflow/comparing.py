"""Two claims of the ledger compared: the points, the reasons, the judgements, and what the record makes of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.ledger import judgements as stored
from marsad.ledger import judging
from marsad.model import Claim, InputError, Judgement
from marsad.reconcile.bonds import Bonds
from marsad.reconcile.comparing import Comparison, compare, makes_none
from marsad.reconcile.judged import judged, standing
from marsad.reconcile.matching import Finder

LINKS = frozenset({"same event", "not the same", "merge", "split"})


@dataclass(frozen=True, slots=True)
class Compared:
    """Two claims, as corrected; ``events`` are those that speak of each (none: "").

    ``decided``: "same" or "apart" where people decided, and ``judgements`` those decisions that bear on both claims.
    """

    claims: tuple[Claim, Claim]
    events: tuple[str, str]
    comparison: Comparison
    decided: str | None
    judgements: Sequence[Judgement]

    @property
    def is_one_event(self) -> bool:
        """Whether the record has both in one event."""
        return self.events[0] != "" and self.events[0] == self.events[1]


def same(one: str, other: str) -> Compared:
    """Say why two claims (ids) are or are not of one event.

    Raises:
        InputError: they are one claim, one is not in the ledger, counts no more, was rejected, or makes no event.
    """
    if one == other:
        raise InputError(f"{one!r} twice; expected two claims", field="claim")
    asked = judging.find_claims([one, other])
    made = list(stored.judgements())
    links = [item for item in standing(made) if item.decision in LINKS]
    about = {item.report for link in links for item in (*link.claims, *link.others)}
    known = judging.claims_of(about | {claim.report for claim in asked})
    found = judged(known, made)
    effective = {claim.id: claim for claim in found.claims}
    for key in (one, other):
        if key not in effective:
            raise InputError(f"claim {key!r} was rejected, and counts to no event", field="claim")
        if why := makes_none(effective[key]):
            raise InputError(f"claim {key!r} is part of no event: {why}", field="claim")
    pair = (effective[one], effective[other])
    reports = judging.find_reports({claim.report for claim in pair})
    bonds = Bonds(frozenset(found.same), frozenset(found.apart))
    finder = Finder(known)
    bearing = [item for item in links if {one, other} <= _claims(item, finder)]
    return Compared(
        claims=pair,
        events=(judging.event_of(one), judging.event_of(other)),
        comparison=compare(*pair, effective.values(), reports, bonds),
        decided=_decided(one, other, bonds),
        judgements=bearing,
    )


def _claims(item: Judgement, finder: Finder) -> set[str]:
    return {key for target in (*item.claims, *item.others) if (key := finder.find(target))}


def _decided(one: str, other: str, bonds: Bonds) -> str | None:
    if (min(one, other), max(one, other)) in bonds.apart:
        return "apart"
    return "same" if other in bonds.bound({one, *bonds.bound([one])}) else None
