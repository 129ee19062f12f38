"""Tolls from below: the events of a place and a period summed up, and those apart of which it is not known."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from operator import add, sub
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, get_args

from marsad.model import Event, Group, PlaceMention, Rule
from marsad.model.answers import Doubt, Total, Uncertain
from marsad.reconcile.areas import Area, Entries, entry_of
from marsad.reconcile.wholes import Harm, Share, share

Parties = Callable[[str], bool]
"""Whether a party's name is one of those asked for."""
Belongs = Literal["in", "out"] | Doubt
"""Whether an event belongs to what is asked, or why that is not known."""


def by_place(area: Area | None, place: PlaceMention | None, entries: Entries) -> Belongs:
    """Say whether what happened at a place belongs to an area; everything belongs to none."""
    lies = area.lies(place, entry_of(place, entries)) if area else "in"
    return "place" if lies == "coarse" else "unplaced" if lies == "unknown" else lies


def by_party(parties: Parties | None, event: Event) -> Belongs:
    """Say whether an event was done by the parties asked for; a clash belongs to each of its sides."""
    if parties is None:
        return "in"
    if not event.actors:
        return "unattributed"
    if not any(map(parties, event.actors)):
        return "out"
    accused = (said for item in event.differences if item.kind == "accused" for said in item.positions)
    return "in" if all(any(map(parties, said.values)) for said in accused) else "actor"


def in_time(first: dt.date | None, last: dt.date | None, start: dt.date | None, end: dt.date | None) -> Belongs:
    """Say whether some days, both ends included, lie in a period; None leaves an end open or says it is not known."""
    if (start and last and last < start) or (end and first and first > end):
        return "out"
    starts = start is None or (first is not None and first >= start)
    ends = end is None or (last is not None and last <= end)
    return "in" if starts and ends else "day" if first and last else "undated"


class Sum(NamedTuple):
    """Sums that can be taken apart again, so that any run of days is the difference of two of them.

    ``events`` counts all, ``without_figure`` those that give none; ``open_low``, ``open_high`` and ``by_part`` are of
    those that do. ``low`` takes what gives none as 0, ``best`` and ``high_stated`` the nearest that is given.
    """

    events: int = 0
    without_figure: int = 0
    open_low: int = 0
    open_high: int = 0
    by_part: int = 0
    low: int = 0
    best: int = 0
    high_stated: int = 0

    def plus(self, other: "Sum") -> "Sum":
        """Add a sum to this one."""
        return Sum._make(map(add, self, other))

    def minus(self, other: "Sum") -> "Sum":
        """Take a sum from this one."""
        return Sum._make(map(sub, self, other))

    def total(self) -> Total:
        """Close the sum: without any figure nothing is known, and an open end leaves the sum open."""
        if self.events == self.without_figure:
            return Total(events=self.events, without_figure=self.without_figure)
        return Total(
            events=self.events,
            without_figure=self.without_figure,
            open_low=self.open_low,
            open_high=self.open_high,
            by_part=self.by_part,
            low=self.low if self.open_low < self.events - self.without_figure else None,
            best=self.best,
            high=None if self.open_high else self.high_stated,
            high_stated=self.high_stated,
        )


_NOTHING: Final[Mapping[tuple[str, Group], Sum]] = MappingProxyType({})


def _one(found: Share) -> Sum:
    low, best, high = found.range
    stated = high if high is not None else best if best is not None else low
    if stated is None:
        return Sum(events=1, without_figure=1)
    is_open = int(low is None), int(high is None)
    return Sum(1, 0, *is_open, int(found.is_part), low or 0, best if best is not None else stated, stated)


def added_up(
    events: Sequence[Harm], kinds: Iterable[tuple[str, Group]], summed: Mapping[tuple[str, Group], Sum] = _NOTHING
) -> Iterator[tuple[str, Group, Total]]:
    """Sum up events all of which belong, for each action and group that any of them speaks of, in the order given.

    ``summed`` are sums of other events, which belong as well.
    """
    for action, group in kinds:
        shares = (one for event in events if (one := share(event, action, group)) and not one.is_wider)
        found = [*map(_one, shares), *(summed[kind] for kind in ((action, group),) if kind in summed)]
        if found:
            yield action, group, Sum._make(map(sum, zip(*found, strict=True))).total()


class _Item(NamedTuple):
    """One event in a sum: its first and last day (None: not known), what it adds, whether it belongs to the place.

    An event without a day happened by the day on which it was first told of: ``last`` is that day.
    """

    first: dt.date | None
    last: dt.date | None
    sum: Sum
    wider: bool
    belongs: Belongs


class Summed(NamedTuple):
    """What surely belongs, what may, and how many events speak of a larger group only."""

    below: Total
    uncertain: tuple[Uncertain, ...]
    wider: int


class _Line:
    """Sums along the days, of what happened on one day each: the sum of any run of days is a difference of two."""

    def __init__(self, items: Iterable[_Item]) -> None:
        """Hold the items, in whatever order."""
        self._items = list(items)

    @cached_property
    def _in_order(self) -> tuple[list[dt.date], list[Sum]]:
        """The days of the items, one after the other, and what they come to up to each."""
        found = sorted(((item.first, item.sum) for item in self._items if item.first), key=lambda pair: pair[0])
        return [day for day, _ in found], list(accumulate((one for _, one in found), Sum.plus, initial=Sum()))

    def over(self, start: dt.date | None, end: dt.date | None) -> Sum:
        """Sum up a period, both days included, None open."""
        if start is None and end is None:
            return Sum._make(map(sum, zip(*(item.sum for item in self._items), strict=True)))
        days, running = self._in_order
        first = bisect_left(days, start) if start else 0
        last = bisect_right(days, end) if end else len(days)
        return running[last].minus(running[first]) if first < last else Sum()


_Heap = Belongs | Literal["wider"]
"""Where a sum goes: it belongs, it does not, it is not known whether, or a larger group is counted."""


class Counted:
    """The events of one place, action and group, ready to be summed over any period."""

    def __init__(self, items: Iterable[_Item]) -> None:
        """Part what happened on one day from what has several days, or none that is known."""
        lines: dict[_Heap, list[_Item]] = defaultdict(list)
        self._others: list[_Item] = []
        self._days: tuple[dt.date, dt.date] | None = None
        for item in items:
            if item.first is not None and not item.wider:
                known = [item.first, item.last or item.first, *(self._days or ())]
                self._days = min(known), max(known)
            if item.first is not None and item.first == item.last:
                lines["wider" if item.wider else item.belongs].append(item)
            else:
                self._others.append(item)
        self._lines = {heap: _Line(found) for heap, found in lines.items()}

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day of the events that speak of such people; None where no day is known."""
        return self._days

    def over(self, start: dt.date | None, end: dt.date | None) -> Summed:
        """Sum up a period, both days included, None open."""
        heaps: dict[_Heap, Sum] = defaultdict(Sum)
        for name, line in self._lines.items():
            heaps[name] = line.over(start, end)
        for item in self._others:
            timely = in_time(item.first, item.last, start, end)
            belongs = timely if item.belongs == "in" or timely == "out" else item.belongs
            heap: _Heap = "wider" if item.wider and belongs != "out" else belongs
            heaps[heap] = heaps[heap].plus(item.sum)
        doubts = (Uncertain(doubt=why, total=heaps[why].total()) for why in _DOUBTS if heaps[why].events)
        return Summed(heaps["in"].total(), tuple(doubts), heaps["wider"].events)


_DOUBTS: Final[tuple[Doubt, ...]] = get_args(Doubt)


class Counting:
    """The events of one question, ready to be summed over any place; what is asked twice is worked out once."""

    def __init__(
        self, events: Iterable[Event], entries: Entries, *, rule: Rule | None = None, parties: Parties | None = None
    ) -> None:
        """Hold the events that may belong to some parties; ``rule`` None keeps the figures as the events have them."""
        self._entries, self._rule = entries, rule
        self._shares: dict[tuple[str, str, Group], Share | None] = {}
        self._counted: dict[tuple[str, str, Group], Counted] = {}
        self._areas: dict[str, list[tuple[Event, Belongs]]] = {}
        self._told: dict[tuple[str, str], list[tuple[Event, Belongs]]] = {}
        self._spots: dict[tuple[object, ...], list[tuple[Event, Belongs]]] = defaultdict(list)
        for event in events:
            if (belongs := by_party(parties, event)) != "out":
                self._spots[_spot(event.place)].append((event, belongs))

    def of(self, area: Area | None, action: str, group: Group) -> Counted:
        """Give the events of a place, action and group."""
        key = (area.place.id if area else "", action, group)
        if key not in self._counted:
            told = (
                (event, self._share(event, action, group), belongs) for event, belongs in self._telling(area, action)
            )
            self._counted[key] = Counted([_item(event, one, belongs) for event, one, belongs in told if one])
        return self._counted[key]

    def _telling(self, area: Area | None, action: str) -> list[tuple[Event, Belongs]]:
        """List the events that belong to an area, or may, and speak of such an action."""
        key = (area.place.id if area else "", action)
        if key not in self._told:
            self._told[key] = [
                (event, belongs)
                for event, belongs in self._within(area)
                if any(toll.action == action for toll in event.tolls)
            ]
        return self._told[key]

    def _within(self, area: Area | None) -> list[tuple[Event, Belongs]]:
        """List the events that belong to an area, or may."""
        name = area.place.id if area else ""
        if name not in self._areas:
            found = self._areas[name] = []
            for events in self._spots.values():
                here = by_place(area, events[0][0].place, self._entries)
                if here != "out":
                    found.extend((event, belongs if here == "in" else here) for event, belongs in events)
        return self._areas[name]

    def _share(self, event: Event, action: str, group: Group) -> Share | None:
        key = (event.id, action, group)
        if key not in self._shares:
            self._shares[key] = share(event, action, group, self._rule)
        return self._shares[key]


def _spot(place: PlaceMention | None) -> tuple[object, ...]:
    """Tell places apart as far as an area does."""
    return (place.id, place.precision, place.admin1, place.country) if place else ()


def _item(event: Event, found: Share, belongs: Belongs) -> _Item:
    if event.date:
        first, last = event.date.start, event.date.end
        return _Item(first, last, _one(found), found.is_wider, belongs)
    told = [figure.as_of for toll in event.tolls for figure in toll.figures if figure.as_of]
    return _Item(None, min(told, default=None), _one(found), found.is_wider, belongs)
