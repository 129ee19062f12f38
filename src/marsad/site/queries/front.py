"""What the front page shows: figures of the whole ledger, the newest reports, the last days' events."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from marsad.ledger.models import Claim, Event, Report
from marsad.site import words
from marsad.site.queries.events import ordered

DAYS = 30
"""How many days up to the newest event the front page's map shows."""


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
    by_kind = dict(Claim.counting.order_by().values_list("kind").annotate(Count("pk")))
    events = Event.objects.aggregate(
        events=Count("pk"),
        places=Count("place", distinct=True),
        contested=Count("pk", filter=Q(contested=True)),
        newest=Max("date_start", filter=Q(date_start__lte=timezone.localdate())),
    )
    return Holdings(
        reports=Report.objects.filter(current=True, withdrawn=False).count(),
        claims={kind: by_kind.get(kind, 0) for kind in words.KINDS},
        **events,
    )


def last_days(newest: dt.date) -> tuple["QuerySet[Event]", dt.date]:
    """The events of the last days up to the newest, and the first of those days."""
    first = newest - dt.timedelta(days=DAYS - 1)
    return ordered().filter(date_start__lte=newest, date_end__gte=first), first
