"""The search page, and the same hits as a table."""

import csv
import re
from dataclasses import replace
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from marsad.ledger.search.find import search as find
from marsad.site.addresses import asks_anything, search_address, search_fields
from marsad.site.freshness import state
from marsad.site.queries import search as ask
from marsad.site.search_filters import SearchFilter

CSV_ROWS: Final = 1000
COLUMNS: Final = (
    "what", "id", "title", "day", "kind", "place", "publisher", "language", "report", "score", "snippet", "address",
)  # fmt: skip
_FORMULA: Final = re.compile(r"[=+\-@\t\r]")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Everything that fits, narrowed by the address."""
    form = SearchFilter(request.GET)
    asked = form.asked(page=_page(request))
    page = ask.page(asked, state(request))
    if page and asked.page > page.results.pages:
        return redirect(search_address(replace(asked, page=page.results.pages)))
    plain = replace(asked, page=1)
    kept = [
        (name, value) for name, values in search_fields(plain).lists() if name not in form.shown for value in values
    ]
    context = {
        "form": form,
        "page": page,
        "kept": kept,
        "feed": search_address(replace(plain, sort="relevance"), "search-feed") if page else "",
        "table": search_address(plain, "search-csv") if page else "",
        "map": search_address(replace(plain, sort="relevance", what=()), "map"),
        "following": search_address(replace(asked, page=asked.page + 1)),
        "preceding": search_address(replace(asked, page=asked.page - 1)),
    }
    return render(request, "marsad/search.html", context)


@require_safe
def search_csv(request: HttpRequest) -> HttpResponse:
    """The first thousand hits of a search as a table, or the thousand that ``page`` asks for."""
    asked = SearchFilter(request.GET).asked(page=_page(request), size=CSV_ROWS)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="marsad-search.csv"'
    answer["Link"] = f'<{request.build_absolute_uri(reverse("site:about"))}>; rel="license"'
    writer = csv.writer(answer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for hit in find(asked).hits if asks_anything(asked) else ():
        shown = ask.ShownHit(hit)
        told = {"title": shown.title, "score": f"{hit.score:.4f}", "day": hit.day.isoformat() if hit.day else ""}
        told["snippet"] = "".join(piece.text for piece in hit.snippet)
        told["address"] = request.build_absolute_uri(shown.address)
        writer.writerow([_cell(str(told[name] if name in told else getattr(hit, name))) for name in COLUMNS])
    return answer


def _page(request: HttpRequest) -> int:
    """Read the number of the page; what is none is the first."""
    given = request.GET.get("page", "")
    return max(int(given), 1) if re.fullmatch(r"[0-9]{1,6}", given) else 1


def _cell(text: str) -> str:
    """Keep a spreadsheet from running what a stranger wrote: a quote before what begins like a formula (OWASP)."""
    return f"'{text}" if _FORMULA.match(text) else text
