"""Why two claims are, or are not, of one event."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from marsad.model import Claim, Report
from marsad.reconcile.accounts import Account
from marsad.reconcile.bonds import Bonds
from marsad.reconcile.scoring import Reason, score
from marsad.reconcile.tables import linking
from marsad.reconcile.within import accounts_of, makes_event, may_join, nearness


@dataclass(frozen=True, slots=True)
class Comparison:
    """What speaks for and against two claims being of one event.

    A report's claims on one occurrence are compared together: ``ones`` and ``others`` are the ids of those that are
    told with each of the two. ``is_told_as_one``: one report tells both of one occurrence, and nothing is compared.
    ``points`` is the sum of the reasons', ``needed`` what it takes.
    """

    ones: tuple[str, ...]
    others: tuple[str, ...]
    is_told_as_one: bool
    reasons: tuple[Reason, ...]
    points: float
    needed: float


def makes_none(claim: Claim) -> str | None:
    """Say why a claim is part of no event; None where it may be."""
    if claim.cumulative:
        return "its figure sums up many incidents or a long time"
    if makes_event(claim) or may_join(claim):
        return None
    return f"{claim.action!r} is a state and no occurrence"


def compare(
    one: Claim, other: Claim, claims: Iterable[Claim], reports: Mapping[str, Report], bonds: Bonds
) -> Comparison:
    """Compare what the reports of two claims say of their occurrences, as linking does.

    Args:
        one: a claim that may be part of an event.
        other: another one.
        claims: all claims of their reports that count, as corrected.
        reports: their reports, by id.
        bonds: what people decided on pairs of claims.
    """
    known = list(claims)
    first, second = (_account(claim, known, reports[claim.report], bonds) for claim in (one, other))
    if first is second or first.ids == second.ids:
        return Comparison(first.ids, second.ids, True, (), 0.0, 0.0)
    found = score(first, second)
    reasons, thresholds = found.reasons, linking().thresholds
    if first.report != second.report:
        return Comparison(first.ids, second.ids, False, reasons, found.points, thresholds.together)
    near = Reason("told in one report, so near to each other", nearness(first, second))
    return Comparison(
        first.ids, second.ids, False, (*reasons, near), found.points + near.points, thresholds.same_report
    )


def _account(claim: Claim, claims: Iterable[Claim], report: Report, bonds: Bonds) -> Account:
    """Find the account that a claim is part of."""
    asserts = makes_event(claim)
    told = [item for item in claims if item.report == report.id and (makes_event(item) if asserts else may_join(item))]
    return next(item for item in accounts_of(report, told, bonds) if claim.id in item.ids)
