"""What the front page shows: figures of the whole ledger, the last days' events, tolls and changes of control."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, DateField, F, IntegerField, Max, Q, QuerySet, Value
from django.utils import timezone

from marsad import model
from marsad.ledger.asking.lately import Lately
from marsad.ledger.models import Claim, Event, Report
from marsad.ledger.prepared import Prepared
from marsad.site import words
from marsad.site.queries.control import ShownChange, ShownControl
from marsad.site.queries.events import ShownEvent, shown_event
from marsad.site.queries.mapped import Located, located_of
from marsad.site.queries.spelled import Spelled
from marsad.site.queries.tolls import ShownTolls

DAYS = 30
"""How many days up to the newest event the front page speaks of."""
CHANGES, NEWEST = 8, 6
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
    """Count the ledger: reports not withdrawn, claims that count, events, places where anything happened.

    One query, and another one where an event lies in the future. Claims are counted without those of older revisions
    and of withdrawn reports, which are few.
    """
    found = {(what, kind): more for what, kind, *more in _HOLDINGS()}
    events, contested, newest = found.get(("events", ""), (0, 0, None))
    today = timezone.localdate()
    if newest and newest > today:
        newest = Event.objects.filter(date_start__lte=today).aggregate(newest=Max("date_start"))["newest"]
    return Holdings(
        reports=_number(found, "reports"),
        events=events,
        places=_number(found, "places"),
        contested=contested,
        claims={kind: _number(found, "claims", kind) - _number(found, "gone", kind) for kind in words.KINDS},
        newest=newest,
    )


def _held() -> "QuerySet[Any, Any]":
    past = Report.objects.filter(Q(current=False) | Q(withdrawn=True)).order_by().values("pk")
    claims = Claim.objects.filter(withdrawn=False)
    differing = Count("pk", filter=Q(contested=True))
    return _counted(Event.objects.all(), "events", differing=differing, newest=Max("date_start")).union(
        _counted(Event.objects.all(), "places", number=Count("place", distinct=True)),  # from an index of its own
        _counted(Report.objects.filter(current=True, withdrawn=False), "reports"),
        _counted(claims, "claims", kind=F("kind")),
        _counted(claims.filter(report__in=past), "gone", kind=F("kind")),
        all=True,
    )


_HOLDINGS: Prepared[Any] = Prepared(_held)


_NO_NUMBER, _NO_DAY, _NO_KIND = Value(None, IntegerField()), Value(None, DateField()), Value("")


def _counted(  # noqa: PLR0913 - one for each column
    rows: "QuerySet[Any]",
    what: str,
    *,
    kind: Any = _NO_KIND,
    number: Any = Count("*"),  # noqa: B008 - an expression, which is not changed
    differing: Any = _NO_NUMBER,
    newest: Any = _NO_DAY,
) -> "QuerySet[Any, Any]":
    """Count rows, or rows of each kind, under a name; no line where there are none."""
    named: QuerySet[Any, Any] = rows.order_by().values(what=Value(what), of=kind)
    counted: QuerySet[Any, Any] = named.annotate(number=number, differing=differing, newest=newest)
    return counted.values_list("what", "of", "number", "differing", "newest")


def _number(found: Mapping[tuple[str, str], Sequence[Any]], what: str, kind: str = "") -> int:
    return int(found[what, kind][0]) if (what, kind) in found else 0


def first_day(newest: dt.date) -> dt.date:
    """The first of the last days up to the newest event's."""
    return newest - dt.timedelta(days=DAYS - 1)


@dataclass(frozen=True, slots=True)
class LastDays:
    """The last days: their events where they were, the newest of them, tolls, and the places that changed hands.

    ``more`` counts the changes that are not shown.
    """

    located: Located
    events: Sequence[ShownEvent]
    tolls: Sequence[ShownTolls]
    changes: Sequence[ShownChange]
    more: int


def last_days(found: Lately) -> LastDays:
    """Show a period: its tolls of all people and of those most asked for, the places that were held otherwise before.

    One query at most, for the areas of the map.
    """
    tolls = [item for item in found.tolls if item.below.events and (item.group == "people" or _key(item) in _PARTS)]
    changes = sorted(found.changes, key=_latest_first)
    spelled = Spelled.of_rows(found.places.values())
    return LastDays(
        located_of(item.row for item in found.events),
        [shown_event(item.row, item.read) for item in found.events[:NEWEST]],
        [ShownTolls(item) for item in tolls],
        [
            ShownChange(one.before, ShownControl(one.after, (), spelled.name(one.after.place)))
            for one in changes[:CHANGES]
        ],
        max(0, len(changes) - CHANGES),
    )


def _key(item: model.Tolls) -> tuple[str, str]:
    return item.action, item.group


def _latest_first(change: model.ControlChange) -> tuple[int, str]:
    return -(change.after.changed or dt.date.min).toordinal(), change.after.place.text
