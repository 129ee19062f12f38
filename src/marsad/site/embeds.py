"""Pages that other sites show in a frame, and the oEmbed that tells them how (oembed.com, version 1.0)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.request import split_domain_port, validate_host
from django.urls import Resolver404, resolve
from django.utils import translation
from django.views.decorators.clickjacking import xframe_options_exempt

from marsad.ledger.models import Event, Place
from marsad.site.addresses import list_address, page_address
from marsad.site.markup import format_html
from marsad.site.middleware import policy
from marsad.site.said import gettext as _
from marsad.site.said import speaking
from marsad.site.shown import event_title, place_name

WIDTH: Final = 640
HEIGHTS: Final = {"map": 760, "tolls": 480, "event": 760, "place": 620}
"""The usual size of a frame in pixels: high enough for what it shows at its width."""
View = Callable[..., HttpResponse]


def site_name() -> str:
    """What the site is called: by the name that was set for it, else as the program is."""
    return settings.SITE_NAME or _("Marsad")


def framed(view: View) -> View:
    """Let the sites that ``MARSAD_EMBEDS`` names show a page in a frame, and no page but such a one."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        if not settings.EMBEDS:
            raise Http404(_("This site lets nobody embed it."))
        response = view(request, *args, **named)
        response["Content-Security-Policy"] = policy(" ".join(settings.EMBEDS))
        return response

    return xframe_options_exempt(answer)


@dataclass(frozen=True, slots=True)
class Frame:
    """What to show of a page in a frame: its address from the root of the server, what it is called, its height."""

    address: str
    title: str
    height: int

    def html(self, request: HttpRequest, width: int = WIDTH, height: int | None = None) -> str:
        """Write the element that shows it."""
        return format_html(
            '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" allowfullscreen></iframe>',
            request.build_absolute_uri(self.address), self.title, width, height or self.height,
        )  # fmt: skip


def frame_of(name: str, named: Mapping[str, Any], title: str, fields: QueryDict) -> Frame | None:
    """Give what is embedded in place of a page (the name of its address, what that names); None: nothing is."""
    if name not in HEIGHTS:
        return None
    asked = f"?{fields.urlencode()}" if fields and not named else ""
    view = f"embed-{name}"
    address = page_address(view, *named.values()) if named else list_address(view)
    return Frame(address + asked, title, HEIGHTS[name])


def title_of(name: str, named: Mapping[str, Any]) -> str:
    """Say what the page of a map, a toll, an event or a place is called.

    Raises:
        Http404: there is no such event or place.
    """
    if name == "event" and (event := Event.objects.select_related("place").filter(uid=named["uid"]).first()):
        return event_title(event)
    if name == "place" and (place := Place.objects.filter(uid=named["uid"]).first()):
        return place_name(place)
    if name in ("map", "tolls"):
        return _("Map") if name == "map" else _("Tolls")
    raise Http404(_("This page is not embedded."))


@dataclass(frozen=True, slots=True)
class Asked:
    """A page of this site that was asked for by its full address."""

    name: str
    named: dict[str, Any]
    fields: QueryDict
    language: str


def page_of(request: HttpRequest, address: str) -> Asked:
    """Find the page of an address.

    Raises:
        Http404: it is none of this site's.
    """
    try:
        parts = urlsplit(address)
        host = split_domain_port(parts.netloc)[0]
        own = parts.netloc == request.get_host() or validate_host(host, settings.ALLOWED_HOSTS)
        if parts.scheme not in ("http", "https") or not own:
            raise Http404(_("This is no address of this site."))
        language = translation.get_language_from_path(parts.path) or settings.LANGUAGE_CODE
        with speaking(language):
            found = resolve(parts.path)
    except (ValueError, Resolver404) as error:
        raise Http404(_("This is no address of this site.")) from error
    return Asked(found.url_name or "", found.kwargs, QueryDict(parts.query), language)
