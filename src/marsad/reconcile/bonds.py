"""What people judged of pairs of claims: of one occurrence, or of two."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from marsad.reconcile.accounts import Account

Pair = tuple[str, str]
"""The ids of two claims, in any order."""


@dataclass(frozen=True)
class Bonds:
    """Pairs of claims that are of one occurrence (``same``), and pairs that are not (``apart``), as judged.

    A pair that is in both is kept apart.
    """

    same: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()

    @cached_property
    def _kept_from(self) -> Mapping[str, set[str]]:
        return _both_ways(self.apart)

    @cached_property
    def _bound_to(self) -> Mapping[str, set[str]]:
        return _both_ways(self.same)

    def allow(self, one: Iterable[Account], two: Iterable[Account]) -> bool:
        """Say whether no claim of one side was judged to be apart from a claim of the other."""
        if not self.apart:
            return True
        kept = {other for item in one for key in item.ids for other in self._kept_from.get(key, ())}
        return not any(key in kept for item in two for key in item.ids) if kept else True

    def bound(self, ids: Iterable[str]) -> set[str]:
        """List the claims that were judged to be of one occurrence with any of these."""
        return {other for key in ids for other in self._bound_to.get(key, ())} if self.same else set()

    def joined(self, accounts: Sequence[Account]) -> list[tuple[Account, Account]]:
        """List the pairs of accounts that hold claims judged to be of one occurrence, in the order of their keys."""
        if not self.same:
            return []
        homes = {key: item for item in accounts for key in item.ids}
        found = {
            (first.key, second.key): (first, second)
            for pair in self.same
            if pair[0] in homes and pair[1] in homes
            for first, second in [sorted((homes[pair[0]], homes[pair[1]]), key=lambda item: item.key)]
            if first is not second
        }
        return [found[key] for key in sorted(found)]


NO_BONDS = Bonds()
"""Nothing was judged."""


def _both_ways(pairs: Iterable[Pair]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, two in pairs:
        found[one].add(two)
        found[two].add(one)
    return found
