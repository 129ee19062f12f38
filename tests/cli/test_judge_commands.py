"""Deciding on the command line, over a ledger of two strikes."""

import csv
import io
from collections.abc import Mapping, Sequence

import pytest

from cli.run import marsad
from marsad.ledger import read, store
from marsad.model import Place
from marsad.workflow.rebuild import rebuild
from reconcile.build import SOUTHTOWN, claim, day, report

pytestmark = pytest.mark.django_db

NORTH = Place(id="test:1", name="Northtown", kind="town", latitude=35.0, longitude=36.0, country="SY", admin1="Upland")
ONE, TWO, FAR = report("one"), report("two"), report("far")
STRIKE, DEAD = claim(ONE), claim(ONE, "killed", low=7, high=7, group="civilians")
AGAIN = claim(TWO, "killed", low=9, high=9, group="civilians")
THERE = claim(FAR, places=(SOUTHTOWN,), on=day(60))
TOTAL = claim(FAR, "killed", low=900, cumulative=True)


@pytest.fixture(autouse=True)
def ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARSAD_USER", "rana")
    store.add_report(ONE, [STRIKE, DEAD], [NORTH])
    store.add_report(TWO, [AGAIN], [NORTH])
    store.add_report(FAR, [THERE, TOTAL])
    rebuild()


def home(key: str) -> str:
    """The id of the event that speaks of a claim."""
    (found,) = (event.id for event in read.record().events if key in event.claims)
    return found


def judge(*words: str) -> Sequence[str]:
    """Decide, and give the lines that are printed."""
    result = marsad("judge", *words)
    assert result.exit_code == 0, result.stderr
    return result.stdout.splitlines()


def listed(*options: str) -> list[Mapping[str, str]]:
    return list(csv.DictReader(io.StringIO(marsad("judgements", *options).stdout)))


def test_an_event_is_printed_with_its_claims_and_the_decisions_on_them() -> None:
    judge("correct", DEAD.id, "--set", "count=8+", "--why", "The hospital's list")
    lines = marsad("event", home(DEAD.id)).stdout.splitlines()
    assert lines[0].startswith(
        f"event {home(DEAD.id)}: 2020-03-02; Northtown; killed, airstrike; killed civilians 8/8/9; "
    )
    assert "  killed civilians 8/8/9: Paper one 8+; Paper two 9" in lines
    assert f"  claim {DEAD.id}: killed 8+ civilians [correct]" in lines
    assert f"    one: {DEAD.quote.text}" in lines


def test_an_event_is_printed_with_its_grade_and_whether_it_was_verified() -> None:
    text = marsad("event", home(DEAD.id)).stdout
    assert "  fair: 2 independent sources: Paper one, Paper two\n" in text
    judge("grade", home(DEAD.id), "weak", "--why", "One copied the other")
    judge("verify", home(DEAD.id))
    text = marsad("event", home(DEAD.id)).stdout
    assert "  weak (judged): One copied the other\n  verified\n" in text
    rows = csv.DictReader(io.StringIO(marsad("events").stdout))
    (row,) = (row for row in rows if row["event"] == home(DEAD.id))
    assert (row["grade"], row["reason"], row["verified"]) == ("weak", "One copied the other", "yes")


def test_an_event_is_printed_with_what_was_read_and_how_its_figures_changed() -> None:
    newer = report("one", text="Corrected.", published=day(1))
    store.add_report(newer, [claim(newer, "killed", low=11, high=11, group="civilians", text=DEAD.quote.text)], [NORTH])
    rebuild()
    judge("correct", AGAIN.id, "--set", "count=10", "--why", "One name stood twice")
    text = marsad("event", home(AGAIN.id)).stdout
    assert "  Paper one, killed civilians: 7 (2020-03-02) → 11, corrected on 2020-03-03\n" in text
    assert f"  claim {AGAIN.id}: killed 10 civilians [correct]\n    read as: killed 9 civilians\n" in text


def test_a_decision_prints_its_id_and_the_events_as_they_are_now() -> None:
    first, second = judge("reject", AGAIN.id, "--why", "Of another day")
    assert first.split("\t") == [listed()[0]["judgement"], "reject", "by rana"]
    assert second == "no event speaks of it"
    accepted = judge("accept", AGAIN.id, "--by", "omar")
    assert accepted[0].endswith("by omar")
    assert accepted[1].startswith(f"event {home(AGAIN.id)}: ")


def test_every_decision_has_a_command() -> None:
    north, south = home(DEAD.id), home(THERE.id)
    judge("merge", north, south, "--why", "One wave")
    assert home(THERE.id) == home(DEAD.id)
    judge("unmerge", home(DEAD.id), "--why", "Two waves")
    judge("split", home(DEAD.id), AGAIN.id, "--why", "The second strike")
    assert home(AGAIN.id) != home(DEAD.id)
    judge("same", STRIKE.id, THERE.id, "--why", "One crew")
    judge("apart", THERE.id, AGAIN.id, "--why", "Another crew")
    judge("grade", home(DEAD.id), "fair", "--why", "Two papers")
    judge("verify", home(DEAD.id))
    judge("verify", DEAD.id, AGAIN.id)
    decisions = [row["decision"] for row in listed()]
    assert decisions == [
        "merge", "undo", "split", "same event", "not the same", "grade", "verified", "verified",
    ]  # fmt: skip


def test_what_was_decided_is_listed_with_its_state() -> None:
    reject = judge("reject", DEAD.id, "--why", "No")[0].partition("\t")[0]
    judge("undo", reject, "--why", "Yes after all")
    judge("correct", DEAD.id, "--set", "count=8", "--set", "group=women", "--because", "List", "--why", "Names")
    store.add_report(report("one", text="Nobody died."), [])
    rows = listed()
    assert [(row["decision"], row["state"]) for row in rows] == [
        ("reject", "undone"), ("undo", "stands"), ("correct", "lost"),
    ]  # fmt: skip
    assert rows[1]["undoes"] == reject
    assert rows[2]["why"] == "List; Names"
    assert '"value": "women", "why": "Names"' in rows[2]["value"]
    assert [row["decision"] for row in listed("--lost")] == ["correct"]


def test_two_claims_of_one_event_are_compared_with_reasons() -> None:
    text = marsad("same", DEAD.id, AGAIN.id).stdout
    assert text.startswith("one event\n")
    assert f"  {DEAD.id}: killed 7 civilians, in event {home(DEAD.id)}\n" in text
    assert f"    told with {STRIKE.id}\n" in text
    assert "    +2.3  the same day\n" in text
    assert "    +1.2  the same place\n" in text
    assert " in all; 3.4 are needed\n" in text


def test_two_claims_of_one_report_are_told_as_one() -> None:
    assert "one report tells both of one occurrence\n" in marsad("same", DEAD.id, STRIKE.id).stdout


def test_a_decision_is_named_where_two_claims_are_compared() -> None:
    made = judge("same", DEAD.id, THERE.id, "--why", "One crew")[0].partition("\t")[0]
    text = marsad("same", DEAD.id, THERE.id).stdout
    assert text.startswith("one event\n")
    assert "  never  60 days apart\n" in text
    assert "people decided that they are one event\n" in text
    assert "decided: same event, by rana on " in text
    assert text.endswith(f": One crew ({made})\n")


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("event", "nought"), "there is no event 'nought'"),
        (("same", DEAD.id, DEAD.id), "expected two claims"),
        (("same", DEAD.id, TOTAL.id), "is part of no event: its figure sums up many incidents or a long time"),
        (("judge", "same", DEAD.id, TOTAL.id, "--why", "x"), "is part of no event"),
        (("judge", "reject", DEAD.id), "expected the reason"),
        (("judge", "reject", "nought", "--why", "x"), "there is no claim 'nought'"),
        (("judge", "correct", DEAD.id, "--set", "count", "--why", "x"), "expected FIELD=VALUE"),
        (("judge", "correct", DEAD.id, "--set", "count=1", "--set", "count=2", "--why", "x"), "given twice"),
        (("judge", "correct", DEAD.id, "--set", "count=1", "--because", "a", "--because", "b"), "more --because"),
        (("judge", "correct", DEAD.id, "--set", "weather=fine", "--why", "x"), "can't be corrected"),
        (("judge", "undo", "nought", "--why", "x"), "there is no judgement 'nought'"),
    ],
)
def test_faults_are_said_in_one_line_and_nothing_is_decided(words: Sequence[str], fault: str) -> None:
    result = marsad(*words)
    assert result.exit_code == 2
    assert result.stderr.startswith("marsad: ")
    assert fault in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert listed() == []


def test_a_rejected_claim_is_compared_with_none() -> None:
    judge("reject", AGAIN.id, "--why", "No")
    assert "was rejected" in marsad("same", DEAD.id, AGAIN.id).stderr
