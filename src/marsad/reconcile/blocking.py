"""Which accounts are compared at all: those that share a block and lie near each other in it by day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from marsad.reconcile.accounts import Account

NEIGHBOURS = 30
"""How many accounts each is compared with in one block; this keeps the work linear in a long war over one town."""
SPREAD_DAYS = 4
UNDATED_DAYS = 45
MOST_DAYS = 10**6
MOST_PLACES = 8


def pairs(accounts: Iterable[Account]) -> list[tuple[Account, Account]]:
    """List the pairs worth comparing, each once, of different reports, in the order of their keys."""
    blocks: dict[str, list[Account]] = defaultdict(list)
    for item in accounts:
        for key in _keys(item):
            blocks[key].append(item)
    found = {(a.key, b.key): (a, b) for block in blocks.values() for a, b in _neighbours(block)}
    return [found[key] for key in sorted(found)]


def _keys(item: Account) -> Iterator[str]:
    """Name the blocks of an account: its places, their provinces, how it was done, its figures; else its family."""
    yield from (f"{item.family} place {spot.key}" for spot in item.spots[:MOST_PLACES])
    yield from {f"{item.family} admin {spot.country} {spot.admin1}" for spot in item.spots if spot.admin1}
    if not any(spot.settled for spot in item.spots):
        yield f"{item.family} nowhere"
    yield from (f"{item.family} how {way}" for way in item.methods)
    for (action, group), number in item.figures.items():
        if number >= 5:
            yield f"{item.family} {action} {group} {number}"


def _neighbours(block: Sequence[Account]) -> Iterator[tuple[Account, Account]]:
    ordered = sorted(block, key=lambda item: (item.day or dt.date.min, item.key))
    for place, item in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + NEIGHBOURS]:
            gap = (other.day - item.day).days if item.day and other.day else 0 if item.day is other.day else MOST_DAYS
            if gap > UNDATED_DAYS:
                break
            if item.report != other.report and (gap <= SPREAD_DAYS or not (item.days and other.days)):
                yield (item, other) if item.key < other.key else (other, item)
