"""The sample reads without a fault, shows what it is there to show, and is nobody else's text."""

import csv
import json
import math
import os
import re
from collections.abc import Iterator
from importlib.resources import as_file
from pathlib import Path

import msgspec
import pytest

from marsad.intake import read_input
from marsad.model import Place, Report
from marsad.places.lists import load
from marsad.sample import places_path, reports_path

SHARED = Path(os.environ.get("MARSAD_SHARED") or Path(__file__).parents[3] / "shared")
OCHA = SHARED / "data" / "places" / "syria-ocha-communities.csv"
CLOSING = {
    "en": "This report was written for Marsad's demonstration from publicly known facts.",
    "ar": "كُتب هذا التقرير لأغراض العرض التوضيحي لبرنامج «مرصد» استناداً إلى وقائع معروفة للعموم.",
}
RUN = 8
"""So many words in a row that stand elsewhere count as copied."""


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    lines = reports_path().read_text(encoding="utf-8").splitlines()
    return [msgspec.json.decode(line, type=Report) for line in lines]


@pytest.fixture(scope="module")
def places() -> list[Place]:
    with as_file(places_path()) as path:
        return load(path)


def test_intake_reads_all_of_it_as_it_stands(reports: list[Report]) -> None:
    with as_file(reports_path()) as path:
        assert list(read_input(path)) == reports


def test_each_is_a_short_report_that_says_what_it_was_written_for(reports: list[Report]) -> None:
    assert 16 <= len(reports) <= 20
    assert len({report.id for report in reports}) == len(reports)
    for report in reports:
        assert report.text.endswith(CLOSING[report.language]), report.id
        assert 80 <= len(report.text.split()) <= 220, report.id
        assert report.url is None


def test_publishers_are_plainly_invented(reports: list[Report]) -> None:
    publishers = {report.publisher for report in reports}
    assert len(publishers) >= 8
    assert all(name.endswith(("(sample)", "(عينة)")) for name in publishers)


def test_three_reports_are_arabic(reports: list[Report]) -> None:
    arabic = [report for report in reports if report.language == "ar"]
    assert len(arabic) == 3
    for report in arabic:
        letters = [letter for letter in report.text if letter.isalpha()]
        assert sum("\u0600" <= letter <= "\u06ff" for letter in letters) == len(letters)


def test_they_stand_in_the_order_of_publication_and_a_moment_falls_on_its_day(reports: list[Report]) -> None:
    days = [report.published for report in reports]
    assert None not in days
    assert days == sorted(day for day in days if day)
    moments = [report for report in reports if report.published_at]
    assert len(moments) >= 5
    assert all(report.published_at and report.published_at.date() == report.published for report in moments)


def test_agency_copy_is_printed_by_two_publishers_with_its_credit_line(reports: list[Report]) -> None:
    copies = [report for report in reports if report.credit]
    assert len({report.publisher for report in copies}) == 2
    for copy in copies:
        originals = [report for report in reports if report.publisher == copy.credit]
        paragraphs = set(copy.text.split("\n\n"))
        assert any(paragraphs <= set(original.text.split("\n\n")) for original in originals)


def test_a_correction_follows_what_it_corrects(reports: list[Report]) -> None:
    (correction,) = (report for report in reports if report.title.startswith("Correction"))
    first = next(report for report in reports if report.id == "sample-jubas-wire")
    assert correction.publisher == first.publisher
    assert first.published_at
    assert correction.published_at
    assert correction.published_at > first.published_at


def test_places_are_complete_and_within_their_country(places: list[Place]) -> None:
    assert len(places) == len(places_path().read_text(encoding="utf-8").splitlines()) - 1
    for place in places:
        assert place.id.startswith("sample:")
        assert place.name_ar, place.id
        assert place.names, place.id
        assert place.admin1, place.id
        assert (place.country, 32 < place.latitude < 38, 35 < place.longitude < 43) == ("SY", True, True), place.id
        assert place.kind in ("admin1", "admin2", "admin3") or place.admin3, place.id


def test_levels_above_a_place_are_written_as_the_levels_themselves_are(places: list[Place]) -> None:
    governorates = {place.name for place in places if place.kind == "admin1"}
    assert {place.admin1 for place in places} <= governorates


def test_no_spelling_stands_twice_with_one_place(places: list[Place]) -> None:
    for place in places:
        spellings = [place.name, *place.names]
        assert len(set(spellings)) == len(spellings), place.id


def test_every_settlement_is_named_in_a_report(reports: list[Report], places: list[Place]) -> None:
    text = "\n".join(report.text for report in reports)
    for place in places:
        if place.kind in ("town", "village"):
            spellings = (place.name, *place.names, place.name_ar or place.name)
            assert any(re.search(rf"\b{re.escape(spelling)}\b", text) for spelling in spellings), place.id


def test_positions_agree_with_those_of_ocha(places: list[Place]) -> None:
    if not OCHA.exists():
        pytest.skip(f"needs {OCHA.name} in the folder that MARSAD_SHARED names")
    with OCHA.open(encoding="utf-8-sig", newline="") as stream:
        known = {row["pcode"]: (float(row["latitude"]), float(row["longitude"])) for row in csv.DictReader(stream)}
    checked = [place for place in places if place.pcode in known]
    assert len(checked) >= 30
    for place in checked:
        latitude, longitude = known[str(place.pcode)]
        east = (place.longitude - longitude) * math.cos(math.radians(latitude))
        assert 111.2 * math.hypot(place.latitude - latitude, east) < 2, f"{place.id} is more than 2 km off"


def test_nothing_is_copied(reports: list[Report]) -> None:
    files = [*SHARED.glob("data/reports/*.jsonl"), *SHARED.glob("gold/*-reports.jsonl")]
    if not files:
        pytest.skip("needs the reports in the folder that MARSAD_SHARED names")
    others = {run for file in files for text in _texts(file) for run in _runs(text)}
    assert len(others) > 10_000
    for report in reports:
        copied = others.intersection(_runs(report.text))
        assert not copied, report.id


def _texts(file: Path) -> Iterator[str]:
    for line in file.read_text(encoding="utf-8").splitlines():
        yield json.loads(line).get("text", "")


def _runs(text: str) -> Iterator[str]:
    words = re.findall(r"[^\W_]+", text.lower())
    return (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
