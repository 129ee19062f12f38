"""Hits by day, week, month or year: bars to be drawn, and a table with a link to each stretch of days."""

import calendar
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Final

from django.utils.safestring import SafeString

from marsad.ledger.search.results import Histogram, Search, Step
from marsad.site import figures
from marsad.site.addresses import Around
from marsad.site.said import get_language
from marsad.site.said import gettext as _

WIDTH: Final = 320.0
HEIGHT: Final = 80.0
_THINNEST: Final = 1.5


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days, how many hits fall on it, where it is drawn, and the search narrowed to it."""

    said: str
    count: int
    x: float
    y: float
    width: float
    height: float
    address: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """The whole drawing; ``finding`` is what it shows, in words. ``first`` and ``last`` are said at its ends."""

    bars: Sequence[Bar]
    finding: str
    first: str
    last: str
    undated: int
    width: float = WIDTH
    height: float = HEIGHT

    @property
    def drawn(self) -> SafeString:
        """The bars as SVG; written here because there may be more than a hundred."""
        number = figures.numbers()
        return SafeString("".join(
            f'<rect class="bar" x="{bar.x:.1f}" y="{bar.y:.1f}" width="{bar.width:.1f}" height="{bar.height:.1f}">'
            f"<title>{bar.said}: {number(bar.count)}</title></rect>"
            for bar in self.bars
        ))  # fmt: skip

    @property
    def listed(self) -> SafeString:
        """The bars as rows of a table."""
        number = figures.numbers()
        return SafeString("".join(
            f'<tr><th scope="row"><a href="{escape(bar.address)}">{bar.said}</a></th>'
            f'<td class="num">{number(bar.count)}</td></tr>'
            for bar in self.bars
        ))  # fmt: skip


@lru_cache(4096)
def _said(first: dt.date, last: dt.date, _language: str) -> str:
    """Say a stretch of days; remembered, since many bars are drawn of the same ones."""
    return figures.days(first, last)


Leads = Callable[[dt.date, dt.date], str]
"""Gives the address of what happened from a day to a day."""


def of_search(asked: Search) -> Leads:
    """Lead to a search narrowed to days, never beyond its own."""
    around = Around(asked)
    return lambda first, last: around.changed(
        since=max(first, asked.since or first), until=min(last, asked.until or last)
    )


def bars(counted: Histogram, leads: Leads, chosen: tuple[dt.date, dt.date] | None = None) -> Bars | None:
    """Lay a histogram out: a bar's place is its time, so that a gap is seen; None where no hit has a day.

    ``leads`` gives each bar's address; ``chosen`` are the days that are shown now.
    """
    if not counted.counts:
        return None
    start = counted.counts[0][0]
    last = counted.counts[-1][0]
    pace = WIDTH / (_steps(start, last, counted.step) + 1)
    most = max(number for _day, number in counted.counts)
    drawn = []
    language = get_language() or ""
    for day, number in counted.counts:
        height = round(max(HEIGHT * number / most, _THINNEST), 1)
        end = last_day(day, counted.step)
        drawn.append(
            Bar(
                said=_said(day, end, language),
                count=number,
                x=round(_steps(start, day, counted.step) * pace, 1),
                y=round(HEIGHT - height, 1),
                width=round(max(pace * 0.86, _THINNEST), 1),
                height=height,
                address=leads(day, end),
                chosen=chosen is not None and day <= chosen[1] and end >= chosen[0],
            )
        )
    peak = max(drawn, key=lambda bar: bar.count)
    finding = _("Most on one %(step)s: %(number)s, %(days)s") % {
        "step": _STEPS[counted.step](), "number": figures.number(peak.count), "days": peak.said,
    }  # fmt: skip
    return Bars(drawn, finding, drawn[0].said, drawn[-1].said, counted.undated)


_STEPS: Final = {"day": lambda: _("day"), "week": lambda: _("week"), "month": lambda: _("month"),
                 "year": lambda: _("year")}  # fmt: skip


def last_day(first: dt.date, step: Step) -> dt.date:
    """Give the last day of the day, week, month or year that begins on a day."""
    if step == "day":
        return first
    if step == "week":
        return dt.date.fromordinal(min(first.toordinal() + 6, dt.date.max.toordinal()))
    if step == "month":
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return first.replace(month=12, day=31)


def _steps(start: dt.date, day: dt.date, step: Step) -> int:
    """Count the steps from one stretch to another."""
    if step in ("day", "week"):
        return (day - start).days // (7 if step == "week" else 1)
    years = day.year - start.year
    return years if step == "year" else years * 12 + day.month - start.month
