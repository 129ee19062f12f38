"""Numbers that count nobody and nothing: ages, days, times, distances, money, designations."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from marsad.reading.lexicon import load, table

if TYPE_CHECKING:
    from marsad.reading.counts import CountMention

YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec".split()
)


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = load("counts")["not_a_count"]
    return data


def is_measure(words: list[str], mention: "CountMention") -> bool:
    """Tell whether the number measures, dates or names something instead of counting."""
    if mention.vague or mention.percent:
        return False
    after = words[mention.last + 1 : mention.last + 3]
    before = words[mention.number - 1] if mention.number else ""
    number = words[mention.number]
    names = _data()
    if after and _is_unit(after, names["units"]):
        return True
    if before in names["names"] and mention.first == mention.number and not _stands_at(words, mention.number):
        return True
    return _dates(words, mention, before, after, number)


def _stands_at(words: list[str], number: int) -> bool:
    """Tell whether a toll stands at a number: "put the death toll at 12"."""
    return words[number - 1] == "at" and any(
        word in _data()["tolls"] for word in words[max(0, number - _TOLL) : number]
    )


def _is_unit(after: list[str], units: list[str]) -> bool:
    if after[0] in units:
        if after[0] == "local":
            return len(after) > 1 and after[1] == "time"
        return not (after[0] in ("old", "second") and len(after) > 1 and after[1] in ("people", "man"))
    return after[0] == "-" and len(after) > 1 and after[1] in units


def _dates(words: list[str], mention: "CountMention", before: str, after: list[str], number: str) -> bool:
    """Tell whether the number is a day, a year, a time, or a piece of one."""
    if before in _data()["before"] or (after and after[0] in ("/", "%")):
        return True
    if _is_piece(words, mention.number, before, after):
        return True
    if (before == "-" and number[0].isdigit()) or (len(after) > 1 and after[0] == "-" and after[1][0].isdigit()):
        return True
    return number.isdigit() and (_is_day(before, after, number) or _is_year(words, mention, before, number))


def _is_piece(words: list[str], number: int, before: str, after: list[str]) -> bool:
    """Tell whether a number is a piece of a time or a decimal ("12:30"), or an age ("Haddad, 31, who")."""
    if before == "(":
        return bool(after) and after[0] in (")", ",")
    if words[number].isdigit() and _is_age(words, number):
        return True
    goes_on = len(after) > 1 and after[0] == ":" and after[1][0].isdigit()
    return goes_on or (before in (":", ".") and number > 1 and words[number - 2][-1].isdigit())


def _is_age(words: list[str], number: int) -> bool:
    """Tell whether a number is an age, or one of several, that stands between commas behind whose it is.

    "In Hama, 14, in Homs, three were killed" and "killed 12, 5, and 3" count people.
    """
    first = last = number
    while first > 1 and words[first - 1] in _LISTING and (step := _step(words, first, -1)) is not None:
        first = step
    while last + 2 < len(words) and words[last + 1] in _LISTING and (step := _step(words, last, 1)) is not None:
        last = step
    years = all(int(word) <= _OLDEST for word in words[first : last + 1] if word.isdigit())
    if not years or words[first - 1 : first] != [","] or words[last + 1 : last + 2] != [","]:
        return False
    return words[first - 2].isalpha() and words[first - 2] not in _CASUALTY and not _opens_with_place(words, first)


def _step(words: list[str], at: int, way: int) -> int | None:
    """Give the next number of a list ("12, 14 and 17") in one direction; None where none follows."""
    for away in (2, 3):
        other = at + way * away
        between = words[min(at, other) + 1 : max(at, other)]
        if 0 <= other < len(words) and words[other].isdigit() and all(word in _LISTING for word in between):
            return other
    return None


def _opens_with_place(words: list[str], number: int) -> bool:
    """Tell whether what stands before a number only says where: "In Homs, 14", "and in Rural Hama, 3"."""
    at = number - 2
    while at >= 0 and number - at < _PLACE and words[at].isalpha() and words[at] not in _WHERE:
        at -= 1
    return at >= 0 and words[at] in _WHERE and (at == 0 or words[at - 1] in _OPENING)


def _is_day(before: str, after: list[str], number: str) -> bool:
    """Tell whether digits are a day or a year beside its month ("May 7", "7 May"), or open a time of four digits."""
    value = int(number)
    if before.rstrip(".") in _MONTHS and (value <= 31 or YEAR.fullmatch(number) or len(number) > 4):
        return True
    if not after:
        return False
    return (after[0].rstrip(".") in _MONTHS and value <= 31) or (len(number) == 4 and bool(_DATED.match(after[0])))


def _is_year(words: list[str], mention: "CountMention", before: str, number: str) -> bool:
    if not YEAR.fullmatch(number):
        return False
    following = words[mention.last + 1] if mention.last + 1 < len(words) else ""
    return following in _NOT_COUNTED or not following.isalpha() or before in _BEFOREYEAR or before.isdigit()


_TOLL = 12
"""Words between a toll and the number that it stands at."""
_OLDEST = 110
_CASUALTY = table("casualties", "for_nouns", frozenset[str])
_LISTING = frozenset({",", "and"})
_PLACE = 6
"""Words that a place before a number may have, with what stands around them."""
_WHERE = frozenset({"in", "near", "around", "outside", "at"})
_OPENING = frozenset({",", ";", "and", "while", "-", "–", ":"})
_DATED = re.compile(r"\d+[./]\d+")
_BEFOREYEAR = frozenset("in since of by from until during mid late early before after july".split()) | _MONTHS
_NOT_COUNTED = frozenset("the a an when and in on as with by to after before for at has was is that it".split())
