"""The front page, and pages that hold words only."""

import datetime as dt

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from marsad.ledger import gazetteers
from marsad.ledger.asking.lately import lately
from marsad.site import figures, freshness, languages
from marsad.site.contact import contact
from marsad.site.measured import measured
from marsad.site.queries import front as ask
from marsad.site.queries import reports as ask_reports
from marsad.site.queries.held import said_if_at_hand
from marsad.site.remembered import remembered
from marsad.site.views.maps import sheets

NEWEST = 9


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The newest reports, a map of the last days, and what the ledger holds."""
    state = freshness.state(request)
    holdings = remembered(state, "holdings", ask.holdings)
    newest = ask_reports.newest(NEWEST)
    last = _last_events(holdings.newest, state) if holdings.newest else {}
    return render(request, "marsad/front.html", {"holdings": holdings, "newest": newest, **last})


def _last_events(newest: dt.date, state: str) -> dict[str, object]:
    """The last days: their events on a map and as a list, their tolls, what changed hands."""
    first = ask.first_day(newest)
    found = remembered(
        state, ("lately", first, newest), lambda: lately(first, newest, said_if_at_hand(state)), any_language=True
    )
    last = ask.last_days(found)
    drawn = sheets(last.located.spots, {"wide": (720, 520), "narrow": (400, 420)})
    return {
        "sheets": drawn,
        "located": last.located,
        "outside": drawn[0].drawing.outside,
        "events": last.events,
        "said_days": figures.days(first, newest),
        "said_newest": figures.day(newest),
        "days": ask.DAYS,
        "told": last,
        "map_fields": _fields(first, newest),
    }


def _fields(first: dt.date, last: dt.date) -> QueryDict:
    """The days that the map shows, as fields of the map's address."""
    fields = QueryDict(mutable=True)
    fields["since"], fields["until"] = first.isoformat(), last.isoformat()
    return fields


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """How the record is made and how well it is read, who answers for it, and under which licences it may be used."""
    context = {"lists": gazetteers.place_lists(), "measured": measured(), "contact": contact(settings.CONTACT)}
    return render(request, "marsad/about.html", context)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Let robots read pages, and keep them out of the endless ways to narrow a list."""
    lists = [
        address
        for name in ("reports", "events", "map", "tolls", "control", "search", "sources", "actors")
        for address in languages.each(f"site:{name}")
    ]
    kept_out = ["/admin/", *(f"{address}?" for address in lists), "/*?*as_known=", "/*?*as_of=", "/*/comment/"]
    sitemap = request.build_absolute_uri(reverse("sitemaps"))
    lines = [
        "User-agent: *",
        *(f"Disallow: {address}" for address in kept_out),
        "Allow: /",
        "",
        f"Sitemap: {sitemap}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """Lead browsers that look for an icon where no page names one, as in the admin, to the site's."""
    return redirect(static("marsad/icon.svg"))
