"""Who held a place over time, drawn as a strip: a lane for each party, a bar for each span."""

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from marsad.site import figures
from marsad.site.markup import escape
from marsad.site.names import voice
from marsad.site.said import gettext as _

_WIDTH: Final = 640.0
_LANE, _BAR, _NAME, _FOOT, _EDGE = 40.0, 14.0, 16.0, 22.0, 14.0
_LEAST: Final = 6.0
"""Units of the shortest bar."""
_LABEL: Final = 150.0
"""Units between the days that are written below."""


class Span(Protocol):
    """A span of control: who, in which state, from when to when; None is not known, or not over."""

    actor: str
    state: str
    start: dt.date | None
    end: dt.date | None


@dataclass(frozen=True, slots=True)
class Bar:
    """One span: its state, where it lies, and at which ends it is open."""

    state: str
    x: float
    y: float
    width: float
    open_start: bool
    open_end: bool

    @property
    def end(self) -> float:
        """Where it ends."""
        return self.x + self.width

    @property
    def middle(self) -> float:
        """Half of its height down."""
        return self.y + _BAR / 2


@dataclass(frozen=True, slots=True)
class Lane:
    """One party, and where its name stands."""

    actor: str
    y: float


@dataclass(frozen=True, slots=True)
class Strip:
    """A drawing of ``width`` by ``height`` units; ``days`` are those written below, each with where it lies."""

    width: float
    height: float
    bar: float
    lanes: Sequence[Lane]
    bars: Sequence[Bar]
    days: Sequence[tuple[float, str, str]]
    finding: str


def strip(spans: Sequence[Span], today: dt.date) -> Strip | None:
    """Draw spans, the oldest first; None where no day of any is known."""
    known = [day for span in spans for day in (span.start, span.end) if day]
    if not known:
        return None
    first, last = min(known), max(known)
    if any(span.start is None for span in spans):  # room for what began before
        first -= max((last - first) / 8, dt.timedelta(days=15))
    if any(span.end is None for span in spans):
        last = min(max(last, today), last + max((last - first) / 3, dt.timedelta(days=30)))
    last = max(last, first + dt.timedelta(days=1))
    scale = (_WIDTH - 2 * _EDGE) / (last - first).days
    lanes = {name: nth for nth, name in enumerate(dict.fromkeys(span.actor for span in spans))}

    def at(day: dt.date) -> float:
        return round(_EDGE + (day - first).days * scale, 1)

    bars = []
    for span in spans:
        x, end = at(span.start or first), at(span.end or last)
        y = lanes[span.actor] * _LANE + _NAME
        width = max(round(end - x, 1), _LEAST)
        bars.append(Bar(span.state, min(x, _WIDTH - width), y, width, span.start is None, span.end is None))
    return Strip(
        width=_WIDTH,
        height=len(lanes) * _LANE + _FOOT,
        bar=_BAR,
        lanes=[Lane(voice(name), nth * _LANE + _NAME - 4) for name, nth in lanes.items()],
        bars=bars,
        days=_days(first, last, scale),
        finding=finding(spans),
    )


def svg(drawn: Strip, *, mirrored: bool) -> SafeString:
    """Write a strip; ``mirrored``: time runs from the right, and what is written does not."""
    width, height = drawn.width, drawn.height
    head = (
        f'<svg class="spans" viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-labelledby="spans-title" '
        f'direction="ltr"><title id="spans-title">{escape(drawn.finding)}</title>\n'
        '<defs><pattern id="contested" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path d="M0 0V6" class="hatch"/></pattern></defs>\n'
    )
    at = f'x="{width - 14:.1f}" text-anchor="end"' if mirrored else 'x="14"'
    lanes = "".join(f'<text class="lane" {at} y="{lane.y:.1f}">{escape(lane.actor)}</text>' for lane in drawn.lanes)
    bars = "".join(_bar(bar, drawn.bar) for bar in drawn.bars)
    ticks = "".join(f'<path class="tick" d="M{x:.1f} {height:.0f}m0-20v5"/>' for x, _day, _anchor in drawn.days)
    turned = f' transform="translate({width:.0f} 0) scale(-1 1)"' if mirrored else ""
    days = "".join(
        f'<text x="{width - x if mirrored else x:.1f}" text-anchor="{_TURNED[anchor] if mirrored else anchor}" '
        f'y="{height:.0f}" dy="-4">{escape(day)}</text>'
        for x, day, anchor in drawn.days
    )
    return SafeString(f"{head}{lanes}\n<g{turned}>{bars}\n{ticks}</g>\n{days}</svg>")


_TURNED: Final = {"start": "end", "middle": "middle", "end": "start"}


def _bar(bar: Bar, high: float) -> str:
    end = f'<path class="open" d="M{bar.end:.1f} {bar.middle:.1f}m2-5 6 5-6 5"/>' if bar.open_end else ""
    start = f'<path class="open" d="M{bar.x:.1f} {bar.middle:.1f}m-2-5-6 5 6 5"/>' if bar.open_start else ""
    return (
        f'<rect class="{escape(bar.state)}" x="{bar.x:.1f}" y="{bar.y:.1f}" width="{bar.width:.1f}" '
        f'height="{high:.0f}"/>{end}{start}'
    )


def _days(first: dt.date, last: dt.date, scale: float) -> list[tuple[float, str, str]]:
    """Choose days to write below: the first, the last, and between them as many as there is room for."""
    steps = max(int((_WIDTH - 2 * _EDGE) / _LABEL), 1)
    span = (last - first).days
    chosen = dict.fromkeys(first + dt.timedelta(days=round(span * nth / steps)) for nth in range(steps + 1))
    anchors = {first: "start", last: "end"}
    return [
        (round(_EDGE + (day - first).days * scale, 1), figures.day(day), anchors.get(day, "middle")) for day in chosen
    ]


def finding(spans: Sequence[Span]) -> str:
    """Say who holds it as far as is known, and how often it changed hands."""
    held = [span for span in spans if span.state == "holds"]
    begun = sorted((span for span in held if span.start), key=lambda span: span.start or dt.date.min)
    changes = sum(before.actor != after.actor for before, after in itertools.pairwise(begun))
    said = _now(spans, held)
    if not changes:
        return said
    often = ngettext("it changed hands once", "it changed hands %(n)s times", changes) % {"n": figures.number(changes)}
    return _("%(said)s; %(often)s") % {"said": said, "often": often}


def _now(spans: Sequence[Span], held: Sequence[Span]) -> str:
    running = [span for span in held if span.end is None]
    if any(span.state == "contests" and span.end is None for span in spans) or len({one.actor for one in running}) > 1:
        return _("Contested, as far as is known")
    if running:
        last = max(running, key=lambda span: span.start or dt.date.min)
        if last.start is None:
            return _("Held by %(actor)s, as far as is known") % {"actor": voice(last.actor)}
        told = {"actor": voice(last.actor), "day": figures.day(last.start)}
        return _("Held by %(actor)s since %(day)s, as far as is known") % told
    if held:
        last = max(held, key=lambda span: span.end or dt.date.min)
        return _("Last held by %(actor)s, until %(day)s") % {
            "actor": voice(last.actor), "day": figures.days(last.end, last.end),
        }  # fmt: skip
    return _("Nobody is known to have held it")
