"""What other sites show of this one in a frame, and the endpoint that tells them how."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marsad.ledger.models import Event, Report
from marsad.site import embeds
from marsad.site.asked import TollsAsked
from marsad.site.cards import picture_of
from marsad.site.maps.png import HEIGHT, WIDTH
from marsad.site.past import limited
from marsad.site.queries import events as ask_events
from marsad.site.queries import places as ask_places
from marsad.site.queries import tolls as ask_tolls
from marsad.site.queries.mapped import locate_one
from marsad.site.said import gettext as _
from marsad.site.said import speaking
from marsad.site.search_filters import MapFilter
from marsad.site.shown import place_name
from marsad.site.views.maps import shown, small

_DAY = 86_400


@embeds.framed
@limited
@require_safe
def embedded_map(request: HttpRequest) -> HttpResponse:
    """The map, narrowed by the address, without tables."""
    form = MapFilter(request.GET)
    page = shown(request, form, "marsad/_embed_map.html", "embed-map")
    return render(request, "marsad/embed_map.html", {"shown": page, "full": "map"})


@embeds.framed
@limited
@require_safe
def embedded_tolls(request: HttpRequest) -> HttpResponse:
    """The toll that the address asks for, with its chart."""
    form = TollsAsked(request.GET)
    found = ask_tolls.page(form) if form.answers else None
    return render(request, "marsad/embed_tolls.html", {"form": form, "found": found, "full": "tolls"})


@embeds.framed
@require_safe
def embedded_event(request: HttpRequest, uid: str) -> HttpResponse:
    """An event: what is said of it in short, its tolls, and its map."""
    row = Event.objects.select_related("place").filter(uid=uid).first()
    if row is None:
        raise Http404(_("There is no such event."))
    [event] = ask_events.listed([row])
    drawn = small(request, ("event", uid), event.title, lambda: locate_one(row).spots)
    return render(request, "marsad/embed_event.html", {"event": event, "row": row, "map": drawn})


@embeds.framed
@require_safe
def embedded_place(request: HttpRequest, uid: str) -> HttpResponse:
    """A place, what happened there on its map, and who holds it."""
    found = ask_places.find(uid)
    if found is None:
        raise Http404(_("There is no such place."))
    row = found.row
    spots, number = ask_places.spots(row)
    drawn = small(request, ("place", uid), place_name(row), lambda: spots, [row.uid])
    context = {
        "place": row,
        "name": place_name(row),
        "number": number,
        "map": drawn,
        "control": [ask_places.ShownSpan(span, ()) for span in ask_places.control(row)],
    }
    return render(request, "marsad/embed_place.html", context)


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """Say how to embed a page of this site; 404 for what is none, 501 for a format that is not JSON."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse(_("Only JSON is given."), status=501, content_type="text/plain; charset=utf-8")
    asked = embeds.page_of(request, request.GET.get("url", ""))
    with speaking(asked.language):
        said = _report(request, asked) if asked.name == "report" else _frame(request, asked)
    response = JsonResponse(said, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _common(request: HttpRequest, title: str, picture: str) -> dict[str, Any]:
    return {
        "version": "1.0", "title": title, "provider_name": embeds.site_name(),
        "provider_url": request.build_absolute_uri("/"), "cache_age": _DAY, "thumbnail_url": picture,
        "thumbnail_width": WIDTH, "thumbnail_height": HEIGHT,
    }  # fmt: skip


def _report(request: HttpRequest, asked: embeds.Asked) -> dict[str, Any]:
    """A report is its publisher's: a link, no frame."""
    row = Report.objects.filter(uid=asked.named["uid"], current=True, withdrawn=False).first()
    if row is None:
        raise Http404(_("There is no such report."))
    said = _common(request, row.title, picture_of(request, "report", row.uid))
    return said | {"type": "link", "author_name": row.publisher}


def _frame(request: HttpRequest, asked: embeds.Asked) -> dict[str, Any]:
    title = embeds.title_of(asked.name, asked.named)
    frame = embeds.frame_of(asked.name, asked.named, title, asked.fields)
    if frame is None or not settings.EMBEDS:
        raise Http404(_("This page is not embedded."))
    width = _at_most(request, "maxwidth", embeds.WIDTH)
    height = _at_most(request, "maxheight", frame.height)
    what, uid = (asked.name, asked.named["uid"]) if asked.name in ("event", "place") else ("map", "")
    said = _common(request, frame.title, picture_of(request, what, uid))
    return said | {"type": "rich", "width": width, "height": height, "html": frame.html(request, width, height)}


def _at_most(request: HttpRequest, name: str, usual: int) -> int:
    """A length in pixels: the usual one, but no more than is asked for; what is no number asks for nothing."""
    given = request.GET.get(name, "")
    return min(int(given), usual) if given.isascii() and given.isdigit() and 0 < len(given) < 7 else usual
