"""Reports for lists and for their own page."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Subquery
from django.db.models.functions import Substr

from marsad.ledger import judgements
from marsad.ledger.models import Claim, Event, Place, Report
from marsad.ledger.prepared import Prepared
from marsad.ledger.workings import Sketch
from marsad.site import differing, graphic, marking, words
from marsad.site.names import language, voice
from marsad.site.parts import Part, parts
from marsad.site.shown import ShownClaim, direction, said_sorts

_LEAD = 260
_COPIES, _RELATED = 20, 8
"""How many copies, and how many other reports of the same events, a report's page names."""


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A report in a list: its row, how it begins, its claims by kind."""

    row: Report
    lead: str
    kinds: Sequence[tuple[str, int]]

    @property
    def direction(self) -> str:
        """Which way it is written."""
        return direction(self.row.language)

    @property
    def graphic(self) -> Sequence[str]:
        """What sorts of graphic things its beginning tells of, in words."""
        return said_sorts(graphic.sorts_of(self.lead))


@dataclass(frozen=True)
class ReportPage:
    """One revision of a report with its claims, their events, other revisions, other reports of those events.

    ``copies`` are reports that carry the same copy; ``previous`` is the revision before this one. Of a long text,
    ``paragraphs`` and ``claims`` are those of one of its ``parts``.
    """

    row: Report
    paragraphs: Sequence[Sequence[marking.Piece[ShownClaim]]]
    claims: Sequence[ShownClaim]
    events: Sequence[Event]
    revisions: Sequence[Report]
    related: Sequence[Report]
    copies: Sequence[Report]
    previous: Report | None
    part: int
    parts: int

    @property
    def direction(self) -> str:
        """Which way it is written."""
        return direction(self.row.language)

    @cached_property
    def changes(self) -> Sequence[Sequence[differing.Part]]:
        """What it changed in the revision before it; nothing where there is none, or the text stayed."""
        return differing.changes(self.previous.text, self.row.text) if self.previous else []

    @property
    def graphic(self) -> Sequence[str]:
        """What sorts of graphic things it tells of, in words."""
        return said_sorts(graphic.sorts_of(f"{self.row.title}\n{self.row.text}", [claim.row for claim in self.claims]))

    @property
    def kinds(self) -> Sequence[str]:
        """The kinds of its claims, in the order of the vocabulary."""
        present = {claim.row.kind for claim in self.claims}
        return [kind for kind in words.KINDS if kind in present]


def public() -> "QuerySet[Report]":
    """The newest revision of every report that is not withdrawn, the newest reports first, undated ones last."""
    return Report.objects.filter(current=True, withdrawn=False).order_by(
        F("published").desc(nulls_last=True), "-added_at", "pk"
    )


_KINDS = {f"of_{kind}": Count("claims", filter=Q(claims__kind=kind, claims__withdrawn=False)) for kind in words.KINDS}


def newest(most: int) -> "list[ListedReport]":
    """The first of the ``public`` ones, found without the others being put in order: one query."""
    return [
        ListedReport(row, _lead(row), [(kind, n) for kind in words.KINDS if (n := int(getattr(row, f"of_{kind}")))])
        for row in _newest(most)()
    ]


@cache
def _newest(most: int) -> Prepared[Any]:
    return Prepared(lambda: _newest_rows(most))


def _newest_rows(most: int) -> "QuerySet[Report, Any]":
    first = [public().filter(published__isnull=undated).order_by(*order).values("pk")[:most] for undated, order in (
        (False, ("-published", "-added_at", "pk")), (True, ("-added_at", "pk")),
    )]  # fmt: skip
    return trimmed(public().filter(Q(pk__in=first[0]) | Q(pk__in=first[1]))).annotate(**_KINDS)[:most]


def trimmed(reports: "QuerySet[Report]") -> "QuerySet[Report]":
    """The same reports with the beginning of their text in place of the whole."""
    return reports.defer("text").annotate(lead=Substr("text", 1, _LEAD))


_COUNTED = Prepared(
    lambda reports: (
        Claim.objects.filter(report__in=reports, withdrawn=False)
        .order_by()
        .values_list("report", "kind")
        .annotate(Count("pk"))
    )
)


def listed(reports: Iterable[Report]) -> list[ListedReport]:
    """Reports that were ``trimmed``, with their claims counted in one query."""
    rows = list(reports)
    counted: dict[int, dict[str, int]] = {}
    for report, kind, number in _COUNTED([row.pk for row in rows]) if rows else ():
        counted.setdefault(report, {})[kind] = number
    return [ListedReport(row, _lead(row), _in_order(counted.get(row.pk, {}))) for row in rows]


def _lead(row: Report) -> str:
    """How a report begins, on one line, cut between words."""
    raw = str(getattr(row, "lead", ""))
    line = " ".join(raw.split())
    return line if len(raw) < _LEAD else line.rpartition(" ")[0] + " …"


def _in_order(counted: dict[str, int]) -> list[tuple[str, int]]:
    """Counts in the order of the vocabulary."""
    return [(kind, counted[kind]) for kind in words.KINDS if kind in counted]


def publishers() -> list[tuple[str, str]]:
    """All publishers, to choose from."""
    names = (
        Report.objects.filter(current=True, withdrawn=False).order_by("publisher").values_list("publisher", flat=True)
    )
    return [(name, voice(name)) for name in names.distinct()]


def languages() -> list[tuple[str, str]]:
    """All languages of reports, in their own words where Django knows them."""
    codes = Report.objects.filter(current=True, withdrawn=False).order_by("language").values_list("language", flat=True)
    return [(code, language(code)) for code in codes.distinct()]


_NEWEST = Prepared(lambda uid: Report.objects.filter(uid=uid).order_by("-current", "-revision")[:1])


def find(uid: str, revision: int | None = None) -> Report | None:
    """Look a report up by its id, in the newest revision or in another one."""
    if revision is None:
        return next(iter(_NEWEST(uid)), None)
    return Report.objects.filter(uid=uid, revision=revision).first()


def shown_claims(rows: Sequence[Claim], events: Mapping[int, Sequence[Event]] | None = None) -> list[ShownClaim]:
    """Claims with what was decided on them, one query, and their events by the claims' keys."""
    decided = judgements.decisions(row.uid for row in rows)
    return [ShownClaim(row, decided.get(row.uid, ()), (events or {}).get(row.pk, ())) for row in rows]


_CLAIMS = Prepared(
    lambda report: (
        Claim.objects.filter(report=report, withdrawn=False)
        .select_related("place")
        .defer("place__names")
        .order_by("start", "pk")
    )
)
_EVENTS = Prepared(
    lambda claims: (
        Event.objects.filter(claims__in=claims)
        .annotate(claim=F("claims__pk"))
        .select_related("place")
        .defer("data", "place__names")
    )
)


def _claims_of(report: Report) -> list[ShownClaim]:
    """The claims of a revision, in the order of its text, with their places, judgements and events: three queries."""
    found = _CLAIMS(report.pk)
    events: dict[int, list[Event]] = {}
    for claim in found:
        claim.report = report
    for event in _EVENTS([claim.pk for claim in found]) if found else ():
        events.setdefault(event.claim, []).append(event)
    return shown_claims(found, events)


def page(row: Report, asked: Callable[[list[Part], Sequence[ShownClaim]], int]) -> ReportPage:
    """All that a report's page shows; ``asked`` chooses the part of a long text with such claims, from 1."""
    everything = _claims_of(row)
    events = {event.pk: event for claim in everything for event in claim.events}
    revisions = _revisions(row)
    copies = _copies(row.uid)
    cut = parts(row.text, everything)
    part = asked(cut, everything)
    first, last = cut[part - 1]
    claims = [claim for claim in everything if first <= claim.start < last or len(cut) == 1]
    return ReportPage(
        row=row,
        paragraphs=marking.paragraphs(row.text, claims, first, last),
        claims=claims,
        events=list(events.values()),
        revisions=revisions,
        related=_related(list(events), [row.uid, *(copy.uid for copy in copies)]) if events else [],
        copies=copies,
        previous=next((other for other in revisions if other.revision < row.revision), None),
        part=part,
        parts=len(cut),
    )


def _revisions(row: Report) -> list[Report]:
    """All other revisions, the newest first, without their text; none is looked for where there can be none."""
    if row.current and row.revision == 1:
        return []
    return list(
        Report.objects.filter(uid=row.uid, withdrawn=False).exclude(pk=row.pk).order_by("-revision").defer("text")
    )


def _copied(uid: str) -> "QuerySet[Report]":
    first = Sketch.objects.filter(report=uid).values("first")[:1]
    uids = Sketch.objects.filter(first=Subquery(first)).exclude(report=uid).values("report")
    return public().filter(uid__in=uids).defer("text")[:_COPIES]


def _sharing(events: Collection[int], but: Collection[str]) -> "QuerySet[Report]":
    return (
        Report.objects.filter(claims__events__in=events, claims__withdrawn=False, current=True, withdrawn=False)
        .exclude(uid__in=but)
        .annotate(shared=Count("claims__events", distinct=True))
        .order_by("-shared", F("published").desc(nulls_last=True), "pk")
        .defer("text")[:_RELATED]
    )


_copies = Prepared(_copied)
"""Given the id of a report, lists other reports whose text is a copy of the same one."""
_related = Prepared(_sharing)
"""Given keys of events, lists reports that speak of them, those that share most first, without reports of some ids."""


def _telling(place: int) -> "QuerySet[Claim, Any]":
    return Claim.objects.filter(place=place, withdrawn=False).values("report")


FIRST = 6
"""How many reports a place's page shows."""


def _first(place: int, same: int) -> "QuerySet[Report]":
    """The newest reports alone are read as a whole, of the others their days; they are counted without being read."""
    past = Report.objects.filter(Q(current=False) | Q(withdrawn=True)).order_by().values("pk")
    told = Claim.objects.filter(place=place, withdrawn=False).exclude(report__in=past).order_by()
    number = told.values("place").annotate(number=Count("report", distinct=True)).values("number")
    newest = public().filter(pk__in=_telling(same)).values("pk")[:FIRST]
    return trimmed(public().filter(pk__in=newest).annotate(of_all=Subquery(number)))


_FIRST = Prepared(_first)


def first_spoken_of(place: Place) -> list[Report]:
    """The first page of reports with a claim about a place, ``trimmed``, each with the number of them ``of_all``."""
    return _FIRST(place.pk, place.pk)


def spoken_of(place: Place, published: dt.date | None = None, stored: dt.date | None = None) -> "QuerySet[Report]":
    """Reports with a claim about a place; those that were published, and those that were stored, by a day."""
    found = public().filter(pk__in=_telling(place.pk))
    if published:
        found = found.filter(published__lte=published)
    return found.filter(added_at__date__lte=stored) if stored else found
