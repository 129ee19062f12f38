"""Offsets: what stands before a name and says that a place lies some way from it.

"4 km north of Saraqib" is a point; "4 km from Saraqib", "near Saraqib", "north of Saraqib" are somewhere about it;
"between Saraqib and Idlib", "the road from Saraqib to Idlib" are somewhere on the way. The words are data
(``data/phrases.toml``).
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from marsad.places.tables import load_table

_REACH: Final = 70
"""Characters before a name that are looked at."""
_MILE_KM: Final = 1.609344


@dataclass(frozen=True, slots=True)
class Offset:
    """How a place lies to a name: so many kilometres away, at a bearing in degrees from north over east.

    Both are None where they are not said. ``between`` is True for the first of two names that it lies between.
    """

    km: float | None = None
    bearing: float | None = None
    between: bool = False


def offset_before(text: str, start: int) -> Offset | None:
    """Read the offset that the words before a character of the text say; None where they say none."""
    before = text[max(0, start - _REACH) : start]
    patterns = _patterns()
    if patterns.between.search(before):
        return Offset(between=True)
    if found := patterns.measured.search(before):
        km = _number(found["number"]) * (_MILE_KM if found["unit"].lower().startswith("mi") else 1.0)
        return Offset(km, _bearing(found["side"] or found["side2"]))
    if found := patterns.side.search(before):
        return Offset(bearing=_bearing(found["side"]))
    return Offset() if patterns.near.search(before) else None


def _number(word: str) -> float:
    return float(_table()["numbers"].get(word.lower(), 0) or word.replace(",", ""))


def _bearing(word: str | None) -> float | None:
    if word is None:
        return None
    bearing: float = _table()["bearings"][re.sub(r"[\s-]|ern$|wards?$", "", word.lower())]
    return bearing


def _table() -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = load_table("phrases")["offsets"]
    return table


@dataclass(frozen=True, slots=True)
class _Patterns:
    between: re.Pattern[str]
    measured: re.Pattern[str]
    side: re.Pattern[str]
    near: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    data = load_table("phrases")
    numbers = "|".join(data["offsets"]["numbers"])
    side = r"(?:north|south)[\s-]?(?:east|west)|north|south|east|west"
    kinds = "|".join(re.escape(word) for listed in data["kinds"].values() for word in listed)
    end = rf"(?:the )?(?:(?:{kinds}) of )?(?:the )?$"
    roads = "|".join(re.escape(word) for word in data["sites"]["road"])
    near = "|".join(re.escape(word) for word in data["offsets_near"]["words"])
    return _Patterns(
        between=re.compile(
            rf"\bbetween {end}|\b(?:{roads}) (?:\w+ )?(?:from|linking|connecting|joining) {end}", re.IGNORECASE
        ),
        measured=re.compile(
            rf"(?P<number>\b\d[\d,]*(?:\.\d+)?|\b(?:{numbers}))[\s-]?(?P<unit>km|kms|kilomet(?:re|er)s?|miles?)\b"
            rf"(?: \([^()]*\))?(?: away)?(?: to the)?(?: (?P<side>{side})(?:wards?|ern)?)?(?: (?P<side2>{side}))?"
            rf" (?:of|from|outside) {end}",
            re.IGNORECASE,
        ),
        side=re.compile(rf"(?:\bjust )?\b(?P<side>{side}) of {end}", re.IGNORECASE),
        near=re.compile(rf"\b(?:{near}) {end}", re.IGNORECASE),
    )
