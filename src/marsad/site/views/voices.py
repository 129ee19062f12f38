"""Sources and actors: their lists and their own pages."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marsad.site.asked import Asked, SourcesAsked
from marsad.site.past import limited
from marsad.site.queries import actors as ask_actors
from marsad.site.queries import sources as ask_sources
from marsad.site.queries.answered import shown_events
from marsad.site.said import gettext as _
from marsad.site.views.paging import one_page

ROWS, CLAIMS, EVENTS = 50, 15, 15


@limited
@require_safe
def source_list(request: HttpRequest) -> HttpResponse:
    """All sources, and how they stand to each other."""
    form = SourcesAsked(request.GET)
    context: dict[str, object] = {"form": form}
    if form.answers:
        context["page"] = Paginator(ask_sources.listed(form), ROWS).get_page(request.GET.get("page"))
    return render(request, "marsad/sources.html", context)


@limited
@require_safe
def source(request: HttpRequest, name: str) -> HttpResponse:
    """One source."""
    form = SourcesAsked(request.GET)
    context: dict[str, object] = {"form": form, "name": name}
    if form.answers:
        found = ask_sources.page(name, form)
        if found is None:
            raise Http404(_("There is no such source."))
        page = one_page(request, found.claims, size=CLAIMS)
        context |= {"found": found, "page": page, "claims": ask_sources.shown(list(page))}
    return render(request, "marsad/source.html", context)


@require_safe
def actor_list(request: HttpRequest) -> HttpResponse:
    """All parties that are named."""
    page = Paginator(ask_actors.listed(), ROWS).get_page(request.GET.get("page"))
    return render(request, "marsad/actors.html", {"page": page})


@limited
@require_safe
def actor(request: HttpRequest, name: str) -> HttpResponse:
    """One party."""
    form = Asked(request.GET)
    context: dict[str, object] = {"form": form, "name": name}
    if form.answers:
        found = ask_actors.page(name, form)
        if found is None:
            raise Http404(_("There is no such actor."))
        page = Paginator(found.events, EVENTS).get_page(request.GET.get("page"))
        context |= {"found": found, "page": page, "events": shown_events(list(page))}
    return render(request, "marsad/actor.html", context)
