"""The day that a report's own text stamps it with ("Sat 24 Aug 2013", "DAMASCUS, March 3 (SANA)")."""

import datetime as dt
import re
from functools import cache, lru_cache

import msgspec

from marsad.reading import lexicon
from marsad.reading.dates.grammar import DateMention, find_mentions
from marsad.reading.dates.words import any_of


class Datelines(msgspec.Struct, frozen=True):
    """How a stamp is told from a day in the story; ``reach`` in characters of the text's beginning."""

    cues: tuple[str, ...]
    told: tuple[str, ...]
    stamps: tuple[str, ...]
    reach: int


@cache
def _rules() -> Datelines:
    return lexicon.table("dates", "datelines", Datelines)


@cache
def _expressions() -> dict[str, re.Pattern[str]]:
    rules = _rules()
    return {
        "told": re.compile(rf"(?<!\w){any_of(rules.told)}\s+$", re.IGNORECASE),
        "stamp": re.compile(rf"(?<!\w){any_of(rules.stamps)}\s+$", re.IGNORECASE),
        "cue": re.compile(rf"(?<!\w){any_of(rules.cues)}[\s:,/(-]*$", re.IGNORECASE),
        "city": re.compile(r"(?:[^\W\d_][\w'’.-]*[\s,/]+){1,5}$"),
        "agency": re.compile(r"[\s,]*(?:\([^)\s][^)]{0,40}\)|[-–—]+\s)"),
        "glued": re.compile(r"(?<=[A-Za-z] \d\d)(?=(?:19|20)\d\d\b)"),
    }


@lru_cache(maxsize=8)
def dateline(text: str, published: dt.date | None) -> DateMention | None:
    """Find the stamp near the beginning of a report's text; ``start`` and ``end`` count the text's characters.

    ``published`` gives the year to a stamp that has none.
    """
    head = text[: _rules().reach]
    for mention in find_mentions(head, published):
        if mention.sort == "day" and mention.first and _is_stamp(head, mention):
            return mention
    return _glued(head)


def _is_stamp(head: str, mention: DateMention) -> bool:
    rules = _expressions()
    before = head[: mention.start]
    full = bool(re.search(r"(?:19|20)\d\d", mention.text)) and bool(re.search(r"\d{1,2}\D", mention.text))
    if not before.strip(" (["):
        return full
    if rules["stamp"].search(before):
        return full
    if rules["told"].search(before):
        return False
    if not full:
        return bool(rules["city"].fullmatch(before) and rules["agency"].match(head, mention.end))
    bare = bool(re.fullmatch(r"[\d./-]+", mention.text)) or not mention.text[0].isdigit()
    return bare or bool(rules["cue"].search(before))


def _glued(head: str) -> DateMention | None:
    """Read a stamp whose day and year were run together when the page was cut to text ("Oct 032017")."""
    apart = _expressions()["glued"].sub(" ", head, count=1)
    if apart == head:
        return None
    cut = next(place for place, (one, two) in enumerate(zip(head, apart, strict=False)) if one != two)
    for mention in find_mentions(apart, None):
        if mention.start < cut < mention.end and mention.first and mention.sort == "day":
            text = head[mention.start : mention.end - 1]
            return DateMention(mention.start, mention.end - 1, text, "day", mention.first, mention.last, 1)
    return None
