"""The whole record from claims: one pure function, and which event each report is chiefly about."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from marsad.model import Claim, Event, Record, Report, Rule
from marsad.reconcile.accounts import Account
from marsad.reconcile.bonds import NO_BONDS, Bonds, Pair
from marsad.reconcile.control import control
from marsad.reconcile.copies import copies, sketch
from marsad.reconcile.events import event
from marsad.reconcile.linking import Link, follow, join, judged_links, links
from marsad.reconcile.sources import independent, one_spelling
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
    return work_out(claims, reports, rule, Bonds(frozenset(same), frozenset(apart))).record


@dataclass(frozen=True, slots=True)
class Derived:
    """A record, and what it was derived by, so that a later report can be set beside it.

    ``homes`` leads from each account's key to the first of its group; a denial or a fear that speaks of none is left
    out. ``sketches`` are those of the reports' texts, ``copies`` leads from each report's id to the first copy's.
    ``bonds`` is what was judged. ``control`` lists the claims on who holds a place, by each of the places' ids.
    """

    record: Record
    accounts: tuple[Account, ...]
    links: tuple[Link, ...]
    homes: Mapping[str, str]
    sketches: Mapping[str, bytes]
    copies: Mapping[str, str]
    bonds: Bonds
    control: tuple[tuple[str, Claim], ...]


def work_out(
    claims: Iterable[Claim], reports: Mapping[str, Report], rule: Rule = "span", bonds: Bonds = NO_BONDS
) -> Derived:
    """Derive the record as ``reconcile`` does, and give what it was derived by beside it."""
    known = {claim.id: claim for claim in sorted(claims, key=lambda claim: claim.id)}
    used = {key: reports[key] for key in sorted({claim.report for claim in known.values()})}
    sketches = {key: sketch(report.text) for key, report in used.items()}
    copied = copies(sketches)
    accounts = accounts_in(known.values(), used, bonds)
    linked = links(accounts)
    homes = _homes(accounts, [*linked, *judged_links(accounts, bonds)], bonds)
    groups: dict[str, list[Account]] = defaultdict(list)
    for item in accounts:
        if item.key in homes:
            groups[homes[item.key]].append(item)
    sources = independent(known.values(), used, copied)
    events = [event_of(group, known, used, sources, rule) for group in groups.values()]
    record = Record(tuple(sorted(events, key=lambda item: item.id)), control(known.values(), used))
    told = tuple(control_claims(known.values()))
    return Derived(record, tuple(accounts), tuple(linked), homes, sketches, copied, bonds, told)


def accounts_in(claims: Iterable[Claim], reports: Mapping[str, Report], bonds: Bonds = NO_BONDS) -> list[Account]:
    """Part claims into the accounts of their reports: those that assert an occurrence, and denials and fears."""
    by_report: dict[tuple[str, bool], list[Claim]] = defaultdict(list)
    for claim in claims:
        if makes_event(claim) or may_join(claim):
            by_report[claim.report, makes_event(claim)].append(claim)
    return [item for key in sorted(by_report) for item in accounts_of(reports[key[0]], by_report[key], bonds)]


def _homes(accounts: Sequence[Account], linked: Sequence[Link], bonds: Bonds) -> dict[str, str]:
    """Find each account's group, by the group's first key; a denial or a fear has that of what it speaks of."""
    found = join((item for item in accounts if item.asserts), linked, bonds)
    groups_of = {item.key: group for group in found for item in group}
    homes = {key: group[0].key for key, group in groups_of.items()}
    of_late: dict[str, list[Link]] = {item.key: [] for item in accounts if not item.asserts}
    for one in linked:
        for key in (one.first, one.second):
            if key in of_late:
                of_late[key].append(one)
    for item in accounts:
        if not item.asserts and (chosen := follow(item, of_late[item.key], groups_of, bonds)) is not None:
            homes[item.key] = homes[chosen]
    return homes


def control_claims(claims: Iterable[Claim]) -> Iterator[tuple[str, Claim]]:
    """Pair each claim on who holds a place with each of its settled places' ids."""
    for claim in claims:
        if claim.kind == "control":
            yield from ((key, claim) for key in sorted({mention.id for mention in claim.places if mention.id}))


def event_of(
    group: Iterable[Account],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    sources: Mapping[str, str],
    rule: Rule,
) -> Event:
    """Make an event of a group of accounts, denials and fears that speak of it included.

    Args:
        group: its accounts, of which one at least asserts it.
        claims: at least the group's, by id.
        reports: at least those of these claims, by id.
        sources: the independent source behind each of the claims, at least.
        rule: how its figures are made of its sources'.
    """
    members = sorted(group, key=lambda item: item.key)
    making = [claims[key] for item in members if item.asserts for key in item.ids]
    joining = [claims[key] for item in members if not item.asserts for key in item.ids]
    voices = one_spelling({claim.id: sources[claim.id] for claim in (*making, *joining)})
    return event(making, joining, reports, voices, rule)


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
