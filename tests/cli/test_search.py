import csv
import io

import pytest

from cli.run import marsad
from ledger.search.build import SPELLINGS, fill

pytestmark = pytest.mark.django_db


def test_search_prints_names_hits_and_facets() -> None:
    fill()
    result = marsad("search", "Maaret", "al-Numan", "bakeries", "--what", "report", "--facets")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "Maaret al-Numan: place Ma'arrat An Nu'man (Al Ma'ra, Idlib, SY)"
    assert "معرة النعمان" in lines[1]
    assert lines[2] == "3 found"
    assert "report  Overnight shelling  (2020-01-05, Paper 0, paper-2)" in lines
    assert "admin1: Idlib 3" in lines
    assert "by day: 2019-12-20 1, 2019-12-24 1, 2020-01-05 1" in lines


def test_search_as_csv() -> None:
    fill()
    result = marsad("search", f'"{SPELLINGS[0]}"', "--format", "csv", "--sort", "date", "--facets")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert {row["what"] for row in rows} == {"report", "claim", "event", "place"}
    assert all(SPELLINGS[0] in row["snippet"] for row in rows if row["what"] != "place")
    assert "language: en" in result.stderr


def test_pages_and_filters() -> None:
    fill()
    result = marsad(
        "search", "--what", "report", "--size", "2", "--page", "2", "--country", "sy", "--until", "2020-01-05"
    )
    assert "4 found, page 2 of 2" in result.stdout


def test_nothing_found_offers_names_that_are_like_it() -> None:
    fill()
    result = marsad("search", "Maarat al-Nuxxan")
    assert result.exit_code == 0
    assert result.stdout.startswith("0 found\nDid you mean: ")
    assert "Maarat al-Numan" in result.stdout


@pytest.mark.parametrize("wrong", [("--since", "soon"), ("--kind", "gossip"), ("--page", "0")])
def test_a_wrong_option_is_said(wrong: tuple[str, str]) -> None:
    assert marsad("search", "x", *wrong).exit_code == 2
