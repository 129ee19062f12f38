"""A list as an Atom feed (RFC 4287): the same fields of the address, the newest entries first."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed

MOST: Final = 50
"""How many entries a feed has."""
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML 1.0 can't hold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: what it leads to, what it says, its day or moment, and when it last changed in the record."""

    title: str
    link: str
    text: str
    published: dt.date | dt.datetime | None
    updated: dt.datetime
    author: str = ""
    categories: Sequence[str] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """A list: its title, the address of its page, and its newest entries."""

    title: str
    link: str
    entries: Sequence[Entry]


if TYPE_CHECKING:
    _Feed = Feed[Entry, tuple[HttpRequest, Channel]]
else:
    _Feed = Feed  # takes no parameters when it runs


class ListFeed(_Feed):
    """The feed of one list; ``make`` gives what it holds, from a request and what its address names."""

    feed_type = Atom1Feed

    def __init__(self, make: Callable[..., Channel]) -> None:
        """Keep what makes its entries."""
        self.make = make

    def get_object(self, request: HttpRequest, *_args: object, **named: object) -> tuple[HttpRequest, Channel]:
        """Make what the feed holds."""
        return request, self.make(request, **named)

    def title(self, made: tuple[HttpRequest, Channel]) -> str:
        """Name the feed by its list."""
        return f"Marsad: {as_xml(made[1].title)}"

    def link(self, made: tuple[HttpRequest, Channel]) -> str:
        """Lead to the page of the list."""
        return made[1].link

    def feed_url(self, made: tuple[HttpRequest, Channel]) -> str:
        """Say where the feed itself is."""
        return made[0].get_full_path()

    def items(self, made: tuple[HttpRequest, Channel]) -> Sequence[Entry]:
        """Give the entries."""
        return made[1].entries

    def author_name(self) -> str:
        """Name who answers for the feed."""
        return "Marsad"

    def item_title(self, item: Entry) -> str:
        """Name the entry."""
        return as_xml(item.title)

    def item_description(self, item: Entry) -> str:
        """Give what it says."""
        return as_xml(item.text)

    def item_link(self, item: Entry) -> str:
        """Lead to it."""
        return item.link

    def item_guid(self, item: Entry) -> str | None:
        """Tell entries apart that lead to one page; others by where they lead."""
        return item.key or None

    def item_author_name(self, item: Entry) -> str | None:
        """Name its publisher, where there is one."""
        return as_xml(item.author) or None

    def item_categories(self, item: Entry) -> Sequence[str]:
        """Name what it is."""
        return item.categories

    def item_pubdate(self, item: Entry) -> dt.datetime | None:
        """Give its day, or its moment."""
        if item.published is None or isinstance(item.published, dt.datetime):
            return item.published
        return moment(item.published)

    def item_updateddate(self, item: Entry) -> dt.datetime:
        """Say when it last changed."""
        return item.updated


def moment(day: dt.date) -> dt.datetime:
    """Give the moment at which a day begins."""
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def as_xml(text: str) -> str:
    """Take out of a text what XML can't hold."""
    return _NO_XML.sub(" ", text)
