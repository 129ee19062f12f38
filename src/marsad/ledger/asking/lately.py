"""The events of a period, its tolls and what changed hands in it, as the record has them now: asked for together."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from django.db.models import F, QuerySet, TextField
from django.db.models.functions import Cast

from marsad.ledger import models
from marsad.ledger.asking.control import changes
from marsad.ledger.asking.places import place_rows
from marsad.ledger.asking.tolls import tolls_of_events
from marsad.model import ControlChange, Event, Tolls
from marsad.reconcile.standing import History


@dataclass(frozen=True, slots=True)
class Happened:
    """An event's row, with its place and without its JSON, beside the event."""

    row: models.Event
    read: Event


@dataclass(frozen=True, slots=True)
class Lately:
    """What happened in a period, the latest first; its tolls, what changed hands, and the places named, by their ids.

    The tolls are those of these events, and nothing else: no figure from above stands beside them, and what may have
    been in these days, and what is of no day, is not counted.
    """

    events: Sequence[Happened]
    tolls: Sequence[Tolls]
    changes: Sequence[ControlChange]
    places: Mapping[str, models.Place]


def lately(first: dt.date, last: dt.date, history: History | None = None) -> Lately:
    """Say what ``tolls`` says of the events of a period, and ``front`` of the days since the one before it.

    Five queries at most. The events are those that are stored, also where the record is to be rebuilt.

    Args:
        first: the first day.
        last: the last day, included.
        history: who held what on any day, where that was worked out before.
    """
    found = list(_rows(first, last))
    read = [_DECODER.decode(row.raw) for row in found]
    days = first - dt.timedelta(days=1), last
    changed = history.changes(*days) if history else changes(*days)
    mentions = (*(change.after.place for change in changed), *(event.place for event in read))
    named = place_rows(mention.id for mention in mentions if mention)
    happened = [Happened(_placed(row, named), event) for row, event in zip(found, read, strict=True)]
    within = [event for event in read if event.date and event.date.start >= first and event.date.end <= last]
    return Lately(happened, tolls_of_events(within), changed, named)


def _rows(first: dt.date, last: dt.date) -> "QuerySet[models.Event, Any]":
    found = models.Event.objects.filter(date_start__lte=last, date_end__gte=first).order_by("-date_start", "uid")
    return found.annotate(raw=Cast("data", TextField()), at=F("place__uid")).defer("data")


_DECODER: Final = msgspec.json.Decoder(Event)


def _placed(row: Any, named: Mapping[str, models.Place]) -> models.Event:
    placed: models.Event = row
    placed.place = named.get(row.at)
    return placed
