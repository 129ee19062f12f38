"""A place: its names, who held it, what happened there."""

import datetime as dt
from functools import partial

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
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
from marsad.site.said import gettext as _
from marsad.site.shown import name_of, place_name
from marsad.site.spans import strip
from marsad.site.views.maps import small
from marsad.site.views.paging import counted_page, one_page

HELD = 10
"""Holders that are shown at once, the latest first."""


@limited
@require_safe
def place(request: HttpRequest, uid: str) -> HttpResponse:
    """One entry of the gazetteer and all that the ledger knows of it."""
    found = ask.find(uid)
    if found is None:
        raise Http404(_("There is no such place."))
    row = found.row
    form = Asked(request.GET)
    above = ask.above(found)
    context = {
        "place": row,
        "name": place_name(row),
        "other_name": _other_name(row),
        "names": ask.names_by_script(row),
        "above": above,
        "is_point": row.kind in POINTS,
        "card": card(request, "place", row.uid, place_name(row), ", ".join(unit.said for unit in above)),
        "form": form,
    }
    clocks = form.clocks if form.answers and form.active else None
    return render(
        request, "marsad/place.html", context | (_then(request, row, clocks) if clocks else _now(request, row))
    )


def _now(request: HttpRequest, row: Place) -> dict[str, object]:
    """What is known of a place now: all that happened there, and who held it from first to last."""
    inside = ask.inside(row)
    spots, number = ask.spots(row, inside)
    first = partial(ask.first_events, row) if row.kind in POINTS else None
    events = one_page(
        request, lambda: ask_events.trimmed(ask.events(row)), size=ask.FIRST, field="events", count=number, first=first
    )
    reports = counted_page(
        request, lambda: ask_reports.trimmed(ask_reports.spoken_of(row)), ask_reports.FIRST, "reports",
        partial(ask_reports.first_spoken_of, row),
    )  # fmt: skip
    spans = ask.control(row)
    held = Paginator(spans[::-1], HELD).get_page(request.GET.get("held"))
    return {
        "control": ask.with_claims(list(held)),
        "held_page": held,
        "strip": strip(spans, timezone.now().date()),
        "near": ask.near(row, inside),
        "tolls": ask.tolls(row) if row.kind in POINTS else [],
        "map": small(request, ("place", row.uid), place_name(row), lambda: spots, [row.uid]),
        "events_page": events,
        "events": ask_events.listed(events),
        "reports_page": reports,
        "reports": ask_reports.listed(reports),
    }


def _then(request: HttpRequest, row: Place, clocks: dict[str, dt.date | None]) -> dict[str, object]:
    """Who held a place on a day, and what had happened and been told by then."""
    as_of, as_known = clocks["as_of"], clocks["as_known"]
    told = ask_reports.spoken_of(row, published=as_of, stored=as_known)
    reports = counted_page(request, lambda: ask_reports.trimmed(told), ask_reports.FIRST, "reports")
    context: dict[str, object] = {
        "then": ask_control.at_place(row, as_of=as_of, as_known=as_known),
        "map": small(request, ("place", row.uid), place_name(row), lambda: ask.spots(row)[0], [row.uid]),
        "reports_page": reports,
        "reports": ask_reports.listed(reports),
    }
    if as_known is None:
        events = counted_page(request, lambda: ask_events.trimmed(ask.events(row, by=as_of)), ask.FIRST, "events")
        return context | {"events_page": events, "events": ask_events.listed(events)}
    found = ledger.events(place=rows.place_record(row), as_of=as_of, as_known=as_known)
    past = Paginator(found, ask.FIRST).get_page(request.GET.get("events"))
    return context | {"events_page": past, "events": shown_events(list(past))}


def _other_name(row: Place) -> str:
    """The name in the script that is not the reader's, "" where it is the same."""
    other = row.name if reads_arabic() else row.name_ar
    return other if other != name_of(row) else ""
