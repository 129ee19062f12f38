"""Fields of a report: what is taken, and what is worked out."""

import datetime as dt

import pytest

from marsad.intake.fields import Defaults, to_report
from marsad.intake.raw import Raw


@pytest.mark.parametrize(
    ("fields", "day", "moment"),
    [
        ({}, None, None),
        ({"published": None}, None, None),
        ({"published": " "}, None, None),
        ({"published": "2019-12-24"}, "2019-12-24", None),
        ({"published": "2019-12-24T10:30:00+02:00"}, "2019-12-24", "2019-12-24T10:30:00+02:00"),
        ({"published": "2019-12-24T23:30:00-05:00"}, "2019-12-24", "2019-12-24T23:30:00-05:00"),
        ({"published": "2019-12-24T10:30:00Z"}, "2019-12-24", "2019-12-24T10:30:00+00:00"),
        ({"published": "2019-12-24 10:30"}, "2019-12-24", None),
        ({"published_at": "2019-12-24T10:30:00Z"}, "2019-12-24", "2019-12-24T10:30:00+00:00"),
        (
            {"published": "2019-12-23", "published_at": "2019-12-24T10:30:00Z"},
            "2019-12-23",
            "2019-12-24T10:30:00+00:00",
        ),
    ],
)
def test_published(fields: dict[str, str], day: str | None, moment: str | None) -> None:
    report = to_report(Raw({"text": "T", **fields}), Defaults())
    assert (report.published and report.published.isoformat()) == day
    assert (report.published_at and report.published_at.isoformat()) == moment


def test_the_callers_day_leaves_no_moment_of_another_day() -> None:
    raw = Raw({"text": "T", "published": "2019-12-24T10:30:00Z"}, bare=True)
    report = to_report(raw, Defaults(published=dt.date(2020, 1, 1)))
    assert (report.published, report.published_at) == (dt.date(2020, 1, 1), None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Five died.", "en"),
        ("قُتل خمسة أشخاص في إدلب", "ar"),
        ("قُتل خمسة أشخاص، said the BBC", "ar"),
        ("The town of Idlib (إدلب) was shelled", "en"),
        ("12.5 %", "en"),
    ],
)
def test_language_by_script(text: str, language: str) -> None:
    assert to_report(Raw({"text": text}), Defaults()).language == language


@pytest.mark.parametrize(("given", "language"), [("en-US", "en"), ("AR", "ar"), (" fa_IR ", "fa"), ("ckb", "ckb")])
def test_language_code(given: str, language: str) -> None:
    assert to_report(Raw({"text": "T", "language": given}), Defaults()).language == language


def test_control_characters_leave_offsets_true() -> None:
    text = "One\0two\r\nthree\rfour\x85five\ud800"
    report = to_report(Raw({"text": text, "title": "A\tb\nc", "publisher": " P\x00Q "}), Defaults())
    assert report.text == "One two \nthree\nfour five\ufffd"
    assert len(report.text) == len(text)
    assert (report.title, report.publisher) == ("A b c", "P Q")


def test_long_first_line_makes_a_short_headline() -> None:
    title = to_report(Raw({"text": "word " * 100}), Defaults()).title
    assert len(title) <= 121
    assert title.endswith("word…")


def test_a_number_may_be_an_id() -> None:
    assert to_report(Raw({"text": "T", "id": 12}), Defaults()).id == "12"


def test_the_same_content_has_the_same_id() -> None:
    one, two = (to_report(Raw({"text": text}), Defaults()) for text in ("T", "U"))
    assert one == to_report(Raw({"text": "T"}), Defaults())
    assert one.id != two.id
