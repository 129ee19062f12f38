"""The days that a map shows: a histogram of all of them, and steps to the days before, behind, and around."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as lazy

from marsad.ledger.search.results import Histogram
from marsad.site import figures
from marsad.site.histogram import Bars, bars
from marsad.site.said import gettext as _

_SPANS: Final = {1: lazy("One day"), 7: lazy("Week"), 30: lazy("30 days"), 365: lazy("Year")}


@dataclass(frozen=True, slots=True)
class Step:
    """A way to other days: what it is called, where it leads; ``now``: it is what is shown."""

    key: str
    said: str
    address: str
    now: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """A map's days: the first and last that it can show, the bars of all, the steps from those shown."""

    first: dt.date
    last: dt.date
    since: dt.date
    until: dt.date
    bars: Bars | None
    steps: Sequence[Step]

    @property
    def drawn(self) -> SafeString:
        """The bars as SVG; written here because there may be more than a hundred."""
        bars = self.bars
        if bars is None:
            return SafeString("")
        number = figures.numbers()
        inner = "".join(
            f'<a href="{escape(bar.address)}" tabindex="-1"><title>{bar.said}: {number(bar.count)}</title>'
            f'<use href="#stretch" x="{bar.x}"/>'
            f'<path class="bar{" chosen" if bar.chosen else ""}" '
            f'd="M{bar.x} {bar.y}h{bar.width}V{bars.height:.0f}h-{bar.width}z"/></a>'
            for bar in bars.bars
        )
        return SafeString(
            f'<svg viewBox="0 0 {bars.width:.0f} {bars.height:.0f}" preserveAspectRatio="none" aria-hidden="true" '
            f'direction="ltr"><defs><path id="stretch" class="hit" d="M0 0h{bars.bars[0].width}V{bars.height:.0f}'
            f'h-{bars.bars[0].width}z"/></defs>{inner}</svg>'
        )

    @property
    def listed(self) -> SafeString:
        """The bars as a list of links."""
        number = figures.numbers()
        return SafeString("".join(
            f'<li><a href="{escape(bar.address)}"{" aria-current=true" if bar.chosen else ""}>{bar.said}</a> '
            f"{number(bar.count)}</li>"
            for bar in (self.bars.bars if self.bars else ())
        ))  # fmt: skip


def timeline(
    counted: Histogram, bounds: tuple[dt.date, dt.date], asked: tuple[dt.date | None, dt.date | None], fields: QueryDict
) -> Timeline:
    """Lay out the days; ``asked`` are the first and last day of the address, whose other ``fields`` are kept."""
    first, last = bounds
    since, until = max(asked[0] or first, first), min(asked[1] or last, last)
    leads = _leads(fields)
    whole = not any(asked)
    drawn = bars(counted, leads, None if whole or since > until else (since, until))
    return Timeline(first, last, since, max(until, since), drawn, list(_steps(bounds, asked, leads)))


def _leads(fields: QueryDict) -> Callable[[dt.date | None, dt.date | None], str]:
    """Lead to other days of the same view."""
    kept = fields.copy()
    for name in ("since", "until", "page"):
        kept.pop(name, None)
    asked = f"{kept.urlencode(safe=',:/')}&" if kept else ""
    return lambda first, last: f"?{asked}since={first or ''}&until={last or ''}" if first or last else f"?{asked}"


def _steps(
    bounds: tuple[dt.date, dt.date],
    asked: tuple[dt.date | None, dt.date | None],
    leads: Callable[[dt.date | None, dt.date | None], str],
) -> Sequence[Step]:
    first, last = bounds
    since, until = asked[0] or first, asked[1] or last
    days = (until - since).days + 1
    found: list[Step] = []
    if any(asked) and days > 0:
        length = dt.timedelta(days=days)
        if since > first:
            found.append(Step("earlier", _("Earlier"), leads(since - length, until - length)))
        if until < last:
            found.append(Step("later", _("Later"), leads(since + length, until + length)))
    end = min(max(until, first), last)
    for number, said in _SPANS.items():
        if number <= (last - first).days:
            start = end - dt.timedelta(days=number - 1)
            found.append(
                Step(f"span-{number}", figures.digits(str(said)), leads(start, end), now=any(asked) and days == number)
            )
    found.append(Step("all", _("All days"), leads(None, None), now=not any(asked)))
    return found
