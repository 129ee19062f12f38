"""Totals told apart from the toll of one event."""

import datetime as dt

import pytest

from marsad.model import Count, DateRange
from marsad.reading import cumulative
from reading.parsed import token

DAY = dt.date(2020, 3, 1)
CASES = [
    ("Ten people were killed on Sunday.", "killed", Count(10, 10, "Ten"), None, False),
    ("More than 90 people have been killed since April.", "killed", Count(90, None, "More than 90"), None, True),
    ("The war has killed 380,000 people.", "killed", Count(380000, 380000, "380,000"), None, True),
    ("Forty were killed that month.", "killed", Count(40, 40, "Forty"), DateRange(DAY, DAY.replace(day=31)), True),
    ("People have been killed since April.", "killed", None, None, False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "count", "date", "expected"), CASES)
def test_cumulative(text: str, word: str, count: Count | None, date: DateRange | None, expected: bool) -> None:
    assert cumulative.of_claim(token(text, word), "casualties/killed", count, date) is expected
