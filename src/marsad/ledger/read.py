"""Reading the ledger back as typed records."""

from collections.abc import Collection, Iterator

import msgspec

from marsad import model
from marsad.ledger import models, rows

CHUNK = 2000


def reports(*, current: bool = True, ids: Collection[str] | None = None) -> Iterator[model.Report]:
    """Yield the stored reports in the order of their ids; ``current``: the newest revision of each, if not withdrawn.

    Otherwise every revision ever stored, oldest first within a report. ``ids``: of these reports only.
    """
    found = models.Report.objects.order_by("uid", "revision")
    if ids is not None:
        found = found.filter(uid__in=ids)
    if current:
        found = found.filter(current=True, withdrawn=False)
    return (rows.report_record(row) for row in found.iterator(CHUNK))


def claims(*, current: bool = True) -> Iterator[model.Claim]:
    """Yield the stored claims in the order of their ids; ``current``: those that count now.

    Those of an older revision, of a withdrawn report, and withdrawn claims are stored and do not count.
    """
    manager = models.Claim.counting if current else models.Claim.objects
    found = manager.order_by("uid")
    return (rows.claim_record(data) for data in found.values_list("data", flat=True).iterator(CHUNK))


def places(*, listed: bool = True) -> Iterator[model.Place]:
    """Yield the entries of the gazetteers that were added, in the order of their ids.

    Otherwise all that are stored: those that claims were settled to are, whatever list they come from.
    """
    found = models.Place.objects.filter(listed=True) if listed else models.Place.objects.all()
    return (rows.place_record(row) for row in found.order_by("uid").iterator(CHUNK))


def record() -> model.Record:
    """Read the derived record back, as it was last built."""
    found = models.Event.objects.order_by("uid").values_list("data", flat=True)
    return model.Record(tuple(msgspec.convert(data, model.Event) for data in found), tuple(_spans()))


def _spans() -> Iterator[model.ControlSpan]:
    found = models.ControlSpan.objects.select_related("place").prefetch_related("claims")
    for row in found.order_by("place__uid", "start", "actor", "state", "pk"):
        yield msgspec.convert(
            {
                "place": {"text": row.place.name, "name": row.place.name, "id": row.place.uid},
                "actor": row.actor,
                "state": row.state,
                "start": row.start,
                "end": row.end,
                "claims": sorted(claim.uid for claim in row.claims.all()),
            },
            model.ControlSpan,
        )
