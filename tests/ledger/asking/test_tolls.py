"""What the database sums up of a place's events is what they come to one by one."""

import msgspec
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from ledger.asking.telling import PLACES, tell
from marsad.ledger import models, store
from marsad.ledger.asking.tolls import tolls_at, tolls_of_events
from marsad.model import Claim, Event, Group, Report, Tolls
from marsad.model.answers import Total
from reconcile.build import NORTHTOWN, claim, day, report
from reconcile.strategies import wars

pytestmark = pytest.mark.django_db
NORTH = NORTHTOWN.id or ""


def told_one_by_one(place: str) -> list[Tolls]:
    rows = models.Event.objects.filter(place__uid=place).values_list("data", "precision")
    return tolls_of_events([msgspec.convert(data, Event) for data, precision in rows if (precision or 0) <= 1])


def has_died(number: int, *of: tuple[Group | None, int | None]) -> None:
    """Tell of one more event, some days behind the one before."""
    on = day(20 * number)
    paper = report(f"r{number}", published=on)
    tell(on, paper, [
        claim(paper, "killed", at=100 * at, group=group, low=low, high=low, on=on) for at, (group, low) in enumerate(of)
    ], build=False)  # fmt: skip


def test_events_that_count_people_alone_are_added_to_those_that_count_a_part() -> None:
    has_died(1, ("people", 4))
    has_died(2, ("people", 9), ("children", 2))
    has_died(3, ("people", None))
    has_died(4, (None, 5))
    paper = report("last", published=day(99))
    tell(day(99), paper, [claim(paper, "injured", group="people", low=3, high=None, on=day(99))])
    found = {(item.action, item.group): item.below for item in tolls_at(NORTH)}
    assert found == {
        ("killed", "people"): Total(events=4, without_figure=1, low=18, best=18, high=18, high_stated=18),
        ("killed", "civilians"): Total(events=1, by_part=1, low=2, best=2, high=2, high_stated=2),
        ("killed", "children"): Total(events=1, low=2, best=2, high=2, high_stated=2),
        ("injured", "people"): Total(events=1, open_high=1, low=3, best=3, high=None, high_stated=3),
    }
    assert tolls_at(NORTH) == told_one_by_one(NORTH)
    assert tolls_at("nowhere") == []


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(war=wars(most=5))
def test_sums_of_the_database_are_those_of_a_count(war: list[tuple[Report, list[Claim]]]) -> None:
    with transaction.atomic():
        store.save_places(PLACES)
        for number, (of, claims) in enumerate(war):
            tell(day(number), of, claims, build=number == len(war) - 1)
        for place in PLACES:
            assert tolls_at(place.id) == told_one_by_one(place.id)
        transaction.set_rollback(True)
