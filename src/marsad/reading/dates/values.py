"""What the forms of days mean: slots and the day they are counted from → first and last day.

Every function returns None where the words fix no day (no anchor, no such day in the calendar).
"""

import calendar
import datetime as dt
from collections.abc import Callable, Mapping
from typing import NamedTuple

from marsad.reading.dates.words import vocabulary

Slots = Mapping[str, str | None]


class Days(NamedTuple):
    """A first and a last day, both included."""

    first: dt.date
    last: dt.date

    @property
    def precision(self) -> int:
        """UCDP's date_prec: 1 a day, 2 up to 6 days, 3 a week, 4 a month, 5 more."""
        length = (self.last - self.first).days + 1
        return next(step for step, most in ((1, 1), (2, 6), (3, 7), (4, 31), (5, length + 31)) if length <= most)


Value = Callable[[Slots, dt.date | None], Days | None]


def resolve(means: str, slots: Slots, anchor: dt.date | None) -> Days | None:
    """Work out the days of a mention.

    Raises:
        KeyError: ``means`` is no name that this module knows; only a wrong word list brings that about.
    """
    try:
        return VALUES[means](slots, anchor)
    except (ValueError, OverflowError):
        return None


def days_between(first: dt.date, last: dt.date) -> Days | None:
    """Make a span, or None where it would end before it begins."""
    return Days(first, last) if first <= last else None


def back(anchor: dt.date, days: int) -> dt.date:
    """Count days back.

    Raises:
        OverflowError: the calendar has no such day.
    """
    return anchor - dt.timedelta(days=days)


def months_back(anchor: dt.date, months: int) -> dt.date:
    """Count calendar months back, keeping the day where the month has it.

    Raises:
        ValueError: the calendar has no such year.
    """
    index = anchor.year * 12 + anchor.month - 1 - months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(anchor.day, calendar.monthrange(year, month + 1)[1]))


def whole_month(year: int, month: int) -> Days:
    """Span a calendar month.

    Raises:
        ValueError: the calendar has no such month.
    """
    return Days(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))


def _on(day: dt.date) -> Days:
    return Days(day, day)


def _year(slots: Slots, month: int, day: int, anchor: dt.date | None) -> int | None:
    """Take the year that is written, else the latest in which the day is not after the anchor."""
    if written := slots.get("year"):
        return int(written)
    if anchor is None:
        return None
    return anchor.year if (month, day) <= (anchor.month, anchor.day) else anchor.year - 1


def _number(slots: Slots) -> int:
    written = (slots.get("number") or "1").lower()
    return int(written) if written.isdigit() else vocabulary().numbers[" ".join(written.split())]


def _month(slots: Slots) -> int:
    written = slots.get("month") or slots.get("month_alone") or ""
    return vocabulary().months[written.rstrip(",.").lower()]


def _date(slots: Slots, anchor: dt.date | None) -> Days | None:
    if ordinal := slots.get("ordinal"):
        day = vocabulary().ordinals[ordinal.lower()]
    else:
        day = int("".join(filter(str.isdigit, slots.get("day") or "")))
    month = _month(slots)
    year = _year(slots, month, day, anchor)
    return None if year is None else _on(dt.date(year, month, day))


def _day_range(slots: Slots, anchor: dt.date | None) -> Days | None:
    pair = slots.get("day_pair") or f"{slots['day']}-{slots['day2']}"
    first, last = (int("".join(filter(str.isdigit, part))) for part in pair.replace("–", "-").split("-"))
    month = _month(slots)
    year = _year(slots, month, first, anchor)
    return None if year is None else days_between(dt.date(year, month, first), dt.date(year, month, last))


def _numeric(slots: Slots, _anchor: dt.date | None) -> Days | None:
    """Read figures day first, as the region's press writes them, unless only month first makes a date."""
    written = slots["numeric"] or ""
    one, two, three = (int(part) for part in written.replace("/", "-").replace(".", "-").split("-"))
    if one > 31:
        return _on(dt.date(one, two, three))
    day, month = (two, one) if two > 12 else (one, two)
    return _on(dt.date(three, month, day))


def _weekday(slots: Slots, anchor: dt.date | None) -> Days | None:
    if anchor is None:
        return None
    gap = (anchor.weekday() - _weekday_number(slots)) % 7
    if not gap and (slots.get("turn") or "").lower() == "last":
        gap = 7
    return _on(back(anchor, gap))


def _next_weekday(slots: Slots, anchor: dt.date | None) -> Days | None:
    if anchor is None:
        return None
    return _on(back(anchor, -((_weekday_number(slots) - anchor.weekday() - 1) % 7 + 1)))


def _weekday_number(slots: Slots) -> int:
    written = (slots.get("weekday_alone") or "").lower()
    return next(number for name, number in vocabulary().weekdays.items() if written.startswith(name))


def _weekend(_slots: Slots, anchor: dt.date | None) -> Days | None:
    """Span Saturday and Sunday, the last that have begun; on a Saturday that day alone."""
    if anchor is None:
        return None
    saturday = back(anchor, (anchor.weekday() - 5) % 7)
    return Days(saturday, min(anchor, back(saturday, -1)))


def _month_span(slots: Slots, anchor: dt.date | None) -> Days | None:
    month = _month(slots)
    edge = vocabulary().edges[_edge(slots)] if slots.get("edge") else None
    opens = edge.month[0] if edge else 1
    year = _year(slots, month, opens, anchor)
    if year is None:
        return None
    if (slots.get("turn") or "").lower() == "last" and anchor and (year, month) == (anchor.year, anchor.month):
        year -= 1
    whole = whole_month(year, month)
    if edge is None:
        return whole
    return Days(whole.first.replace(day=opens), whole.last.replace(day=min(edge.month[1], whole.last.day)))


def _month_last_year(slots: Slots, anchor: dt.date | None) -> Days | None:
    """Read "in August last year"."""
    return None if anchor is None else whole_month(anchor.year - 1, _month(slots))


def _edge(slots: Slots) -> str:
    return " ".join((slots.get("edge") or "").lower().split())


def _year_span(slots: Slots, _anchor: dt.date | None) -> Days | None:
    year = int(slots["year"] or "")
    if not slots.get("edge"):
        return Days(dt.date(year, 1, 1), dt.date(year, 12, 31))
    opens, closes = vocabulary().edges[_edge(slots)].year
    return Days(dt.date(year, opens, 1), whole_month(year, closes).last)


def _years(slots: Slots, _anchor: dt.date | None) -> Days | None:
    return days_between(dt.date(int(slots["year"] or ""), 1, 1), dt.date(int(slots["year2"] or ""), 12, 31))


def _season(slots: Slots, anchor: dt.date | None) -> Days | None:
    opens = vocabulary().seasons[(slots["season"] or "").lower()]
    if written := slots.get("year"):
        year = int(written)
    elif anchor is None:
        return None
    else:
        year = anchor.year if opens + 3 <= anchor.month else anchor.year - 1
    closes = whole_month(year + (opens + 2 > 12), (opens + 1) % 12 + 1)
    return Days(dt.date(year, opens, 1), closes.last)


def _edge_unit(slots: Slots, anchor: dt.date | None) -> Days | None:
    """Read "the end of last year", "early last month"."""
    days = _last_unit(slots, anchor)
    edge = vocabulary().edges[_edge(slots)]
    if days is None or (days.last - days.first).days < 27:
        return days
    if days.first.month == days.last.month:
        return Days(days.first.replace(day=edge.month[0]), days.first.replace(day=min(edge.month[1], days.last.day)))
    return Days(days.first.replace(month=edge.year[0]), whole_month(days.first.year, edge.year[1]).last)


def _ago(slots: Slots, anchor: dt.date | None) -> Days | None:
    """Count back: days to the day, weeks to the week, months to the month, years to the year."""
    if anchor is None:
        return None
    count, unit = _number(slots), _unit(slots)
    if unit == 0:
        return _on(back(anchor, count // 24))
    if unit == 1:
        return _on(back(anchor, count))
    if unit < 30:
        monday = back(anchor, count * unit + back(anchor, count * unit).weekday())
        return Days(monday, back(monday, -6))
    if unit == 30:
        then = months_back(anchor, count)
        return whole_month(then.year, then.month)
    return Days(dt.date(anchor.year - count, 1, 1), dt.date(anchor.year - count, 12, 31))


def _unit(slots: Slots) -> int:
    return vocabulary().units[(slots.get("unit") or slots.get("unit_one") or "").lower()]


def _last_unit(slots: Slots, anchor: dt.date | None) -> Days | None:
    """Take the calendar's last whole week (Monday to Sunday), month or year."""
    return _ago({"number": "1", "unit": _calendar_unit(slots)}, anchor)


def _calendar_unit(slots: Slots) -> str:
    written = (slots.get("unit_calendar") or "").lower()
    return next(unit for unit in vocabulary().units if unit in ("week", "month", "year") and written.startswith(unit))


def _this_unit(slots: Slots, anchor: dt.date | None) -> Days | None:
    """Span from the beginning of the calendar's week, month or year to the anchor."""
    if anchor is None:
        return None
    unit = vocabulary().units[_calendar_unit(slots)]
    first = {7: back(anchor, anchor.weekday()), 30: anchor.replace(day=1), 365: anchor.replace(month=1, day=1)}[unit]
    return Days(first, anchor)


def _past(slots: Slots, anchor: dt.date | None) -> Days | None:
    """Span from so many days, weeks, months or years back up to the anchor."""
    if anchor is None:
        return None
    count, unit = _number(slots), _unit(slots)
    if unit == 0:
        return Days(back(anchor, -(-count // 24)), anchor)
    if unit == 1:
        return Days(back(anchor, count), anchor)
    if unit < 30:
        return Days(back(anchor, count * unit), anchor)
    return Days(months_back(anchor, count * (12 if unit == 365 else 1)), anchor)


def _counted_back(days: int) -> Value:
    return lambda _slots, anchor: None if anchor is None else _on(back(anchor, days))


def _overnight(_slots: Slots, anchor: dt.date | None) -> Days | None:
    return None if anchor is None else Days(back(anchor, 1), anchor)


def _nothing(_slots: Slots, _anchor: dt.date | None) -> Days | None:
    return None


VALUES: Mapping[str, Value] = {
    "ago": _ago,
    "anchor": _counted_back(0),
    "before_yesterday": _counted_back(2),
    "date": _date,
    "day_before": _counted_back(1),
    "edge_unit": _edge_unit,
    "last_unit": _last_unit,
    "length": _past,
    "day_range": _day_range,
    "month": _month_span,
    "month_last_year": _month_last_year,
    "next_weekday": _next_weekday,
    "nothing": _nothing,
    "numeric": _numeric,
    "overnight": _overnight,
    "past": _past,
    "season": _season,
    "this_unit": _this_unit,
    "tomorrow": _counted_back(-1),
    "weekday": _weekday,
    "weekend": _weekend,
    "year": _year_span,
    "years": _years,
    "yesterday": _counted_back(1),
}
"""The meanings that a form of the word list may name."""
