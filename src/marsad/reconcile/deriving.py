"""The record from claims and judgements: what is decided is applied to the claims, and they are reconciled."""

from collections.abc import Iterable, Mapping

from marsad.model import Claim, Judgement, Record, Report, Rule
from marsad.reconcile.dressing import dress
from marsad.reconcile.judged import judged
from marsad.reconcile.record import reconcile


def derive(
    claims: Iterable[Claim], reports: Mapping[str, Report], judgements: Iterable[Judgement] = (), rule: Rule = "span"
) -> Record:
    """Derive events, tolls and control; the same whatever order claims and judgements come in.

    Args:
        claims: those that count, as they were read.
        reports: the reports that they were read from, by id.
        judgements: all that were made on them, those that were taken back included.
        rule: how an event's figure is made of its sources' (see ``marsad.reconcile.tolls``).

    Raises:
        KeyError: a claim's report is not among ``reports``.
    """
    found = judged(claims, judgements)
    record = reconcile(found.claims, reports, rule, same=found.same, apart=found.apart)
    return Record(tuple(dress(event, found) for event in record.events), record.control)
