"""The door of the intake: every kind of input, good and bad."""

import datetime as dt
import io
import json
import os
import sys
import threading
import tracemalloc
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.intake import Defaults, read_input
from marsad.model import InputError, Report

PAGE = """<!doctype html>
<html lang="ar-SY"><head><title>Shells on a market</title>
<meta property="og:site_name" content="Valley Wire">
<meta property="article:published_time" content="2019-12-24T10:00:00+02:00">
<link rel="canonical" href="https://valley.example/a"></head>
<body><nav>Home News About</nav><article><h1>Shells on a market</h1>
<p>Five people died on Tuesday when shells hit the market of the town, people who live there said. The army denied
it.</p><p>A doctor at the town's hospital said that eleven others were being treated there until late.</p></article>
<footer>All rights reserved</footer></body></html>"""


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def faults(path: Path | str) -> list[str]:
    """Read all that can be read, and list what could not, without the folder."""
    bad: list[InputError] = []
    list(read_input(path, on_bad=bad.append))
    return [str(error).replace(f"{Path(path).parent}/", "") for error in bad]


def test_json_lines(tmp_path: Path) -> None:
    line = {"id": "a", "title": "T", "text": "Five died.", "published": "2019-12-24", "publisher": "P", "extra": [1]}
    path = write(tmp_path, "a.jsonl", "\ufeff" + json.dumps(line) + "\r\n\n" + '{"text": "More."}')
    first, second = read_input(path)
    assert first == Report(
        id="a", title="T", text="Five died.", published=dt.date(2019, 12, 24), publisher="P", language="en"
    )
    assert second.id == msgspec.structs.replace(second, id="").digest
    assert (second.title, second.published, second.publisher) == ("More.", None, "")


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ('{"text": "One."}', ["One."]),
        ('[\n{"text": "One."},\n{"text": "Two."}]', ["One.", "Two."]),
        ('\ufeff [{"text": "One."}]\n', ["One."]),
    ],
)
def test_json(tmp_path: Path, content: str, texts: list[str]) -> None:
    assert [report.text for report in read_input(write(tmp_path, "a.json", content))] == texts


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv(tmp_path: Path, mark: str) -> None:
    rows = [
        ["ID", "Text", "published"],
        ["7", '"One, two; three\nfour"', ""],
        ["", "", ""],
        ["8", "Five.", "2019-12-24"],
    ]
    path = write(tmp_path, "a.csv", "\ufeff" + "\r\n".join(mark.join(row) for row in rows))
    first, second = read_input(path)
    assert (first.id, first.text, first.published) == ("7", "One, two; three\nfour", None)
    assert (second.id, second.text, second.published) == ("8", "Five.", dt.date(2019, 12, 24))


def test_csv_cell_of_a_book(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "text,id\n" + "word " * 60_000 + ",1\n")
    assert len(next(read_input(path)).text) == 300_000


def test_plain_text(tmp_path: Path) -> None:
    path = write(tmp_path, "a.TXT", "\ufeff\n  Town is shelled\nFive died.\n\n")
    (report,) = read_input(path, defaults=Defaults(published=dt.date(2019, 12, 24), publisher="P"))
    assert (report.title, report.text) == ("Town is shelled", "Town is shelled\nFive died.")
    assert (report.published, report.publisher, report.language) == (dt.date(2019, 12, 24), "P", "en")


def test_web_page(tmp_path: Path) -> None:
    (report,) = read_input(write(tmp_path, "a.html", PAGE))
    assert (report.title, report.publisher, report.language) == ("Shells on a market", "Valley Wire", "ar")
    assert (report.published, report.url) == (dt.date(2019, 12, 24), "https://valley.example/a")
    assert "eleven others" in report.text
    assert "All rights" not in report.text
    assert "Home News" not in report.text


def test_web_page_without_an_article(tmp_path: Path) -> None:
    (report,) = read_input(write(tmp_path, "a.htm", "<html><body>Five died in May 2016.</body></html>"))
    assert (report.text, report.published) == ("Five died in May 2016.", None)


def test_web_page_in_the_encoding_it_states(tmp_path: Path) -> None:
    page = '<html><head><meta charset="windows-1256"></head><body><p>قصف على البلدة</p></body></html>'
    (report,) = read_input(write(tmp_path, "a.html", page.encode("windows-1256")))
    assert (report.text, report.language) == ("قصف على البلدة", "ar")


def test_what_the_caller_says_of_a_page_stands_over_what_was_found(tmp_path: Path) -> None:
    known = Defaults(published=dt.date(2020, 1, 2), publisher="Desk", title="Mine", language="en")
    (report,) = read_input(write(tmp_path, "a.html", PAGE), defaults=known)
    assert (report.published, report.publisher, report.title, report.language) == (
        dt.date(2020, 1, 2),
        "Desk",
        "Mine",
        "en",
    )


def test_what_a_report_says_stands_over_what_the_caller_says(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"text": "T", "publisher": "P", "title": ""}')
    (report,) = read_input(path, defaults=Defaults(publisher="Q", title="Mine", language="fr"))
    assert (report.publisher, report.title, report.language) == ("P", "Mine", "fr")


def test_folder(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "Second.")
    write(tmp_path, "a.jsonl", '{"text": "First."}')
    (tmp_path / "c").mkdir()
    write(tmp_path / "c", "c.txt", "Third.")
    write(tmp_path, "notes.md", "Not read.")
    write(tmp_path, ".hidden.txt", "Not read.")
    assert [report.text for report in read_input(tmp_path)] == ["First.", "Second.", "Third."]


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.jsonl", "", "a.jsonl: is empty, expected at least one report"),
        ("a.jsonl", "\n \n", "a.jsonl: is empty, expected at least one report"),
        ("a.jsonl", '{"text": "T"', "a.jsonl, line 1: is not JSON: it breaks off before its end"),
        ("a.jsonl", '\n{"text" "T"}', "a.jsonl, line 2: is not JSON: "),
        ("a.jsonl", "[" * 100_000, "a.jsonl, line 1: is nested too deeply"),
        (
            "a.jsonl",
            '[{"text": "T"}]',
            "a.jsonl, line 1: expected a report as a JSON object; a list of reports belongs",
        ),
        ("a.jsonl", '"text"', "a.jsonl, line 1: expected a report as a JSON object"),
        ("a.jsonl", "{}", "a.jsonl, line 1, field 'text': is missing, expected the report's text"),
        ("a.jsonl", '{"text": 5}', "a.jsonl, line 1, field 'text': expected text, got a whole number"),
        ("a.jsonl", '{"text": " \\u0000"}', "a.jsonl, line 1, field 'text': is empty, expected the report's text"),
        ("a.jsonl", '{"text": "T", "id": []}', "a.jsonl, line 1, field 'id': expected"),
        ("a.jsonl", '{"text": "T", "published": "24/12/2019"}', "a.jsonl, line 1, field 'published': expected a date"),
        ("a.jsonl", '{"text": "T", "published": "0019-12-24"}', "a.jsonl, line 1, field 'published': expected a date"),
        ("a.jsonl", '{"text": "T", "language": "العربية"}', "a.jsonl, line 1, field 'language': expected a language"),
        ("a.jsonl", '{"text": "T", "url": "javascript:alert(1)"}', "a.jsonl, line 1, field 'url': expected a web"),
        (
            "a.jsonl",
            json.dumps({"text": "T", "publisher": "p" * 201}),
            "a.jsonl, line 1, field 'publisher': has 201 characters, expected at most 200",
        ),
        (
            "a.jsonl",
            '{"text": "T", "id": "x"}\n\n{"text": "U", "id": "x"}',
            "a.jsonl, line 3, field 'id': 'x' was already used on line 1",
        ),
        ("a.jsonl", '{"text": "T"}'.encode("utf-16"), "a.jsonl, line 1: is UTF-16, expected UTF-8"),
        ("a.jsonl", b'{"text": "\xe9t\xe9"}', "a.jsonl, line 1: is not UTF-8 (byte 0xe9)"),
        ("a.json", "", "a.json: is empty, expected at least one report"),
        ("a.json", "[]", "a.json: is empty, expected at least one report"),
        ("a.json", '[{"text": "T"},\n\n {"id": "x"}]', "a.json, line 3, field 'text': is missing"),
        ("a.json", '[{"text": "T"},\n 5]', "a.json, line 2: expected a report as a JSON object"),
        ("a.json", '{"text": "T",\n "id" "x"}', "a.json, line 2: is not JSON: "),
        ("a.json", '{"text": "T"}\n{"text": "U"}', "one report a line belongs in a .jsonl file"),
        ("a.csv", "", "a.csv: is empty, expected at least one report"),
        ("a.csv", "id,text\n", "a.csv: is empty, expected at least one report"),
        ("a.csv", "1,Five died.\n", "a.csv, line 1: expected a first row that names the fields"),
        ("a.csv", 'id,text\n1,"a\nb"\n2,c,d\n', "a.csv, line 4: has 3 cells, expected 2 as in the first row"),
        ("a.csv", "id,text,published\n1,a,yesterday\n", "a.csv, line 2, field 'published': expected a date"),
        ("a.csv", b"id,text\n1,\xe9t\xe9\n", "a.csv, line 2, field 'text': is not UTF-8"),
        ("a.txt", "", "a.txt, field 'text': is empty"),
        ("a.txt", b"\xe9t\xe9", "a.txt: is not UTF-8 (byte 0xe9)"),
        ("a.html", "", "a.html: holds no text"),
        ("a.html", "<html><body><script>1</script></body></html>", "a.html: holds no text"),
        ("a.html", b"<p>\xe9</p>", "a.html: is not UTF-8"),
        ("a.html", b'<meta charset="utf-8"><p>\xe9</p>', 'a.html: says that it is "utf-8" and is not'),
        ("a.html", b'<meta charset="no-such"><p>\xe9</p>', 'a.html: says that it is "no-such" and is not'),
        ("a.pdf", "x", "a.pdf: expected a name that ends in .jsonl, "),
        ("a", "x", "a: expected a name that ends in .jsonl, "),
    ],
)
def test_faults(tmp_path: Path, name: str, content: str | bytes, fault: str) -> None:
    path = write(tmp_path, name, content)
    (found,) = faults(path)
    assert fault in found
    with pytest.raises(InputError) as raised:
        list(read_input(path))
    assert str(raised.value).replace(f"{tmp_path}/", "") == found


def test_no_such_file(tmp_path: Path) -> None:
    assert faults(tmp_path / "none.jsonl") == ["none.jsonl: there is no such file or folder"]


def test_folder_with_nothing_to_read(tmp_path: Path) -> None:
    write(tmp_path, "notes.md", "Not read.")
    (fault,) = faults(tmp_path)
    assert "holds no file that ends in .jsonl, " in fault


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (PermissionError(13, "Permission denied"), "a.txt: may not be read by this user"),
        (OSError(5, "Input/output error"), "a.txt: can't be read: Input/output error"),
    ],
)
def test_file_that_can_not_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, fault: str
) -> None:
    def fail(_path: Path, _mode: str) -> None:
        raise error

    path = write(tmp_path, "a.txt", "T")
    monkeypatch.setattr(Path, "open", fail)
    assert faults(path) == [fault]


def test_reading_goes_on_behind_a_fault(tmp_path: Path) -> None:
    for name, content in {
        "a.jsonl": b'{"text": "One."}\n{"text": \xff}\n{"text": "Two."}\n{}\n',
        "b.csv": b"id,text\n1,Three.\n2,\xff\n3,Four.\n4,,\n",
        "c.json": b'[{"text": "Five."}, {}, {"text": "Six."}]',
    }.items():
        write(tmp_path, name, content)
    bad: list[InputError] = []
    texts = [report.text for report in read_input(tmp_path, on_bad=bad.append)]
    assert texts == ["One.", "Two.", "Three.", "Four.", "Five.", "Six."]
    assert [(Path(error.file or "").name, error.line) for error in bad] == [
        ("a.jsonl", 2),
        ("a.jsonl", 4),
        ("b.csv", 3),
        ("b.csv", 5),
        ("c.json", 1),
    ]


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ('\n{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        ('{\n "text": "One."\n}\n', ["One."]),
        ('[{"text": "One."}]', ["One."]),
        ('[\n{"text": "One."}]', ["One."]),
        ("text;publisher\nOne.;P\n", ["One."]),
        ("Five died, the army said.\nMore.", ["Five died, the army said.\nMore."]),
        ("[Update] Five died.", ["[Update] Five died."]),
        ("The text, in short", ["The text, in short"]),
        ("<!DOCTYPE html><html><body><p>One.</p></body></html>", ["One."]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: str, texts: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"\xef\xbb\xbf" + content.encode())))
    assert [report.text for report in read_input("-")] == texts


def test_empty_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"\n")))
    assert faults("-") == ["standard input, field 'text': is empty, expected the report's text"]


def test_pipe_is_read_by_its_first_line(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=[b'{"text": "One."}\n'])
    writer.start()
    reports = list(read_input(path))
    writer.join()
    assert [report.text for report in reports] == ["One."]


def test_a_large_file_is_never_held_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.jsonl"
    with path.open("w") as stream:
        for number in range(500):
            stream.write(json.dumps({"id": str(number), "text": "word " * 2000}) + "\n")
    tracemalloc.start()
    count = sum(1 for _ in read_input(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 500
    assert peak < path.stat().st_size / 10


TEXT = st.text(min_size=1).filter(lambda text: any(c.isalnum() for c in text))


@given(st.lists(st.builds(dict, text=TEXT, title=st.text(max_size=50), publisher=st.text(max_size=50)), min_size=1))
def test_what_was_read_reads_the_same_again(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("again")
    path = write(folder, "a.jsonl", "\n".join(json.dumps({"id": str(n), **row}) for n, row in enumerate(rows)))
    first = list(read_input(path))
    assert [len(report.text) for report in first] == [len(row["text"]) for row in rows]
    again = write(folder, "b.jsonl", b"\n".join(msgspec.json.encode(report) for report in first))
    assert list(read_input(again)) == first


@given(st.binary(max_size=300), st.sampled_from(["jsonl", "json", "csv", "txt", "html"]))
def test_any_bytes_give_reports_or_faults(tmp_path_factory: pytest.TempPathFactory, data: bytes, ending: str) -> None:
    bad: list[InputError] = []
    path = write(tmp_path_factory.mktemp("any"), f"a.{ending}", data)
    reports = list(read_input(path, on_bad=bad.append))
    assert reports or bad
    assert all(error.file == str(path) for error in bad)
