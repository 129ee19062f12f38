"""Capitals that a text names by their country: "the Syrian capital", "Iraq's capital city", "the capital of Sudan"."""

import re
from functools import cache
from typing import Final

import msgspec

from marsad.places.tables import table
from marsad.places.worldlist import capitals

_ARTICLE: Final = re.compile(r"^the\s+", re.IGNORECASE)


class Words(msgspec.Struct, frozen=True):
    """The table ``[capital]`` of ``data/phrases.toml``."""

    words: tuple[str, ...]
    open: frozenset[str]


@cache
def _table() -> Words:
    return table("phrases", "capital", Words)


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    words = "|".join(map(re.escape, sorted(_table().words, key=len, reverse=True)))
    return (
        re.compile(rf"(?:the )?(?P<country>.+?)(?P<owner>['’]?s|s['’])? (?:{words})", re.IGNORECASE),
        re.compile(rf"(?:the )?(?:{words}) of (?:the )?(?P<country>.+)", re.IGNORECASE),
    )


def capital(text: str) -> tuple[str, str] | None:
    """Give the country's two letters and the name of the capital that a mention means; None where it means none.

    Countries whose seat is disputed have none here.
    """
    for form in _forms():
        found = form.fullmatch(text)
        named = found and (_country(found["country"]) or _country(found["country"] + "s"))
        if named and named[0] not in _table().open:
            return named
    return None


def _country(name: str) -> tuple[str, str] | None:
    return capitals().get(_ARTICLE.sub("", name).lower())
