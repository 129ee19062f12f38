"""The site's pages for search engines, each in both languages, a part of them at a time (https://www.sitemaps.org)."""

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.urls import reverse

from marsad.ledger.models import Claim, Event, Place, Report

if TYPE_CHECKING:
    _Pages = Sitemap[Any]
    Rows = QuerySet[Any, tuple[str, dt.datetime | None]]
else:
    _Pages = Sitemap  # takes no parameters when it runs


class _Translated(_Pages):
    """Pages that there are in both languages, each naming the other."""

    i18n = True
    alternates = True
    x_default = True
    limit = 1000


class Lists(_Translated):
    """The pages that lead to all others."""

    def items(self) -> list[str]:
        """Name the pages."""
        return ["front", "reports", "events", "map", "tolls", "control", "sources", "actors", "about"]

    def location(self, item: str) -> str:
        """Give the address of one."""
        return reverse(f"site:{item}")


class _Rows(_Translated):
    """The pages of one table's rows; ``lastmod`` is when the record last took in something of each."""

    view = ""

    def rows(self) -> "Rows":
        """Give what each page is named by, and when it last changed."""
        raise NotImplementedError

    def items(self) -> "Rows | list[tuple[str, dt.datetime | None]]":
        """Give the rows, in an order that more rows do not upset."""
        return self.rows()

    def location(self, item: tuple[str, dt.datetime | None]) -> str:
        """Give the address of one."""
        return reverse(f"site:{self.view}", args=[item[0]])

    def lastmod(self, item: tuple[str, dt.datetime | None]) -> dt.datetime | None:
        """Say when it last changed."""
        return item[1]

    def get_latest_lastmod(self) -> dt.datetime | None:
        """Say when anything was last taken in, without going through all pages."""
        found: dt.datetime | None = Report.objects.aggregate(last=Max("added_at"))["last"]
        return found


class Reports(_Rows):
    """Reports, each in its newest revision."""

    view = "report"

    def rows(self) -> "Rows":
        """Give their ids, and when each revision was taken in."""
        shown = Report.objects.filter(current=True, withdrawn=False).order_by("pk")
        return shown.values_list("uid", "added_at")


class Events(_Rows):
    """Events, each with the newest of its claims."""

    view = "event"

    def rows(self) -> "Rows":
        """Give their ids, and when a claim was last added to each."""
        return _told(Event.objects.all(), "claims__added_at")


class Places(_Rows):
    """Places that anything is told of; the many others of a gazetteer would say nothing."""

    view = "place"

    def rows(self) -> "Rows":
        """Give their ids, and when a claim last named each."""
        return _told(Place.objects.filter(claims__withdrawn=False), "claims__added_at")


class Actors(_Rows):
    """Parties that a claim names."""

    view = "actor"

    def rows(self) -> "Rows":
        """Give their names, and when a claim last named each."""
        return _named("actor")


class Sources(_Rows):
    """Sources that a claim is attributed to, and those who publish reports."""

    view = "source"

    def items(self) -> list[tuple[str, dt.datetime | None]]:
        """Give their names, and when a claim or a report of each was last added."""
        published = Report.objects.filter(current=True, withdrawn=False).order_by().values("publisher")
        last = dict(published.annotate(last=Max("added_at")).values_list("publisher", "last"))
        for name, told in _named("source"):
            last[name] = max(filter(None, (told, last.get(name))), default=None)
        return sorted(last.items())


def _told(rows: "QuerySet[Any]", column: str) -> "Rows":
    found: Rows = rows.order_by("pk").annotate(last=Max(column)).values_list("uid", "last")
    return found


def _named(column: str) -> "Rows":
    named = Claim.counting.exclude(**{column: ""}).order_by(column).values(column)
    found: Rows = named.annotate(last=Max("added_at")).values_list(column, "last")
    return found


SECTIONS: Final[dict[str, type[_Translated]]] = {
    "lists": Lists, "reports": Reports, "events": Events, "places": Places, "actors": Actors, "sources": Sources,
}  # fmt: skip
