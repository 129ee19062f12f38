"""Tolls over a period in sentences: what was found, what the sum lacks, what may belong to it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from marsad.model import Gap, Tolls, Total
from marsad.site import figures, names, words
from marsad.site.said import gettext as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

DOUBTS: "Final[dict[str, Words]]" = {
    "unplaced": lazy("no place is known"),
    "place": lazy("the place is known less exactly than was asked"),
    "undated": lazy("no day is known"),
    "day": lazy("their days go beyond the period"),
    "unattributed": lazy("nobody is named as the one who did it"),
    "actor": lazy("sources name different parties"),
}


def label(action: str, group: str) -> str:
    """Name what is counted: "killed, civilians"."""
    return names.listed([words.any_action(action), words.group(group)])


def said(total: Total) -> str:
    """Say a sum: its range and its best figure."""
    return figures.toll_figure(total.low, total.best, total.high)


def finding(tolls: Tolls) -> str:
    """Say what the steps show: how many in all, and when most of them."""
    what = label(tolls.action, tolls.group)
    if tolls.below.best is None:
        return _("%(what)s: how many is not known") % {"what": what}
    whole = _("%(what)s: %(count)s") % {"what": what, "count": said(tolls.below)}
    known = [step for step in tolls.steps if step.below.best]
    if len(known) < 2:
        return whole
    peak = max(known, key=lambda step: step.below.best or 0)
    at = {"whole": whole, "days": figures.days(peak.start, peak.end), "count": said(peak.below)}
    return _("%(whole)s; most in %(days)s, %(count)s") % at


def left_out(tolls: Tolls) -> Sequence[str]:
    """Say what the sum lacks; nothing where it lacks nothing."""
    below = tolls.below
    lines = (
        (below.without_figure, ngettext(
            "%(n)s event gives no number and adds nothing.", "%(n)s events give no number and add nothing.",
            below.without_figure)),
        (below.open_low, ngettext(
            "%(n)s event leaves its lower end open.", "%(n)s events leave their lower end open.", below.open_low)),
        (below.open_high, ngettext(
            "%(n)s event leaves its upper end open (“at least”).",
            "%(n)s events leave their upper end open (“at least”).", below.open_high)),
        (below.by_part, ngettext(
            "%(n)s event counts a part only (“five children”), which stands for the whole.",
            "%(n)s events count a part only (“five children”), which stands for the whole.", below.by_part)),
        (tolls.wider, ngettext(
            "%(n)s more event speaks of a larger group only, and adds nothing.",
            "%(n)s more events speak of a larger group only, and add nothing.", tolls.wider)),
    )  # fmt: skip
    return [line % {"n": figures.number(number)} for number, line in lines if number]


def doubts(tolls: Tolls) -> Sequence[str]:
    """Say which events may belong to it, and why that is not known."""
    line = _("%(n)s (%(count)s): %(why)s")
    return [
        line % {
            "n": ngettext("%(n)s event", "%(n)s events", one.total.events) % {"n": figures.number(one.total.events)},
            "count": said(one.total),
            "why": DOUBTS[one.doubt],
        }
        for one in tolls.uncertain
    ]  # fmt: skip


def gap(value: Gap) -> str:
    """Say how far a figure from above is from the events: "12 more", "3 fewer", "the same", with the ends."""
    if value.best is None:
        return _("not known")
    best = _signed(value.best)
    if value.low == value.best == value.high:
        return best
    if value.low == value.best and value.high is None and value.best > 0:
        return _("at least %(gap)s") % {"gap": best}
    low = _signed(value.low) if value.low is not None else _("open")
    high = _signed(value.high) if value.high is not None else _("open")
    return _("%(best)s (from %(low)s to %(high)s)") % {"best": best, "low": low, "high": high}


def _signed(number: int) -> str:
    if number > 0:
        return _("%(n)s more") % {"n": figures.number(number)}
    return _("%(n)s fewer") % {"n": figures.number(-number)} if number else _("no gap")
