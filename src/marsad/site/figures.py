"""Numbers and days in words: unknown is "not known", never 0; "at least 85" stays "at least 85"."""

import calendar
import datetime as dt
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from django.conf import settings
from django.utils import formats

from marsad.site.said import get_language, said_once
from marsad.site.said import gettext as _

_ARABIC: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_SEPARATORS: Final = str.maketrans(",.", "٬٫")
"""Unicode's CLDR: the separators that go with Arabic digits."""


def digits(text: str) -> str:
    """Write the digits of a text in the form that goes with the language: MARSAD_DIGITS says which in Arabic."""
    own = settings.DIGITS == "arab" and (get_language() or "").startswith("ar")
    return text.translate(_ARABIC) if own else text


def number(value: float, places: int | None = None) -> str:
    """Write a number with the language's digits and separators, rounded to some decimal places."""
    return _number(value, places, get_language(), settings.DIGITS)


def numbers() -> Callable[[int], str]:
    """Give what writes whole numbers in the language of now: for drawings, which have hundreds to write at once."""
    language, own = get_language(), settings.DIGITS
    return lambda value: _number(value, None, language, own)


@lru_cache(maxsize=4096, typed=True)
def _number(value: float, places: int | None, _language: str | None, _digits: str) -> str:
    """Write it once: pages repeat themselves, and Django takes its time."""
    plain = formats.number_format(value, places, use_l10n=True, force_grouping=True)
    own = digits(plain)
    return own if own == plain else own.translate(_SEPARATORS)


@said_once
def date_format(value: dt.date, form: str) -> str:
    """Write a day, or a part of it, in Django's signs for dates."""
    return digits(formats.date_format(value, form))


@said_once
def figure(low: int | None, high: int | None) -> str:
    """Say a count: "85", "20–30", "at least 85", "up to 85", "not known"."""
    if low is None and high is None:
        return _("not known")
    if high is None:
        return _("at least %(low)s") % {"low": number(low or 0)}
    if low is None:
        return _("up to %(high)s") % {"high": number(high)}
    if low == high:
        return number(low)
    return _("%(low)s–%(high)s") % {"low": number(low), "high": number(high)}


@said_once
def toll_figure(low: int | None, best: int | None, high: int | None) -> str:
    """Say a toll: its range, with the best figure where that says more than the range does."""
    said = figure(low, high)
    open_ended = (low is None) != (high is None)
    if best is None or (open_ended and best in {low, high}) or low == best == high:
        return said
    if low is None and high is None:
        return number(best)
    return _("%(range)s (best %(best)s)") % {"range": said, "best": number(best)}


def day(value: dt.date) -> str:
    """Write a day in full: "24 December 2019"."""
    return date_format(value, "j F Y")


@said_once
def days(start: dt.date | None, end: dt.date | None) -> str:
    """Say a day or a range of days, as short as it stays clear: "24–26 December 2019", "December 2019"."""
    if start is None or end is None:
        if start is not None:
            return _("since %(day)s") % {"day": day(start)}
        return _("until %(day)s") % {"day": day(end)} if end is not None else _("date not known")
    if start == end:
        return day(start)
    return _whole(start, end) or _range(start, end)


def _whole(start: dt.date, end: dt.date) -> str:
    """Say a whole month or a whole year; "" for any other range."""
    if start.day != 1 or start.year != end.year or end.day != calendar.monthrange(end.year, end.month)[1]:
        return ""
    if start.month == end.month:
        return date_format(start, "F Y")
    return date_format(start, "Y") if (start.month, end.month) == (1, 12) else ""


def _range(start: dt.date, end: dt.date) -> str:
    """Say a range, leaving out of its first day what both days share."""
    if (start.year, start.month) == (end.year, end.month):
        return f"{digits(str(start.day))}–{day(end)}"
    return f"{date_format(start, 'j F' if start.year == end.year else 'j F Y')} – {day(end)}"


def moment(value: dt.datetime) -> str:
    """Write a moment, to the minute: "24 December 2019, 14:05 UTC"."""
    there = value.astimezone(dt.UTC)
    return _("%(day)s, %(time)s UTC") % {"day": day(there), "time": date_format(there, "H:i")}


def degrees(value: float) -> str:
    """Write a latitude or a longitude, to some ten metres."""
    return number(value, 4)
