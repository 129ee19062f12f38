"""Writing to the ledger: reports with their claims, places, and the derived record, each in one transaction."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Literal

from django.db import models as db
from django.db import transaction

from marsad import model
from marsad.ledger import backend, models, read, rows
from marsad.ledger.search import index

Added = Literal["new", "revised", "known"]
"""What adding a report did: its first revision, another one, or nothing since that content is stored."""

BATCH = 500


def is_known(report: model.Report) -> bool:
    """Say whether this very content of the report is stored already."""
    return models.Report.objects.filter(uid=report.id, digest=report.digest).exists()


def add_report(report: model.Report, claims: Sequence[model.Claim] = (), places: Iterable[model.Place] = ()) -> Added:
    """Store a report with its claims and the places that they were settled to: all of it, or nothing.

    A content that is stored adds nothing. Another content of a known report becomes its current revision; the claims
    of the older revision stay, and count no more.

    Raises:
        InputError: the report holds what can't be stored.
    """
    rows.check_storable(report)
    with transaction.atomic():
        backend.lock(models.Build)
        revisions = models.Report.objects.filter(uid=report.id)
        if revisions.filter(digest=report.digest).exists():
            return "known"
        last = revisions.aggregate(last=db.Max("revision"))["last"] or 0
        older = list(revisions.filter(current=True).values_list("pk", flat=True))
        revisions.filter(current=True).update(current=False)
        row = rows.report_row(report, last + 1)
        row.save(force_insert=True)
        save_new_places(places)
        _add_claims(row.pk, claims)
        index.add_reports([*older, row.pk])
        mark_stale()
    return "revised" if last else "new"


def save_new_places(places: Iterable[model.Place]) -> None:
    """Store places that are not stored yet, within the caller's transaction, as those of claims alone."""
    given = {place.id: place for place in places}
    known = place_keys(given)
    new = [rows.place_row(place, listed=False) for key, place in given.items() if key not in known]
    models.Place.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)
    index.add_places(row.uid for row in new)


def _add_claims(report_key: int, claims: Sequence[model.Claim]) -> None:
    distinct = {claim.id: claim for claim in claims}.values()
    keys = place_keys(mention.id for claim in distinct for mention in claim.places[:1])
    new = [rows.claim_row(claim, report_key, keys) for claim in distinct]
    models.Claim.objects.bulk_create(new, batch_size=BATCH)


def save_places(places: Iterable[model.Place]) -> int:
    """Store the entries of a gazetteer, newer ones over older ones of the same id; returns how many were given."""
    new = [rows.place_row(place, listed=True) for place in {place.id: place for place in places}.values()]
    fields = [field.name for field in models.Place._meta.fields if field.name not in ("id", "uid")]
    with transaction.atomic():
        backend.lock(models.Build)
        changed = _changes_places(new)
        models.Place.objects.bulk_create(
            new, batch_size=BATCH, update_conflicts=True, unique_fields=["uid"], update_fields=fields
        )
        if changed:  # claims are found by the names of their places, and by what these lie in
            index.rebuild()
        else:
            index.add_places(row.uid for row in new)
    return len(new)


def _changes_places(new: Sequence[models.Place]) -> bool:
    """Say whether any of these rows says other things of a place than the one that is stored."""
    for start in range(0, len(new), BATCH):
        some = {row.uid: rows.place_record(row) for row in new[start : start + BATCH]}
        stored = models.Place.objects.filter(uid__in=some)
        if any(rows.place_record(row) != some[row.uid] for row in stored):
            return True
    return False


def place_keys(ids: Iterable[str | None]) -> dict[str, int]:
    """Look up the rows' keys of places, by the places' ids; ids that are not stored are left out."""
    wanted = sorted({key for key in ids if key})
    found: dict[str, int] = {}
    for start in range(0, len(wanted), BATCH):
        batch = wanted[start : start + BATCH]
        found.update(models.Place.objects.filter(uid__in=batch).values_list("uid", "pk"))
    return found


def mark_stale() -> None:
    """Note, within the caller's transaction, that the derived tables no longer match what is stored."""
    models.Build.objects.all().delete()


Derive = Callable[[Sequence[model.Claim], Mapping[str, model.Report]], model.Record]


def rebuild(derive: Derive, rule: model.Rule) -> model.Record:
    """Derive the record from all claims that count and put it in place of the old one, in one transaction."""
    with transaction.atomic():
        backend.lock(models.Build)
        reports = {report.id: report for report in read.reports()}
        record = derive(list(read.claims()), reports)
        replace_record(record, rule)
    return record


def replace_record(record: model.Record, rule: model.Rule) -> None:
    """Put a newly derived record in place of the old one, in one transaction."""
    with transaction.atomic():
        index.forget_events()
        for table in (
            models.Event.claims.through,
            models.ControlSpan.claims.through,
            models.Toll,
            models.Event,
            models.ControlSpan,
            models.Build,
        ):
            backend.empty(table)
        keys = place_keys(
            chain(
                (event.place.id for event in record.events if event.place),
                (span.place.id for span in record.control),
            )
        )
        claim_keys = dict(models.Claim.objects.values_list("uid", "pk"))
        _save_events(record.events, keys, claim_keys)
        _save_control(record.control, keys, claim_keys)
        models.Build.objects.create(rule=rule)


def _save_events(events: Sequence[model.Event], keys: dict[str, int], claim_keys: dict[str, int]) -> None:
    saved = models.Event.objects.bulk_create([rows.event_row(event, keys) for event in events], batch_size=BATCH)
    tolls = [rows.toll_row(toll, row.pk) for row, event in zip(saved, events, strict=True) for toll in event.tolls]
    models.Toll.objects.bulk_create(tolls, batch_size=BATCH)
    through = models.Event.claims.through
    links = [
        through(event_id=row.pk, claim_id=claim_keys[claim])
        for row, event in zip(saved, events, strict=True)
        for claim in event.claims
    ]
    through.objects.bulk_create(links, batch_size=BATCH)
    index.add_events([row.pk for row in saved])


def _save_control(spans: Sequence[model.ControlSpan], keys: dict[str, int], claim_keys: dict[str, int]) -> None:
    # a span needs a place on the map: one that is not settled stays with its claims and its event
    settled = [(span, keys[span.place.id]) for span in spans if span.place.id in keys]
    saved = models.ControlSpan.objects.bulk_create([rows.span_row(span, key) for span, key in settled], BATCH)
    through = models.ControlSpan.claims.through
    links = [
        through(controlspan_id=row.pk, claim_id=claim_keys[claim])
        for row, (span, _) in zip(saved, settled, strict=True)
        for claim in span.claims
    ]
    through.objects.bulk_create(links, batch_size=BATCH)
