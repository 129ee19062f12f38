"""Reports: the list, and a report with its claims marked in its text."""

from collections.abc import Sequence
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import require_safe

from marsad.site import figures
from marsad.site.cards import card
from marsad.site.discussion import reader
from marsad.site.discussion.seen import votes_and_comments
from marsad.site.discussion.views import shown_below
from marsad.site.filters import ReportFilter
from marsad.site.freshness import also_shows
from marsad.site.parts import Part, part_at
from marsad.site.queries import places as ask_places
from marsad.site.queries import reports as ask
from marsad.site.said import gettext as _
from marsad.site.shown import ShownClaim
from marsad.site.structured import news_article
from marsad.site.views.paging import one_page


@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    """Reports, narrowed by the address."""
    form = ReportFilter(request.GET, publisher=ask.publishers(), language=ask.languages())
    page = one_page(request, ask.trimmed(form.narrow(ask.public())))
    context = {
        "form": form,
        "page": page,
        "reports": ask.listed(page),
        "places": ask_places.named(form.text("q")) if page.number == 1 else [],
    }
    return render(request, "marsad/reports.html", context)


@also_shows(votes_and_comments)
@require_safe
def report(request: HttpRequest, uid: str) -> HttpResponse:
    """One report in its newest revision, or in the one that ``?revision=`` names."""
    asked = request.GET.get("revision")
    row = ask.find(uid, _number(asked) if asked is not None else None)
    if row is None:
        raise Http404(_("There is no such report."))
    if row.withdrawn:
        return render(request, "marsad/withdrawn.html", {"report": row}, status=410)
    below = shown_below(request, row) if row.current else {}
    count = below["discussion"].count if "discussion" in below else None
    context = {
        "shown": ask.page(row, partial(_part, request)),
        "report": row,
        "address": request.build_absolute_uri(reverse("site:report", args=[row.uid])),
        "article": news_article(request, row, count) if row.current else "",
        "card": card(
            request, "report", row.uid, row.title, f"{row.publisher}, {figures.days(row.published, row.published)}"
        )
        if row.current
        else None,
        **below,
    }
    response = render(request, "marsad/report.html", context)
    return _for_its_reader(request, response)


def _for_its_reader(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Keep a page that shows a reader's own vote and comments out of caches that many share."""
    patch_vary_headers(response, ["Cookie"])
    if reader.known(request):
        patch_cache_control(response, private=True)
    return response


def _part(request: HttpRequest, cut: list[Part], claims: Sequence[ShownClaim]) -> int:
    """Choose the part of a long text: by its number, by a character of it, or by a claim that rests on it."""
    number, offset, claim = (request.GET.get(name, "") for name in ("part", "at", "claim"))
    start = next((one.start for one in claims if one.row.uid == claim), None)
    if start is not None or _is_number(offset):
        return part_at(cut, int(offset) if start is None else start)
    return min(max(int(number), 1), len(cut)) if _is_number(number) else 1


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 9


def _number(text: str) -> int:
    """The number of a revision.

    Raises:
        Http404: it is not one.
    """
    if not _is_number(text):
        raise Http404(_("There is no such revision."))
    return int(text)
