"""The whole record from claims: one pure function, and which event each report is chiefly about."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from marsad.model import Claim, Event, Record, Report, Rule
from marsad.reconcile.accounts import Account
from marsad.reconcile.control import control
from marsad.reconcile.events import event
from marsad.reconcile.linking import followers, groups
from marsad.reconcile.sources import copies, independent
from marsad.reconcile.within import accounts_of, makes_event, may_join, weight


def reconcile(claims: Sequence[Claim], reports: Mapping[str, Report], rule: Rule = "span") -> Record:
    """Derive events, tolls and control from claims; the same whatever order the claims come in.

    Args:
        claims: those that count, each id once or more.
        reports: the reports that they were read from, by id.
        rule: how an event's figure is made of its sources' (see ``marsad.reconcile.tolls``).

    Raises:
        KeyError: a claim's report is not among ``reports``.
    """
    distinct = sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.id)
    used = {key: reports[key] for key in sorted({claim.report for claim in distinct})}
    sources = independent(distinct, used, copies(used))
    making = _accounts((claim for claim in distinct if makes_event(claim)), used)
    found = groups(making)
    joining = _joining([claim for claim in distinct if may_join(claim)], found, used)
    events = [
        event(
            (claim for item in group for claim in item.claims),
            (claim for item in joining.get(group[0].key, ()) for claim in item.claims),
            used,
            sources,
            rule,
        )
        for group in found
    ]
    return Record(tuple(sorted(events, key=lambda item: item.id)), control(distinct, used))


def _accounts(claims: Iterable[Claim], reports: Mapping[str, Report]) -> list[Account]:
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report].append(claim)
    return [item for key in sorted(by_report) for item in accounts_of(reports[key], by_report[key])]


def _joining(
    claims: Sequence[Claim], found: Sequence[Sequence[Account]], reports: Mapping[str, Report]
) -> dict[str, list[Account]]:
    """Find the group that each account of denials and fears speaks of: the group's first key → those accounts."""
    homes = {item.key: group[0].key for group in found for item in group}
    late = _accounts(claims, reports)
    chosen = followers(late, homes, [item for group in found for item in group])
    result: dict[str, list[Account]] = defaultdict(list)
    for item in late:
        if item.key in chosen:
            result[chosen[item.key]].append(item)
    return result


def by_report(record: Record, claims: Iterable[Claim]) -> list[tuple[str, str]]:
    """List for each report the event that its leading claims fall in: (report id, event id), in the reports' order.

    The weight of a claim falls with its distance from the head of the text. A report none of whose claims is part of
    an event has an empty event.
    """
    homes: dict[str, list[Event]] = defaultdict(list)
    for item in record.events:
        for key in item.claims:
            homes[key].append(item)
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for claim in sorted(claims, key=lambda claim: claim.id):
        weights[claim.report]
        for home in homes.get(claim.id, ()):
            weights[claim.report][home.id] += weight(claim)
    return [
        (report, min(weights[report], key=lambda key: (-weights[report][key], key), default=""))
        for report in sorted(weights)
    ]
