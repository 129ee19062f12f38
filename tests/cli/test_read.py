"""``marsad read``."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.run import marsad
from marsad.reading import grammar
from reading.llm.stub import claims, stub

STORY = "Shells killed four civilians in Saraqib on Tuesday, a doctor said."
NAMES = set("id report kind action status quote count group cumulative actors places date source rule".split())


def write(folder: Path, name: str, *reports: object) -> Path:
    path = folder / name
    path.write_text("".join(json.dumps(report) + "\n" for report in reports))
    return path


def test_claims_one_a_line(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", {"id": "r", "text": STORY, "published": "2019-12-24", "publisher": "P"})
    result = marsad("read", path)
    assert (result.exit_code, result.stderr) == (0, "")
    claims = [json.loads(line) for line in result.stdout.splitlines()]
    assert claims
    for claim in claims:
        assert set(claim) >= NAMES
        assert claim["report"] == "r"
        assert STORY[claim["quote"]["start"] : claim["quote"]["end"]] == claim["quote"]["text"]
    killed = [claim["count"] for claim in claims if claim["action"] == "killed"]
    assert {"low": 4, "high": 4, "text": "four"} in killed


def test_bare_text_from_standard_input() -> None:
    known = ("--title", "Shells", "--published", "2019-12-24", "--publisher", "P")
    result = marsad("read", "-", *known, "--format", "table", stdin=STORY)
    assert result.exit_code == 0
    assert result.stdout.startswith("Shells (P, 2019-12-24)")


def test_standard_input_and_a_file_give_the_same(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", {"id": "r", "text": STORY})
    assert marsad("read", path).stdout == marsad("read", "-", stdin=path.read_text()).stdout


def test_table(tmp_path: Path) -> None:
    result = marsad("read", write(tmp_path, "a.jsonl", {"text": STORY, "title": "[b]Shells[/b]"}), "--format", "table")
    assert result.exit_code == 0
    assert "[b]Shells[/b] (publisher not known, day not known)" in result.stdout
    assert "killed" in result.stdout


def test_a_gazetteer_file(tmp_path: Path) -> None:
    places = tmp_path / "places.csv"
    places.write_text("id,name,kind,latitude,longitude,country\nmine:1,Tell Example,village,35.5,36.6,SY\n")
    story = write(tmp_path, "a.jsonl", {"text": "Shells killed four civilians in Tell Example, a doctor said."})
    assert "mine:1" not in marsad("read", story).stdout
    assert "mine:1" in marsad("read", story, "--places", places).stdout


def test_a_gazetteer_that_is_none(tmp_path: Path) -> None:
    story = write(tmp_path, "a.jsonl", {"text": STORY})
    result = marsad("read", story, "--places", tmp_path / "none.csv")
    assert result.exit_code == 2
    assert "none.csv" in result.stderr


def test_other_languages_are_counted(tmp_path: Path) -> None:
    result = marsad("read", write(tmp_path, "a.jsonl", {"text": "قُتل أربعة مدنيين في سراقب"}, {"text": STORY}))
    assert result.exit_code == 0
    assert result.stdout
    assert result.stderr == "1 without claims: their language (ar) is not read yet\n"


def test_reading_stops_at_a_fault(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", {"text": STORY}, {"title": "no text"}, {"text": STORY + " More."})
    result = marsad("read", path)
    assert result.exit_code == 2
    assert result.stderr == f"marsad: {path}, line 2, field 'text': is missing, expected the report's text\n"
    assert len({json.loads(line)["report"] for line in result.stdout.splitlines()}) == 1


def test_skip_bad_goes_on(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", {"text": STORY}, {"title": "no text"}, {"text": STORY + " More."})
    result = marsad("read", path, tmp_path / "none.txt", "--skip-bad")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        f"left out: {path}, line 2, field 'text': is missing, expected the report's text",
        f"left out: {tmp_path}/none.txt: there is no such file or folder",
        "2 left out, 2 used",
    ]
    assert len({json.loads(line)["report"] for line in result.stdout.splitlines()}) == 2


def test_nothing_usable(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", {}, 5)
    result = marsad("read", path, "--skip-bad")
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 3
    assert result.stderr.splitlines()[-1] == f"marsad: nothing usable in {path}"


@pytest.mark.parametrize("name", ["none.jsonl", "a.docx", "empty.json", "folder"])
def test_bad_inputs_end_in_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "a.docx").write_text("text")
    (tmp_path / "empty.json").touch()
    result = marsad("read", tmp_path / name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"marsad: {tmp_path / name}: ")
    assert result.stderr.count("\n") == 1


def test_a_pipe_that_is_closed_is_quiet(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", *({"text": f"{STORY} Number {number}."} for number in range(3)))
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "marsad", "read", path], stdout=writer, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(writer)
    assert done.stderr == b""


def test_the_second_reader_needs_an_endpoint() -> None:
    result = marsad("read", "-", "--reader", "llm", stdin=STORY)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == "marsad: The reader llm has no endpoint: set MARSAD_LLM_URL and MARSAD_LLM_MODEL.\n"


def test_the_second_reader_reads_what_its_endpoint_says(monkeypatch: pytest.MonkeyPatch) -> None:
    killed = {
        "sentence": 1,
        "quote": "Shells killed four civilians",
        "action": "casualties/killed",
        "low": 4,
        "high": 4,
    }
    with stub(claims({**killed, "count_words": "four"}, {**killed, "low": 5})) as served:
        monkeypatch.setenv("MARSAD_READER", "llm")
        monkeypatch.setenv("MARSAD_LLM_URL", served.url)
        monkeypatch.setenv("MARSAD_LLM_MODEL", "test-model")
        result = marsad("read", "-", "--title", "Shells", "--published", "2019-12-24", stdin=STORY)
    assert result.exit_code == 0
    found = {(claim["action"], claim["reader"]) for claim in map(json.loads, result.stdout.splitlines())}
    assert ("killed", "llm 1 test-model") in found
    assert ("shelling", grammar.VERSION) in found
    assert "1 of 2 claims failed the check" in result.stderr
