"""The events of a period, its tolls and what changed hands in it, as the record has them now: asked for together."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from django.db.models import F, Q, QuerySet, TextField
from django.db.models.functions import Cast

from marsad.ledger import models, rows
from marsad.ledger.asking.control import CONTROL
from marsad.ledger.asking.known import Known
from marsad.ledger.asking.places import place_rows
from marsad.ledger.asking.tolls import FROM_ABOVE, counts_people, tolls_between
from marsad.model import Event, Front, Tolls
from marsad.reconcile.front import Ground


@dataclass(frozen=True, slots=True)
class Happened:
    """An event's row, with its place and without its JSON, beside the event."""

    row: models.Event
    read: Event


@dataclass(frozen=True, slots=True)
class Lately:
    """What happened in a period, the latest first; its tolls, what changed hands, and the places named, by their ids.

    Beside the places that the events and the changes name are those of other claims.
    """

    events: Sequence[Happened]
    tolls: Sequence[Tolls]
    front: Front
    places: Mapping[str, models.Place]


def lately(first: dt.date, last: dt.date) -> Lately:
    """Say what ``tolls`` says of a period, and ``front`` of the days since the one before it; five queries.

    Args:
        first: the first day.
        last: the last day, included.
    """
    known = Known()
    found = list(_rows(first, last))
    read = [_read(row) for row in found]
    told = read if known.is_stored else known.events(_has_tolls(first, last)).events
    claims, of = known.claims(CONTROL | FROM_ABOVE)
    mentions = (*(place for claim in claims for place in claim.places), *(event.place for event in (*read, *told)))
    named = place_rows(mention.id for mention in mentions if mention)
    places = {uid: rows.place_record(row) for uid, row in named.items()}
    happened = [Happened(_placed(row, named), event) for row, event in zip(found, read, strict=True) if row.date_start]
    return Lately(
        happened,
        tolls_between(first, last, [event for event in told if event.tolls], (claims, of), places, known.rule),
        Ground(claims, of, places).between(first - dt.timedelta(days=1), last),
        named,
    )


def _in_days(first: dt.date, last: dt.date) -> Q:
    return Q(date_start__lte=last, date_end__gte=first)


def _has_tolls(first: dt.date, last: dt.date) -> Q:
    """Find what people are counted in, that was then or may have been."""
    return (_in_days(first, last) | Q(date_start__isnull=True)) & counts_people(None)


def _rows(first: dt.date, last: dt.date) -> "QuerySet[models.Event, Any]":
    wanted = _in_days(first, last) | (Q(date_start__isnull=True) & counts_people(None))
    found = models.Event.objects.filter(wanted).order_by(F("date_start").desc(nulls_last=True), "uid")
    return found.annotate(raw=Cast("data", TextField()), at=F("place__uid")).defer("data")


_DECODER: Final = msgspec.json.Decoder(Event)


def _read(row: Any) -> Event:
    return _DECODER.decode(row.raw)


def _placed(row: Any, named: Mapping[str, models.Place]) -> models.Event:
    placed: models.Event = row
    placed.place = named.get(row.at)
    return placed
