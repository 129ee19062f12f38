"""What a link to a page says of it where others show it: Open Graph, and Twitter's names for the same."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.utils.safestring import SafeString

from marsad.site.addresses import list_address, page_address
from marsad.site.markup import format_html
from marsad.site.said import gettext as _

_OEMBED: Final = '<link rel="alternate" type="application/json+oembed" href="{}" title="{}">\n'


@dataclass(frozen=True, slots=True)
class Card:
    """A title, a sentence, a picture with the words that stand for it; ``kind`` is Open Graph's type."""

    title: str
    about: str
    picture: str
    alt: str
    address: str
    kind: str = "website"


def picture_of(request: HttpRequest, what: str, uid: str) -> str:
    """The address of the picture of an event, a place, a report, or (``what`` "map") of the map."""
    picture = list_address("picture-map") if what == "map" else page_address("picture", what, uid)
    return request.build_absolute_uri(picture)


def card(request: HttpRequest, what: str, uid: str, title: str, about: str) -> Card:
    """Make the card of an event, a place, a report, or (``what`` "map") of the map."""
    return Card(
        title, about, picture_of(request, what, uid), _("Map: %(title)s") % {"title": title},
        request.build_absolute_uri(request.path), "article" if what == "report" else "website",
    )  # fmt: skip


def tags(shown: Card, site: str, oembed: str) -> SafeString:
    """Write what a page's head says of it to others; ``oembed`` is where they are told how to embed it, or ""."""
    return format_html(
        '<meta property="og:site_name" content="{0}">\n'
        '<meta property="og:type" content="{1}">\n'
        '<meta property="og:title" content="{2}">\n'
        '<meta property="og:description" content="{3}">\n'
        '<meta property="og:url" content="{4}">\n'
        '<meta property="og:image" content="{5}">\n'
        '<meta property="og:image:type" content="image/png">\n'
        '<meta property="og:image:width" content="1200">\n'
        '<meta property="og:image:height" content="630">\n'
        '<meta property="og:image:alt" content="{6}">\n'
        '<meta name="twitter:card" content="summary_large_image">\n'
        '<meta name="twitter:title" content="{2}">\n'
        '<meta name="twitter:description" content="{3}">\n'
        '<meta name="twitter:image" content="{5}">\n'
        '<meta name="twitter:image:alt" content="{6}">\n{7}',
        site, shown.kind, shown.title, shown.about, shown.address, shown.picture, shown.alt,
        format_html(_OEMBED, oembed, shown.title) if oembed else "",
    )  # fmt: skip
