"""What is asked together of a period is what is asked apart."""

import datetime as dt
from collections.abc import Iterable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ledger.asking.telling import judge, tell
from marsad import ledger
from marsad.ledger import models
from marsad.ledger.asking.lately import lately
from marsad.model import Correction, DateRange, Judgement, Tolls
from marsad.model.answers import Total
from marsad.model.judgement import target
from reconcile.build import SOUTHTOWN, UPLAND, claim, day, report

pytestmark = pytest.mark.django_db

WIRE = report("wire", publisher="Valley Wire", published=day(1))
POST = report("post", publisher="Hill Post", published=day(9), credit="Agency")
DEAD = claim(WIRE, "killed", group="civilians", low=7, high=7, who="Army", says="A medic")
LOST = claim(WIRE, "captured", at=3000, who="Army", on=day(1))
HURT = claim(POST, "injured", at=1000, group="people", low=4, high=9, on=day(6), places=(SOUTHTOWN,))
TAKEN = claim(POST, "captured", at=2000, who="Rebels", on=day(8))
SUM = claim(
    POST, "killed", group="civilians", low=30, high=30, cumulative=True, places=(UPLAND,), says="Observatory", at=9,
    date=DateRange(day(-20), day(8), precision=4),
)  # fmt: skip
UNDATED = claim(POST, "killed", group="people", low=2, high=2, places=(), on=None, at=5000)
TALKS = claim(POST, "talks", kind="diplomacy", places=(), on=day(7), at=6000)


@pytest.fixture(params=[True, False], ids=["built", "not built"])
def _war(request: pytest.FixtureRequest) -> None:
    tell(day(1), WIRE, [DEAD, LOST], build=False)
    tell(day(9), POST, [HURT, TAKEN, SUM, UNDATED, TALKS])
    at = dt.datetime(2020, 3, 20, tzinfo=dt.UTC)
    moved = Judgement(
        id="j",
        decision="correct",
        by="editor",
        at=at,
        claims=(target(HURT),),
        corrections=(Correction(field="action", value="killed", why="They died."),),
    )
    judge(day(10), moved)
    if not request.param:
        models.Build.objects.all().delete()


@pytest.mark.usefixtures("_war")
@pytest.mark.parametrize(("first", "last"), [(1, 9), (2, 9), (-30, 1), (6, 7), (20, 30)])
def test_a_period_is_told_as_its_parts_are(first: int, last: int) -> None:
    found = lately(day(first), day(last))
    assert _from_below(found.tolls) == _from_below(ledger.tolls(start=day(first), end=day(last)))
    assert found.changes == ledger.front(day(first - 1), day(last)).changes
    rows = models.Event.objects.filter(date_start__lte=day(last), date_end__gte=day(first))
    assert {item.row.uid for item in found.events} == set(rows.values_list("uid", flat=True))
    days = [item.row.date_start for item in found.events if item.row.date_start]
    assert days == sorted(days, reverse=True)
    assert all((item.row.place.uid if item.row.place else None) == _place(item.row) for item in found.events)
    assert {change.after.place.id for change in found.changes} <= found.places.keys()


def _from_below(found: Iterable[Tolls]) -> list[tuple[str, str, Total]]:
    return [(item.action, item.group, item.below) for item in found if item.below.events]


def _place(row: models.Event) -> str | None:
    return models.Event.objects.values_list("place__uid", flat=True).get(pk=row.pk)


@pytest.mark.usefixtures("_war")
@pytest.mark.parametrize("_war", [True], indirect=True)
def test_it_is_five_queries() -> None:
    with CaptureQueriesContext(connection) as queries:
        found = lately(day(1), day(9))
    assert len(queries) == 5
    assert found.events
    assert found.tolls
    assert found.changes
