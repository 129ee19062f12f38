"""The commands that use the ledger, run in this process on the test database."""

import csv
import io
import json
from pathlib import Path

import pytest

from cli.run import marsad

pytestmark = pytest.mark.django_db

STRIKE = "Warplanes bombed a market in Saraqib on Monday and killed four civilians, a doctor said."
PLACES = """id,name,name_ar,kind,latitude,longitude,country,admin1
mine:1,Saraqib,سراقب,town,35.864,36.805,SY,Idlib
mine:2,Tell Example,,village,35.5,36.6,SY,Idlib
"""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    rows = [
        {"id": "one", "title": "Market bombed", "text": STRIKE, "published": "2019-12-24", "publisher": "Valley Wire"},
        {"id": "two", "title": "Weather", "text": "It rained in the hills.", "published": "2019-12-24"},
        {"id": "three", "title": "قصف", "text": "قصفت الطائرات سوقاً", "published": "2019-12-24"},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.fixture
def places(tmp_path: Path) -> Path:
    path = tmp_path / "places.csv"
    path.write_text(PLACES)
    return path


def test_ingest_says_what_it_did(reports: Path) -> None:
    result = marsad("ingest", reports)
    assert result.exit_code == 0
    first = result.stdout.splitlines()[0]
    assert first.startswith("3 new reports, 0 revised, 0 known before; ")
    assert "1 report kept without claims: their language is not read yet.\n" in result.stdout
    assert "  reports                        3\n" in result.stdout
    assert "schema 0" in result.stdout
    again = marsad("ingest", reports)
    assert again.stdout.startswith("0 new reports, 0 revised, 3 known before; 0 claims added.\n")


def test_a_changed_report_is_a_revision(reports: Path) -> None:
    marsad("ingest", reports)
    reports.write_text(json.dumps({"id": "two", "text": "It snowed in the hills."}))
    assert marsad("ingest", reports).stdout.startswith("0 new reports, 1 revised, 0 known before; ")


def test_what_stands_before_a_fault_is_kept(reports: Path) -> None:
    with reports.open("a") as stream:
        stream.write('{"text": ""}\n')
    result = marsad("ingest", reports)
    assert result.exit_code == 2
    message = "line 4, field 'text': is empty, expected the report's text (3 before it are in the ledger; --skip-bad"
    assert message in result.stderr
    assert "  reports                        3\n" in marsad("status").stdout


def test_skip_bad_ingests_the_rest(reports: Path) -> None:
    reports.write_text("{}\n" + reports.read_text())
    result = marsad("ingest", reports, "--skip-bad")
    assert result.exit_code == 0
    assert "1 left out, 3 used" in result.stderr
    assert result.stdout.startswith("3 new reports")


def test_nothing_usable_stores_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n")
    result = marsad("ingest", tmp_path / "a.jsonl", "--skip-bad")
    assert result.exit_code == 2
    assert "nothing usable" in result.stderr
    assert "  reports                        0\n" in marsad("status").stdout


def test_status_of_an_empty_ledger() -> None:
    result = marsad("status")
    assert result.exit_code == 0
    assert [line.split() for line in result.stdout.splitlines()[1:3]] == [["reports", "0"], ["claims", "0"]]


def test_places_are_added_and_found(places: Path) -> None:
    result = marsad("places", "add", places)
    assert (result.exit_code, result.stdout) == (0, f"{places}: 2 places\n")
    assert marsad("places", "add", places).exit_code == 0
    found = marsad("places", "find", "Tall Example")
    assert found.exit_code == 0
    score, key, name, kind, within, point, reason = found.stdout.splitlines()[0].split("\t")
    assert (key, name, kind, within, point) == ("mine:2", "Tell Example", "village", "Idlib, SY", "35.5000, 36.6000")
    assert 0 < float(score) <= 1
    assert reason


def test_an_arabic_name_is_found(places: Path) -> None:
    marsad("places", "add", places)
    assert "mine:1" in marsad("places", "find", "سراقب").stdout


def test_limit() -> None:
    assert len(marsad("places", "find", "Springfield", "--limit", "2").stdout.splitlines()) == 2


def test_a_name_that_nothing_bears() -> None:
    result = marsad("places", "find", "Xqzzvw")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "marsad: nothing is known by the name 'Xqzzvw'\n"


@pytest.mark.parametrize("content", ["", "name,latitude\nSaraqib,north\n", "no,columns,known\n1,2,3\n"])
def test_a_gazetteer_at_fault(tmp_path: Path, content: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(content)
    result = marsad("places", "add", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "bad.csv" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_gazetteer_that_is_not_there(tmp_path: Path) -> None:
    result = marsad("places", "add", tmp_path / "none.csv")
    assert result.exit_code == 2
    assert "none.csv" in result.stderr


def test_events(reports: Path) -> None:
    marsad("ingest", reports)
    rows = list(csv.DictReader(io.StringIO(marsad("events").stdout)))
    assert rows
    assert any("killed civilians" in row["tolls"] for row in rows)
    by_report = list(csv.DictReader(io.StringIO(marsad("events", "--by-report").stdout)))
    assert {row["report"] for row in by_report} == {"one", "two", "three"}
    event = {row["report"]: row["event"] for row in by_report}
    assert event["one"] in {row["event"] for row in rows}
    assert (event["two"], event["three"]) == ("", "")


def test_demo_reads_the_sample_once() -> None:
    result = marsad("demo", "--no-serve")
    assert result.exit_code == 0
    assert " places in the gazetteer places.csv\n" in result.stdout
    assert "0 known before" in result.stdout
    again = marsad("demo", "--no-serve")
    assert "\n0 new reports, 0 revised, " in again.stdout
    assert again.stdout.splitlines()[2:] == [
        line for line in result.stdout.splitlines()[2:] if "kept without" not in line
    ]


def test_demo_reads_reports_of_yours(reports: Path, places: Path) -> None:
    result = marsad("demo", "--no-serve", "--reports", reports, "--places", places)
    assert result.exit_code == 0
    assert "2 places in the gazetteer places.csv\n3 new reports" in result.stdout


def test_demo_names_a_file_that_is_not_there(tmp_path: Path) -> None:
    result = marsad("demo", "--no-serve", "--reports", tmp_path / "none.jsonl")
    assert result.exit_code == 2
    assert "there is no such file or folder" in result.stderr


def test_places_are_exported_and_added_again(places: Path, tmp_path: Path) -> None:
    marsad("places", "add", places, "--licence", "CC0", "--attribution", "The mapping group")
    table = marsad("places", "export").stdout
    again = tmp_path / "again.csv"
    again.write_text(table, encoding="utf-8")
    assert marsad("places", "add", again).exit_code == 0
    assert marsad("places", "export").stdout == table
    lines = marsad("places", "list").stdout.splitlines()
    assert len(lines) == 2
    assert marsad("places", "lists").stdout.splitlines()[1] == "places.csv\t2\tThe mapping group\tCC0"
    exported = json.loads(marsad("places", "export", "--format", "geojson").stdout)
    features = exported["features"]
    assert exported["attribution"][1] == "places.csv: The mapping group; licence: CC0"
    assert "places.csv: The mapping group; licence: CC0\n" in marsad("places", "export").stderr
    assert [feature["properties"]["id"] for feature in features] == [line.partition("\t")[0] for line in lines]


def test_a_name_is_settled_by_hand_and_taken_back(places: Path) -> None:
    marsad("places", "add", places)
    made = marsad("places", "settle", "Tell X", "mine:1", "--by", "rana", "--why", "the map")
    number = made.stdout.partition("\t")[0]
    assert made.stdout == f"{number}\tTell X\tmine:1\talways\tby rana\n"
    assert marsad("places", "settled").stdout == f"{number}\tTell X\tmine:1\talways\trana\tthe map\n"
    assert marsad("places", "unsettle", number, "--by", "rana").exit_code == 0
    assert marsad("places", "settled").stdout == ""
    assert marsad("places", "settle", "Tell X", "mine:99", "--by", "rana").exit_code == 2


def test_columns_are_named_by_options(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("TOPONYM,YC,XC\nTall Odd,35.5,36.5\n")
    named = ("--column", "name=TOPONYM", "--column", "latitude=YC", "--column", "longitude=XC")
    assert marsad("places", "add", path).exit_code == 2
    assert marsad("places", "add", path, *named).stdout == f"{path}: 1 places\n"
    assert "Tall Odd" in marsad("places", "list", "--list", "odd").stdout
    assert "FIELD is one of" in marsad("places", "add", path, "--column", "nom=TOPONYM").stderr


def test_a_name_is_found_near_another(places: Path) -> None:
    marsad("places", "add", places)
    first = marsad("places", "find", "Tall Example", "--near", "Saraqib").stdout.splitlines()[0]
    assert " km from Saraqib" in first
