"""Pieces that stand on a page by the dozen: an event, a report and a hit in a list, a sentence with its reports.

They are written here and not by templates, since a template takes several times as long for each.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi, ngettext

from marsad.ledger.models import Place
from marsad.site import figures, names, shown, words
from marsad.site.addresses import page_address
from marsad.site.maps.clusters import Spot
from marsad.site.markup import escape, format_html, format_html_join
from marsad.site.parts import SURE
from marsad.site.queries.events import ShownEvent
from marsad.site.queries.places import ShownSpan
from marsad.site.queries.reports import ListedReport
from marsad.site.queries.search import ShownHit
from marsad.site.said import get_language, said_once
from marsad.site.said import gettext as _

_TOLLS: Final = 4
"""How many tolls of an event a list shows."""


@lru_cache(maxsize=256)
def shape(kind: str, label: str = "") -> SafeString:
    """Draw the shape of a kind; with a label where no words stand beside it."""
    said = format_html('role="img" aria-label="{}"', label) if label else 'aria-hidden="true"'
    return format_html(
        '<svg class="shape k-{}" {} viewBox="-10 -10 20 20"><use href="#shape-{}"/></svg>', kind, SafeString(said), kind
    )


@said_once
def sources(number: int) -> str:
    """Say how many sources: "3 sources"."""
    return ngettext("%(shown)s source", "%(shown)s sources", number) % {"shown": figures.number(number)}


@said_once
def events(number: int) -> str:
    """Say how many events: "3 events"."""
    return ngettext("%(shown)s event", "%(shown)s events", number) % {"shown": figures.number(number)}


def event_item(event: ShownEvent, level: int = 3) -> SafeString:
    """Write an event of a list, under a heading of a level: what, where and when, how many sources, its tolls."""
    row = event.row
    title = format_html("<bdi>{}</bdi>", event.title)
    if event.linked:
        title = format_html('<a href="{}">{}</a>', page_address("event", row.uid), title)
    differ = format_html(' · <strong class="chip differ">{}</strong>', _("sources differ")) if row.contested else ""
    tolls = ((toll.label, toll.words) for toll in event.tolls[:_TOLLS])
    return format_html(
        '\n<article class="item event">\n<h{0}>{1} {2}</h{0}>\n<p class="meta">{3}{4}\n{5}</p>\n</article>\n',
        level, shape(row.kind), title, sources(row.sources), differ,
        format_html_join("", " · {}: <strong>{}</strong>", tolls),
    )  # fmt: skip


def report_item(report: ListedReport, level: int = 3) -> SafeString:
    """Write a report of a list, under a heading of a level: headline, how it begins, publisher, day, claims by kind."""
    row, language = report.row, get_language() or ""
    way = "rtl" if get_language_bidi() else "ltr"
    link = format_html('<a href="{}">{}</a>', page_address("report", row.uid), row.title)
    in_language = format_html(" · <bdi>{}</bdi>", names.language(row.language)) if row.language != language else ""
    return format_html(
        '\n<article class="item" dir="{0}" lang="{1}">\n<h{2}>{3}</h{2}>\n{4}\n'
        '<p class="meta" dir="{5}" lang="{6}"><bdi>{7}</bdi> · {8}{9}\n{10}</p>\n</article>\n',
        report.direction, row.language, level, link, _lead(report, way, language), way, language,
        names.voice(row.publisher), figures.days(row.published, row.published), in_language, _kinds(report),
    )  # fmt: skip


def _lead(report: ListedReport, way: str, language: str) -> SafeString:
    """Write how a report begins; what is of graphic kind is announced in its place."""
    graphic = report.graphic
    if not graphic:
        return format_html('<p class="lead">{}</p>', report.lead)
    told = _("This report tells of %(sorts)s.") % {"sorts": names.listed(graphic)}
    return format_html(
        '<p class="lead" dir="{}" lang="{}"><strong>{}</strong> {}</p>', way, language, _("Graphic content"), told
    )


def _kinds(report: ListedReport) -> str | SafeString:
    if not report.kinds:
        nothing = _("no claims read")
        return f" · {nothing}"
    counted = ((shape(kind), words.kind(kind), figures.number(number)) for kind, number in report.kinds)
    row = '<span>{} <span class="visually-hidden">{}:</span> {}</span>'
    return format_html('<span class="kind-counts">{}</span>', format_html_join("", row, counted))


def hit_item(hit: ShownHit) -> SafeString:
    """Write a hit of a search: what it is called, the words around what was searched for, what it is and of when."""
    found = hit.hit
    language = format_html(' lang="{}"', found.language) if found.language else ""
    said = format_html('<p class="snippet" dir="auto"{}>{}</p>', language, _snippet(hit))
    if graphic := hit.graphic:
        said = _announced(graphic, said)
    day = figures.days(found.day, found.day) if found.day or found.what == "report" or hit.kind else ""
    return format_html(
        '\n<article class="item hit">\n<h2>{}<a href="{}"{}><bdi>{}</bdi></a></h2>\n{}\n'
        '<p class="meta"><span class="chip">{}</span>{}{}{}</p>\n</article>\n',
        format_html("{} ", shape(hit.kind)) if hit.kind else "", hit.address,
        language if found.what == "report" else "", hit.title, said, hit.what, f" {day}" if day else "",
        format_html(" · <bdi>{}</bdi>", names.voice(found.publisher)) if found.publisher else "",
        format_html(" <bdi>{}</bdi>", within) if (within := hit.within) else "",
    )  # fmt: skip


def _snippet(hit: ShownHit) -> SafeString:
    pieces = ((escape(piece.text), piece.marked) for piece in hit.snippet)
    return SafeString("".join(f"<mark>{text}</mark>" if marked else text for text, marked in pieces))


def _announced(sorts: Sequence[str], said: SafeString) -> SafeString:
    """Put a word of warning before a sentence of graphic kind."""
    told = _("This sentence tells of %(sorts)s.") % {"sorts": names.listed(sorts)}
    return format_html(
        '<details class="graphic"><summary><strong>{}</strong> {}</summary>{}</details>',
        _("Graphic content"), told, said,
    )  # fmt: skip


def spot_row(spot: Spot, address: str) -> SafeString:
    """Write what is counted at a place as a row of the map's table; ``address`` is that of its only event."""
    name = format_html("<bdi>{}</bdi>", spot.name)
    kinds = ((shape(kind), words.kind(kind), figures.number(number)) for kind, number in spot.kinds.items())
    count = figures.number(spot.count)
    return format_html(
        '<tr><th scope="row">{}</th><td>{}</td><td class="num">{}</td><td>{}</td><td>{}</td></tr>',
        format_html('<a href="{}">{}</a>', page_address("place", spot.place), name) if spot.place else name,
        _known_to_be(spot.level),
        format_html('<a href="{}">{}</a>', address, count) if spot.event else count,
        format_html_join("", '<span class="nowrap">{} {} {}</span> ', kinds),
        figures.days(spot.newest, spot.newest),
    )


@said_once
def _known_to_be(level: str) -> str:
    if not level:
        return _("at this place")
    if level == "near":
        return _("within %(n)s km") % {"n": figures.number(25)}
    return _("somewhere within")


def near_item(place: Place, happened: int, km: float | None) -> SafeString:
    """Write a place of a list with how far away it is, where that is given, and how many events there were."""
    far = _("%(km)s km") % {"km": figures.number(max(round(km), 1))} + " · " if km is not None else ""
    return format_html(
        '<li><a href="{}"><bdi>{}</bdi></a> <span class="meta">{}{}</span></li>',
        page_address("place", place.uid), shown.place_name(place), far, events(happened),
    )  # fmt: skip


def span_row(span: ShownSpan) -> SafeString:
    """Write who held a place, from when to when, and who says so, as a row of a table."""
    unknown = format_html('<span class="unknown">{}</span>', _("not known"))
    return format_html(
        '<tr><th scope="row"><a href="{}"><bdi>{}</bdi></a></th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>',
        page_address("actor", span.row.actor), names.voice(span.row.actor), span.state, span.since or unknown,
        span.until or _("still, as far as is known"), _sentences(span),
    )  # fmt: skip


def _sentences(span: ShownSpan) -> SafeString:
    if not span.statements:
        return format_html('<span class="unknown">{}</span>', _("None of its claims is open to readers."))
    said = SafeString("".join(quote(statement.printed) for statement in span.statements))
    return format_html("<details><summary>{}</summary>{}</details>", _("its sentences"), said)


def pages_nav(fields: QueryDict, number: int, last: int, label: str, field: str) -> SafeString:
    """Write links to the pages before and behind one of a list, with the other ``fields`` of the address kept."""

    def link(rel: str, to: int, said: str) -> SafeString:
        asked = fields.copy()
        asked[field] = str(to)
        return format_html('<a rel="{}" href="?{}">{}</a>', rel, asked.urlencode(), said)

    none = SafeString("<span></span>")
    told = _("Page %(number)s of %(total)s") % {"number": figures.number(number), "total": figures.number(last)}
    return format_html(
        '\n<nav class="pages" aria-label="{}">\n{}\n<span>{}</span>\n{}\n</nav>',
        label, link("prev", number - 1, _("Previous")) if number > 1 else none, told,
        link("next", number + 1, _("Next")) if number < last else none,
    )  # fmt: skip


def quote(claims: Sequence[shown.ShownClaim]) -> SafeString:
    """Write the sentence of the first claim, and where it is printed: one claim of each report that prints it."""
    return format_html(
        '\n<figure class="quote">\n{}\n<figcaption>{}</figcaption>\n</figure>\n',
        sentence(claims[0]),
        format_html_join("", '<span class="printed">{}</span>', ((_printed(claim),) for claim in claims)),
    )


def sentence(claim: shown.ShownClaim) -> SafeString:
    """Write the sentence of a claim, behind a word of warning where it is of graphic kind."""
    language = claim.row.report.language
    said = format_html(
        '<blockquote dir="{}" lang="{}"><p>{}</p></blockquote>',
        shown.direction(language), language, claim.read.quote.text,
    )  # fmt: skip
    return _announced(claim.graphic, said) if claim.graphic else said


def _printed(claim: shown.ShownClaim) -> SafeString:
    report = claim.row.report
    return format_html(
        '<a href="{0}"><cite><bdi>{1}</bdi></cite></a>{2}<bdi>{3}</bdi>{2}{4}',
        report_address(claim), report.title, names.comma(), names.voice(report.publisher),
        figures.days(report.published, report.published),
    )  # fmt: skip


def report_address(claim: shown.ShownClaim) -> str:
    """Where a claim stands in its report, in the revision that it was read in, and the part of a long text."""
    report = claim.row.report
    fields = {} if report.current else {"revision": report.revision}
    if claim.row.start >= SURE:
        fields["at"] = claim.row.start
    query = f"?{urlencode(fields)}" if fields else ""
    return f"{page_address('report', report.uid)}{query}#claim-{claim.row.uid}"
