"""Withdrawing on the command line."""

import datetime as dt

import pytest

from cli.run import marsad
from marsad.ledger import store
from marsad.workflow.rebuild import rebuild
from reconcile.build import claim, report

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARSAD_USER", "rana")
    one = report("one")
    store.add_report(one, [claim(one)])
    rebuild()


def test_a_report_is_withdrawn_listed_and_restored() -> None:
    assert marsad("report", "withdraw", "one", "--reason", "A forgery").stdout == "one\twithdrawn\tby rana\n"
    assert "events" in marsad("events").stdout or marsad("events").stdout.count("\n") == 1
    today = dt.datetime.now(dt.UTC).date().isoformat()
    assert marsad("report", "withdrawn").stdout == f"one\t{today}\trana\tA forgery\n"
    restored = marsad("report", "restore", "one", "--by", "omar", "--why", "It was none")
    assert restored.stdout == "one\trestored\tby omar\n"
    assert marsad("report", "withdrawn").stdout == ""


def test_faults_are_told_in_one_line() -> None:
    result = marsad("report", "withdraw", "one")
    assert (result.exit_code, result.stderr) == (2, "marsad: field 'why': empty; expected the reason\n")
