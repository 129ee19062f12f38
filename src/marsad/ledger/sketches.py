"""The sketches of the reports' texts, by which copies of one text are found; within the caller's transaction."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from marsad.ledger import backend, models
from marsad.ledger.near import BATCH, batches
from marsad.reconcile.copies import bands
from marsad.reconcile.record import Derived


@dataclass(frozen=True, slots=True)
class Kept:
    """A report's sketch, and the id of the report that is the first copy of its text."""

    sketch: bytes
    first: str


def of_reports(reports: Iterable[str]) -> dict[str, Kept]:
    """Read the sketches of these reports (ids) back, as far as they are stored."""
    return _read("report__in", reports)


def of_copies(firsts: Iterable[str]) -> dict[str, Kept]:
    """Read the sketches of all copies of these first ones (report ids)."""
    return _read("first__in", firsts)


def meeting(sketched: bytes) -> dict[str, Kept]:
    """Read the sketches that have a band in common with this one, its own included if it is stored."""
    reports = models.Band.objects.filter(band__in=bands(sketched)).values_list("report", flat=True).distinct()
    return of_reports(list(reports))


def _read(condition: str, values: Iterable[str]) -> dict[str, Kept]:
    found: dict[str, Kept] = {}
    for batch in batches(values):
        rows = models.Sketch.objects.filter(**{condition: batch}).values_list("report", "data", "first")
        found.update((report, Kept(bytes(data), first)) for report, data, first in rows)
    return found


def add(sketches: Mapping[str, bytes], firsts: Mapping[str, str]) -> None:
    """Store sketches by their reports' ids; ``firsts`` leads from each to the first copy."""
    rows = (models.Sketch(report=key, first=firsts[key], data=data) for key, data in sketches.items())
    models.Sketch.objects.bulk_create(rows, BATCH)
    named = (models.Band(band=band, report=key) for key, data in sketches.items() for band in set(bands(data)))
    models.Band.objects.bulk_create(named, BATCH)


def replace(derived: Derived) -> None:
    """Put the sketches of a whole record in place of all that are stored."""
    backend.empty(models.Band)
    backend.empty(models.Sketch)
    add(derived.sketches, derived.copies)


def drop(kept: Mapping[str, Kept]) -> None:
    """Forget sketches."""
    for key, item in kept.items():
        models.Band.objects.filter(band__in=bands(item.sketch), report=key).delete()
    for batch in batches(kept):
        models.Sketch.objects.filter(report__in=batch).delete()


def set_first(reports: Collection[str], first: str) -> None:
    """Note the first copy of these reports' texts."""
    for batch in batches(reports):
        models.Sketch.objects.filter(report__in=batch).update(first=first)
