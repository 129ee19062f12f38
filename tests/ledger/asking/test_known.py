import datetime as dt
from unittest import mock

import pytest

import marsad.ledger
from ledger.asking.telling import judge, noon, tell
from marsad.ledger import models
from marsad.ledger.asking import known as asking
from marsad.ledger.asking.known import KEPT, Known
from marsad.model import Correction, Event, judgement, target
from reconcile.build import claim, day, report

pytestmark = pytest.mark.django_db

ONE, TWO = report("one"), report("two", published=day(1))
STRIKE, SEVEN = claim(ONE), claim(ONE, "killed", low=7, high=7)
NINE = claim(TWO, "killed", low=9, high=9)


def story() -> None:
    """A strike; two days later another source's figure; later still the first one corrected by a person."""
    tell(day(0), ONE, [STRIKE, SEVEN])
    tell(day(2), TWO, [claim(TWO), NINE])
    fields = (Correction(field="count", value={"low": 8, "high": 8, "text": "eight"}, why="as its photograph says"),)
    judge(day(4), judgement("correct", "rana", noon(day(4)), claims=(target(SEVEN),), corrections=fields, why="x"))


def figures(events: list[Event]) -> list[tuple[int | None, ...]]:
    return [(event.main.low, event.main.best, event.main.high) for event in events if event.main]


@pytest.mark.parametrize(("number", "expected"), [(-1, []), (0, [(7, 7, 7)]), (3, [(7, 7, 9)]), (5, [(8, 8, 9)])])
def test_the_record_as_it_was_known(number: int, expected: list[tuple[int, ...]]) -> None:
    story()
    assert figures(marsad.ledger.events(as_known=day(number))) == expected


def test_what_is_known_today_is_what_is_there() -> None:
    story()
    for today in (dt.datetime.now(dt.UTC).date(), dt.date(9999, 1, 1), day(4), None):
        assert marsad.ledger.events(as_known=today) == marsad.ledger.events()
        assert marsad.ledger.tolls(as_known=today) == marsad.ledger.tolls()
        assert marsad.ledger.claims(as_known=today) == marsad.ledger.claims()
        assert marsad.ledger.sources(as_known=today) == marsad.ledger.sources()


def test_a_record_that_is_not_built_is_derived() -> None:
    story()
    built = marsad.ledger.events()
    models.Build.objects.all().delete()
    models.Event.objects.all().delete()
    assert marsad.ledger.events() == built


def test_a_past_record_is_derived_once_while_the_ledger_does_not_change() -> None:
    story()
    asking._derived.clear()
    with mock.patch.object(asking, "derive", wraps=asking.derive) as derive:
        for number in (0, 1, 0):
            marsad.ledger.events(as_known=day(number))
        assert derive.call_count == 1
        for number in range(-2, 4):
            marsad.ledger.events(as_known=day(number))
        assert derive.call_count == 3
    assert len(asking._derived) <= KEPT


def test_claims_are_given_as_they_were_judged_by_then() -> None:
    story()
    counts = [
        [c.count.low for c in marsad.ledger.claims(action="killed", as_known=day(number), judged=judged) if c.count]
        for number, judged in ((3, True), (5, True), (5, False))
    ]
    assert [sorted(found) for found in counts] == [[7, 9], [8, 9], [7, 9]]  # type: ignore[type-var]


def test_a_rejected_claim_is_gone_from_the_day_of_its_judgement_on() -> None:
    story()
    judge(day(6), judgement("reject", "rana", noon(day(6)), claims=(target(NINE),), why="of another day"))
    assert {c.id for c in marsad.ledger.claims(action="killed", as_known=day(5))} == {SEVEN.id, NINE.id}
    assert {c.id for c in marsad.ledger.claims(action="killed")} == {SEVEN.id}
    assert figures(marsad.ledger.events()) == [(8, 8, 8)]


def test_a_claim_that_a_correction_makes_fit_is_found() -> None:
    story()
    fields = (Correction(field="action", value="injured", why="misread"),)
    judge(day(6), judgement("correct", "rana", noon(day(6)), claims=(target(NINE),), corrections=fields, why="x"))
    assert [c.id for c in marsad.ledger.claims(action="injured")] == [NINE.id]
    assert NINE.id not in {c.id for c in marsad.ledger.claims(action="killed")}


def test_the_rule_is_that_of_the_build() -> None:
    assert Known().rule == "span"
    models.Build.objects.create(rule="ged")
    assert Known().rule == "ged"
