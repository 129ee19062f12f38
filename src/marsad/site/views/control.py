"""Who holds what on a day."""

import msgspec
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marsad.site.asked import ControlAsked
from marsad.site.freshness import state
from marsad.site.past import limited
from marsad.site.queries import control as ask

PLACES, WIDE, CHANGES = 40, 20, 40


@limited
@require_safe
def control(request: HttpRequest) -> HttpResponse:
    """Who held what on a day, what changed since another, and what was said of larger areas."""
    form = ControlAsked(request.GET)
    context: dict[str, object] = {"form": form}
    if form.answers:
        found = ask.page(form, state(request))
        places = Paginator(found.places, PLACES).get_page(request.GET.get("page"))
        wide = Paginator(found.wide, WIDE).get_page(request.GET.get("wide"))
        context |= {"found": found, "page": places, "wide_page": wide}
        front = found.front
        if front:
            context["changes_page"] = some = Paginator(front.changes, CHANGES).get_page(request.GET.get("changes"))
            front = msgspec.structs.replace(front, changes=tuple(some))
        context["shown"] = ask.opened(places, wide, front)
    return render(request, "marsad/control.html", context)
