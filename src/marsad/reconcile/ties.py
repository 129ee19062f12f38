"""Which claims people hold to be of one event, and which not: the newest decision wins where two can't both hold."""

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import product

Pair = tuple[str, str]


class Ties:
    """Claims tied together, and tied groups held apart; a tie that can't hold any more is refused."""

    def __init__(self) -> None:
        """Begin with every claim on its own."""
        self._home: dict[str, set[str]] = {}
        self._apart: dict[str, set[str]] = {}
        self._pairs: set[Pair] = set()

    def join(self, claims: Iterable[str]) -> list[Pair]:
        """Tie claims together as far as none of them is held apart from another; lists the pairs that were refused."""
        clusters: list[str] = []
        refused: list[Pair] = []
        for claim in sorted(set(claims)):
            barred = [first for first in clusters if self._are_apart(first, claim)]
            free = [first for first in clusters if first not in barred]
            if free:
                self._tie(free[0], claim)
            else:
                clusters.append(claim)
            refused += [(first, claim) for first in barred]
        return refused

    def part(self, ones: Iterable[str], others: Iterable[str]) -> list[Pair]:
        """Hold each of some claims apart from each of others; lists the pairs that are tied already."""
        refused = []
        for one, other in product(sorted(set(ones)), sorted(set(others))):
            if one == other or other in self._of(one):
                refused.append((one, other))
                continue
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)
            self._pairs.add((min(one, other), max(one, other)))
        return refused

    def same(self, leading: Container[str] = ()) -> Iterator[Pair]:
        """Yield pairs by which everything that is tied hangs together: one claim of each group with each other.

        That one is the first of those that are ``leading``, else the first of all.
        """
        for name, group in sorted(self._home.items()):
            if name == min(group):
                hub = min(group, key=lambda claim: (claim not in leading, claim))
                yield from ((min(hub, other), max(hub, other)) for other in sorted(group) if other != hub)

    def apart(self) -> Sequence[Pair]:
        """List the pairs that are held apart: whatever is tied to one side with whatever is tied to the other."""
        found = {pair for one, other in self._pairs for pair in product(self._of(one), self._of(other))}
        return sorted({(min(pair), max(pair)) for pair in found})

    def _of(self, claim: str) -> set[str]:
        return self._home.get(claim, {claim})

    def _are_apart(self, one: str, other: str) -> bool:
        others = self._of(other)
        return any(not self._apart.get(claim, _NONE).isdisjoint(others) for claim in self._of(one))

    def _tie(self, one: str, other: str) -> None:
        if other in self._of(one):
            return
        group = self._of(one) | self._of(other)
        self._home.update((claim, group) for claim in group)


_NONE: frozenset[str] = frozenset()
