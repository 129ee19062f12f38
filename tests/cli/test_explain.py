"""``marsad explain``."""

import json
from pathlib import Path

import pytest

from cli.run import finished, marsad, process

STORY = "Government jets bombed a market in Saraqib on Tuesday, killing four civilians, a doctor said."


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


def test_a_file_is_explained_in_words(story: Path) -> None:
    result = marsad("explain", story, "--published", "2019-12-24", "--publisher", "P")
    assert result.exit_code == 0
    assert "days are counted from 2019-12-24" in result.stdout
    assert "[1] Government jets bombed a market in Saraqib" in result.stdout
    assert '+ casualties/killed, read from "killing"' in result.stdout
    assert "place  Saraqib  <- " in result.stdout
    assert "its chance of holding a claim" in result.stdout
    assert "against it: " in result.stdout


def test_as_json_it_holds_the_claims_that_read_prints(story: Path) -> None:
    known = ("--published", "2019-12-24", "--publisher", "P")
    told = json.loads(marsad("explain", story, "--json", *known).stdout)
    kept = [kept["claim"] for sentence in told["sentences"] for kept in sentence["kept"] if not kept["again"]]
    assert kept == [json.loads(line) for line in marsad("read", story, *known).stdout.splitlines()]


def test_standard_input() -> None:
    assert "casualties/killed" in marsad("explain", "-", stdin=STORY).stdout


def test_a_report_of_the_ledger_is_found_by_its_id(tmp_path: Path) -> None:
    report = {"id": "desk-7", "text": STORY, "published": "2019-12-24", "publisher": "P"}
    (tmp_path / "desk.jsonl").write_text(json.dumps(report))
    home = tmp_path / "home"
    assert finished(process(home, "ingest", tmp_path / "desk.jsonl"))[0] == 0
    status, out, err = finished(process(home, "explain", "desk-7"))
    assert (status, err) == (0, "")
    assert "(desk-7), read by" in out
    status, _, err = finished(process(home, "explain", "desk-8"))
    assert status == 2
    assert err == "marsad: desk-8: there is no such file, and no report of that id in the ledger\n"


def test_a_language_that_is_not_read_is_named() -> None:
    result = marsad("explain", "-", stdin="قتل أربعة مدنيين في سراقب يوم الثلاثاء")
    assert result.exit_code == 2
    assert "is in a language (ar) that is not read yet" in result.stderr
