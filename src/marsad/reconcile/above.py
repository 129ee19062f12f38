"""Figures from above: what sources gave for a place and a time, beside what the events come to; never mixed."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from marsad.model import Claim, Group, PlaceMention, Report, Rule
from marsad.model.answers import By, Fit, FromAbove, Gap, Tolls, Total
from marsad.model.vocabulary import PEOPLE_GROUPS
from marsad.reconcile.accounts import fold_place, stated
from marsad.reconcile.areas import Area, Entries, Key, entry_of, known
from marsad.reconcile.steps import steps
from marsad.reconcile.totals import Counting, Parties, Summed, in_time


class Asked(NamedTuple):
    """What a toll is asked of: a place with what lies in it, days (both included), parties; None asks for all.

    ``as_of``: nothing that goes on behind this day. ``by``: what the period is parted by.
    """

    area: Area | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    parties: Parties | None = None
    as_of: dt.date | None = None
    by: By | None = None

    @property
    def last(self) -> dt.date | None:
        """The last day that counts."""
        return min((day for day in (self.end, self.as_of) if day), default=None)


class Told(NamedTuple):
    """A claim from above, its report's day, and whose word it is."""

    claim: Claim
    published: dt.date | None
    source: str

    @property
    def days(self) -> tuple[dt.date | None, dt.date | None]:
        """The days that the figure counts, as far as is known: up to its report where it does not say."""
        date = self.claim.date
        return (date.start, date.end) if date else (None, self.published)


def counts_from_above(claim: Claim) -> bool:
    """Say whether a claim gives a figure of people over a long time or many incidents."""
    people = claim.group is None or claim.group in PEOPLE_GROUPS
    kinds = ("casualties", "displacement")
    return (
        claim.cumulative and claim.kind in kinds and claim.status == "reported" and people and claim.count is not None
    )


def told(claims: Iterable[Claim], reports: Mapping[str, Report], sources: Mapping[str, str]) -> list[Told]:
    """Pick the claims that count from above; ``sources`` leads from their ids to the independent source."""
    found = (claim for claim in claims if counts_from_above(claim))
    return [Told(claim, reports[claim.report].published, sources[claim.id]) for claim in found]


class Figures:
    """The figures from above, ready to be set beside what is counted from below."""

    def __init__(self, found: Iterable[Told], counting: Counting, entries: Entries, key: Key = str.casefold) -> None:
        """Hold the figures; ``key`` folds the names of units, as in ``Area``."""
        self._counting, self._entries, self._key = counting, entries, key
        self._by_kind: dict[tuple[str, Group], list[Told]] = defaultdict(list)
        for item in found:
            self._by_kind[item.claim.action, item.claim.group or "people"].append(item)

    def of(self, asked: Asked, action: str, group: Group) -> tuple[FromAbove, ...]:
        """List the figures for the place asked for or one within it, over days that the period shares.

        The same figure of one source is listed once, with all claims that state it; the latest first. A figure for a
        larger place says nothing of this one, and is left out.
        """
        same: dict[tuple[object, ...], list[Told]] = defaultdict(list)
        for item in self._by_kind[action, group]:
            if self._fits(asked, item):
                same[self._identity(item)].append(item)
        found = [self._figure(asked, sorted(items, key=lambda item: item.claim.id)) for items in same.values()]
        return tuple(sorted(found, key=_latest_first))

    def _fits(self, asked: Asked, item: Told) -> bool:
        start, end = item.days
        if asked.parties and not any(asked.parties(actor.name or actor.text) for actor in item.claim.actors):
            return False
        if asked.as_of and (end is None or end > asked.as_of):
            return False
        return in_time(start, end, asked.start, asked.end) != "out" and self._place_fit(asked.area, item) is not None

    def _place_fit(self, area: Area | None, item: Told) -> Fit | None:
        mention = _place(item)
        if area is None:
            return "within" if mention else "unknown"
        entry = entry_of(mention, self._entries)
        if mention is None or area.lies(mention, entry) != "in":
            return None
        return "same" if known(mention, entry)[0] == area.level else "within"

    def _identity(self, item: Told) -> tuple[object, ...]:
        count, place = item.claim.count, _place(item)
        where = (place.id or fold_place(place.text)) if place else None
        return item.source, where, *item.days, count.low if count else None, count.high if count else None

    def _figure(self, asked: Asked, items: Sequence[Told]) -> FromAbove:
        first = items[0]
        claim, (start, end), group = first.claim, first.days, first.claim.group or "people"
        below = self._below(first, claim.action, group)
        return FromAbove(
            source=first.source,
            action=claim.action,
            group=group,
            low=claim.count.low if claim.count else None,
            high=claim.count.high if claim.count else None,
            text=claim.count.text if claim.count else None,
            place=_place(first),
            start=start,
            end=end,
            published=min((item.published for item in items if item.published), default=None),
            claims=tuple(item.claim.id for item in items),
            place_fit=self._place_fit(asked.area, first) or "unknown",
            period_fit=_period_fit(start, end, asked.start, asked.last),
            below=below.below if below else None,
            uncertain=sum(one.total.events for one in below.uncertain) if below else 0,
            gap=_gap(claim, below.below) if below else None,
        )

    def _below(self, item: Told, action: str, group: Group) -> Summed | None:
        """Sum up the events of the figure's own place and days; None where its place is not on the map."""
        entry = entry_of(_place(item), self._entries)
        if entry is None:
            return None
        return self._counting.of(Area(entry, self._key), action, group).over(*item.days)


def _place(item: Told) -> PlaceMention | None:
    return item.claim.places[0] if item.claim.places else None


def _period_fit(start: dt.date | None, end: dt.date | None, first: dt.date | None, last: dt.date | None) -> Fit:
    if start is None or end is None:
        return "unknown"
    if (start, end) == (first, last):
        return "same"
    begins, ends = first is None or start >= first, last is None or end <= last
    if begins and ends:
        return "within"
    return "overlaps" if begins or ends else "around"


def _gap(claim: Claim, below: Total) -> Gap | None:
    """Take the events' sum from the figure; events without any figure account for nobody."""
    number, count = stated(claim), claim.count
    if count is None or number is None:
        return None
    counted = below.events > below.without_figure
    high = below.high if counted else 0
    return Gap(
        low=count.low - high if count.low is not None and high is not None else None,
        best=number - (below.best or 0),
        high=count.high - (below.low or 0) if count.high is not None else None,
    )


def _latest_first(figure: FromAbove) -> tuple[object, ...]:
    days = (figure.published or dt.date.min, figure.end or dt.date.min)
    return (-days[0].toordinal(), -days[1].toordinal(), figure.source, figure.claims)


def tolls_of(
    asked: Asked, counting: Counting, figures: Figures, rule: Rule, kinds: Iterable[tuple[str, Group]]
) -> Iterator[Tolls]:
    """Answer for each action and group, in the order given."""
    for action, group in kinds:
        counted = counting.of(asked.area, action, group)
        below, uncertain, wider = counted.over(asked.start, asked.last)
        yield Tolls(
            action=action,
            group=group,
            rule=rule,
            below=below,
            uncertain=uncertain,
            wider=wider,
            above=figures.of(asked, action, group),
            steps=steps(counted, asked.by, asked.start, asked.last) if asked.by else (),
        )


def is_told(item: Tolls) -> bool:
    """Say whether anything is told of such people; a larger group alone tells nothing of them."""
    return bool(item.below.events or item.uncertain or item.above)
