"""Accounts of some reports put in place of older ones, and the groups around them joined anew."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from marsad.ledger import near
from marsad.reconcile.accounts import Account
from marsad.reconcile.blocking import blocks, comparable, crossing, entry
from marsad.reconcile.bonds import Bonds
from marsad.reconcile.linking import Link, follow, in_report, judged_links, link
from marsad.reconcile.rejoining import rejoin

Keys = tuple[str, str]


class Neighbourhood:
    """The accounts that are looked at during one change, each read once; an ``Around`` for ``rejoin``."""

    def __init__(self, bonds: Bonds) -> None:
        """Begin with nothing; ``bonds`` is what was judged."""
        self.bonds = bonds
        self._known: dict[str, Account] = {}

    def keep(self, items: Iterable[Account]) -> None:
        """Keep accounts at hand."""
        self._known.update((item.key, item) for item in items)

    def forget(self, items: Iterable[Account]) -> None:
        """Let go of accounts that are no more."""
        for item in items:
            self._known.pop(item.key, None)

    def accounts(self, keys: Iterable[str]) -> dict[str, Account]:
        """Give the accounts of these keys that are stored."""
        wanted = set(keys)
        for batch in near.batches(wanted - self._known.keys()):
            self.keep(near.accounts(key__in=batch))
        return {key: self._known[key] for key in sorted(wanted) if key in self._known}

    def groups(self, keys: Iterable[str]) -> list[list[Account]]:
        """Give the groups of these accounts, by the homes that are stored; denials and fears have none."""
        asserting = [key for key, item in self.accounts(keys).items() if item.asserts]
        named = sorted(set(near.homes(asserting).values()))
        return [list(self.accounts(members).values()) for members in near.members(named).values()]

    def links(self, keys: Collection[str]) -> list[Link]:
        """Give all links of these accounts, judged ones included."""
        return [*near.links(keys), *self.judged(keys)]

    def judged(self, keys: Collection[str]) -> list[Link]:
        """Give the links of these accounts that were judged."""
        if not self.bonds.same:
            return []
        own = self.accounts(keys)
        others = near.holders(self.bonds.bound(key for item in own.values() for key in item.ids))
        both = {item.key: item for item in others} | own
        found = judged_links(list(both.values()), self.bonds)
        return [item for item in found if item.first in own or item.second in own]


def regroup(reports: Collection[str], made: Sequence[Account], bonds: Bonds) -> set[str]:
    """Put the accounts of some reports in place of those that they had, and join anew what that touches.

    Args:
        reports: ids of the reports.
        made: their accounts as they are now.
        bonds: what was judged of pairs of claims, as it is now.

    Returns:
        The homes of the groups, before and after, whose events may be others now.
    """
    around = Neighbourhood(bonds)
    stored = [item for batch in near.batches(reports) for item in near.accounts(report__in=batch)]
    old, new = {item.key: item for item in stored}, {item.key: item for item in made}
    gone = [item for key, item in old.items() if new.get(key) != item]
    come = [item for key, item in new.items() if old.get(key) != item]
    former = {home for home in near.homes(old).values() if home}
    touched = {key for keys in near.members(former, asserting=False).values() for key in keys} | new.keys()
    touched |= _relink(gone, come, made, around)
    changed = _rejoin(around.accounts(touched), around)
    return former | changed


def _relink(
    gone: Sequence[Account], come: Sequence[Account], made: Sequence[Account], around: Neighbourhood
) -> set[str]:
    """Bring the links up to date; lists the accounts that lost one, or got one that has nothing to do with new ones."""
    lost = near.links(item.key for item in gone)
    near.drop_links(lost)
    gained: set[Keys] = set()
    parted: set[Keys] = set()
    for item in gone:
        near.drop_account(item)
        for block in blocks(item):
            gained.update(crossing(*near.beside(block, entry(item))))
    around.forget(gone)
    for item in come:
        for block in blocks(item):
            before, after = near.beside(block, entry(item))
            parted.update(crossing(before, after))
            gained.update((min(item.key, at.key), max(item.key, at.key)) for at in (*before, *after))
        near.add_accounts([item], {item.key: item.key if item.asserts else ""})
    around.keep(come)
    lost += _part(parted, gained, around)
    new = {item.key for item in come}
    found = [link(*pair) for pair in _pairs(gained, around)]
    found += [link(*pair) for pair in in_report(made) if not new.isdisjoint(item.key for item in pair)]
    added = [item for item in found if item is not None]
    near.add_links(added)
    apart_from_new = [item for item in added if item.first not in new and item.second not in new]
    return {key for item in (*lost, *apart_from_new) for key in (item.first, item.second)}


def _part(parted: set[Keys], gained: set[Keys], around: Neighbourhood) -> list[Link]:
    """Drop the links of pairs between which others came to stand, if they are no longer near in any block."""
    linked = {(item.first, item.second): item for item in near.links({key for pair in parted for key in pair})}
    lost = []
    for pair in sorted(parted & (linked.keys() | gained)):
        known = around.accounts(pair)
        if len(known) == 2 and not _stay_linked(known[pair[0]], known[pair[1]]):
            gained.discard(pair)
            lost += [linked[pair]] if pair in linked else []
    near.drop_links(lost)
    return lost


def _stay_linked(one: Account, two: Account) -> bool:
    """Say whether two are compared whatever stands between them, as those of one report are, or are near in a block."""
    if one.report == two.report:
        return True
    shared = set(blocks(one)) & set(blocks(two))
    return any(near.is_within_reach(block, entry(one), entry(two)) for block in sorted(shared))


def _pairs(keys: Iterable[Keys], around: Neighbourhood) -> list[tuple[Account, Account]]:
    """Give the pairs of accounts that are worth comparing; those of which one is gone are left out."""
    wanted = sorted(keys)
    known = around.accounts(key for pair in wanted for key in pair)
    found = [(known[one], known[two]) for one, two in wanted if one in known and two in known]
    return [pair for pair in found if comparable(*pair)]


def _rejoin(touched: Mapping[str, Account], around: Neighbourhood) -> set[str]:
    """Join anew the groups of these accounts, then send denials and fears to what they speak of; lists the homes."""
    groups = rejoin([key for key, item in touched.items() if item.asserts], around, around.bonds)
    members = [item.key for group in groups for item in group]
    late = {key: item for key, item in touched.items() if not item.asserts}
    late |= _late_of(members, around)
    changed = set(near.homes([*members, *late]).values())
    for group in groups:
        near.set_home([item.key for item in group], group[0].key)
        changed.add(group[0].key)
    for key, item in sorted(late.items()):
        linked = around.links([key])
        ends = {end for one in linked for end in (one.first, one.second)} - {key}
        groups_of = {one.key: group for group in around.groups(ends) for one in group}
        chosen = follow(item, linked, groups_of, around.bonds)
        home = min(one.key for one in groups_of[chosen]) if chosen else ""
        near.set_home([key], home)
        changed.add(home)
    return changed - {""}


def _late_of(members: Collection[str], around: Neighbourhood) -> dict[str, Account]:
    """List the denials and fears that are linked to any of these accounts, or went to their groups."""
    ends = {key for item in around.links(members) for key in (item.first, item.second)} - set(members)
    homes = {home for home in near.homes(members).values() if home}
    ends |= {key for keys in near.members(homes, asserting=False).values() for key in keys} - set(members)
    return {key: item for key, item in around.accounts(ends).items() if not item.asserts}
