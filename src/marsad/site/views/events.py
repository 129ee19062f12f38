"""Events: the list, and an event with its sources side by side."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marsad.ledger.models import Place
from marsad.site.cards import card
from marsad.site.filters import EventFilter
from marsad.site.queries import events as ask
from marsad.site.queries.mapped import locate_one
from marsad.site.said import gettext as _
from marsad.site.told import history
from marsad.site.views.maps import small
from marsad.site.views.paging import one_page, page_of
from marsad.workflow.events import figures_changed

STATEMENTS = 30
"""Sentences of an event that one page shows."""


def _said(page: ask.EventPage) -> str:
    """Say the tolls of an event in a line; who was in it where there are none."""
    tolls = "; ".join(f"{toll.label}: {toll.words}" for toll in page.shown.tolls)
    return tolls or ", ".join(page.record.actors) or ", ".join(page.shown.actions)


@require_safe
def event_list(request: HttpRequest) -> HttpResponse:
    """Events, narrowed by the address."""
    form = EventFilter(request.GET)
    page = one_page(request, ask.trimmed(form.narrow(ask.ordered())))
    uid = form.text("place")
    context = {
        "form": form,
        "page": page,
        "events": ask.listed(page),
        "place": Place.objects.filter(uid=uid).first() if uid else None,
    }
    return render(request, "marsad/events.html", context)


@require_safe
def event(request: HttpRequest, uid: str) -> HttpResponse:
    """One event and all that is said of it."""
    row = ask.find(uid)
    if row is None:
        raise Http404(_("There is no such event."))
    page = ask.page(row)
    named = [row.place.uid] if row.place else []
    context = {
        "shown": page,
        "event": row,
        "page": page_of(request, page.statements, STATEMENTS),
        "history": [history(told) for told in figures_changed(page.record, page.told_by)],
        "card": card(request, "event", row.uid, page.shown.title, _said(page)),
        "map": small(request, ("event", row.uid), page.shown.title, lambda: locate_one(row).spots, named),
    }
    return render(request, "marsad/event.html", context)
