"""The record from claims and judgements: what is decided is applied to the claims, and they are reconciled."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from marsad.model import Claim, Judgement, Record, Report, Rule
from marsad.reconcile.bonds import Bonds
from marsad.reconcile.dressing import dress
from marsad.reconcile.judged import judged
from marsad.reconcile.record import Derived, work_out


def derive(
    claims: Iterable[Claim], reports: Mapping[str, Report], judgements: Iterable[Judgement] = (), rule: Rule = "span"
) -> Derived:
    """Derive the record, with what it is derived by; the same whatever order claims and judgements come in.

    Args:
        claims: those that count, as they were read.
        reports: the reports that they were read from, by id.
        judgements: all that were made on them, those that were taken back included.
        rule: how an event's figure is made of its sources' (see ``marsad.reconcile.tolls``).

    Raises:
        KeyError: a claim's report is not among ``reports``.
    """
    found = judged(claims, judgements)
    bonds = Bonds(frozenset(found.same), frozenset(found.apart))
    made = work_out(found.claims, reports, rule, bonds)
    return replace(made, record=Record(tuple(dress(event, found) for event in made.record.events), made.record.control))
