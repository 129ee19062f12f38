"""The words of days and the forms that they stand in, read from ``data/dates.toml`` and made into expressions."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

import msgspec

from marsad.reading import lexicon

_GAP = r"(?:\s+|-)"

FIGURE = "0"
"""Stands for any digit among the words of a text."""
_YEAR, _PARTED, _PAIR = "0000", "0/0", "0-0"
"""Stand for a year, for figures parted as in a date, and for two joined as in a span."""
_FIGURES = {
    _YEAR: re.compile(r"(?:19|20)\d\d"),
    _PARTED: re.compile(r"\d[-./]\d"),
    _PAIR: re.compile(r"\d\s?[-–]\s?\d"),
}
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")

Sort = Literal[
    "day", "weekday", "month", "year", "range", "since", "until", "relative", "same", "length", "future", "vague"
]
"""What kind of mention: ``relative`` counts from a day told before, ``length`` and ``vague`` fix no day."""


class Edge(msgspec.Struct, frozen=True):
    """A part of a month (in days) or of a year (in months), and where a span that begins "since" it is counted from."""

    words: tuple[str, ...]
    month: tuple[int, int]
    year: tuple[int, int]
    since_day: int
    since_month: int


class Words(msgspec.Struct, frozen=True):
    """The short lists of ``[words]``."""

    needs_capital: tuple[str, ...]
    parts_of_day: tuple[str, ...]
    name_after: tuple[str, ...]
    vague_numbers: tuple[str, ...]
    turns: tuple[str, ...]
    calendar_units: tuple[str, ...]
    leads_month: tuple[str, ...]
    leads_named_month: tuple[str, ...]
    leads_year: tuple[str, ...]


class FormRow(msgspec.Struct, frozen=True):
    """Some ways of writing that mean the same; see the head of the file for how a form is written."""

    sort: Sort
    means: str
    forms: tuple[str, ...]
    after: str | None = None
    not_after: tuple[str, ...] = ()


class Form(msgspec.Struct, frozen=True):
    """One way of writing, as an expression whose named groups are the slots."""

    sort: Sort
    means: str
    pattern: re.Pattern[str]
    after: re.Pattern[str] | None = None
    not_after: re.Pattern[str] | None = None
    needs: tuple[frozenset[str], ...] = ()
    """For each piece that may not be missing, the words of which it holds one, in lower case; ``FIGURE`` is a digit."""

    def stands_at(self, text: str, start: int) -> bool:
        """Tell whether the words before ``start`` are such as this form asks for."""
        before = text[max(0, start - 24) : start]
        if self.after and not self.after.search(before):
            return False
        return not (self.not_after and self.not_after.search(before))


def words_of(text: str) -> frozenset[str]:
    """List the words of a text in lower case, with ``FIGURE`` and its like where it holds such digits."""
    found = frozenset(_LETTERS.findall(text.lower()))
    if not _DIGIT.search(text):
        return found
    return found.union([FIGURE], (name for name, figures in _FIGURES.items() if figures.search(text)))


class Vocabulary(msgspec.Struct, frozen=True):
    """The lists that values are looked up in; every key is in lower case."""

    weekdays: dict[str, int]
    months: dict[str, int]
    seasons: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, int]
    edges: dict[str, Edge]


@cache
def vocabulary() -> Vocabulary:
    """Read the lists that values are looked up in."""
    return Vocabulary(
        weekdays=_lower("weekdays", "weekdays_short"),
        months=_lower("months", "months_short"),
        seasons=_lower("seasons"),
        numbers=_lower("numbers"),
        ordinals=_lower("ordinals"),
        units=_lower("units"),
        edges={word.lower(): edge for edge in _edges().values() for word in edge.words},
    )


@cache
def forms() -> tuple[Form, ...]:
    """Compile every form of the file."""
    rows = lexicon.table("dates", "form", tuple[FormRow, ...])
    return tuple(_compile(row, text) for row in rows for text in row.forms)


@cache
def _by_word() -> dict[str, tuple[int, ...]]:
    """Number the forms by the words of their piece that the fewest words fill."""
    found: dict[str, list[int]] = {}
    for number, form in enumerate(forms()):
        for word in min(form.needs, key=len):
            found.setdefault(word, []).append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}


@cache
def _opening() -> frozenset[str]:
    """List the words that ``_by_word`` numbers forms by."""
    return frozenset(_by_word())


def forms_in(text: str) -> list[Form]:
    """List the forms that a text can hold at all, going by its words alone, in their order."""
    there, by_word = words_of(text), _by_word()
    numbers = {number for word in there & _opening() for number in by_word[word]}
    every = forms()
    return [form for number in sorted(numbers) if not any(map(there.isdisjoint, (form := every[number]).needs))]


@cache
def words() -> Words:
    """Read the short lists of ``[words]``."""
    return lexicon.table("dates", "words", Words)


class Links(msgspec.Struct, frozen=True):
    """The words of ``[links]``, which turn days into spans."""

    since: tuple[str, ...]
    until: tuple[str, ...]
    between: tuple[str, ...]
    and_: tuple[str, ...] = msgspec.field(name="and")
    filler: tuple[str, ...] = ()


@cache
def links() -> Links:
    """Read the words of ``[links]``."""
    return lexicon.table("dates", "links", Links)


def any_of(options: Iterable[str]) -> str:
    """Join words into an expression that matches any of them, the longest first; spaces match any white space."""
    ordered = sorted(set(options), key=lambda option: (-len(option), option))
    return "(?:" + "|".join(re.escape(option).replace(r"\ ", r"\s+") for option in ordered) + ")"


def _lower(*keys: str) -> dict[str, int]:
    return {word.lower(): value for key in keys for word, value in _list(key).items()}


def _list(key: str) -> dict[str, int]:
    return lexicon.table("dates", key, dict[str, int])


def _edges() -> dict[str, Edge]:
    return lexicon.table("dates", "edges", dict[str, Edge])


def _cased(options: Iterable[str]) -> str:
    """Match names as names: with a capital, or all in capitals."""
    return "(?-i:" + any_of(form for option in options for form in (option, option.upper())) + ")"


@cache
def _slots() -> dict[str, str]:
    """What each slot may be filled with."""
    lists = words()
    capital = set(lists.needs_capital)
    long_months, short_months = _list("months"), _list("months_short")
    month = f"(?:{_cased(capital)}|{any_of(set(long_months) - capital)})"
    no_name = rf"(?!\s+(?-i:{any_of(lists.name_after)}\b))"
    number = rf"(?:\d{{1,3}}|{any_of(_list('numbers'))})"
    return {
        "weekday": rf"(?:{any_of(_list('weekdays'))}|{_cased(_list('weekdays_short'))}\.?),?",
        "weekday_alone": rf"{any_of(_list('weekdays'))}(?:['’]?s)?{no_name}",
        "part": any_of(lists.parts_of_day),
        "month": rf"(?:{month}|{_cased(short_months)}\b\.?),?",
        "month_alone": month + no_name,
        "day": r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b(?![.:]\d),?",
        "year": r"(?:19[5-9]\d|20[0-4]\d)",
        "year2": r"(?:19[5-9]\d|20[0-4]\d)",
        "numeric": r"(?:\d{1,2}(?P<mark>[-./])\d{1,2}(?P=mark)(?:19|20)\d\d|(?:19|20)\d\d-\d{1,2}-\d{1,2})",
        "day2": rf"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b(?!\s+(?:of\s+)?{month}),?",
        "day_pair": r"\d{1,2}\s?[-–]\s?\d{1,2}\b,?",
        "turn": any_of(lists.turns),
        "unit_calendar": any_of(lists.calendar_units) + "(?:['’]?s)?",
        "season": any_of(_list("seasons")),
        "ordinal": any_of(_list("ordinals")),
        "number": number,
        "vague_number": any_of(lists.vague_numbers),
        "unit": any_of(_list("units")),
        "unit_one": any_of(unit for unit in _list("units") if not unit.endswith("s")),
        "edge": any_of(word for edge in _edges().values() for word in edge.words),
    }


@cache
def _words_of_slots() -> dict[str, tuple[str, ...]]:
    """Which words or figures each slot holds one of; a slot that is not here holds a digit."""
    lists, months, units = words(), tuple(_list("months")), tuple(_list("units"))
    return {
        "weekday": (*_list("weekdays"), *_list("weekdays_short")),
        "weekday_alone": tuple(_list("weekdays")),
        "part": lists.parts_of_day,
        "month": (*months, *_list("months_short")),
        "month_alone": months,
        "turn": lists.turns,
        "unit_calendar": lists.calendar_units,
        "season": tuple(_list("seasons")),
        "ordinal": tuple(_list("ordinals")),
        "number": (FIGURE, *_list("numbers")),
        "vague_number": lists.vague_numbers,
        "unit": units,
        "unit_one": units,
        "edge": tuple(word for edge in _edges().values() for word in edge.words),
        "year": (_YEAR,),
        "year2": (_YEAR,),
        "numeric": (_PARTED,),
        "day_pair": (_PAIR,),
    }


def _compile(row: FormRow, text: str) -> Form:
    written = re.findall(r"\[[^\]]*\]|\S+", text)
    pieces = [_piece(one) for one in written]
    must = next(place for place, (_, optional) in enumerate(pieces) if not optional)
    body = "".join(f"(?:{piece}{_GAP})?" for piece, _ in pieces[:must]) + pieces[must][0]
    for piece, optional in pieces[must + 1 :]:
        body += f"(?:{_GAP}{piece})?" if optional else f"{_GAP}{piece}"
    return Form(
        row.sort,
        row.means,
        re.compile(rf"(?<![\w.-]){body}(?![\w])", re.IGNORECASE),
        _behind(getattr(words(), row.after)) if row.after else None,
        _behind(row.not_after) if row.not_after else None,
        tuple(_held(one) for one, (_, optional) in zip(written, pieces, strict=True) if not optional),
    )


def _piece(written: str) -> tuple[str, bool]:
    """Make one word of a form into an expression, and say whether it may be left out."""
    optional = written.startswith("[")
    options = written.strip("[]").split("/")
    made = [_slot(option) if option.startswith("{") else any_of([option]) for option in options]
    return made[0] if len(made) == 1 else f"(?:{'|'.join(made)})", optional


def _held(written: str) -> frozenset[str]:
    """List the words of which a piece holds one: of a phrase its longest, which may carry an s ("Thursdays")."""
    options = [option.strip("{}") if option.startswith("{") else None for option in written.split("/")]
    told = [
        word
        for slot, option in zip(options, written.split("/"), strict=True)
        for word in (_words_of_slots().get(slot, (FIGURE,)) if slot else (option,))
    ]
    longest = [max(_LETTERS.findall(word.lower()), key=len, default=word) for word in told]
    return frozenset(form for word in longest for form in (word, f"{word}s"))


def _slot(option: str) -> str:
    name = option.strip("{}")
    return f"(?P<{name}>{_slots()[name]})"


def _behind(leads: Iterable[str]) -> re.Pattern[str]:
    """Match the end of a text that closes with one of these words, or with what a slot may hold ("{day}")."""
    made = [_slots()[lead.strip("{}")] if lead.startswith("{") else any_of([lead]) for lead in leads]
    return re.compile(rf"(?<!\w)(?:{'|'.join(made)})[\s-]+$", re.IGNORECASE)
