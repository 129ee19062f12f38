"""From the fields of an input to a checked ``Report``."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final, TypeVar

import msgspec

from marsad.intake.raw import Raw
from marsad.intake.text import clean, headline_of, language_of
from marsad.model import InputError, Report

T = TypeVar("T")

_LIMITS: Final = {"id": 200, "publisher": 200, "credit": 500, "url": 2000}
"""The most characters of a field that the ledger keeps."""
_LANGUAGE: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")
_URL: Final = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
_YEARS: Final = range(1800, 2200)
"""What is outside is a slip of the pen, and some of it no database can keep."""
_FAULT: Final = re.compile(r"(?P<fault>.*?)(?: - at `\$\.?(?P<field>[^`]*)`)?")
_MISSING: Final = re.compile(r"Object missing required field `(\w+)`")
_WORDS: Final = {"str": "text", "int": "a whole number", "null": "null", "bool": "true or false", "object": "an object"}


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the caller knows of a report that the input does not say itself; None: nothing."""

    published: dt.date | None = None
    publisher: str | None = None
    title: str | None = None
    language: str | None = None


class Fields(msgspec.Struct, frozen=True):
    """The fields of the contract as they may stand in an input; others are passed over."""

    text: str
    id: str | int | None = None
    title: str | None = None
    published: str | None = None
    published_at: str | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    credit: str | None = None


def to_report(raw: Raw, defaults: Defaults) -> Report:
    """Check the fields and make a report of them.

    A missing ``id`` becomes the digest of the content, a missing ``title`` the first line of the text, a missing
    ``language`` the one that the script points to. What else is missing stays unknown.

    Raises:
        InputError: names the field and what was expected, not yet the file.
    """
    given = _convert(raw)
    text = clean(given.text)
    if raw.bare:
        text = text.strip()
    if not text.strip():
        raise InputError("is empty, expected the report's text", field="text")
    day, moment = _published(given)
    report = Report(
        id=_line(given.id, "id") or "",
        title=_choose(raw, _line(given.title, "title"), defaults.title) or headline_of(text),
        text=text,
        published=_choose(raw, day, defaults.published),
        published_at=moment if not (raw.bare and defaults.published) else None,
        publisher=_choose(raw, _line(given.publisher, "publisher"), defaults.publisher) or "",
        language=language_code(_choose(raw, given.language, defaults.language)) or language_of(text),
        url=_web_address(_line(given.url, "url")),
        credit=_line(given.credit, "credit"),
    )
    return report if report.id else msgspec.structs.replace(report, id=report.digest)


def _convert(raw: Raw) -> Fields:
    try:
        return msgspec.convert(raw.fields, Fields)
    except msgspec.ValidationError as error:
        message = str(error)
    if missing := _MISSING.search(message):
        raise InputError("is missing, expected the report's text", field=missing[1])
    parts = _FAULT.fullmatch(message)
    fault, field = (parts["fault"], parts["field"]) if parts else (message, None)
    words = re.sub(r"`([^`]*)`", lambda found: _in_words(found[1]), fault)
    raise InputError(words[:1].lower() + words[1:], field=field or None)


def _in_words(types: str) -> str:
    names = types.split(" | ")
    return " or ".join(_WORDS.get(name, name) for name in names)


def _choose(raw: Raw, said: T | None, given: T | None) -> T | None:
    """Prefer what the input says, but the caller's word where the input has no fields of its own."""
    first, second = (given, said) if raw.bare else (said, given)
    return first if first not in (None, "") else second


def _line(value: str | int | None, field: str) -> str | None:
    """Bring a field onto one line, and check its length."""
    if value is None:
        return None
    line = " ".join(clean(str(value)).split())
    limit = _LIMITS.get(field)
    if limit and len(line) > limit:
        raise InputError(f"has {len(line)} characters, expected at most {limit}", field=field)
    return line or None


def _web_address(url: str | None) -> str | None:
    if url is None or _URL.fullmatch(url):
        return url
    raise InputError(f"expected a web address that starts with http:// or https://, got {_short(url)}", field="url")


def language_code(value: str | None) -> str | None:
    """Bring "en-US" or "AR" to a plain language code.

    Raises:
        InputError: it is not a language code.
    """
    if value is None or not value.strip():
        return None
    if code := _LANGUAGE.fullmatch(value.strip()):
        return code[1].lower()
    raise InputError(f'expected a language code such as "en" or "ar", got {_short(value)}', field="language")


def _published(given: Fields) -> tuple[dt.date | None, dt.datetime | None]:
    """Take the day of publication, and the moment where an offset from UTC makes it one."""
    moment = _moment(given.published_at, "published_at")
    day = _moment(given.published, "published")
    both = day if isinstance(day, dt.datetime) and moment is None else moment
    exact = both if isinstance(both, dt.datetime) and both.tzinfo is not None else None
    first = day if day is not None else moment
    return (first.date() if isinstance(first, dt.datetime) else first), exact


def _moment(value: str | None, field: str) -> dt.date | None:
    """Read "2019-12-24" or "2019-12-24T10:30:00+02:00"; a ``datetime`` where there is a time of day."""
    if value is None or not (text := value.strip()):
        return None
    for kind in (dt.date, dt.datetime):
        try:
            moment = kind.fromisoformat(text)
        except ValueError:
            continue
        if moment.year in _YEARS:
            return moment
    raise InputError(
        f'expected a date such as "2019-12-24" or "2019-12-24T10:30:00+02:00", got {_short(value)}', field=field
    )


def _short(value: str, limit: int = 40) -> str:
    return repr(value if len(value) <= limit else value[:limit] + "…")
