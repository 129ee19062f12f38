"""What the map's layers show, narrowed as search is: events, who holds what, the displaced, where reports speak of."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final, NamedTuple

from django.db.models import Count, Max, Q, QuerySet, Value
from django.utils import timezone

from marsad.ledger.asking import clocks
from marsad.ledger.asking.places import place_rows
from marsad.ledger.models import Claim, Event, Place
from marsad.ledger.rows import place_record
from marsad.ledger.search.facets import by_step
from marsad.ledger.search.find import Narrowed, narrowed
from marsad.ledger.search.results import Histogram
from marsad.site import words
from marsad.site.maps.clusters import Spot
from marsad.site.names import reads_arabic
from marsad.site.queries.areas import POINTS
from marsad.site.queries.counting import EventTable, Flags
from marsad.site.queries.held import HeldOn, held_on, said_of_control
from marsad.site.queries.known import KnownEvents
from marsad.site.queries.mapped import Located
from marsad.site.queries.pins import Pins
from marsad.site.remembered import remembered
from marsad.site.search_filters import MapFilter

_ELSEWHERE: Final = frozenset({"since", "until", "layer", "box"})
"""Fields on which the count of all days does not depend."""
_OF_PAST: Final = ("as_known", "place", "action", "actor", "source", "contested")
"""Fields by which a past record is narrowed before its days are counted."""
_FAR_OFF: Final = 0.005
"""The share of events at either end that may lie far off."""


class _At(NamedTuple):
    """The columns of a place that a mark needs. Areas and countries get none: it would say more than is known."""

    place__uid: str
    place__name: str
    place__name_ar: str
    place__latitude: float
    place__longitude: float

    @classmethod
    def of(cls, place: Place) -> "_At":
        """Take them from a row."""
        return cls(place.uid, place.name, place.name_ar, place.latitude, place.longitude)

    def spot(self, kind: str, number: int) -> Spot:
        """Make a spot of what is counted there."""
        name = (self.place__name_ar or self.place__name) if reads_arabic() else self.place__name
        return Spot(name, self.place__latitude, self.place__longitude, {kind: number}, self.place__uid)


@dataclass(frozen=True)
class Displaced:
    """People said to have been displaced, by place: at least so many; and events that give no such number."""

    spots: Sequence[Spot]
    without: int


@dataclass(frozen=True)
class Layers:
    """All that one view of the map shows, in a state of the ledger; what is not switched on costs nothing."""

    form: MapFilter
    state: str

    @cached_property
    def _narrowed(self) -> Narrowed:
        return narrowed(replace(self.form.asked(), kind=()))  # kinds are columns

    @cached_property
    def _known(self) -> KnownEvents | None:
        """The events of the past record that is asked for; None: it is asked for as it is now."""
        day = self.form.past
        if day is None:
            return None
        key = ("known", *self._past_asked)
        return remembered(self.state, key, lambda: KnownEvents.read(self.form, day, self._held_places), is_past=True)

    def _held_places(self) -> Collection[str]:
        """The places (ids) that anything was said of who holds them."""
        return said_of_control(self.state, self.form.past).places.keys()

    @property
    def _past_asked(self) -> Sequence[tuple[str, str]]:
        """What a past record is asked for."""
        return sorted((name, str(self.form.cleaned_data.get(name))) for name in _OF_PAST)

    @cached_property
    def _of_any_kind(self) -> "QuerySet[Event]":
        """The events that fit, whatever their day and kind; the layer of the displaced asks for their tolls."""
        events = Event.objects.filter(contested=True) if self.form.contested_only else Event.objects.all()
        return events if self._narrowed.events is None else events.filter(pk__in=self._narrowed.events)

    @cached_property
    def _on_these_days(self) -> "QuerySet[Event]":
        """The events that fit, whatever their kind; one that lasts several days fits if any of them does."""
        events = self._of_any_kind
        if since := self.form.day("since"):
            events = events.filter(date_end__gte=since)
        if until := self.form.day("until"):
            events = events.filter(date_start__lte=until)
        return events

    @cached_property
    def _table(self) -> EventTable:
        """All events, of a past record those that fit; read once for each state of the ledger."""
        if self._known:
            return self._known.table
        return remembered(self.state, "events", lambda: EventTable.read(self._named_too), any_language=True)

    @property
    def _named_too(self) -> Collection[str]:
        """The ids of places that other parts of the page name, so that all are read at once."""
        asked = {text for text in self.form.cleaned_data.get("place") or () if ":" in text}
        return asked.union(self._held_places() if "control" in self.form.layers else ())

    def named(self, ids: Collection[str]) -> Mapping[str, Place]:
        """Look up places by their ids; one query for those that are not at hand."""
        found = {place.uid: place for place in self._table.places.values() if place.uid in ids}
        if missing := set(ids) - found.keys() - self._table.looked_for:
            found |= place_rows(missing)
        return found

    @cached_property
    def _chosen(self) -> Flags:
        """Which events fit, whatever their day."""
        if self._known:
            return self._table.chosen(self.form.kinds)
        only = self._narrowed.event_keys
        return self._table.chosen(self.form.kinds, contested=self.form.contested_only, only=only)

    @cached_property
    def by_day(self) -> Mapping[dt.date | None, int]:
        """How many events begin on each day, those without a day as None; whatever days are shown."""
        return self._table.by_day(self._chosen)

    @cached_property
    def _days(self) -> tuple[Histogram, tuple[dt.date, dt.date] | None]:
        form = self.form
        told = ((name, str(form.cleaned_data.get(name))) for name in form.fields if name not in _ELSEWHERE)
        return remembered(self.state, ("days", *sorted(told)), lambda: _histogram(self.by_day))

    @property
    def histogram(self) -> Histogram:
        """The same by day, week, month or year, within the bounds; remembered while the days are gone through."""
        return self._days[0]

    @property
    def bounds(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day to go through; None where no event that fits has a day."""
        return self._days[1]

    @property
    def last_day(self) -> dt.date:
        """The last day that is shown: the one asked for, else that of the newest event; none behind what is known."""
        today = min(timezone.localdate(), self.form.past or dt.date.max)
        return self.form.day("until") or (min(self.bounds[1], today) if self.bounds else today)

    def located(self) -> Located:
        """Events by place; those that the layer of the displaced shows are left to it."""
        if "events" not in self.form.layers:
            return Located([], [])
        chosen = self._chosen & self._table.during(self.form.day("since"), self.form.day("until"))
        if "displacement" in self.form.layers:
            chosen &= ~self._table.chosen(["displacement"])
        key = ("pins", *(self._past_asked if self._known else ()))
        pins = remembered(self.state, key, lambda: Pins.read(self._table), is_past=self.form.is_past)
        return pins.located(self._table, chosen)

    def held(self) -> HeldOn | None:
        """Who holds what on the last day that is shown; None where the layer is off."""
        if "control" not in self.form.layers:
            return None
        actors = list(self.form.cleaned_data.get("actor") or ())
        within = self._known.place_keys if self._known else self._narrowed.place_keys
        return held_on(
            self.state, self.last_day, within, actors, as_known=self.form.past,
            at_hand=self._table.places.values(),
        )  # fmt: skip

    def displaced(self) -> Displaced | None:
        """How many were displaced where; None where the layer is off.

        Groups lie within each other: of an event the largest of its figures counts, by what it says at least.
        """
        if "displacement" not in self.form.layers or "displacement" not in (self.form.kinds or words.KINDS):
            return None
        if self._known:
            numbers, without = self._known.displaced(self.form.day("since"), self.form.day("until"))
            return Displaced([_At.of(at).spot("displacement", number) for at, number in numbers.items()], without)
        by_place: Counter[_At] = Counter()
        without = 0
        for low, at in self._counted["displaced"]:
            if low is None:
                without += 1
            else:
                by_place[at] += max(low, 0)
        return Displaced([at.spot("displacement", number) for at, number in by_place.items()], without)

    def reports(self) -> Sequence[Spot]:
        """How many reports that were published on these days speak of each place; none where the layer is off."""
        if self._known and self._known.areas:
            return self._reports_known(self._known)
        return [at.spot("report", number or 0) for number, at in self._counted["reports"]]

    def _reports_known(self, known: KnownEvents) -> Sequence[Spot]:
        """The same of a past record that is narrowed by place: as its events are, and not by the index of search."""
        columns = ("pk", "uid", "name", "name_ar", "kind", "country", "admin1", "admin2", "admin3", "latitude",
                   "longitude")  # fmt: skip
        by_place = self._claims_of_reports().order_by().values(*(f"place__{column}" for column in columns))
        spots = []
        for row in by_place.annotate(number=Count("report", distinct=True)):
            place = Place(**{column: row[f"place__{column}"] for column in columns})
            if known.is_here(place_record(place)):
                spots.append(_At.of(place).spot("report", row["number"]))
        return spots

    @cached_property
    def _counted(self) -> Mapping[str, Sequence[tuple[int | None, _At]]]:
        """How many were displaced in each event, and how many reports speak of each place: one query for both."""
        layers = self.form.layers
        asked = [self._displaced_by_event()] if "displacement" in layers and not self._known else []
        asked += [self._reports_by_place()] if "reports" in layers else []
        found: dict[str, list[tuple[int | None, _At]]] = {"displaced": [], "reports": []}
        if asked:
            for what, number, *at in asked[0].union(*asked[1:], all=True):
                found[what].append((number, _At(*at)))
        return found

    def _displaced_by_event(self) -> "QuerySet[Any, Any]":
        events = self._on_these_days.filter(kind="displacement", place__kind__in=POINTS).order_by()
        most = Max("tolls__low", filter=Q(tolls__action="displaced"))
        return events.annotate(what=Value("displaced"), number=most).values_list("what", "number", *_At._fields)

    def _reports_by_place(self) -> "QuerySet[Any, Any]":
        by_place = self._claims_of_reports().order_by().values(*_At._fields)
        counted: QuerySet[Any, Any] = by_place.annotate(what=Value("reports"), number=Count("report", distinct=True))
        return counted.values_list("what", "number", *_At._fields)

    def _claims_of_reports(self) -> "QuerySet[Claim]":
        """The claims on places of the reports that were published on these days and fit."""
        claims = clocks.claims(clocks.moment(self.form.past)).filter(place__kind__in=POINTS)
        if since := self.form.day("since"):
            claims = claims.filter(report__published__gte=since)
        if until := self.form.day("until"):
            claims = claims.filter(report__published__lte=until)
        if not self._known and self._narrowed.reports is not None:
            claims = claims.filter(report__in=self._narrowed.reports)
        return claims


def _histogram(by_day: Mapping[dt.date | None, int]) -> tuple[Histogram, tuple[dt.date, dt.date] | None]:
    """Add up what is counted by day, and give the first and the last day that it covers."""
    bounds = _bounds(by_day)
    first, last = bounds or (dt.date.min, dt.date.max)
    counted = {day: number for day, number in by_day.items() if day and first <= day <= last}
    return by_step(counted, by_day.get(None, 0)), bounds


def _bounds(by_day: Mapping[dt.date | None, int]) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of what is counted; None where nothing has a day.

    A few that lie far off, such as an event that is looked back on, do not count: where all but one in a hundred take
    less than half of the time, it is theirs.
    """
    days = sorted(day for day in by_day if day)
    if not days:
        return None
    most = sum(by_day[day] for day in days) * _FAR_OFF
    first, last = _after(days, by_day, most), _after(days[::-1], by_day, most)
    return (first, last) if 2 * (last - first) < days[-1] - days[0] else (days[0], days[-1])


def _after(days: Sequence[dt.date], counted: Mapping[dt.date | None, int], most: float) -> dt.date:
    """The first of some days before which no more than so many are counted."""
    before = 0
    for day in days:
        before += counted[day]
        if before > most:
            return day
    return days[-1]
