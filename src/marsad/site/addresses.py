"""Addresses of searches: every search has one, and nothing of it is kept elsewhere."""

from dataclasses import fields, replace
from typing import Final

from django.http import QueryDict
from django.urls import reverse

from marsad.ledger.search.results import Search

FILTERS: Final = (
    "what", "kind", "action", "country", "admin1", "admin2", "admin3", "place", "actor", "source", "publisher",
    "language",
)  # fmt: skip
_DEFAULT: Final = Search()


def search_fields(asked: Search) -> QueryDict:
    """Write a search as fields of an address, those that say nothing left out; its size is the page's own matter."""
    written = QueryDict(mutable=True)
    for field in fields(asked):
        value = getattr(asked, field.name)
        if field.name == "size" or value == getattr(_DEFAULT, field.name):
            continue
        name = "q" if field.name == "text" else field.name
        written.setlist(name, [str(one) for one in value] if isinstance(value, tuple) else [str(value)])
    return written


def search_address(asked: Search, view: str = "search") -> str:
    """Write the address of a search on one of its pages: "search", "search-feed", "search-csv"."""
    written = search_fields(asked).urlencode()
    return reverse(f"site:{view}") + (f"?{written}" if written else "")


def asks_anything(asked: Search) -> bool:
    """Say whether a search has a word, a filter or a day."""
    bare = replace(asked, text=asked.text.strip(), sort=_DEFAULT.sort, page=_DEFAULT.page, size=_DEFAULT.size)
    return bare != _DEFAULT


def toggled(asked: Search, name: str, value: str) -> Search:
    """Take a value into one of a search's filters, or out of it if it is there; from the first page."""
    held: tuple[str, ...] = getattr(asked, name)
    kept = tuple(one for one in held if one != value) if value in held else (*held, value)
    return replace(asked, page=1, **{name: kept})  # type: ignore[arg-type]
