"""What the record answers when it is asked: tolls over a place and a period, and who held what, when."""

import datetime as dt
from typing import Literal

import msgspec

from marsad.model.claim import PlaceMention
from marsad.model.record import Rule
from marsad.model.vocabulary import Group

Doubt = Literal["unplaced", "place", "undated", "day", "unattributed", "actor"]
Measure = Literal["area", "share", "extent", "places"]
Fit = Literal["same", "within", "around", "overlaps", "unknown"]
By = Literal["day", "month", "year", "fit"]


class Total(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Events summed up as intervals: the lows, the bests and the highs each added; None is not known, never zero.

    ``events`` counts the events that speak of such people, ``without_figure`` those of them that give no number: they
    add nothing to the sums. ``open_low`` and ``open_high`` count those that leave that end open; ``low`` is what is
    known all the same, ``high`` is None where any is open, and ``high_stated`` adds up the highest number that each
    states. ``by_part`` counts those that state a part alone ("five children"), which then stands for the whole.
    """

    events: int = 0
    without_figure: int = 0
    open_low: int = 0
    open_high: int = 0
    by_part: int = 0
    low: int | None = None
    best: int | None = None
    high: int | None = None
    high_stated: int | None = None


class Uncertain(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Events of which it is not known whether they belong to what was asked, and why not.

    "unplaced": no place is known; "place": it is known less exactly than asked. "undated": no day is known; "day": the
    days go beyond the edge of the period. "unattributed": nobody is named; "actor": sources name different parties.
    """

    doubt: Doubt
    total: Total


class Gap(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """How far a figure from above exceeds the events' sum; below zero where the events make more of it."""

    low: int | None
    best: int | None
    high: int | None


class FromAbove(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A figure that a source gave for a place and a period, with what the events of that place and period come to.

    ``start`` and ``end`` are the first and the last day that it counts, None where not said. ``place_fit`` and
    ``period_fit`` tell how they lie to what was asked. ``claims`` are the ids of all claims that say the same.
    ``below`` is the events' sum over the figure's own place, days, action and group (None: that place is not on
    the map), ``uncertain`` how many more events may belong to it; ``gap`` is None where the figure has no number.
    """

    source: str
    action: str
    group: Group
    low: int | None
    high: int | None
    text: str | None
    place: PlaceMention | None
    start: dt.date | None
    end: dt.date | None
    published: dt.date | None
    claims: tuple[str, ...]
    place_fit: Fit
    period_fit: Fit
    below: Total | None
    uncertain: int
    gap: Gap | None


class TollStep(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The events of one day, month or year summed up; ``uncertain`` counts further ones that may belong to it.

    ``start`` and ``end`` are its first and last day, both within the period asked for.
    """

    start: dt.date
    end: dt.date
    below: Total
    uncertain: int


class Tolls(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The toll of one action and group over a place and a period: from below beside from above, never mixed.

    ``below`` sums the events that belong to it for sure, ``uncertain`` those that may. ``wider`` counts the events
    that speak of a larger group only ("twelve people", where civilians were asked for). ``above`` are the figures that
    sources gave for a longer time or many incidents. ``steps`` part ``below`` by days, months or years, where that was
    asked for: from the first to the last of which anything is told. Events whose days cross the edge of a step, or are
    not known, are in none of them.
    """

    action: str
    group: Group
    rule: Rule
    below: Total
    uncertain: tuple[Uncertain, ...] = ()
    wider: int = 0
    above: tuple[FromAbove, ...] = ()
    steps: tuple[TollStep, ...] = ()


class PlaceControl(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Who holds one place on a day, as far as was told by then.

    ``holder`` is None where the place is contested, or where whoever held it left and nobody is said to have come.
    ``contenders`` are those who contest it, ``besiegers`` those around it, ``at_odds`` parties that claims put both in
    it and around it, so that it is contested. ``since`` is the first day of this state,
    ``since_until`` the latest that a source gives for it; None where not known. ``changed`` is the last day on which
    it changed hands, became contested or was cut off, ``quiet`` the days since then; ``last_told`` the last day that a
    claim speaks of. ``claims`` are the ids of those that the state rests on, ``sources`` who says so.
    """

    place: PlaceMention
    holder: str | None
    contested: bool
    contenders: tuple[str, ...] = ()
    besiegers: tuple[str, ...] = ()
    at_odds: tuple[str, ...] = ()
    since: dt.date | None = None
    since_until: dt.date | None = None
    changed: dt.date | None = None
    quiet: int | None = None
    last_told: dt.date | None = None
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class WideControl(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A claim about a province, a country, a share or so many places; kept as it is said, and not spread over places.

    ``measure``: "area" all of the place, "share" a part of it ("70 percent"), "extent" so much ground ("960 square
    kilometres"), "places" a number of places. ``low``, ``high`` and ``text`` are the count as stated. ``start`` and
    ``end`` are the days, None where not known.
    """

    claim: str
    source: str
    action: str
    measure: Measure
    actor: str | None
    place: PlaceMention | None
    low: int | None = None
    high: int | None = None
    text: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    published: dt.date | None = None


class Control(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Who held what on a day: place by place, and what was said of larger areas by then, the latest first."""

    as_of: dt.date | None
    places: tuple[PlaceControl, ...] = ()
    wide: tuple[WideControl, ...] = ()


class ControlChange(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A place whose state is another on the later of two days; ``before`` is None where nothing was told by then."""

    before: PlaceControl | None
    after: PlaceControl


class PlacesTaken(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """So many places that a source says were taken, beside those that are named.

    ``named`` are the places that the same side is said to have taken within the claim's place and days, one by one;
    ``uncertain`` counts further ones that may be among them. ``gap`` is how many are not named.
    """

    told: WideControl
    named: tuple[PlaceMention, ...]
    uncertain: int
    gap: Gap | None


class Front(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """How the front moved between the ends of two days: what changed, and so many places beside those named."""

    start: dt.date
    end: dt.date
    changes: tuple[ControlChange, ...] = ()
    taken: tuple[PlacesTaken, ...] = ()


class SourceRecord(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What one source claimed, how often it stood alone, and how its figures stand to those of others.

    ``claims`` counts its claims by kind. ``events`` counts the events that it speaks of, ``alone`` those of which no
    other source does, ``differs`` those in which it and another contradict each other, ``denies`` those that it
    denies. ``figures`` counts its figures beside which another source gives one; of these ``higher``, ``equal`` and
    ``lower`` than the median of the others', and ``ratio`` is the median of its figure divided by that median.
    ``first_told`` and ``last_told`` are the days on which the first and the last report with its claims were published.
    """

    source: str
    claims: dict[str, int]
    events: int = 0
    alone: int = 0
    differs: int = 0
    denies: int = 0
    figures: int = 0
    higher: int = 0
    equal: int = 0
    lower: int = 0
    ratio: float | None = None
    first_told: dt.date | None = None
    last_told: dt.date | None = None
