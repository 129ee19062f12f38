"""A place's page: its names by script, who held it, what happened there."""

import datetime as dt
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from math import cos, radians
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce

from marsad.ledger.asking.tolls import tolls_at
from marsad.ledger.models import Claim, ControlSpan, Event, Place
from marsad.ledger.prepared import Prepared
from marsad.places.distance import kilometres
from marsad.site import figures, names, words
from marsad.site.maps.clusters import Spot
from marsad.site.maps.projection import KM_PER_DEGREE
from marsad.site.queries.areas import POINTS
from marsad.site.queries.events import Statement, ordered, trimmed, voices
from marsad.site.queries.mapped import locate
from marsad.site.queries.tolls import ShownTolls
from marsad.site.shown import ShownClaim, name_of, place_name

NEAR, NEAR_KM = 10, 25.0
"""How many places are named as near, and within how many kilometres."""
_AREAS = ("admin1", "admin2", "admin3")


@dataclass(frozen=True)
class ShownSpan:
    """Who held, contested or besieged a place, from when to when, and on whose word."""

    row: ControlSpan
    claims: Sequence[ShownClaim]

    @cached_property
    def statements(self) -> Sequence[Statement]:
        """What was said, each sentence once."""
        return [statement for voice in voices(self.claims) for statement in voice.statements]

    @property
    def state(self) -> str:
        """The state in words."""
        return words.control(self.row.state)

    @property
    def since(self) -> str:
        """The first day."""
        return figures.days(self.row.start, self.row.start) if self.row.start else ""

    @property
    def until(self) -> str:
        """The last day, "" where it goes on as far as is known."""
        return figures.days(self.row.end, self.row.end) if self.row.end else ""


def names_by_script(place: Place) -> list[tuple[str, list[str]]]:
    """All names of a place by the script they are written in, the reader's first, without repetitions."""
    found: dict[str, dict[str, None]] = {}
    for name in (name_of(place), place.name, place.name_ar, *place.names):
        if name:
            found.setdefault(script(str(name)), {})[str(name)] = None
    return [(str(words.SCRIPTS.get(name, name)), list(spelled)) for name, spelled in found.items()]


def script(text: str) -> str:
    """The script of the first letter of a text, as Unicode names it ("Latin", "Arabic"); "" where there is none."""
    first = next((char for char in text if char.isalpha()), "")
    return unicodedata.name(first, "").partition(" ")[0].capitalize() if first else ""


_CONTROL = Prepared(
    lambda place: ControlSpan.objects.filter(place=place).order_by(F("start").asc(nulls_first=True), "pk")
)
_OF_CLAIM = ("uid", "kind", "action", "status", "start", "low", "high", "group", "source")
_OF_REPORT = ("uid", "title", "published", "publisher", "credit", "language", "revision", "current")
_CLAIMS = Prepared(
    lambda spans: (
        Claim.objects.filter(control__in=spans, withdrawn=False, report__withdrawn=False)
        .annotate(span=F("control__pk"), raw=Cast("data", TextField()))
        .select_related("report")
        .only(*_OF_CLAIM, *(f"report__{name}" for name in _OF_REPORT))
    )
)
"""Given keys of spans, lists their claims with what ``voices`` and a sentence show of them."""


def control(place: Place) -> list[ControlSpan]:
    """Who held a place when, oldest first: one query."""
    return _CONTROL(place.pk)


def with_claims(spans: Sequence[ControlSpan]) -> list[ShownSpan]:
    """Show spans with the claims that they rest on: one query."""
    told: dict[int, list[ShownClaim]] = {}
    for claim in _CLAIMS([span.pk for span in spans]) if spans else ():
        told.setdefault(claim.span, []).append(ShownClaim(claim))
    return [ShownSpan(row, told.get(row.pk, ())) for row in spans]


def events(place: Place, by: dt.date | None = None) -> "QuerySet[Event]":
    """Events at a place; of an area, those within it too. ``by``: that had happened by a day, or were told of by it."""
    here = Q(place=place)
    if place.kind in _AREAS:
        here |= Q(place__country=place.country, **{f"place__{place.kind}": place.name})
    if place.kind == "admin1":
        here |= Q(place__isnull=True, country=place.country, admin1=place.name)
    found = ordered().filter(here)
    if by is None:
        return found
    told = Claim.objects.filter(events=OuterRef("pk"), report__published__lte=by)
    return found.filter(Q(date_start__lte=by) | Q(Exists(told), date_start__isnull=True))


FIRST = 10
"""How many events a page shows."""
_FIRST = Prepared(
    lambda place: trimmed(ordered()).filter(
        pk__in=Event.objects.filter(place=place)
        .order_by(F("date_start").desc(nulls_last=True), "uid")
        .values("pk")[:FIRST]
    )
)


def first_events(place: Place) -> list[Event]:
    """The first page of the ``events`` at a town, a village or a site: the others' columns are not looked at."""
    return _FIRST(place.pk)


def within(place: Place) -> Q:
    """What the columns of a place tell of those that are it, or lie in it."""
    here = Q(pk=place.pk)
    if place.kind in _AREAS:
        here |= Q(country=place.country, **{place.kind: place.name})
    return here | Q(country=place.country) if place.kind == "country" else here


def _happened(kind: str) -> Coalesce:
    """Count the events of a kind at a place: each kind by itself, since grouping takes as long as all the rest."""
    there = Event.objects.filter(place=OuterRef("pk"), kind=kind).order_by().values("place")
    return Coalesce(Subquery(there.annotate(number=Count("pk")).values("number")), Value(0))


_KINDS = {f"of_{kind}": _happened(kind) for kind in words.KINDS}


def _with_units(uid: str) -> "QuerySet[Place, Any]":
    itself = Place.objects.filter(uid=uid).order_by()
    units = Q(kind="country")
    for kind in _AREAS:
        units |= Q(kind=kind, name=Subquery(itself.values(kind)[:1]))
    of_its_country = Q(country=Subquery(itself.values("country")[:1]))
    return Place.objects.annotate(**_KINDS).filter(Q(uid=uid) | (units & of_its_country))


_FIND = Prepared(_with_units)


@dataclass(frozen=True, slots=True)
class Found:
    """A place, with the events at it counted by kind, and the entries of the units that it may lie in."""

    row: Place
    units: Sequence[Place]


def find(uid: str) -> Found | None:
    """Look a place up by its id: one query."""
    found = _FIND(uid)
    row = next((row for row in found if row.uid == uid), None)
    return Found(row, [other for other in found if other is not row]) if row else None


def inside(place: Place) -> list[Place]:
    """Places in a province or a district at which anything happened, that of most events first; one query.

    Of a country there are too many, and at a town there is none.
    """
    if place.kind not in _AREAS:
        return []
    counted = Place.objects.annotate(number=Count("events")).filter(within(place), number__gt=0)
    return list(counted.defer("names").order_by("-number", "name", "pk"))


def spots(place: Place, known: Iterable[Place] = ()) -> tuple[list[Spot], int]:
    """What the map of a place that was found shows, and how many events: of an area, what happened ``inside`` it."""
    if place.kind not in POINTS:
        located = locate(events(place), {row.pk: row for row in known})
        itself = [Spot(place_name(place), place.latitude, place.longitude, {}, place.uid)]
        return located.spots or itself, located.count
    kinds = {kind: number for kind in words.KINDS if (number := int(getattr(place, f"of_{kind}")))}
    return [Spot(place_name(place), place.latitude, place.longitude, kinds, place.uid)], sum(kinds.values())


def tolls(place: Place) -> list[ShownTolls]:
    """The tolls of what happened at a town, a village or a site: one query."""
    return [ShownTolls(item) for item in tolls_at(place.uid)]


@dataclass(frozen=True, slots=True)
class Near:
    """A place at which something happened, and how far away it is (None: it lies within)."""

    row: Place
    events: int
    km: float | None


def _around(but: int, south: float, north: float, west: float, east: float) -> "QuerySet[Place, Any]":
    return (
        Place.objects.filter(kind__in=POINTS, latitude__range=(south, north), longitude__range=(west, east))
        .exclude(pk=but)
        .annotate(number=Count("events"))
        .filter(number__gt=0)
        .defer("names")
        .order_by("-number", "pk")[: NEAR * 10]
    )


_AROUND = Prepared(_around)


def near(place: Place, known: Iterable[Place] = ()) -> list[Near]:
    """Places about a place, or ``inside`` an area, at which anything is known to have happened: one query at most."""
    if place.kind in _AREAS:
        towns = (row for row in known if row.kind in POINTS)
        return [Near(row, int(getattr(row, "number", 0)), None) for row in islice(towns, NEAR)]
    if place.kind not in POINTS:
        counted = Place.objects.exclude(pk=place.pk).annotate(number=Count("events")).filter(number__gt=0)
        inside = counted.filter(within(place), kind__in=POINTS).order_by("-number", "name", "pk")
        return [Near(row, row.number, None) for row in inside[:NEAR]]
    high = NEAR_KM / KM_PER_DEGREE
    wide = high / max(cos(radians(place.latitude)), 0.05)
    around = _AROUND(
        place.pk, place.latitude - high, place.latitude + high, place.longitude - wide, place.longitude + wide
    )
    found = [
        Near(row, row.number, kilometres(place.latitude, place.longitude, row.latitude, row.longitude))
        for row in around
    ]
    close = [item for item in found if item.km is not None and item.km <= NEAR_KM]
    return sorted(close, key=lambda item: (item.km or 0.0, item.row.name))[:NEAR]


class Above(NamedTuple):
    """An area that a place lies in: its name, its level ("" where the name says it), and its entry, if it has one."""

    name: str
    level: str = ""
    entry: Place | None = None

    @property
    def said(self) -> str:
        """The name with its level."""
        return f"{self.name} ({self.level})" if self.level else self.name


def above(found: Found) -> list[Above]:
    """The areas that a place lies in, the smallest first, each with its own entry where the ledger has one."""
    place = found.row
    higher = [kind for kind in reversed(_AREAS) if getattr(place, kind) and kind != place.kind]
    entries = {row.kind: row for row in found.units}
    lines = [_unit(place, kind, entries.get(kind)) for kind in higher]
    if place.kind != "country":
        lines.append(Above(names.country(place.country), entry=entries.get("country")))
    return lines


def _unit(place: Place, kind: str, entry: Place | None) -> Above:
    """Name a unit that a place lies in, in the reader's script where the ledger or the list has it."""
    name = name_of(entry) if entry else names.unit(place.country, str(getattr(place, kind)), kind)
    level = str(words.PLACE_KINDS[kind])
    return Above(name, "" if level in name.casefold().split() else level, entry)


def named(query: str, most: int = 6) -> list[Place]:
    """Places whose name holds a text, the most exact and the largest first."""
    if not query:
        return []
    found = Place.objects.filter(Q(name__icontains=query) | Q(name_ar__icontains=query))
    spoken = found.filter(Q(events__isnull=False) | Q(claims__isnull=False)).distinct()
    rows: Iterable[Place] = spoken.order_by(F("population").desc(nulls_last=True), "name", "pk")[: most * 4]
    folded = query.casefold()
    return sorted(rows, key=lambda row: (folded not in {row.name.casefold(), row.name_ar}, len(row.name)))[:most]
