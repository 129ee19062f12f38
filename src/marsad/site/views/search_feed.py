"""A search as an Atom feed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed

from marsad.ledger.search.find import search as find
from marsad.ledger.search.results import Search
from marsad.site.addresses import asks_anything, search_address
from marsad.site.feeds.atom import MOST, as_xml
from marsad.site.names import listed
from marsad.site.queries.search import ShownHit
from marsad.site.said import gettext as _
from marsad.site.search_filters import SearchFilter

if TYPE_CHECKING:
    _Feed = Feed[ShownHit, Search]
else:
    _Feed = Feed  # takes no parameters when it runs


class SearchFeed(_Feed):
    """The newest hits of a search that have a day; places, actors and sources have none."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *_args: object, **_kwargs: object) -> Search:
        """Read the search from the address."""
        return replace(SearchFilter(request.GET).asked(size=MOST), sort="date")

    def title(self, asked: Search) -> str:
        """Name the feed by its words."""
        return as_xml(_("Marsad: %(words)s") % {"words": asked.text} if asked.text else _("Marsad: search"))

    def link(self, asked: Search) -> str:
        """Lead to the page of the same search."""
        return search_address(replace(asked, size=Search().size))

    def feed_url(self, asked: Search) -> str:
        """Say where the feed itself is."""
        return search_address(replace(asked, sort="relevance"), "search-feed")

    def items(self, asked: Search) -> Sequence[ShownHit]:
        """Search."""
        hits = find(asked).hits if asks_anything(asked) else ()
        return [ShownHit(hit) for hit in hits if hit.day]

    def item_title(self, item: ShownHit) -> str:
        """Say what was found."""
        return as_xml(item.title)

    def item_description(self, item: ShownHit) -> str:
        """Give the words around what was searched for."""
        return as_xml(listed(item.graphic) or "".join(piece.text for piece in item.snippet))

    def item_link(self, item: ShownHit) -> str:
        """Lead to it."""
        return item.address

    def author_name(self) -> str:
        """Name who answers for the feed."""
        return "Marsad"

    def item_author_name(self, item: ShownHit) -> str | None:
        """Name the publisher; events have many, and none is named then."""
        return as_xml(item.hit.publisher) or None

    def item_categories(self, item: ShownHit) -> Sequence[str]:
        """Name what it is, and its kind."""
        return [name for name in (item.hit.what, item.kind) if name]

    def item_pubdate(self, item: ShownHit) -> dt.datetime:
        """Give its day."""
        day = item.hit.day or dt.date.min  # items have a day
        return dt.datetime.combine(day, dt.time(), dt.UTC)

    def item_updateddate(self, item: ShownHit) -> dt.datetime:
        """Give its day: Atom asks for it."""
        return self.item_pubdate(item)
