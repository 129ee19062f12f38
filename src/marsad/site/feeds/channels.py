"""What each feed holds: the lists of the site by the same fields of their addresses."""

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec
from django.db.models import Max, Prefetch, QuerySet
from django.http import Http404, HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone

from marsad import ledger, model
from marsad.ledger.models import Claim, ControlSpan, Event, Place
from marsad.site import figures, names, told, words
from marsad.site.asked import ControlAsked, SourcesAsked, TollsAsked
from marsad.site.feeds.atom import MOST, Channel, Entry, moment
from marsad.site.filters import EventFilter, ReportFilter
from marsad.site.queries import actors as ask_actors
from marsad.site.queries import events as ask_events
from marsad.site.queries import places as ask_places
from marsad.site.queries import reports as ask_reports
from marsad.site.queries import sources as ask_sources
from marsad.site.queries import tolls as ask_tolls
from marsad.site.queries.events import ShownEvent
from marsad.site.said import gettext as _
from marsad.site.shown import ShownClaim, place_name


def reports(request: HttpRequest) -> Channel:
    """Reports, as their list is narrowed."""
    form = ReportFilter(request.GET, publisher=ask_reports.publishers(), language=ask_reports.languages())
    rows = ask_reports.listed(ask_reports.trimmed(form.narrow(ask_reports.public()))[:MOST])
    entries = [
        Entry(
            title=item.row.title,
            link=reverse("site:report", args=[item.row.uid]),
            text=names.listed(item.graphic) if item.graphic else item.lead,
            published=item.row.published_at or item.row.published,
            updated=item.row.added_at,
            author=names.voice(item.row.publisher),
            categories=[kind for kind, _number in item.kinds],
        )
        for item in rows
    ]
    return Channel(_("Reports"), _page("reports", request.GET), entries)


def events(request: HttpRequest) -> Channel:
    """Events, as their list is narrowed."""
    found = EventFilter(request.GET).narrow(ask_events.ordered())
    return Channel(_("Events"), _page("events", request.GET), _events(found[:MOST]))


def place(_request: HttpRequest, uid: str) -> Channel:
    """Events at a place, and within it."""
    row = Place.objects.filter(uid=uid).first()
    if row is None:
        raise Http404(_("There is no such place."))
    return Channel(place_name(row), _page("place", named=uid), _events(ask_places.events(row)[:MOST]))


def actor(_request: HttpRequest, name: str) -> Channel:
    """Events that a party was in."""
    found = ledger.events(actor=name)
    if not (found or Claim.counting.filter(actor=name).exists()):
        raise Http404(_("There is no such actor."))
    return Channel(name, _page("actor", named=name), _of_ids([event.id for event in found[:MOST]]))


def actors(_request: HttpRequest) -> Channel:
    """Parties, those of which a claim was added last first."""
    entries = [
        Entry(
            title=names.voice(item.name),
            link=reverse("site:actor", args=[item.name]),
            text=_by_kind(item.kinds),
            published=None,
            updated=last,
        )
        for item, last in ask_actors.newest(MOST)
    ]
    return Channel(_("Actors"), _page("actors"), entries)


def sources(request: HttpRequest) -> Channel:
    """Sources, those that were heard last first."""
    form = SourcesAsked(request.GET)
    found = [item for item in ask_sources.listed(form) if item.read.source] if form.answers else []
    found.sort(key=lambda item: item.read.last_told or dt.date.min, reverse=True)
    entries = [
        Entry(
            title=names.voice(item.read.source),
            link=reverse("site:source", args=[item.read.source]),
            text=_by_kind(item.kinds),
            published=item.read.first_told,
            updated=moment(item.read.last_told) if item.read.last_told else timezone.now(),
        )
        for item in found[:MOST]
    ]
    return Channel(_("Sources"), _page("sources", request.GET), entries)


def source(_request: HttpRequest, name: str) -> Channel:
    """What a source claimed."""
    found = ask_sources.page(name, SourcesAsked(QueryDict()))
    if found is None:
        raise Http404(_("There is no such source."))
    claims = [ShownClaim(row) for row in found.claims[:MOST]]
    return Channel(name, _page("source", named=name), [_claim(claim) for claim in claims])


def tolls(request: HttpRequest) -> Channel:
    """The events behind a toll."""
    form = TollsAsked(request.GET)
    found = ask_tolls.page(form).events if form.answers else []
    return Channel(_("Tolls"), _page("tolls", request.GET), _of_ids([event.id for event in found[:MOST]]))


def control(request: HttpRequest) -> Channel:
    """Who came to hold, contest or besiege a place, the latest first."""
    form = ControlAsked(request.GET)
    spans = ControlSpan.objects.none() if not form.answers else ControlSpan.objects.filter(start__isnull=False)
    if form.found:
        here = Place.objects.filter(uid=form.found.id).first()
        spans = spans.filter(place__in=Place.objects.filter(ask_places.within(here))) if here else spans.none()
    if name := form.word("actor"):
        spans = spans.filter(actor__iexact=name)
    if day := form.day("as_of"):
        spans = spans.filter(start__lte=day)
    claims = Prefetch("claims", Claim.counting.select_related("report").defer("report__text"))
    rows = spans.select_related("place").prefetch_related(claims).order_by("-start", "-pk")[:MOST]
    return Channel(_("Control"), _page("control", request.GET), [_span(row) for row in rows])


def _page(name: str, fields: QueryDict | None = None, named: str | None = None) -> str:
    """The address of the page that a feed belongs to."""
    kept = fields.urlencode() if fields else ""
    return reverse(f"site:{name}", args=[named] if named is not None else []) + (f"?{kept}" if kept else "")


def _of_ids(ids: Sequence[str]) -> list[Entry]:
    """Entries of events by their ids, in that order; one that the ledger has no more is left out."""
    rows = {row.uid: row for row in Event.objects.filter(uid__in=ids).select_related("place")}
    return _events(rows[key] for key in ids if key in rows)


def _events(rows: "QuerySet[Event] | Iterable[Event]") -> list[Entry]:
    """Entries of events; each last changed when a claim was last added to it."""
    shown = ask_events.listed(rows)
    told = Event.objects.filter(pk__in=[item.row.pk for item in shown]).order_by()
    last = dict(told.values_list("pk").annotate(last=Max("claims__added_at")))
    now = timezone.now()
    return [
        Entry(
            title=item.title,
            link=reverse("site:event", args=[item.row.uid]),
            text=_says(item),
            published=item.row.date_start,
            updated=last.get(item.row.pk) or now,
            categories=[item.row.kind],
        )
        for item in shown
    ]


def _says(item: ShownEvent) -> str:
    """Say an event's tolls, and where its sources differ."""
    tolls = [f"{toll.label}: {toll.words}" for toll in item.tolls]
    differ = told.differences(msgspec.convert(item.row.data, model.Event)) if item.row.data else ()
    return ". ".join([*tolls, *(told.plain(sentence) for sentence in differ)])


def _by_kind(kinds: Iterable[tuple[str, int]]) -> str:
    """Say how many claims of each kind there are."""
    return names.listed(f"{words.KINDS[kind]} {figures.number(number)}" for kind, number in kinds)


def _claim(claim: ShownClaim) -> Entry:
    report = claim.row.report
    return Entry(
        title=" · ".join(part for part in (claim.action, claim.tally, claim.where, claim.when) if part),
        link=f"{reverse('site:report', args=[report.uid])}?claim={claim.row.uid}",
        text=names.listed(claim.graphic) or claim.read.quote.text,
        published=report.published_at or report.published,
        updated=claim.row.added_at,
        author=names.voice(report.publisher),
        categories=[claim.row.kind],
    )


def _span(row: ControlSpan) -> Entry:
    told = [claim for claim in row.claims.all() if not claim.report.withdrawn]
    state = str(words.CONTROL.get(row.state, row.state))
    since = figures.days(row.start, row.start)
    first = next((ShownClaim(claim).read.quote.text for claim in told), "")
    address = reverse("site:place", args=[row.place.uid])
    return Entry(
        title=_("%(place)s: %(actor)s %(state)s, since %(day)s")
        % {"place": place_name(row.place), "actor": row.actor, "state": state, "day": since},
        link=address,
        text=first,
        published=row.start,
        updated=max((claim.added_at for claim in told), default=timezone.now()),
        categories=["control"],
        key=f"{address}#{row.actor} {row.state} {row.start}",
    )
