"""What templates need beyond Django's own tags: words for the vocabulary, days, figures, safe links."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.http import QueryDict
from django.template.context import Context
from django.urls import reverse
from django.utils.safestring import SafeString

from marsad.model import Place
from marsad.site import addresses, cards, embeds, figures, inputs, names, pieces, shown, spans, words
from marsad.site.languages import Version, versions
from marsad.site.maps.projection import Box
from marsad.site.maps.sheet import Sheet
from marsad.site.maps.svg import Links, Writer
from marsad.site.markup import escape
from marsad.site.said import get_language

register = template.Library()
for _filter in (names.voice, names.voices, names.chain, names.quoted, names.listed, names.isolated):
    register.filter(_filter)
register.simple_tag(names.comma)
for _piece in (
    pieces.shape,
    pieces.event_item,
    pieces.report_item,
    pieces.near_item,
    pieces.span_row,
    pieces.hit_item,
    pieces.spot_row,
    pieces.quote,
    pieces.sentence,
    pieces.report_address,
):
    register.simple_tag(_piece)
register.simple_tag(addresses.page_address, name="address")
register.simple_tag(addresses.list_address)
register.simple_tag(cards.tags, name="card_tags")
register.simple_tag(inputs.field_part)
register.filter("number", figures.number)
register.filter("actor_address", partial(addresses.page_address, "actor"))
register.filter("degrees", figures.degrees)
register.filter("moment", figures.moment)
register.filter("event_title", shown.event_title)
register.filter("place_name", shown.place_name)
register.filter("direction", shown.direction)
register.filter("kind_name", words.kind)
register.filter("language_name", names.language)


@register.filter
def day(value: dt.date | None) -> str:
    """Write a day in full, or "date not known"."""
    return figures.days(value, value)


@register.simple_tag
def tiles_by() -> str:
    """What the tile server wants to be said, "" where none is set."""
    return settings.TILES_ATTRIBUTION if settings.TILES else ""


@register.simple_tag
def site_name(*, own: bool = False) -> str:
    """What the site is called; with ``own`` the name that was set for it, "" where none was."""
    return str(settings.SITE_NAME) if own else embeds.site_name()


@register.simple_tag(takes_context=True)
def oembed_address(context: Context) -> str:
    """Where others are told how to embed this page, in full."""
    request = context["request"]
    asked = QueryDict(mutable=True)
    asked["url"], asked["format"] = request.build_absolute_uri(), "json"
    return str(request.build_absolute_uri(f"{reverse('oembed')}?{asked.urlencode()}"))


@register.simple_tag(takes_context=True)
def frame_code(context: Context) -> str:
    """The element that shows this page on another site, as text; "" where nobody may."""
    request = context["request"]
    found = request.resolver_match
    title = context["card"].title if "card" in context else str(embeds.title_of(found.url_name, found.kwargs))
    frame = embeds.frame_of(found.url_name, found.kwargs, title, request.GET) if settings.EMBEDS else None
    return escape(frame.html(request)) if frame else ""  # shown, not obeyed


@register.simple_tag
def script_locale() -> str:
    """The language of the page and its digits, as scripts name them."""
    return f"{get_language() or 'en'}-u-nu-{settings.DIGITS if names.reads_arabic() else 'latn'}"


@register.simple_tag
def days_said(first: dt.date | None, last: dt.date | None) -> str:
    """Write a stretch of days."""
    return figures.days(first, last)


@register.filter
def without(items: Sequence[str], others: Sequence[str]) -> Sequence[str]:
    """Leave out of a list what another one has."""
    return [item for item in items if item not in others]


@register.filter
def web_address(value: str) -> str:
    """Let an address through if it leads to the web; others ("javascript:…") are left out."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return ""
    return value if parts.scheme in {"http", "https"} and parts.netloc else ""


@register.simple_tag
def all_kinds() -> Sequence[str]:
    """The kinds in the order of the vocabulary."""
    return list(words.KINDS)


@register.simple_tag
def kinds_of(counted: Mapping[str, int]) -> str:
    """Say counts by kind: "Attacks: 3, Control: 1"."""
    return names.listed(f"{words.kind(kind)}: {figures.number(number)}" for kind, number in counted.items())


@register.simple_tag(takes_context=True)
def map_svg(context: Context, sheet: Sheet, key: str, title: str, fields: QueryDict) -> SafeString:
    """Write a map; its signs lead to what they stand for, or to the map closer by with ``fields`` kept."""
    links = context.get("map_links") or Links.of(fields)
    return Writer(sheet.drawing, links, f"{key}-{sheet.screen}").svg(title)


@register.simple_tag
def map_address(fields: QueryDict, box: Box | str = "") -> str:
    """The map with other fields kept, looking at a box."""
    kept = fields.copy()
    kept.pop("page", None)
    kept["box"] = str(box)
    return f"{reverse('site:map')}?{kept.urlencode()}"


@register.simple_tag(takes_context=True)
def with_field(context: Context, *pairs: str) -> str:
    """The same address with fields (name, value, name, value …) set or, where the value is "", left out."""
    fields = context["request"].GET.copy()
    fields.pop("page", None)
    for name, value in zip(pairs[::2], pairs[1::2], strict=True):
        fields[name] = value
        if not value:
            del fields[name]
    return f"?{fields.urlencode()}"


@register.simple_tag
def span(start: float, end: float) -> str:
    """The length between two points of a drawing."""
    return f"{max(end - start, 0):.1f}"


@register.simple_tag
def name_of(place: Place) -> str:
    """The name of a place in the reader's script, with its level where it is an area."""
    return shown.named(place)


@register.simple_tag
def province_of(place: Place) -> str:
    """The province that a place lies in, "" where it is not known."""
    return names.province(place.country, place.admin1) if place.admin1 else ""


@register.simple_tag
def lies_in(place: Place) -> str:
    """What a place lies in, the smallest first."""
    above = [names.unit(place.country, getattr(place, level) or "", level) for level in ("admin3", "admin2", "admin1")]
    levels = (*above, names.country(place.country) if place.country else None)
    kind = str(words.PLACE_KINDS.get(place.kind, place.kind))
    return names.listed(dict.fromkeys([kind, *(level for level in levels if level)]))


@register.simple_tag(takes_context=True)
def in_languages(context: Context) -> Sequence[Version]:
    """The page in each language; ``stays_at`` in the context names another where the address takes forms only."""
    request = context.get("request")
    return versions(request, str(context.get("stays_at") or "")) if request else []


@register.simple_tag(takes_context=True)
def pages_nav(context: Context, page: Page[Any], label: str, field: str = "page") -> str:
    """Lead to the pages before and behind one of a list, "" where it is the only one."""
    last = page.paginator.num_pages
    if last <= 1:
        return ""
    return pieces.pages_nav(context["request"].GET, page.number, last, label, field)


@register.simple_tag(takes_context=True)
def spans_svg(context: Context, strip: spans.Strip) -> SafeString:
    """Write a strip of who held a place; time runs the way the page is read."""
    return spans.svg(strip, mirrored=bool(context["LANGUAGE_BIDI"]))


@register.simple_tag(takes_context=True)
def feed(context: Context, name: str, *named: str) -> str:
    """The address of the feed of a list, narrowed as the page is."""
    fields = context["request"].GET.copy()
    for page in ("page", "wide", "events", "reports", "above", "changes"):
        fields.pop(page, None)
    query = fields.urlencode()
    view = f"{name}-feed"
    address = addresses.page_address(view, *named) if named else addresses.list_address(view)
    return address + (f"?{query}" if query else "")
