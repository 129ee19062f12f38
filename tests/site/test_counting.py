"""Counting in columns gives what the database would have counted."""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.ledger.models import Event, Place
from marsad.site.queries.counting import EventTable, date_of

pytestmark = pytest.mark.django_db
DAYS = [dt.date(2021, 5, day) for day in range(1, 6)]
ROW = st.tuples(
    st.sampled_from(["attack", "control", "aid"]), st.sampled_from([None, *DAYS]), st.integers(0, 2),
    st.sampled_from([None, 0, 1]), st.booleans(),
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(ROW, max_size=25), st.sampled_from([None, *DAYS]), st.sampled_from([None, *DAYS]))
def test_columns_count_as_rows_do(rows: list[tuple], since: dt.date | None, until: dt.date | None) -> None:  # type: ignore[type-arg]
    Event.objects.all().delete()
    Place.objects.all().delete()
    places = [Place.objects.create(uid=str(n), name=str(n), kind="town", latitude=1, longitude=1) for n in range(2)]
    for number, (kind, day, length, at, contested) in enumerate(rows):
        Event.objects.create(
            uid=str(number), kind=kind, date_start=day, date_end=day and day + dt.timedelta(length),
            place=None if at is None else places[at], precision=None if at is None else 1, contested=contested, data={},
            place_text="" if at is not None else "Alder",
        )  # fmt: skip
    wanted = Event.objects.filter(kind__in=["attack", "aid"], contested=True)
    if since:
        wanted = wanted.filter(date_end__gte=since)
    if until:
        wanted = wanted.filter(date_start__lte=until)
    table = EventTable.read()
    chosen = table.chosen(["attack", "aid"], contested=True) & table.during(since, until)
    counted = table.counted(chosen)
    cells = zip(counted.where, counted.kind, counted.number.tolist(), counted.newest.tolist(), strict=True)
    found = {
        (table.wheres[where].place, table.kinds[kind_]): (number, date_of(newest))
        for where, kind_, number, newest in cells
    }
    expected: Counter[tuple[int | None, str]] = Counter((row.place_id, row.kind) for row in wanted)
    assert {key: number for key, (number, _newest) in found.items()} == expected
    for (place, kind), (_number, newest) in found.items():
        days = [row.date_start for row in wanted if (row.place_id, row.kind) == (place, kind) and row.date_start]
        assert newest == max(days, default=None)
    assert table.by_day(chosen) == Counter(row.date_start for row in wanted)
    only = table.chosen(only=list(Event.objects.filter(contested=True).values_list("pk", flat=True)))
    assert only.sum() == Event.objects.filter(contested=True).count()
