"""Looking for inconsistencies in what the ledger stores: what every row promises, held against the row."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from django.db.models import Count, F, Max, Q

from marsad import model
from marsad.ledger import models, rows
from marsad.ledger.judgements import judgements
from marsad.reconcile.judged import judged

_BATCH: Final = 500
_SKIPPED: Final = frozenset({"id", "added_at", "withdrawn", "withdrawn_at", "current", "data"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One inconsistency: what is at fault, what is wrong with it, and whether ``--repair`` mends it."""

    subject: str
    fault: str
    derived: bool = False

    def __str__(self) -> str:
        """Say it on one line."""
        return f"{self.subject}: {self.fault}"


def stored() -> Iterator[Finding]:
    """Check what is stored: reports, places, claims, judgements, and what they point to."""
    yield from _reports()
    yield from _places()
    yield from _claims()
    yield from _judgements()


def _reports() -> Iterator[Finding]:
    for row in models.Report.objects.order_by("uid", "revision").iterator(_BATCH):
        if rows.report_record(row).digest != row.digest:
            yield Finding(f"report {row.uid}, revision {row.revision}", "its content is not what its digest says")
    by_report = models.Report.objects.order_by("uid").values("uid")
    counted = by_report.annotate(
        last=Max("revision"),
        held=Count("pk"),
        marked=Count("pk", filter=Q(current=True)),
        newest=Max("revision", filter=Q(current=True)),
    )
    for found in counted.exclude(last=F("held"), marked=1, newest=F("last")).iterator(_BATCH):
        if found["last"] != found["held"]:
            yield Finding(f"report {found['uid']}", f"{found['held']} revisions, the newest numbered {found['last']}")
        if found["marked"] != 1 or found["newest"] != found["last"]:
            told = f"{found['marked']} revisions are marked as current; expected its newest, {found['last']}, alone"
            yield Finding(f"report {found['uid']}", told)


def _places() -> Iterator[Finding]:
    for row in models.Place.objects.order_by("uid").iterator(_BATCH):
        try:
            rows.place_record(row)
        except msgspec.ValidationError as error:
            yield Finding(f"place {row.uid}", f"can't be read: {error}")
        if not (-90 <= row.latitude <= 90 and -180 <= row.longitude <= 180):
            yield Finding(f"place {row.uid}", f"lies at {row.latitude}, {row.longitude}, which is nowhere")


def _claims() -> Iterator[Finding]:
    places = dict(models.Place.objects.values_list("uid", "pk"))
    found = models.Claim.objects.select_related("report").order_by("report", "start", "pk")
    for row in found.iterator(_BATCH):
        subject = f"claim {row.uid} of report {row.report.uid}"
        try:
            claim = rows.claim_record(row.data)
        except msgspec.ValidationError as error:
            yield Finding(subject, f"can't be read: {error}")
            continue
        yield from (Finding(subject, fault) for fault in claim_faults(row, claim, places))


def claim_faults(row: models.Claim, claim: model.Claim, places: dict[str, int]) -> Iterator[str]:
    """Say what is wrong with a claim: its id, its report, its sentence, its places, its columns."""
    if claim.id != row.uid:
        yield f"its id is not that of its content, {claim.id}"
    if claim.report != row.report.uid:
        yield f"it was read from report {claim.report}"
    quote = claim.quote
    if row.report.text[quote.start : quote.end] != quote.text:
        yield f"its sentence is not what stands at {quote.start}–{quote.end} of its report's text"
    for mention in claim.places:
        if mention.id and mention.id not in places:
            yield f"it is settled to place {mention.id}, which is not stored"
    expected = rows.claim_row(claim, row.report_id, places)
    wrong = [name for name in _columns(row) if getattr(row, name) != getattr(expected, name)]
    if wrong:
        yield f"its columns {', '.join(wrong)} are not what its content says"


def _columns(row: models.Claim | models.Event) -> list[str]:
    return [field.attname for field in row._meta.concrete_fields if field.name not in _SKIPPED]


def _judgements() -> Iterator[Finding]:
    held = list(judgements())
    for one in held:
        again = model.judgement(
            one.decision, one.by, one.at, why=one.why, claims=one.claims, others=one.others, event=one.event,
            corrections=one.corrections, grade=one.grade, undoes=one.undoes,
        )  # fmt: skip
        if again.id != one.id:
            yield Finding(f"judgement {one.id}", f"its id is not that of its content, {again.id}")
    about = {target.report for one in held for target in (*one.claims, *one.others)}
    data = models.Claim.counting.filter(report__uid__in=about).values_list("data", flat=True)
    for lost in judged(_readable(data), held).lost:
        told = f"on claim {lost.target.claim} of report {lost.target.report}"
        made = lost.judgement
        yield Finding(f"judgement {made.id}, {made.decision} by {made.by}", f"{told}: {lost.fault}")


def _readable(found: Iterable[Any]) -> Iterator[model.Claim]:
    for data in found:
        try:
            yield rows.claim_record(data)
        except msgspec.ValidationError:
            continue  # said of the claim itself


def derived() -> Iterator[Finding]:
    """Check that derived rows lead to rows that are there and to claims that count, and are what their data says."""
    places = dict(models.Place.objects.values_list("uid", "pk"))
    for row in models.Event.objects.prefetch_related("claims", "tolls").order_by("uid").iterator(_BATCH):
        event = msgspec.convert(row.data, model.Event)
        expected = rows.event_row(event, places)
        wrong = [name for name in _columns(row) if getattr(row, name) != getattr(expected, name)]
        if {claim.uid for claim in row.claims.all()} != set(event.claims):
            wrong.append("claims")
        if {_toll(toll) for toll in row.tolls.all()} != {_toll(rows.toll_row(toll, row.pk)) for toll in event.tolls}:
            wrong.append("tolls")
        if wrong:
            yield Finding(f"event {row.uid}", f"its {', '.join(wrong)} are not what its content says", derived=True)
    yield from _orphans()


def _toll(row: models.Toll) -> tuple[object, ...]:
    return row.action, row.group, row.low, row.best, row.high, row.rule


def _orphans() -> Iterator[Finding]:
    counting = models.Claim.counting.values("pk")
    links: Sequence[tuple[str, Any, str]] = (
        ("event", models.Event.claims.through, "event"),
        ("control span", models.ControlSpan.claims.through, "controlspan"),
    )
    for name, through, owner in links:
        lost = through._default_manager.exclude(claim__in=counting)
        for key in lost.values_list(f"{owner}_id", flat=True).distinct():
            yield Finding(f"{name} {_named(name, key)}", "rests on a claim that counts no more", derived=True)
    for event in models.Event.objects.filter(claims=None).values_list("uid", flat=True):
        yield Finding(f"event {event}", "rests on no claim", derived=True)
    known = models.Event.objects.values("pk")
    for key in models.Toll.objects.exclude(event__in=known).values_list("pk", flat=True):
        yield Finding(f"toll {key}", "belongs to no event", derived=True)


def _named(name: str, key: int) -> str:
    uid = models.Event.objects.filter(pk=key).values_list("uid", flat=True).first() if name == "event" else None
    return uid or str(key)
