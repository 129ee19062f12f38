"""What a link to a page says of it where others show it: Open Graph, and Twitter's names for the same."""

from dataclasses import dataclass

from django.http import HttpRequest

from marsad.site.addresses import list_address, page_address
from marsad.site.said import gettext as _


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
