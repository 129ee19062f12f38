"""Within one report: which of its claims speak of one occurrence."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from marsad.model import Claim, Report
from marsad.reconcile.accounts import FAMILIES, Account, account, spot
from marsad.reconcile.bonds import NO_BONDS, Bonds
from marsad.reconcile.scoring import score
from marsad.reconcile.tables import linking
from marsad.reconcile.wording import content


def makes_event(claim: Claim) -> bool:
    """Say whether a claim asserts an occurrence: a state, a total over a period, a denial or a fear does not."""
    return claim.status == "reported" and not claim.cumulative and claim.action not in ("holds", "needed")


def may_join(claim: Claim) -> bool:
    """Say whether a claim that makes no event may speak of one: a denial, a fear."""
    return claim.status != "reported" and not claim.cumulative and claim.action not in ("holds", "needed")


def accounts_of(report: Report, claims: Iterable[Claim], bonds: Bonds = NO_BONDS) -> list[Account]:
    """Part the claims of a report, in the order of its text, into accounts of one occurrence each.

    The one that the report is chiefly about is worded by the report's head as well. Claims that people judged to be of
    two occurrences are never in one account.
    """
    found: list[Account] = []
    members: list[list[Claim]] = []
    for claim in _in_order(claims):
        alone = account([claim], report)
        home = _home(alone, found, bonds)
        if home is None:
            found.append(alone)
            members.append([claim])
        else:
            members[home].append(claim)
            found[home] = account(members[home], report)
    if found:
        first = max(range(len(found)), key=lambda place: (sum(map(weight, members[place])), -place))
        head = content(f"{report.title}\n{report.text[: linking().words.head]}")
        found[first] = replace(found[first], words=found[first].words | head)
    return found


def _in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Sort claims by their sentences; in each the acts come first, then their casualties, then those of elsewhere.

    For casualties may join an act wherever they were placed, but only if those of its own place have not yet.
    """
    known = list(claims)
    acts: dict[int, set[str]] = defaultdict(set)
    for claim in known:
        if claim.kind != "casualties":
            acts[claim.quote.start] |= _places(claim)

    def is_elsewhere(claim: Claim) -> bool:
        own, there = _places(claim), acts.get(claim.quote.start, set())
        return bool(own and there) and own.isdisjoint(there)

    return sorted(known, key=lambda item: (item.quote.start, _ORDER[item.kind], is_elsewhere(item), item.id))


def _places(claim: Claim) -> set[str]:
    return {found.key for mention in claim.places if (found := spot(mention)) is not None}


LEAD_CHARACTERS = 500.0
"""How fast a claim's weight falls along the text: a third of it is left after so many characters."""
_WEIGHTS = {"attack": 1.0, "casualties": 1.0, "control": 0.8}
_OTHER_WEIGHT = 0.6


def weight(claim: Claim) -> float:
    """Say how much a claim tells of what its report is chiefly about: the more the nearer the head it stands."""
    return _WEIGHTS.get(claim.kind, _OTHER_WEIGHT) * math.exp(-claim.quote.start / LEAD_CHARACTERS)


_ORDER = {kind: place for place, kind in enumerate(dict.fromkeys(("attack", "control", "casualties", *FAMILIES)))}
"""Within a sentence the act comes first, and its casualties join it (see ``_in_order``)."""


def _home(alone: Account, found: Sequence[Account], bonds: Bonds) -> int | None:
    """Find the account that a claim goes on with: the best, the newest among equals; None: it begins one."""
    best, home = linking().thresholds.same_report, None
    if not alone.spots and alone.days is None:
        best -= linking().report.bare
    for place, item in enumerate(found):
        if item.family == alone.family and bonds.allow([alone], [item]):
            points = score(alone, item).points + nearness(alone, item) + _by_attack(alone, item)
            if points >= best:
                best, home = points, place
    return home


def _by_attack(alone: Account, item: Account) -> float:
    """Let casualties go to an attack rather than to a change of control, where all else speaks alike for both."""
    return _TIE if alone.kinds == {"casualties"} and "attack" in item.kinds else 0.0


_TIE = 0.01


def nearness(one: Account, two: Account) -> float:
    """Give the points for two accounts of one report whose claims stand near each other."""
    near = linking().report
    distance = min(abs(start - other) for start in one.starts for other in two.starts)
    if distance == 0:
        return near.same_sentence
    return near.next_sentences if distance <= near.next_characters else near.further
