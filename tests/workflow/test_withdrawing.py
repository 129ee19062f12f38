"""Reports are withdrawn and restored, and the record follows."""

import datetime as dt
from collections.abc import Collection
from unittest import mock

import pytest
from django.utils import timezone

from marsad.ledger import counts, models, read, store
from marsad.ledger.asking import clocks
from marsad.ledger.search.find import matching_reports
from marsad.ledger.stamp import stamp
from marsad.ledger.withdrawals import withdrawals
from marsad.model import InputError, Place
from marsad.workflow.check import check, repair
from marsad.workflow.judging import Judge
from marsad.workflow.rebuild import rebuild
from marsad.workflow.withdrawing import restore_report, withdraw_report, withdrawn
from reconcile.build import claim, report

pytestmark = pytest.mark.django_db

NORTH = Place(id="test:1", name="Northtown", kind="town", latitude=35.0, longitude=36.0, country="SY", admin1="Upland")
ONE, TWO = report("one"), report("two", text="An air strike hit the mill. Nine people were killed.")
DEAD, AGAIN = claim(ONE, "killed", low=7, high=7), claim(TWO, "killed", low=9, high=9)


@pytest.fixture(autouse=True)
def ledger() -> None:
    """Two reports on one strike."""
    store.add_report(ONE, [DEAD], [NORTH])
    store.add_report(TWO, [AGAIN], [NORTH])
    repair()


def figures() -> list[tuple[int | None, int | None]]:
    return [(toll.low, toll.high) for event in read.record().events for toll in event.tolls]


def found(words: str) -> Collection[str]:
    return {row.uid for row in models.Report.objects.filter(pk__in=matching_reports(words))}


def test_a_withdrawn_report_counts_no_more_and_counts_again_when_it_is_restored() -> None:
    before, then = stamp(), figures()
    assert then == [(7, 9)]
    assert found("mill") == {"two"}
    made = withdraw_report("two", by=" rana ", why="A forgery")
    assert (made.by, made.why, made.restored) == ("rana", "A forgery", False)
    assert figures() == [(7, 7)]
    assert found("mill") == set()
    assert counts.is_built()
    assert stamp() != before
    assert [one.report for one in withdrawn()] == ["two"]
    assert [str(one) for one in check() if one.derived] == []
    restore_report("two", by="omar", why="It was no forgery")
    assert figures() == then
    assert found("mill") == {"two"}
    assert withdrawn() == []
    assert [(one.report, one.restored) for one in withdrawals()] == [("two", True)]
    assert [str(one) for one in check() if one.derived] == []


def test_the_record_is_what_a_rebuild_makes() -> None:
    withdraw_report("one", by="rana", why="A forgery")
    known = read.record()
    assert rebuild() == known
    Judge("rana", "No such thing").reject([AGAIN.id])
    assert figures() == []
    restore_report("one", by="rana", why="It was none")
    assert read.record() == rebuild()
    assert figures() == [(7, 7)]


def test_a_ledger_whose_record_is_behind_is_brought_up_to_date() -> None:
    store.mark_stale()
    withdraw_report("two", by="rana", why="A forgery")
    assert counts.is_built()
    assert figures() == [(7, 7)]


def test_as_known_on_a_day_a_report_counts_but_while_it_was_withdrawn() -> None:
    days = [dt.datetime(2021, 3, number, 12, tzinfo=dt.UTC) for number in range(1, 8)]
    models.Report.objects.update(added_at=days[0])
    models.Claim.objects.update(added_at=days[0])
    with mock.patch("django.utils.timezone.now", return_value=days[2]):
        withdraw_report("two", by="rana", why="A forgery")
    with mock.patch("django.utils.timezone.now", return_value=days[5]):
        restore_report("two", by="rana", why="It was none")
    at = [days[number] + dt.timedelta(hours=1) for number in (1, 3, 4, 6)]
    known = [
        (clocks.reports(on).filter(uid="two").count(), clocks.claims(on).filter(uid=AGAIN.id).count()) for on in at
    ]
    assert known == [(1, 1), (0, 0), (0, 0), (1, 1)]
    before, gone, still_gone, back, now = clocks.stored(*at, None)
    assert gone == still_gone
    assert back == now
    assert len({before, gone, back}) == 3


def test_another_revision_of_a_withdrawn_report_is_withdrawn_too() -> None:
    withdraw_report("two", by="rana", why="A forgery")
    newer = report("two", text="An air strike hit the mill again. Ten people were killed.")
    assert store.add_report(newer, [claim(newer, "killed", low=10, high=10)]) == "revised"
    rebuild()
    assert figures() == [(7, 7)]
    restore_report("two", by="rana", why="It was none")
    assert figures() == [(7, 10)]


def test_a_mark_without_a_decision_is_taken_back_as_well() -> None:
    at = timezone.now() - dt.timedelta(days=2)
    models.Report.objects.filter(uid="two").update(withdrawn=True, withdrawn_at=at)
    restore_report("two", by="rana", why="It was none")
    assert not models.Report.objects.filter(withdrawn=True).exists()
    assert [(one.by, one.at, one.restored) for one in withdrawals()] == [("", at, True)]


@pytest.mark.parametrize(
    ("key", "by", "why", "fault"),
    [
        ("none", "rana", "A forgery", "report: there is no report 'none'"),
        ("two", "", "A forgery", "by: empty; expected the name of whoever decides"),
        ("two", "rana", " ", "why: empty; expected the reason"),
        ("two", "rana", "NUL \0", "why: holds a NUL"),
    ],
)
def test_what_cannot_be_decided_is_refused_and_nothing_is_saved(key: str, by: str, why: str, fault: str) -> None:
    field, _, words = fault.partition(": ")
    with pytest.raises(InputError, match=words) as caught:
        withdraw_report(key, by=by, why=why)
    assert caught.value.field == field
    assert withdrawals() == []


def test_nothing_is_withdrawn_or_restored_twice() -> None:
    with pytest.raises(InputError, match="'two' is not withdrawn"):
        restore_report("two", by="rana", why="Why not")
    withdraw_report("two", by="rana", why="A forgery")
    with pytest.raises(InputError, match="'two' is withdrawn already"):
        withdraw_report("two", by="rana", why="A forgery")
