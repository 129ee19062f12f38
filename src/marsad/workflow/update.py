"""The derived record brought up to date around what changed, with the same result as when it is made anew."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from django.db import transaction

from marsad.ledger import judging, near, read, sketches, store
from marsad.ledger.judgements import judgements
from marsad.model import Report, Rule
from marsad.reconcile import judged
from marsad.reconcile.control import control
from marsad.reconcile.dressing import dress
from marsad.reconcile.events import event_id
from marsad.reconcile.judged import Judged
from marsad.reconcile.record import accounts_in, control_claims, event_of
from marsad.reconcile.sources import independent
from marsad.workflow.copying import update_copies
from marsad.workflow.regrouping import regroup


@contextmanager
def following(reports: Collection[str], rule: Rule) -> Iterator[None]:
    """Let the record follow what is done to these reports (ids), or to their claims, within the block.

    All of it is one transaction. A record that is behind, or has tolls by another rule, is left for a rebuild.
    """
    with transaction.atomic():
        store.lock()
        built = store.is_built(rule)
        yield
        if built:
            update(reports, rule)


def update(reports: Iterable[str], rule: Rule) -> None:
    """Bring the derived tables up to date after reports, or judgements on their claims, came, changed or went.

    In one transaction. The tables must have matched what was stored before that, by the same rule. The work grows
    with what is told near these reports, not with the ledger.

    Args:
        reports: ids of the reports, those that are withdrawn now included.
        rule: how an event's figure is made of its sources'.
    """
    with transaction.atomic():
        touched = _judged_together(set(reports))
        found = _counting(touched)
        used = {claim.report for claim in found.claims}
        current = {report.id: report for report in read.reports(ids=touched) if report.id in used}
        near.replace_bonds(judging.claim_ids(touched), found.same, found.apart)
        bonds = near.bonds()
        homes = regroup(touched, accounts_in(found.claims, current, bonds), bonds)
        homes |= near.homes_of_reports(touched | update_copies(touched, current))
        _derive_events(homes, rule)
        _derive_control(near.replace_control(touched, control_claims(found.claims)))
        store.mark_built(rule)


def _judged_together(reports: set[str]) -> set[str]:
    """Add the reports whose claims were judged together with claims of these, and so on."""
    found, newest = set(reports), set(reports)
    while newest:
        made = judgements(newest)
        newest = {item.report for one in made for item in (*one.claims, *one.others)} - found
        found |= newest
    return found


def _counting(reports: Collection[str]) -> Judged:
    """Read the claims of some reports as they count; these must be all that were judged together."""
    return judged(judging.claims_of(reports), judgements(reports))


def _derive_events(homes: Collection[str], rule: Rule) -> None:
    """Make the events of these groups anew, and store what is another now."""
    members = near.members(homes, asserting=False)
    accounts = {item.key: item for batch in near.batches(sorted(members)) for item in near.accounts(home__in=batch)}
    groups = [[accounts[key] for key in keys] for keys in members.values()]
    told = [group for group in groups if any(item.asserts for item in group)]
    reports = _judged_together({item.report for group in told for item in group})
    found = _counting(reports)
    claims = {claim.id: claim for claim in found.claims}
    copied = {key: kept.first for key, kept in sketches.of_reports(reports).items()}
    known = _reports({claim.report for claim in claims.values()} | set(copied.values()))
    sources = independent(claims.values(), known, copied)
    events = [dress(event_of(group, claims, known, sources, rule), found) for group in told]
    store.update_events([event_id([home]) for home in homes], events)


def _derive_control(places: Collection[str]) -> None:
    """Put the spans of these places together anew."""
    reports = _judged_together(near.control_reports(places))
    claims = _counting(reports).claims
    spans = control(claims, _reports({claim.report for claim in claims}))
    store.update_control(places, [span for span in spans if span.place.id in places])


def _reports(ids: Collection[str]) -> dict[str, Report]:
    return {report.id: report for batch in near.batches(sorted(ids)) for report in read.reports(ids=batch)}
