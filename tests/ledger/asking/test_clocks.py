import datetime as dt

import pytest
from django.utils import timezone

from ledger.asking.telling import noon, tell
from marsad.ledger import models
from marsad.ledger.asking import clocks
from reconcile.build import claim, day, report

pytestmark = pytest.mark.django_db


def test_a_day_ends_with_its_last_moment_and_what_is_not_past_is_now() -> None:
    assert clocks.moment(day(0)) == dt.datetime(2020, 3, 2, 23, 59, 59, 999999, dt.UTC)
    assert clocks.moment(dt.datetime(2020, 3, 2, 8)) == dt.datetime(2020, 3, 2, 8, tzinfo=dt.UTC)  # noqa: DTZ001
    assert clocks.moment(noon(day(0))) == noon(day(0))
    assert clocks.moment(timezone.now().date()) is None
    assert clocks.moment(dt.date(9999, 12, 31)) is None
    assert clocks.moment(None) is None


def known(number: int) -> tuple[list[str], list[str]]:
    at = clocks.moment(day(number))
    reports = [f"{row.uid} {row.revision}" for row in clocks.reports(at).order_by("uid")]
    return reports, [row.action for row in clocks.claims(at).order_by("action")]


def test_what_counted_on_each_day() -> None:
    first, other, second = report(), report("other"), report(text="Corrected.")
    tell(day(0), first, [claim(first, "killed"), claim(first, "injured")])
    tell(day(2), other, [claim(other, "shelling")])
    tell(day(4), second, [claim(second, "killed", low=3)])
    models.Claim.objects.filter(action="shelling").update(withdrawn=True, withdrawn_at=noon(day(6)))
    models.Report.objects.filter(text="Corrected.").update(withdrawn=True, withdrawn_at=noon(day(8)))
    assert known(-1) == ([], [])
    assert known(1) == (["r1 1"], ["injured", "killed"])
    assert known(3) == (["other 1", "r1 1"], ["injured", "killed", "shelling"])
    assert known(5) == (["other 1", "r1 2"], ["killed", "shelling"])
    assert known(7) == (["other 1", "r1 2"], ["killed"])
    assert known(9) == (["other 1"], [])
    now = [f"{row.uid} {row.revision}" for row in clocks.reports(None)]
    assert (now, list(clocks.claims(None))) == (["other 1"], [])


def test_what_was_withdrawn_on_a_day_not_known_never_counted() -> None:
    of = report()
    tell(day(0), of, [claim(of)])
    models.Claim.objects.update(withdrawn=True)
    assert known(1) == (["r1 1"], [])


def test_a_state_of_the_ledger_lasts_until_something_changes() -> None:
    of = report()
    tell(day(0), of, [claim(of)])
    tell(day(4), report("other"))
    moments = [clocks.moment(day(number)) for number in (-1, 0, 3, 4, 5)]
    before, first, third, fourth, now = clocks.stored(*moments[:4], None)
    assert first == third
    assert fourth == now
    assert len({before, first, fourth}) == 3
    models.Claim.objects.update(withdrawn=True, withdrawn_at=noon(day(5)))
    assert clocks.stored(moments[4])[0] != fourth
