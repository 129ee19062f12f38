"""Totals told apart from the toll of one event."""

import datetime as dt

import pytest

from marsad.model import Count, DateRange
from marsad.reading import cumulative
from reading.parsed import parsed, token

DAY = dt.date(2020, 3, 1)
CASES = [
    ("Ten people were killed on Sunday.", "killed", Count(10, 10, "Ten"), None, False),
    ("More than 90 people have been killed since April.", "killed", Count(90, None, "More than 90"), None, True),
    ("The war has killed 380,000 people.", "killed", Count(380000, 380000, "380,000"), None, True),
    ("Forty were killed that month.", "killed", Count(40, 40, "Forty"), DateRange(DAY, DAY.replace(day=31)), True),
    ("A raid killed ten people in March.", "killed", Count(10, 10, "ten"), DateRange(DAY, DAY.replace(day=31)), False),
    ("Ten died in an attack in March.", "died", Count(10, 10, "Ten"), DateRange(DAY, DAY.replace(day=31)), False),
    ("A wave of raids killed ten in March.", "killed", Count(10, 10, "ten"), DateRange(DAY, DAY.replace(day=31)), True),
    ("Raids killed ten people in March.", "killed", Count(10, 10, "ten"), DateRange(DAY, DAY.replace(day=31)), True),
    ("People have been killed since April.", "killed", None, None, False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "count", "date", "expected"), CASES)
def test_cumulative(text: str, word: str, count: Count | None, date: DateRange | None, expected: bool) -> None:
    assert cumulative.of_claim(token(text, word), "casualties/killed", count, date) is expected


TOTALS = [
    ("The army took nine villages, bringing the number to 35.", Count(35, 35, "35")),
    ("The rebels seized two towns, which raises the total to at least 12.", Count(12, None, "at least 12")),
    ("The army took nine villages, bringing supplies to 35 families.", None),
    ("The army took nine villages in two days.", None),
]


@pytest.mark.parametrize(("text", "expected"), TOTALS)
def test_running_total(text: str, expected: Count | None) -> None:
    word = "took" if "took" in text else "seized"
    assert cumulative.running_total(parsed(text), token(text, word)) == expected
