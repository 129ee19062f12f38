"""Accounts joined into groups of one occurrence each, never through a vague middle."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from marsad.reconcile.accounts import Account
from marsad.reconcile.blocking import pairs
from marsad.reconcile.scoring import VETO, elsewhere, score
from marsad.reconcile.tables import linking
from marsad.reconcile.within import nearness

WITNESSES = 12
"""How many accounts of each group are compared when two groups are joined."""


def groups(accounts: Iterable[Account]) -> list[list[Account]]:
    """Group accounts, each by what it shares with every other of its group; the same whatever order they come in.

    The best-agreeing pairs are joined first. Two groups are joined only if no account of one is ruled out by an
    account of the other, and if they agree well on average (average linkage with vetoes): a vague account joins
    one of two occurrences, and never both to each other. One that knows the province only does not bring two
    villages together: accounts of different places must be linked themselves.
    """
    ordered = sorted(accounts, key=lambda item: item.key)
    scores = {(a.key, b.key): score(a, b).points for a, b in pairs(ordered)}
    together = linking().thresholds.together
    home = {item.key: [item] for item in ordered}
    for (first, second), points in sorted(scores.items(), key=lambda entry: (-entry[1], entry[0])):
        if points < together:
            break
        one, two = home[first], home[second]
        if one is not two and _belong(one, two, scores):
            one.extend(two)
            one.sort(key=lambda item: item.key)
            home.update((item.key, one) for item in two)
    return [group for key, group in home.items() if group[0].key == key]


def _belong(one: Sequence[Account], two: Sequence[Account], scores: dict[tuple[str, str], float]) -> bool:
    thresholds = linking().thresholds
    total = count = 0.0
    for a in one[:WITNESSES]:
        for b in two[:WITNESSES]:
            points = _points(a, b, scores)
            if points == VETO or (points < thresholds.together and elsewhere(a, b)):
                return False
            total, count = total + points, count + 1
    return total >= thresholds.group * count


def _points(a: Account, b: Account, scores: dict[tuple[str, str], float]) -> float:
    key = (a.key, b.key) if a.key < b.key else (b.key, a.key)
    if key not in scores:
        scores[key] = score(a, b).points
    return scores[key]


def followers(joining: Sequence[Account], homes: Mapping[str, str], accounts: Sequence[Account]) -> dict[str, str]:
    """Find for denials and fears the group of the account that they agree with best: their key → the group's.

    ``homes`` leads from each account's key to its group's. Standing near it in one report speaks for an account;
    those that agree with none are left out.
    """
    late = {item.key for item in joining}
    thresholds = linking().thresholds
    best: dict[str, tuple[float, str]] = {}
    for a, b in chain(_same_report(joining, accounts), pairs([*joining, *accounts])):
        for item, other in ((a, b), (b, a)):
            if item.key in late and other.key in homes:
                same = item.report == other.report
                points = score(item, other).points + (nearness(item.claims, other) if same else 0.0)
                if points >= (thresholds.same_report if same else thresholds.together):
                    found = (-points, homes[other.key])
                    best[item.key] = min(found, best.get(item.key, found))
    return {key: found[1] for key, found in best.items()}


def _same_report(joining: Iterable[Account], accounts: Iterable[Account]) -> Iterator[tuple[Account, Account]]:
    by_report: dict[str, list[Account]] = defaultdict(list)
    for item in accounts:
        by_report[item.report].append(item)
    return ((late, item) for late in joining for item in by_report[late.report])
