"""A place: its names, who held it, what happened there."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from marsad import ledger
from marsad.ledger import rows
from marsad.ledger.models import Place
from marsad.site.asked import Asked
from marsad.site.cards import card
from marsad.site.names import reads_arabic
from marsad.site.past import limited
from marsad.site.queries import control as ask_control
from marsad.site.queries import events as ask_events
from marsad.site.queries import places as ask
from marsad.site.queries import reports as ask_reports
from marsad.site.queries.answered import shown_events
from marsad.site.queries.areas import POINTS
from marsad.site.shown import name_of, place_name
from marsad.site.spans import strip
from marsad.site.views.maps import small
from marsad.site.views.paging import counted_page, one_page


@limited
@require_safe
def place(request: HttpRequest, uid: str) -> HttpResponse:
    """One entry of the gazetteer and all that the ledger knows of it."""
    row = Place.objects.filter(uid=uid).first()
    if row is None:
        raise Http404(_("There is no such place."))
    spots, number = ask.spots(row)
    drawn = small(request, ("place", row.uid), place_name(row), lambda: spots, [row.uid])
    form = Asked(request.GET)
    clocks = form.clocks if form.answers and form.active else None
    events_page = one_page(request, ask.events(row), size=10, field="events", count=number)
    reports_page = counted_page(request, ask_reports.trimmed(ask_reports.spoken_of(row)), size=6, field="reports")
    above = ask.above(row)
    spans = ask.control(row)
    context = {
        "place": row,
        "name": place_name(row),
        "other_name": _other_name(row),
        "names": ask.names_by_script(row),
        "above": above,
        "control": spans,
        "strip": strip([span.row for span in spans], timezone.now().date()),
        "near": ask.near(row),
        "tolls": ask.tolls(row) if row.kind in POINTS and not clocks else [],
        "is_point": row.kind in POINTS,
        "map": drawn,
        "card": card(request, "place", row.uid, place_name(row), ", ".join(said for said, _entry in above)),
        "events_page": events_page,
        "events": ask_events.listed(events_page),
        "reports_page": reports_page,
        "reports": ask_reports.listed(reports_page),
        "form": form,
        "then": ask_control.at_place(row, **clocks) if clocks else None,
    }
    if clocks:
        found = ledger.events(place=rows.place_record(row), as_of=clocks["as_of"], as_known=clocks["as_known"])
        past = Paginator(found, 10).get_page(request.GET.get("events"))
        context |= {"events_page": past, "events": shown_events(list(past))}
    return render(request, "marsad/place.html", context)


def _other_name(row: Place) -> str:
    """The name in the script that is not the reader's, "" where it is the same."""
    other = row.name if reads_arabic() else row.name_ar
    return other if other != name_of(row) else ""
