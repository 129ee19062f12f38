"""A revision of a report is known by its content."""

import datetime as dt

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from marsad.model import Report, digest
from model.strategies import reports

REPORT = Report(
    id="r1",
    title="Two killed in Harran",
    text="Shelling killed two people in Harran.",
    published=dt.date(2019, 12, 21),
    publisher="Orontes Wire",
)
PARTS = st.lists(st.text(max_size=5), max_size=4).map(tuple)


@given(PARTS, PARTS)
@example(("ab", "c"), ("a", "bc"))
@example(("a",), ("a", ""))
@example((), ("",))
@example(("\x00",), ("", "\x00"))
def test_two_lists_share_a_digest_only_where_they_are_the_same(one: tuple[str, ...], two: tuple[str, ...]) -> None:
    assert (digest(*one) == digest(*two)) == (one == two)


@given(PARTS)
def test_a_digest_is_sixteen_hex_digits(parts: tuple[str, ...]) -> None:
    assert len(digest(*parts)) == 16
    assert int(digest(*parts), 16) >= 0


def test_a_digest_stays_the_same_from_one_version_of_the_code_to_the_next() -> None:
    assert digest("Maarat al-Numan", "معرة النعمان") == "b29d2cf6cb0aa4fd"


def test_a_lone_surrogate_has_a_digest() -> None:
    assert digest("\ud800") != digest("\ufffd")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Three killed in Harran"),
        ("text", "Shelling killed three people in Harran."),
        ("published", dt.date(2019, 12, 22)),
        ("published", None),
        ("publisher", "Northern Lens"),
        ("language", "ar"),
        ("url", "https://example.org/1"),
        ("credit", "Orontes Wire"),
    ],
)
def test_whatever_is_published_makes_a_revision(field: str, value: object) -> None:
    assert msgspec.structs.replace(REPORT, **{field: value}).digest != REPORT.digest


def test_the_id_is_no_part_of_the_content() -> None:
    assert msgspec.structs.replace(REPORT, id="r2").digest == REPORT.digest


@given(reports())
def test_json_gives_the_report_back(report: Report) -> None:
    again = msgspec.json.decode(msgspec.json.encode(report), type=Report)
    assert again == report
    assert again.digest == report.digest


def test_json_leaves_out_what_is_not_known() -> None:
    assert set(msgspec.to_builtins(REPORT)) == {"id", "title", "text", "published", "publisher"}


def test_a_report_can_not_be_changed() -> None:
    with pytest.raises(AttributeError):
        REPORT.text = "Nothing happened."  # type: ignore[misc]
