"""Addresses of searches: every search has one, and nothing of it is kept elsewhere."""

from collections.abc import Iterator
from dataclasses import fields, replace
from functools import lru_cache
from typing import Final
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language

from marsad.ledger.search.results import Search

FILTERS: Final = (
    "what", "kind", "action", "country", "admin1", "admin2", "admin3", "place", "actor", "source", "publisher",
    "language",
)  # fmt: skip
_DEFAULT: Final = Search()
_FIELDS: Final = tuple(field.name for field in fields(Search) if field.name != "size")


def search_fields(asked: Search) -> QueryDict:
    """Write a search as fields of an address, those that say nothing left out; its size is the page's own matter."""
    written = QueryDict(mutable=True)
    for name, value in _written(asked):
        written.appendlist(name, value)
    return written


def _written(asked: Search) -> Iterator[tuple[str, str]]:
    for name in _FIELDS:
        value = getattr(asked, name)
        if value != getattr(_DEFAULT, name):
            for one in value if isinstance(value, tuple) else (value,):
                yield "q" if name == "text" else name, str(one)


def search_address(asked: Search, view: str = "search") -> str:
    """Write the address of a search on one of its pages: "search", "search-feed", "search-csv"."""
    written = urlencode(list(_written(asked)))
    return _path(view, get_language(), settings.LANGUAGE_CODE) + (f"?{written}" if written else "")


@lru_cache(maxsize=16)
def _path(view: str, _language: str | None, _default: str) -> str:
    """Give the address of a page; a search has a hundred and more, which differ by their fields alone."""
    return reverse(f"site:{view}")


def asks_anything(asked: Search) -> bool:
    """Say whether a search has a word, a filter or a day."""
    bare = replace(asked, text=asked.text.strip(), sort=_DEFAULT.sort, page=_DEFAULT.page, size=_DEFAULT.size)
    return bare != _DEFAULT


def toggled(asked: Search, name: str, value: str) -> Search:
    """Take a value into one of a search's filters, or out of it if it is there; from the first page."""
    held: tuple[str, ...] = getattr(asked, name)
    kept = tuple(one for one in held if one != value) if value in held else (*held, value)
    return replace(asked, page=1, **{name: kept})  # type: ignore[arg-type]
