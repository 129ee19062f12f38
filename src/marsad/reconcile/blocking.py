"""Which accounts are compared at all: those that share a block and lie near each other in it by day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from marsad.model import digest
from marsad.reconcile.accounts import Account

NEIGHBOURS = 30
"""How many accounts each is compared with, before and after it in one block; so the work is linear in a long war."""
SPREAD_DAYS = 4
UNDATED_DAYS = 45
MOST_PLACES = 8


class Entry(NamedTuple):
    """An account's place in one block, in whose order entries stand: ``day`` counts as dates do, 0 is not known."""

    day: int
    key: str


def entry(item: Account) -> Entry:
    """Give the place that an account has in each of its blocks."""
    return Entry(item.day.toordinal() if item.day else 0, item.key)


def blocks(item: Account) -> list[int]:
    """Name the blocks of an account, as 64-bit hashes of what they have in common."""
    return sorted({int(digest(name), 16) - 2**63 for name in _names(item)})


def _names(item: Account) -> Iterator[str]:
    """Name its blocks: its places, their provinces, how it was done, its figures; that no place is settled."""
    yield from (f"{item.family} place {spot.key}" for spot in item.spots[:MOST_PLACES])
    yield from (f"{item.family} admin {spot.country} {spot.admin1}" for spot in item.spots if spot.admin1)
    if not any(spot.settled for spot in item.spots):
        yield f"{item.family} nowhere"
    yield from (f"{item.family} how {way}" for way in item.methods)
    for (action, group), number in item.figures.items():
        if number >= 5:
            yield f"{item.family} {action} {group} {number}"


def comparable(a: Account, b: Account) -> bool:
    """Say whether two accounts that stand near each other in a block are worth comparing."""
    if a.report == b.report or (a.day is None) != (b.day is None):
        return False
    gap = abs((a.day - b.day).days) if a.day and b.day else 0
    if gap > UNDATED_DAYS:
        return False
    return gap <= SPREAD_DAYS or a.days is None or b.days is None


def pairs(accounts: Iterable[Account]) -> Iterator[tuple[Account, Account]]:
    """Yield the pairs worth comparing, each once, the smaller key first."""
    known = {item.key: item for item in accounts}
    found: dict[int, list[Entry]] = defaultdict(list)
    spots: dict[str, list[tuple[int, int]]] = defaultdict(list)
    named = {key: blocks(item) for key, item in known.items()}
    for key, names in named.items():
        for name in names:
            found[name].append(entry(known[key]))
    for name, entries in found.items():
        entries.sort()
        for at, (_, key) in enumerate(entries):
            spots[key].append((name, at))
    for key, item in known.items():
        near = {
            other.key for name, at in spots[key] for other in found[name][max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]
        }
        yield from ((item, known[other]) for other in near if key < other and comparable(item, known[other]))


def crossing(before: Sequence[Entry], after: Sequence[Entry]) -> list[tuple[str, str]]:
    """List the pairs that are within reach of each other only while nothing stands between them at one spot of a block.

    Args:
        before: the entries before that spot, the nearest first; at least the nearest NEIGHBOURS, if there are so many.
        after: those after it, likewise.
    """
    most = NEIGHBOURS - 1
    found = ((one, after[most - at]) for at, one in enumerate(before[:NEIGHBOURS]) if most - at < len(after))
    return [(min(one.key, two.key), max(one.key, two.key)) for one, two in found]
