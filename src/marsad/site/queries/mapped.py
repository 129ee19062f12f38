"""Events by place, as maps need them: counted by the database, not one by one."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from django.db import models
from django.db.models import Count, F, Max, Min, QuerySet, Value
from django.utils.translation import gettext as _

from marsad.ledger.models import Event, Place
from marsad.site import names, shown, words
from marsad.site.maps.clusters import Spot
from marsad.site.queries.areas import POINTS, AreaKey, Extent, extents, ring
from marsad.site.queries.counting import Counted, EventTable, Flags, Where

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
class _PointKey:
    """A place itself (level ""), its surroundings ("near") or a region about it ("region")."""

    place: str
    level: str


@dataclass(frozen=True, slots=True)
class _Row:
    """One group of events as the database counted it."""

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
    def key(self) -> AreaKey | _PointKey | None:
        """What to draw the events on; None: nothing, they are to be listed."""
        place = self.place
        if place is None:
            return AreaKey("admin1", self.country, self.admin1) if self.admin1 else None
        if place.kind == "country" or (self.precision or 0) >= _COUNTRY:
            return None
        level = _LEVELS.get(self.precision or 1, "") if place.kind in POINTS else place.kind
        if level in {"", "near", "region"}:
            return _PointKey(place.uid, level)
        name = place.name if level == place.kind else str(getattr(place, level))
        return AreaKey(level, place.country, name) if name else _PointKey(place.uid, "near")

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

    rows: list[_Row] = field(default_factory=list)

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

    def place(self, kind: str | None = None) -> Place | None:
        """The place meant; with ``kind``, only one of that kind."""
        return next((row.place for row in self.rows if row.place and kind in {None, row.place.kind}), None)


def locate(events: "QuerySet[Event]") -> Located:
    """Group events by place and precision; four queries at most, whatever their number."""
    return _located(_counted(events))


def located(table: EventTable, chosen: Flags) -> Located:
    """Group chosen events of a table by place and precision; three queries at most."""
    counted = list(table.counted(chosen))
    alone = _alone(counted)
    uids = dict(Event.objects.filter(pk__in=alone).values_list("pk", "uid")) if alone else {}
    return _located(
        _Row(
            one.kind, one.number, one.newest, uids.get(one.key, ""), table.places.get(one.where.place or 0),
            one.where.precision, one.where.text, one.where.admin1, one.where.country,
        )
        for one in counted
    )  # fmt: skip


def _alone(counted: Iterable[Counted]) -> list[int]:
    """The keys of events that are alone where they were."""
    by_where: dict[Where, list[Counted]] = {}
    for one in counted:
        by_where.setdefault(one.where, []).append(one)
    return [found[0].key for found in by_where.values() if len(found) == 1 and found[0].number == 1]


def locate_one(event: Event) -> Located:
    """Locate one event whose place was read with it; one query at most."""
    row = _Row(event.kind, 1, event.date_start, event.uid, event.place, event.precision)
    if event.place is None:
        row = replace(row, precision=None, text=event.place_text, admin1=event.admin1, country=event.country)
    return _located([row])


def _located(rows: Iterable[_Row]) -> Located:
    """Group rows by what they are drawn on."""
    tallies: dict[AreaKey | _PointKey, _Tally] = {}
    listed: dict[tuple[str, str, AreaKey | None], int] = {}
    for row in rows:
        key = row.key
        if key is not None:
            tallies.setdefault(key, _Tally()).rows.append(row)
        if row.place is None or key is None:
            entry = (row.text, row.known, key if isinstance(key, AreaKey) else None)
            listed[entry] = listed.get(entry, 0) + row.number
    reached = extents([key for key in tallies if isinstance(key, AreaKey)])
    spots = {key: _spot(key, tally, reached) for key, tally in tallies.items()}
    drawn = sorted((spot for spot in spots.values() if spot), key=lambda spot: spot.name)
    return Located(
        sorted(drawn, key=lambda spot: spot.newest or dt.date.min, reverse=True),
        [
            Unplaced(text, area, count, drawn=key is not None and spots[key] is not None)
            for (text, area, key), count in sorted(listed.items(), key=lambda item: (-item[1], item[0][:2]))
        ],
    )


def _counted(events: "QuerySet[Event]") -> Iterator[_Row]:
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
    places = Place.objects.defer("names").in_bulk({row[0] for row in rows} - {None})
    for place, kind, precision, text, unit, state, number, newest, event in rows:
        yield _Row(kind, number, newest, event, places.get(place), precision, text, unit, state)


def _spot(key: AreaKey | _PointKey, tally: _Tally, reached: Mapping[AreaKey, Extent]) -> Spot | None:
    """A point, or an area with its reach; None for an area that the gazetteer knows nothing of."""
    place = tally.place(key.level) if isinstance(key, AreaKey) else tally.place()
    extent = reached.get(key) if isinstance(key, AreaKey) else None
    if extent is None and place is not None:
        extent = Extent(place.latitude, place.longitude, ring(place.latitude, key.level) if key.level else None)
    if extent is None:
        return None
    return Spot(
        name=_name(key, place),
        latitude=extent.latitude,
        longitude=extent.longitude,
        kinds=tally.kinds,
        place=place.uid if place else "",
        newest=tally.newest,
        event=tally.event,
        reach=extent.reach,
        level=key.level,
        outline=extent.outline,
    )


def _name(key: AreaKey | _PointKey, place: Place | None) -> str:
    """Name a point or an area as maps and tables do."""
    if place is None:
        assert isinstance(key, AreaKey)  # noqa: S101 - points are made of places only
        return f"{names.unit(key.country, key.name, key.level)} ({words.PLACE_KINDS[key.level]})"
    if isinstance(key, _PointKey) and key.level and place.kind in POINTS:
        return _("near %(place)s") % {"place": shown.name_of(place)}
    return shown.place_name(place)
