"""Events by place, as maps need them: counted by the database, not one by one."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from django.db import models
from django.db.models import Count, F, Max, Min, QuerySet, Value

from marsad.ledger.models import Event, Place
from marsad.site import names, shown, words
from marsad.site.maps.clusters import Spot
from marsad.site.queries.areas import POINTS, AreaKey, Extent, extents, ring
from marsad.site.said import gettext as _

_LEVELS = {2: "near", 3: "admin2", 4: "admin1", 5: "region"}
"""UCDP's steps of where_prec, as the areas that they speak of; 1 is the place itself."""
_COUNTRY = 6


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Events whose place is not settled, or no nearer than a country: listed, not pinned.

    ``area`` is what is known all the same; ``drawn`` says that the map shows them as that area.
    """

    text: str
    area: str
    count: int
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class Located:
    """Events split into those that can be drawn, those with the newest events first, and those to be listed."""

    spots: list[Spot]
    unplaced: list[Unplaced]

    @property
    def count(self) -> int:
        """How many events in all."""
        return sum(spot.count for spot in self.spots) + sum(row.count for row in self.unplaced if not row.drawn)


@dataclass(frozen=True, slots=True)
class PointKey:
    """A place itself (level ""), its surroundings ("near") or a region about it ("region")."""

    place: str
    level: str


@dataclass(frozen=True, slots=True)
class Row:
    """One group of events as it was counted."""

    kind: str
    number: int
    newest: dt.date | None
    event: str
    place: Place | None = None
    precision: int | None = None
    text: str = ""
    admin1: str = ""
    country: str = ""

    @property
    def key(self) -> AreaKey | PointKey | None:
        """What to draw the events on; None: nothing, they are to be listed."""
        place = self.place
        if place is None:
            return AreaKey("admin1", self.country, self.admin1) if self.admin1 else None
        if place.kind == "country" or (self.precision or 0) >= _COUNTRY:
            return None
        level = _LEVELS.get(self.precision or 1, "") if place.kind in POINTS else place.kind
        if level in {"", "near", "region"}:
            return PointKey(place.uid, level)
        name = place.name if level == place.kind else str(getattr(place, level))
        return AreaKey(level, place.country, name) if name else PointKey(place.uid, "near")

    def bears(self, key: "AreaKey | PointKey | None") -> bool:
        """Say whether its place is what is drawn on, and no smaller one in it."""
        return self.place is not None and (not isinstance(key, AreaKey) or self.place.kind == key.level)

    @property
    def known(self) -> str:
        """What is known of where it was, for the list of what is not pinned."""
        if self.place is not None:
            return shown.place_name(self.place)
        if self.admin1:
            return names.province(self.country, self.admin1)
        return names.country(self.country) if self.country else ""


@dataclass(slots=True)
class _Tally:
    """What is counted for one point or one area."""

    rows: list[Row] = field(default_factory=list)

    @property
    def kinds(self) -> Mapping[str, int]:
        """Events by kind, the most frequent first."""
        counted: dict[str, int] = {}
        for row in self.rows:
            counted[row.kind] = counted.get(row.kind, 0) + row.number
        return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))

    @property
    def newest(self) -> dt.date | None:
        """The first day of the newest event."""
        return max((row.newest for row in self.rows if row.newest), default=None)

    @property
    def event(self) -> str:
        """The event's id where there is only one."""
        return self.rows[0].event if sum(row.number for row in self.rows) == 1 else ""

    def place(self, key: AreaKey | PointKey) -> Place | None:
        """The place meant, if any is."""
        return next((row.place for row in self.rows if row.bears(key)), None)


def locate(events: "QuerySet[Event]", known: Mapping[int, Place] = MappingProxyType({})) -> Located:
    """Group events by place and precision; four queries at most, whatever their number.

    ``known`` are places by their keys that were read before.
    """
    return _located(_counted(events, known))


def located_of(events: Iterable[Event]) -> Located:
    """Group events that were read with their places; one query at most."""
    groups: dict[tuple[str | int, ...], list[Event]] = {}
    for event in events:
        words = ("", "", "") if event.place else (event.place_text, event.admin1, event.country)
        at = (event.place.pk, event.precision or 0) if event.place else (0, 0)
        groups.setdefault((not event.place, event.kind, *at, *words), []).append(event)
    return _located(_row(groups[key]) for key in sorted(groups))


def _row(events: Sequence[Event]) -> Row:
    """Count events of one kind that were at one place, or at none that is settled."""
    event, days = events[0], [event.date_start for event in events if event.date_start]
    row = Row(event.kind, len(events), max(days, default=None), min(event.uid for event in events))
    if event.place:
        return replace(row, place=event.place, precision=event.precision)
    return replace(row, text=event.place_text, admin1=event.admin1, country=event.country)


def locate_one(event: Event) -> Located:
    """Locate one event whose place was read with it; one query at most."""
    row = Row(event.kind, 1, event.date_start, event.uid, event.place, event.precision)
    if event.place is None:
        row = replace(row, precision=None, text=event.place_text, admin1=event.admin1, country=event.country)
    return _located([row])


def _located(rows: Iterable[Row]) -> Located:
    """Group rows by what they are drawn on."""
    tallies: dict[AreaKey | PointKey, _Tally] = {}
    listed: dict[tuple[str, str, AreaKey | None], int] = {}
    for row in rows:
        key = row.key
        if key is not None:
            tallies.setdefault(key, _Tally()).rows.append(row)
        if row.place is None or key is None:
            entry = (row.text, row.known, key if isinstance(key, AreaKey) else None)
            listed[entry] = listed.get(entry, 0) + row.number
    reached = extents([key for key in tallies if isinstance(key, AreaKey)])
    spots = {key: _counted_spot(spot_of(key, tally.place(key), reached), tally) for key, tally in tallies.items()}
    drawn = sorted((spot for spot in spots.values() if spot), key=lambda spot: spot.name)
    unplaced = (
        Unplaced(text, area, count, drawn=key is not None and spots[key] is not None)
        for (text, area, key), count in listed.items()
    )
    return Located(sorted(drawn, key=lambda spot: spot.newest or dt.date.min, reverse=True), by_most(unplaced))


def by_most(unplaced: Iterable[Unplaced]) -> list[Unplaced]:
    """Put what is listed in order, that of most events first."""
    return sorted(unplaced, key=lambda row: (-row.count, row.text, row.area))


def _counted(events: "QuerySet[Event]", known: Mapping[int, Place]) -> Iterator[Row]:
    """Count events in two queries: where the place is settled by place, kind and precision, else by what is known."""
    nothing, nowhere = Value(""), Value(None, models.IntegerField())
    told = {"number": Count("pk"), "newest": Max("date_start"), "event": Min("uid")}
    columns = ("at", "kind", "exactly", "text", "unit", "state", *told)
    here = events.filter(place__isnull=False).order_by().values("kind", at=F("place"), exactly=F("precision"))
    away = (
        events.filter(place__isnull=True)
        .order_by()
        .values("kind", text=F("place_text"), unit=F("admin1"), state=F("country"))
    )
    settled = here.annotate(text=nothing, unit=nothing, state=nothing, **told).values_list(*columns)
    unsettled = away.annotate(at=nowhere, exactly=nowhere, **told).values_list(*columns)
    rows = list(settled.union(unsettled, all=True))
    others = {row[0] for row in rows} - {None, *known}
    places = {**known, **(Place.objects.defer("names").in_bulk(others) if others else {})}
    for place, kind, precision, text, unit, state, number, newest, event in rows:
        yield Row(kind, number, newest, event, places.get(place), precision, text, unit, state)


def spot_of(key: AreaKey | PointKey, place: Place | None, reached: Mapping[AreaKey, Extent]) -> Spot | None:
    """A point, or an area with its reach, of no events yet; None for an area that the gazetteer knows nothing of."""
    extent = reached.get(key) if isinstance(key, AreaKey) else None
    if extent is None and place is not None:
        extent = Extent(place.latitude, place.longitude, ring(place.latitude, key.level) if key.level else None)
    if extent is None:
        return None
    return Spot(
        _name(key, place), extent.latitude, extent.longitude, {}, place.uid if place else "", reach=extent.reach,
        level=key.level, outline=extent.outline,
    )  # fmt: skip


def _counted_spot(spot: Spot | None, tally: _Tally) -> Spot | None:
    return replace(spot, kinds=tally.kinds, newest=tally.newest, event=tally.event) if spot else None


def _name(key: AreaKey | PointKey, place: Place | None) -> str:
    """Name a point or an area as maps and tables do."""
    if place is None:
        assert isinstance(key, AreaKey)  # noqa: S101 - points are made of places only
        return f"{names.unit(key.country, key.name, key.level)} ({words.PLACE_KINDS[key.level]})"
    if isinstance(key, PointKey) and key.level and place.kind in POINTS:
        return _("near %(place)s") % {"place": shown.name_of(place)}
    return shown.place_name(place)
