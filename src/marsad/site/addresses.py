"""Addresses of searches: every search has one, and nothing of it is kept elsewhere."""

from collections.abc import Hashable, Iterator
from dataclasses import fields, replace
from functools import lru_cache
from typing import Final
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.urls import get_script_prefix, reverse

from marsad.ledger.search.results import Search
from marsad.site.ids import IdConverter
from marsad.site.said import get_language

FILTERS: Final = (
    "what", "kind", "action", "country", "admin1", "admin2", "admin3", "place", "actor", "source", "publisher",
    "language",
)  # fmt: skip
_DEFAULT: Final = Search()
_ID: Final = IdConverter()
_SOME_ID: Final = "-:-"
"""Stands for an id in an address that is taken apart."""
_FIELDS: Final = tuple(field.name for field in fields(Search) if field.name != "size")


def search_fields(asked: Search) -> QueryDict:
    """Write a search as fields of an address, those that say nothing left out; its size is the page's own matter."""
    written = QueryDict(mutable=True)
    for name, value in _written(asked):
        written.appendlist(name, value)
    return written


def _written(asked: Search) -> Iterator[tuple[str, str]]:
    for name in _FIELDS:
        yield from _pairs(name, getattr(asked, name))


def _pairs(name: str, value: object) -> Iterator[tuple[str, str]]:
    if value != getattr(_DEFAULT, name):
        for one in value if isinstance(value, tuple) else (value,):
            yield "q" if name == "text" else name, str(one)


@lru_cache(maxsize=4096)
def _part(name: str, value: Hashable) -> str:
    return urlencode(list(_pairs(name, value)))


def search_address(asked: Search, view: str = "search") -> str:
    """Write the address of a search on one of its pages: "search", "search-feed", "search-csv"."""
    written = urlencode(list(_written(asked)))
    return list_address(view) + (f"?{written}" if written else "")


class Around:
    """Addresses of searches that differ from one by a filter or by days: a page leads to a hundred and more."""

    def __init__(self, asked: Search) -> None:
        """Write what they have in common once; all of them begin with the first page."""
        self._asked = replace(asked, page=_DEFAULT.page)
        self._path = list_address("search")
        self._parts = {name: _part(name, getattr(self._asked, name)) for name in _FIELDS}

    def toggled(self, name: str, value: str) -> str:
        """Lead to the search with a value taken into one of its filters, or out of it if it is there."""
        return self.changed(**{name: _toggled(getattr(self._asked, name), value)})

    def changed(self, **fields: Hashable) -> str:
        """Lead to the search with these fields in place of its own."""
        parts = self._parts | {name: _part(name, value) for name, value in fields.items()}
        written = "&".join(filter(None, parts.values()))
        return f"{self._path}?{written}" if written else self._path


def page_address(view: str, *ids: str) -> str:
    """Write the address of a report, an event, a place, an actor or a source (``view``) by its id, or of its feed.

    Before the id may stand what else the address names: ``page_address("picture", "event", uid)``.
    """
    *fixed, uid = ids
    before, after = _around_id(view, tuple(fixed), get_language(), settings.LANGUAGE_CODE, get_script_prefix())
    return f"{before}{_ID.to_url(uid)}{after}"


def list_address(view: str) -> str:
    """Write the address of a page that takes no id, without its fields."""
    return _path(view, get_language(), settings.LANGUAGE_CODE, get_script_prefix())


@lru_cache(maxsize=64)
def _path(view: str, _language: str | None, _default: str, _root: str) -> str:
    """Give the address of a page; a search has a hundred and more, which differ by their fields alone."""
    return reverse(f"site:{view}")


@lru_cache(maxsize=128)
def _around_id(view: str, fixed: tuple[str, ...], _language: str | None, _default: str, _root: str) -> tuple[str, str]:
    """Give what the addresses of all pages of a sort begin with, and what they end in."""
    before, _, after = reverse(f"site:{view}", args=[*fixed, _SOME_ID]).partition(_SOME_ID)
    return before, after


def asks_anything(asked: Search) -> bool:
    """Say whether a search has a word, a filter or a day."""
    bare = replace(asked, text=asked.text.strip(), sort=_DEFAULT.sort, page=_DEFAULT.page, size=_DEFAULT.size)
    return bare != _DEFAULT


def _toggled(held: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(one for one in held if one != value) if value in held else (*held, value)
