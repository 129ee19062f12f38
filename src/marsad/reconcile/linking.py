"""Accounts joined into groups of one occurrence each, never through a vague middle."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from marsad.reconcile.accounts import Account
from marsad.reconcile.blocking import pairs
from marsad.reconcile.bonds import NO_BONDS, Bonds
from marsad.reconcile.scoring import VETO, elsewhere, score
from marsad.reconcile.tables import linking
from marsad.reconcile.within import nearness

JUDGED = math.inf
"""Points of a pair that people judged to be of one occurrence."""
WITNESSES = 12
"""How many accounts of each group are compared when two groups are joined."""


class Link(NamedTuple):
    """Two accounts, by their keys, the smaller first, that agree well enough to be of one occurrence."""

    first: str
    second: str
    points: float


def link(a: Account, b: Account) -> Link | None:
    """Compare two accounts; None where they don't agree well enough, or where neither asserts an occurrence.

    Within one report only a denial or a fear is linked to what it may speak of, where it stands near it.
    """
    if not (a.asserts or b.asserts):
        return None
    thresholds, same = linking().thresholds, a.report == b.report
    points = score(a, b).points + (nearness(a, b) if same else 0.0)
    if points < (thresholds.same_report if same else thresholds.together):
        return None
    return Link(a.key, b.key, points) if a.key < b.key else Link(b.key, a.key, points)


def links(accounts: Sequence[Account]) -> list[Link]:
    """Link accounts that share a block, and denials and fears with what their own report asserts."""
    found = [link(a, b) for a, b in pairs(accounts)]
    found += [link(a, b) for a, b in in_report(accounts)]
    return [item for item in found if item is not None]


def in_report(accounts: Iterable[Account]) -> list[tuple[Account, Account]]:
    """Pair each denial or fear with what its own report asserts."""
    known = list(accounts)
    asserted: dict[str, list[Account]] = defaultdict(list)
    for item in known:
        if item.asserts:
            asserted[item.report].append(item)
    return [(late, item) for late in known if not late.asserts for item in asserted[late.report]]


def judged_links(accounts: Sequence[Account], bonds: Bonds) -> list[Link]:
    """Link accounts that hold claims which people judged to be of one occurrence."""
    return [Link(a.key, b.key, JUDGED) for a, b in bonds.joined(accounts)]


def groups(accounts: Iterable[Account]) -> list[list[Account]]:
    """Group accounts that assert an occurrence; the same whatever order they come in (see ``join``)."""
    asserting = [item for item in accounts if item.asserts]
    return join(asserting, links(asserting))


def join(accounts: Iterable[Account], linked: Iterable[Link], bonds: Bonds = NO_BONDS) -> list[list[Account]]:
    """Join linked accounts into groups, each account by what it shares with every other of its group.

    Accounts that people judged to be of one occurrence are joined first, then the best-agreeing pairs. Two groups are
    joined only if hardly any account of one is ruled out by an account of the other (one pair in ten: a day may be
    misread), and if they agree well on average (average linkage with vetoes): a vague account joins one of two
    occurrences, and never both to each other. One that knows the province only does not bring two villages together:
    accounts of different places must be linked themselves. Nothing joins what people judged to be two occurrences.
    Links to other accounts are left out.
    """
    home = {item.key: [item] for item in sorted(accounts, key=lambda item: item.key)}
    known = [item for item in linked if item.first in home and item.second in home]
    scores = {(item.first, item.second): item.points for item in known}
    for first, second, points in sorted(known, key=lambda item: (-item.points, item.first, item.second)):
        one, two = home[first], home[second]
        if one is not two and bonds.allow(one, two) and (points == JUDGED or _belong(one, two, scores)):
            one.extend(two)
            one.sort(key=lambda item: item.key)
            home.update((item.key, one) for item in two)
    return [group for key, group in home.items() if group[0].key == key]


def _belong(one: Sequence[Account], two: Sequence[Account], scores: dict[tuple[str, str], float]) -> bool:
    """Say whether two groups agree on average; a few of many pairs may speak against it, as misread days do."""
    thresholds = linking().thresholds
    total = count = opposed = 0.0
    for a in one[:WITNESSES]:
        for b in two[:WITNESSES]:
            points = _points(a, b, scores)
            count += 1
            if points == VETO or (points < thresholds.together and elsewhere(a, b)):
                opposed, points = opposed + 1, thresholds.opposed
            total += points
    return opposed <= thresholds.tolerated * count and total >= thresholds.group * count


def _points(a: Account, b: Account, scores: dict[tuple[str, str], float]) -> float:
    key = (a.key, b.key) if a.key < b.key else (b.key, a.key)
    if key not in scores:
        scores[key] = score(a, b).points
    return scores[key]


def follow(
    late: Account, linked: Iterable[Link], groups_of: Mapping[str, Sequence[Account]], bonds: Bonds = NO_BONDS
) -> str | None:
    """Find the account that a denial or a fear speaks of: the best it is linked to; None where there is none.

    Args:
        late: the denial or fear.
        linked: its links.
        groups_of: the group of each account that asserts something, by the account's key.
        bonds: it goes to no group that holds a claim from which it was judged to be apart.
    """
    ranked = sorted((-item.points, item.second if item.first == late.key else item.first) for item in linked)
    allowed = (key for _, key in ranked if key in groups_of and bonds.allow([late], groups_of[key]))
    return next(allowed, None)
