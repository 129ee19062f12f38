"""Finding the words of a sentence that name a time; the spans are found here first, and worked out after."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

import msgspec
from msgspec import structs

from marsad.model import DateRange
from marsad.reading.dates.values import Days, days_between, resolve
from marsad.reading.dates.words import Form, Sort, any_of, forms_in, links, vocabulary


class DateMention(msgspec.Struct, frozen=True):
    """Words that name a time; ``start`` and ``end`` count characters of the text searched.

    ``first`` and ``last`` are None where the words fix no day; ``precision`` is UCDP's date_prec.
    """

    start: int
    end: int
    text: str
    sort: Sort
    first: dt.date | None = None
    last: dt.date | None = None
    precision: int | None = None

    @property
    def days(self) -> Days | None:
        """First and last day, or None."""
        return Days(self.first, self.last) if self.first and self.last else None

    def range(self) -> DateRange | None:
        """Give the mention as a claim's date, or None where it fixes no day."""
        if self.first is None or self.last is None:
            return None
        return DateRange(self.first, self.last, self.text, self.precision or 1)


class _Raw(msgspec.Struct, frozen=True):
    """A stretch that a form matches, not yet worked out."""

    form: Form
    start: int
    end: int
    slots: dict[str, str | None]


def find_mentions(text: str, anchor: dt.date | None) -> list[DateMention]:
    """Find every mention of a time, in the order of the text, none overlapping another."""
    raws = _longest(text, list(_matches(text)))
    singles = [_mention(text, raw, anchor) for raw in raws]
    return list(_linked(text, raws, singles, anchor))


def _matches(text: str) -> Iterator[_Raw]:
    for form in forms_in(text):
        for match in form.pattern.finditer(text):
            if form.stands_at(text, match.start()):
                end = match.end() - len(match.group()) + len(match.group().rstrip(" ,"))
                yield _Raw(form, match.start(), end, match.groupdict())


def _longest(text: str, raws: list[_Raw]) -> list[_Raw]:
    """Keep the longest of overlapping stretches, the earlier form where two are as long."""
    free = bytearray(len(text))
    kept = []
    for raw in sorted(raws, key=lambda raw: (raw.start - raw.end, raw.start)):
        if not any(free[raw.start : raw.end]):
            free[raw.start : raw.end] = b"\1" * (raw.end - raw.start)
            kept.append(raw)
    return sorted(kept, key=lambda raw: raw.start)


def _mention(text: str, raw: _Raw, anchor: dt.date | None) -> DateMention:
    days = resolve(raw.form.means, raw.slots, anchor)
    return _made(text, raw.start, raw.end, raw.form.sort, days)


def _made(text: str, start: int, end: int, sort: Sort, days: Days | None) -> DateMention:
    first, last, precision = (days.first, days.last, days.precision) if days else (None, None, None)
    return DateMention(start, end, text[start:end], sort, first, last, precision)


@cache
def _leads() -> dict[str, re.Pattern[str]]:
    table = links()
    filler = rf"(?:\s+{any_of(table.filler)})?[\s-]+$"
    return {
        name: re.compile(rf"(?<!\w){any_of(leads)}{filler}", re.IGNORECASE)
        for name, leads in (("since", table.since), ("until", table.until), ("between", table.between))
    }


@cache
def _joins() -> re.Pattern[str]:
    return re.compile(rf"\s*{any_of(links().and_)}\s*(?:{any_of(links().filler)}\s+)?", re.IGNORECASE)


def _linked(text: str, raws: list[_Raw], singles: list[DateMention], anchor: dt.date | None) -> Iterator[DateMention]:
    """Read "since X", "until X", "between X and Y" around the mentions."""
    skip = False
    for place, (raw, single) in enumerate(zip(raws, singles, strict=True)):
        if skip:
            skip = False
            continue
        before = text[max(0, single.start - 40) : single.start]
        following = singles[place + 1] if place + 1 < len(singles) else None
        if following and _leads()["between"].search(before) and (pair := _pair(text, single, following)):
            skip = True
            yield pair
        elif lead := _leads()["since"].search(before):
            yield _since(text, single.start - len(lead.group()), raw, single, anchor)
        elif _leads()["until"].search(before):
            yield structs.replace(single, sort="until")
        else:
            yield single


def _pair(text: str, one: DateMention, two: DateMention) -> DateMention | None:
    if not _joins().fullmatch(text, one.end, two.start) or not (one.first and two.last):
        return None
    days = days_between(one.first, two.last)
    return _made(text, one.start, two.end, "range", days) if days else None


def _since(text: str, start: int, raw: _Raw, single: DateMention, anchor: dt.date | None) -> DateMention:
    """Span from the beginning of the mention to the anchor."""
    first = single.first
    edge = vocabulary().edges.get(" ".join((raw.slots.get("edge") or "").lower().split()))
    if first and edge:
        first = first.replace(month=edge.since_month) if single.sort == "year" else first.replace(day=edge.since_day)
    days = days_between(first, anchor) if first and anchor else None
    return _made(text, start, single.end, "since", days)
