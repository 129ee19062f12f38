import datetime as dt

import pytest
from django.utils import translation
from pytest_django import Settings

from marsad.site.figures import day, days, degrees, figure, moment, number, toll_figure


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (None, None, "not known"),
        (0, 0, "0"),
        (85, 85, "85"),
        (85, None, "at least 85"),
        (0, None, "at least 0"),
        (None, 85, "up to 85"),
        (20, 30, "20–30"),
        (235000, 235000, "235,000"),
    ],
)
def test_a_count_is_said_as_it_was_meant(low: int | None, high: int | None, said: str) -> None:
    assert figure(low, high) == said


@pytest.mark.parametrize(
    ("low", "best", "high", "said"),
    [
        (None, None, None, "not known"),
        (8, 8, 8, "8"),
        (8, 9, 10, "8–10 (best 9)"),
        (8, 8, 10, "8–10 (best 8)"),
        (12, 12, None, "at least 12"),
        (9, 12, None, "at least 9 (best 12)"),
        (None, 5, 5, "up to 5"),
        (None, 5, None, "5"),
        (3, None, 9, "3–9"),
    ],
)
def test_a_toll_tells_its_best_where_the_range_does_not(
    low: int | None, best: int | None, high: int | None, said: str
) -> None:
    assert toll_figure(low, best, high) == said


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("", "", "date not known"),
        ("2019-12-24", "2019-12-24", "24 December 2019"),
        ("2019-12-24", "2019-12-26", "24–26 December 2019"),
        ("2019-12-01", "2019-12-31", "December 2019"),
        ("2020-02-01", "2020-02-29", "February 2020"),
        ("2021-02-01", "2021-02-27", "1–27 February 2021"),
        ("2019-01-01", "2019-12-31", "2019"),
        ("2019-11-30", "2019-12-02", "30 November – 2 December 2019"),
        ("2019-12-30", "2020-01-02", "30 December 2019 – 2 January 2020"),
        ("2019-12-24", "", "since 24 December 2019"),
        ("", "2019-12-24", "until 24 December 2019"),
    ],
)
def test_days_are_said_in_full_and_as_short_as_they_are_clear(start: str, end: str, said: str) -> None:
    assert days(_day(start), _day(end)) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (None, None, "غير معروف"),
        (85, None, "ما لا يقل عن 85"),
        (None, 85, "ما يصل إلى 85"),
        (20, 30, "من 20 إلى 30"),
        (235000, 235000, "235,000"),
    ],
)
def test_a_count_in_arabic_keeps_its_order_by_words(low: int | None, high: int | None, said: str) -> None:
    with translation.override("ar"):
        assert figure(low, high) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2019-12-24", "2019-12-24", "24 ديسمبر 2019"),
        ("2019-12-24", "2019-12-26", "24–26 ديسمبر 2019"),
        ("2019-12-01", "2019-12-31", "ديسمبر 2019"),
        ("2019-11-30", "2019-12-02", "30 نوفمبر – 2 ديسمبر 2019"),
        ("2019-12-24", "", "منذ 24 ديسمبر 2019"),
    ],
)
def test_days_in_arabic(start: str, end: str, said: str) -> None:
    with translation.override("ar"):
        assert days(_day(start), _day(end)) == said


def test_digits_follow_the_setting_in_arabic_alone(settings: Settings) -> None:
    settings.DIGITS = "arab"
    assert (number(1234567), day(dt.date(2019, 12, 24))) == ("1,234,567", "24 December 2019")
    with translation.override("ar"):
        assert number(1234567) == "١٬٢٣٤٬٥٦٧"
        assert degrees(35.5) == "٣٥٫٥٠٠٠"
        assert days(dt.date(2019, 12, 24), dt.date(2019, 12, 26)) == "٢٤–٢٦ ديسمبر ٢٠١٩"
        assert moment(dt.datetime(2019, 12, 24, 14, 5, tzinfo=dt.UTC)) == "٢٤ ديسمبر ٢٠١٩، ١٤:٠٥ بتوقيت غرينتش"


def test_a_moment_is_told_in_one_clock() -> None:
    there = dt.timezone(dt.timedelta(hours=2))
    assert moment(dt.datetime(2019, 12, 25, 0, 30, tzinfo=there)) == "24 December 2019, 22:30 UTC"
