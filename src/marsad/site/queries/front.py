"""What the front page shows: figures of the whole ledger, the last days' events, tolls and changes of control."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from marsad import ledger, model
from marsad.ledger.models import Claim, Event, Report
from marsad.site import words
from marsad.site.queries.control import ShownChange, opened
from marsad.site.queries.events import ordered
from marsad.site.queries.tolls import ShownTolls

DAYS = 30
"""How many days up to the newest event the front page speaks of."""
CHANGES = 8
_PARTS = (("killed", "civilians"), ("killed", "children"))
"""Tolls of parts of the people that stand beside those of all people."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """What the ledger holds; ``claims`` by kind in the order of the vocabulary.

    ``newest`` is the first day of the newest event that is not in the future; None where no event has a date.
    """

    reports: int
    events: int
    places: int
    contested: int
    claims: Mapping[str, int]
    newest: dt.date | None

    @property
    def all_claims(self) -> int:
        """Claims of every kind."""
        return sum(self.claims.values())


def holdings() -> Holdings:
    """Count the ledger: reports not withdrawn, claims that count, events, places where anything happened."""
    events = Event.objects.aggregate(
        events=Count("pk"),
        contested=Count("pk", filter=Q(contested=True)),
        newest=Max("date_start", filter=Q(date_start__lte=timezone.localdate())),
    )
    return Holdings(
        reports=Report.objects.filter(current=True, withdrawn=False).count(),
        claims=_claims(),
        **events,
        **Event.objects.aggregate(places=Count("place", distinct=True)),  # from an index of its own
    )


def _claims() -> dict[str, int]:
    """Count the claims by kind, without those of older revisions and of withdrawn reports, which are few."""
    stored = Claim.objects.filter(withdrawn=False).order_by().values_list("kind").annotate(Count("pk"))
    past = Report.objects.filter(Q(current=False) | Q(withdrawn=True)).order_by().values("pk")
    every, gone = dict(stored), dict(stored.filter(report__in=past))
    return {kind: every.get(kind, 0) - gone.get(kind, 0) for kind in words.KINDS}


def last_days(newest: dt.date) -> tuple["QuerySet[Event]", dt.date]:
    """The events of the last days up to the newest, and the first of those days."""
    first = newest - dt.timedelta(days=DAYS - 1)
    return ordered().filter(date_start__lte=newest, date_end__gte=first), first


@dataclass(frozen=True, slots=True)
class LastDays:
    """The tolls of the last days, and the places that changed hands in them; ``more`` counts those not shown."""

    tolls: Sequence[ShownTolls]
    changes: Sequence[ShownChange]
    more: int


def told_of(first: dt.date, last: dt.date) -> LastDays:
    """Sum up a period: all people and those most asked for, and the places that were held otherwise before it."""
    found = ledger.tolls(start=first, end=last)
    tolls = [item for item in found if item.below.events and (item.group == "people" or _key(item) in _PARTS)]
    front = ledger.front(first - dt.timedelta(days=1), last)
    changes = sorted(front.changes, key=_latest_first)
    shown = opened((), (), model.Front(start=first, end=last, changes=tuple(changes[:CHANGES])))
    return LastDays([ShownTolls(item) for item in tolls], shown.changes, max(0, len(changes) - CHANGES))


def _key(item: model.Tolls) -> tuple[str, str]:
    return item.action, item.group


def _latest_first(change: model.ControlChange) -> tuple[int, str]:
    return -(change.after.changed or dt.date.min).toordinal(), change.after.place.text
