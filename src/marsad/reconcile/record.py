"""The whole record from claims: one pure function, and which event each report is chiefly about."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from marsad.model import Claim, Event, Record, Report, Rule
from marsad.reconcile.accounts import Account
from marsad.reconcile.bonds import Bonds, Pair
from marsad.reconcile.control import control
from marsad.reconcile.events import event
from marsad.reconcile.linking import Link, follow, join, links
from marsad.reconcile.sources import copies, independent
from marsad.reconcile.within import accounts_of, makes_event, may_join, weight


def reconcile(
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    rule: Rule = "span",
    *,
    same: Collection[Pair] = (),
    apart: Collection[Pair] = (),
) -> Record:
    """Derive events, tolls and control from claims; the same whatever order the claims come in.

    Args:
        claims: those that count, each id once or more.
        reports: the reports that they were read from, by id.
        rule: how an event's figure is made of its sources' (see ``marsad.reconcile.tolls``).
        same: pairs of claims that people judged to be of one event, whatever else speaks against it.
        apart: pairs of claims that people judged not to be of one event; this wins over ``same``.

    Raises:
        KeyError: a claim's report is not among ``reports``.
    """
    known = {claim.id: claim for claim in sorted(claims, key=lambda claim: claim.id)}
    used = {key: reports[key] for key in sorted({claim.report for claim in known.values()})}
    sources = independent(known.values(), used, copies(used))
    bonds = Bonds(frozenset(same), frozenset(apart))
    accounts = _accounts(known.values(), used, bonds)
    linked = links(accounts, bonds)
    found = join((item for item in accounts if item.asserts), linked, bonds)
    joining = _joining(accounts, linked, found, bonds)
    events = [
        event(
            (known[key] for item in group for key in item.ids),
            (known[key] for item in joining.get(group[0].key, ()) for key in item.ids),
            used,
            sources,
            rule,
        )
        for group in found
    ]
    return Record(tuple(sorted(events, key=lambda item: item.id)), control(known.values(), used))


def _accounts(claims: Iterable[Claim], reports: Mapping[str, Report], bonds: Bonds) -> list[Account]:
    by_report: dict[tuple[str, bool], list[Claim]] = defaultdict(list)
    for claim in claims:
        if makes_event(claim) or may_join(claim):
            by_report[claim.report, makes_event(claim)].append(claim)
    return [item for key in sorted(by_report) for item in accounts_of(reports[key[0]], by_report[key], bonds)]


def _joining(
    accounts: Iterable[Account], linked: Iterable[Link], found: Sequence[Sequence[Account]], bonds: Bonds
) -> dict[str, list[Account]]:
    """Find the group that each account of denials and fears speaks of: the group's first key → those accounts."""
    groups_of = {item.key: group for group in found for item in group}
    late = {item.key: item for item in accounts if not item.asserts}
    of_late: dict[str, list[Link]] = defaultdict(list)
    for one in linked:
        for key in {one.first, one.second} & late.keys():
            of_late[key].append(one)
    result: dict[str, list[Account]] = defaultdict(list)
    for key, item in late.items():
        if (chosen := follow(item, of_late[key], groups_of, bonds)) is not None:
            result[groups_of[chosen][0].key].append(item)
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
