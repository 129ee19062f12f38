"""Pictures of maps, for those who show a link to a page."""

from collections.abc import Callable, Sequence
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_safe

from marsad.ledger.models import Event, Report
from marsad.site.freshness import state
from marsad.site.maps.clusters import Spot
from marsad.site.maps.png import UNITS, png
from marsad.site.queries import places as ask_places
from marsad.site.queries.layers import Layers
from marsad.site.queries.mapped import locate, locate_one
from marsad.site.remembered import remembered
from marsad.site.said import gettext as _
from marsad.site.search_filters import MapFilter
from marsad.site.views.maps import sheets


@require_safe
def picture(request: HttpRequest, what: str, uid: str = "") -> HttpResponse:
    """The map of an event, a place, a report, or of everything, as a PNG; made once for each state of the ledger."""
    spots = _SPOTS.get(what)
    if spots is None or (what == "map") != (not uid):
        raise Http404(_("There is no such picture."))
    made = remembered(state(request), ("picture", what, uid), lambda: _made(spots(request, uid)))
    return HttpResponse(made, content_type="image/png")


def _made(spots: Sequence[Spot]) -> bytes:
    [sheet] = sheets(spots, {"any": UNITS})
    return png(sheet.drawing)


def _event(_request: HttpRequest, uid: str) -> Sequence[Spot]:
    row = Event.objects.select_related("place").filter(uid=uid).first()
    if row is None:
        raise Http404(_("There is no such event."))
    return locate_one(row).spots


def _place(_request: HttpRequest, uid: str) -> Sequence[Spot]:
    found = ask_places.find(uid)
    if found is None:
        raise Http404(_("There is no such place."))
    return ask_places.spots(found.row)[0]


def _report(_request: HttpRequest, uid: str) -> Sequence[Spot]:
    row = Report.objects.filter(uid=uid, current=True, withdrawn=False).first()
    if row is None:
        raise Http404(_("There is no such report."))
    told = Event.claims.through.objects.filter(claim__report=row).values("event")
    return locate(Event.objects.filter(pk__in=told)).spots


def _everything(request: HttpRequest, _uid: str) -> Sequence[Spot]:
    return Layers(MapFilter(QueryDict("layer=events")), state(request)).located().spots


_SPOTS: Final[dict[str, Callable[[HttpRequest, str], Sequence[Spot]]]] = {
    "event": _event,
    "place": _place,
    "report": _report,
    "map": _everything,
}
