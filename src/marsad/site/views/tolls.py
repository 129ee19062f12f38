"""Tolls over a place and a period."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marsad.site.asked import TollsAsked
from marsad.site.past import limited
from marsad.site.queries import tolls as ask
from marsad.site.queries.answered import shown_events

EVENTS, ABOVE = 20, 30


@limited
@require_safe
def tolls(request: HttpRequest) -> HttpResponse:
    """Tolls from below beside from above, narrowed by the address."""
    form = TollsAsked(request.GET)
    context: dict[str, object] = {"form": form}
    if form.answers:
        found = ask.page(form)
        events = Paginator(found.events, EVENTS).get_page(request.GET.get("page"))
        above = Paginator(found.above, ABOVE).get_page(request.GET.get("above"))
        context |= {"found": found, "page": events, "events": shown_events(list(events)), "above_page": above}
    return render(request, "marsad/tolls.html", context)
