"""Reports: the list, and a report with its claims marked in its text."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from marsad.ledger.models import Report
from marsad.site.discussion import reader
from marsad.site.discussion.seen import votes_and_comments
from marsad.site.discussion.views import shown_below
from marsad.site.filters import ReportFilter
from marsad.site.freshness import also_shows
from marsad.site.queries import places as ask_places
from marsad.site.queries import reports as ask
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
    revisions = Report.objects.filter(uid=uid)
    asked = request.GET.get("revision")
    if asked is not None:
        revisions = revisions.filter(revision=_number(asked))
    row = revisions.order_by("-current", "-revision").first()
    if row is None:
        raise Http404(_("There is no such report."))
    if row.withdrawn:
        return render(request, "marsad/withdrawn.html", {"report": row}, status=410)
    below = shown_below(request, row) if row.current else {}
    response = render(request, "marsad/report.html", {"shown": ask.page(row), "report": row, **below})
    return _for_its_reader(request, response)


def _for_its_reader(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Keep a page that shows a reader's own vote and comments out of caches that many share."""
    patch_vary_headers(response, ["Cookie"])
    if reader.known(request):
        patch_cache_control(response, private=True)
    return response


def _number(text: str) -> int:
    """The number of a revision.

    Raises:
        Http404: it is not one.
    """
    if not (text.isascii() and text.isdigit() and len(text) < 9):
        raise Http404(_("There is no such revision."))
    return int(text)
