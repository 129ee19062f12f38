"""The groups around what changed, joined anew; the rest stays, as it would if all were joined from scratch."""

from collections.abc import Collection, Iterable
from typing import Protocol

from marsad.reconcile.accounts import Account
from marsad.reconcile.bonds import NO_BONDS, Bonds
from marsad.reconcile.linking import Link, join


class Around(Protocol):
    """What is kept of the accounts that assert an occurrence."""

    def groups(self, keys: Iterable[str]) -> list[list[Account]]:
        """Give the groups, as they were, of these accounts; one that is new is a group of its own."""

    def links(self, keys: Collection[str]) -> list[Link]:
        """Give all links of these accounts, as they are now, judged ones included."""


def rejoin(touched: Iterable[str], around: Around, bonds: Bonds = NO_BONDS) -> list[list[Account]]:
    """Join anew the groups of the accounts that were touched, and those that are drawn in; gives these groups.

    Joining goes from the best link down, and looks at nothing but the two groups that a link would join. So a group
    goes on as it was unless it is joined with one that changed: only what a changed group is linked to is tried again,
    each such neighbour by its own links alone, and where it is drawn in, its neighbours are tried as well.

    Args:
        touched: accounts that are new, that lost or gained a link or a judgement, or whose group lost an account.
        around: the accounts and links as they are now, and the groups as they were.
        bonds: what was judged.
    """
    affected = _members(around.groups(touched))
    while True:
        linked = around.links(affected.keys())
        ends = {key for item in linked for key in (item.first, item.second)}
        beside = around.groups(sorted(ends - affected.keys()))
        home = {item.key: number for number, group in enumerate(beside) for item in group}
        within = [item for item in around.links(home.keys()) if home.get(item.first, -1) == home.get(item.second, -2)]
        found = join([*affected.values(), *_members(beside).values()], [*linked, *within], bonds)
        changed = [group for group in found if any(item.key in affected for item in group)]
        drawn = {home[item.key] for group in changed for item in group if item.key in home}
        if not drawn:
            return changed
        affected |= _members(beside[number] for number in drawn)


def _members(found: Iterable[Iterable[Account]]) -> dict[str, Account]:
    return {item.key: item for group in found for item in group}
