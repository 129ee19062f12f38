"""Writing to the ledger: reports with their claims, places, and the derived record, each in one transaction."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

import msgspec
from django.db import models as db
from django.db import transaction

from marsad import model
from marsad.ledger import backend, models, near, read, rows, sketches
from marsad.ledger.search import index
from marsad.reconcile.record import Derived

Added = Literal["new", "revised", "known"]
"""What adding a report did: its first revision, another one, or nothing since that content is stored."""

BATCH = 500


def is_known(report: model.Report) -> bool:
    """Say whether this very content of the report is stored already."""
    return models.Report.objects.filter(uid=report.id, digest=report.digest).exists()


def add_report(report: model.Report, claims: Sequence[model.Claim] = (), places: Iterable[model.Place] = ()) -> Added:
    """Store a report with its claims and the places that they were settled to: all of it, or nothing.

    A content that is stored adds nothing. Another content of a known report becomes its current revision; the claims
    of the older revision stay, and count no more. One of a withdrawn report is withdrawn like the others.

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
        if withdrawn := revisions.filter(withdrawn=True).order_by("-revision").first():
            row.withdrawn, row.withdrawn_at = True, withdrawn.withdrawn_at
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


def lock() -> None:
    """Let nobody else write until the caller's transaction ends."""
    backend.lock(models.Build)


def is_built(rule: model.Rule) -> bool:
    """Say whether the derived tables match what is stored, with tolls by this rule; those of an empty ledger do."""
    return models.Build.objects.filter(rule=rule).exists() or not models.Report.objects.exists()


def mark_built(rule: model.Rule) -> None:
    """Note, within the caller's transaction, that the derived tables match what is stored."""
    models.Build.objects.all().delete()
    models.Build.objects.create(rule=rule)


Derive = Callable[[Sequence[model.Claim], Mapping[str, model.Report]], Derived]


def rebuild(derive: Derive, rule: model.Rule) -> model.Record:
    """Derive the record from all claims that count and put it in place of the old one, in one transaction."""
    with transaction.atomic():
        backend.lock(models.Build)
        reports = {report.id: report for report in read.reports()}
        derived = derive(list(read.claims()), reports)
        replace_record(derived.record, rule)
        near.replace(derived)
        sketches.replace(derived)
    return derived.record


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
        ):
            backend.empty(table)
        _save_events(record.events)
        _save_control(record.control)
        mark_built(rule)


def update_events(named: Iterable[str], events: Iterable[model.Event]) -> None:
    """Bring some events up to date, within the caller's transaction; rows that say the same already stay as they are.

    Args:
        named: the ids of all that may have changed or gone.
        events: those of them that there are.
    """
    stored: dict[str, tuple[int, model.Event]] = {}
    for batch in near.batches(sorted(named)):
        for key, uid, data in models.Event.objects.filter(uid__in=batch).values_list("pk", "uid", "data"):
            stored[uid] = (key, msgspec.convert(data, model.Event))
    wanted = {event.id: event for event in events}
    _delete_events([key for uid, (key, _) in stored.items() if uid not in wanted])
    changed = {uid: key for uid, (key, event) in stored.items() if uid in wanted and wanted[uid] != event}
    _clear_events(list(changed.values()))
    _save_events([event for uid, event in wanted.items() if uid not in stored or uid in changed], changed)


def _delete_events(keys: Sequence[int]) -> None:
    _clear_events(keys)
    index.forget_events(keys)
    for batch in near.batches(keys):
        models.Event.objects.filter(pk__in=batch).delete()


def _clear_events(keys: Sequence[int]) -> None:
    """Delete the tolls and the claims of events."""
    for batch in near.batches(keys):
        models.Toll.objects.filter(event__in=batch).delete()
        models.Event.claims.through.objects.filter(event__in=batch).delete()


def update_control(places: Iterable[str], spans: Iterable[model.ControlSpan]) -> None:
    """Put the spans of some places (ids) in place of the older ones, within the caller's transaction."""
    for batch in near.batches(sorted(places)):
        models.ControlSpan.claims.through.objects.filter(controlspan__place__uid__in=batch).delete()
        models.ControlSpan.objects.filter(place__uid__in=batch).delete()
    _save_control(list(spans))


def claim_keys(ids: Iterable[str]) -> dict[str, int]:
    """Look up the rows' keys of claims, by the claims' ids."""
    found: dict[str, int] = {}
    for batch in near.batches(sorted(set(ids))):
        found.update(models.Claim.objects.filter(uid__in=batch).values_list("uid", "pk"))
    return found


def _save_events(events: Sequence[model.Event], known: Mapping[str, int] | None = None) -> None:
    """Store events with their tolls and claims; ``known`` leads from the ids of those that have a row to its key."""
    places = place_keys(event.place.id for event in events if event.place)
    keys = dict(known or {})
    for event in events:
        if event.id in keys:
            row = rows.event_row(event, places)
            row.pk = keys[event.id]
            row.save(force_update=True)
    new = [rows.event_row(event, places) for event in events if event.id not in keys]
    keys |= {row.uid: row.pk for row in models.Event.objects.bulk_create(new, batch_size=BATCH)}
    tolls = [rows.toll_row(toll, keys[event.id]) for event in events for toll in event.tolls]
    models.Toll.objects.bulk_create(tolls, batch_size=BATCH)
    through = models.Event.claims.through
    claims = claim_keys(claim for event in events for claim in event.claims)
    links = [through(event_id=keys[event.id], claim_id=claims[claim]) for event in events for claim in event.claims]
    through.objects.bulk_create(links, batch_size=BATCH)
    index.add_events([keys[event.id] for event in events])


def _save_control(spans: Sequence[model.ControlSpan]) -> None:
    # a span needs a place on the map: one that is not settled stays with its claims and its event
    places = place_keys(span.place.id for span in spans)
    settled = [(span, places[span.place.id]) for span in spans if span.place.id in places]
    saved = models.ControlSpan.objects.bulk_create([rows.span_row(span, key) for span, key in settled], BATCH)
    through = models.ControlSpan.claims.through
    claims = claim_keys(claim for span, _ in settled for claim in span.claims)
    links = [
        through(controlspan_id=row.pk, claim_id=claims[claim])
        for row, (span, _) in zip(saved, settled, strict=True)
        for claim in span.claims
    ]
    through.objects.bulk_create(links, batch_size=BATCH)
