"""A toll parted by days, months or years."""

import calendar
import datetime as dt
from collections.abc import Iterator
from typing import Final

from marsad.model.answers import By, TollStep
from marsad.reconcile.totals import Counted

DAYS: Final = 45
"""Up to how many days are parted by days, where the step is to fit."""
MONTHS: Final = 48
"""Up to how many months are parted by months; longer times by years."""


def steps(counted: Counted, by: By, start: dt.date | None, end: dt.date | None) -> tuple[TollStep, ...]:
    """Sum up each day, month or year of a period that anything is told of; the first and the last may be cut short."""
    if counted.days is None:
        return ()
    first = max(counted.days[0], start or dt.date.min)
    last = min(counted.days[1], end or dt.date.max)
    if last < first:
        return ()
    found = []
    for begins, ends in _parts(first, last, by if by != "fit" else fitting(first, last), start, end):
        summed = counted.over(begins, ends)
        doubts = sum(one.total.events for one in summed.uncertain)
        found.append(TollStep(start=begins, end=ends, below=summed.below, uncertain=doubts))
    return tuple(found)


def fitting(first: dt.date, last: dt.date) -> By:
    """Choose a step by which a time can be looked at."""
    if (last - first).days < DAYS:
        return "day"
    return "month" if (last.year - first.year) * 12 + last.month - first.month < MONTHS else "year"


def _parts(
    first: dt.date, last: dt.date, by: By, start: dt.date | None, end: dt.date | None
) -> Iterator[tuple[dt.date, dt.date]]:
    """Part a time into whole days, months or years, none of them reaching beyond what was asked for."""
    begins = first
    if by != "day":
        begins = first.replace(day=1) if by == "month" else first.replace(month=1, day=1)
    while begins <= last:
        ends = _end_of(begins, by)
        yield max(begins, start or begins), min(ends, end or ends)
        if ends == dt.date.max:
            return
        begins = ends + dt.timedelta(days=1)


def _end_of(day: dt.date, by: By) -> dt.date:
    if by == "day":
        return day
    if by == "year":
        return day.replace(month=12, day=31)
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
