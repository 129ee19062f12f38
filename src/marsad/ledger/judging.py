"""What is judged, looked up in the ledger: claims and events by their ids."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import msgspec

from marsad import model
from marsad.ledger import models, near, rows, store
from marsad.ledger.prepared import Prepared

BATCH = 500


def find_claims(ids: Sequence[str]) -> list[model.Claim]:
    """Give the claims of these ids, each once, as they were read, in the same order.

    Raises:
        InputError: one is not in the ledger, or counts no more; says which and why.
    """
    found = {claim.id: claim for claim in _counting(uid__in=list(ids))}
    for key in ids:
        if key not in found:
            raise model.InputError(_why_not(key), field="claim")
    return [found[key] for key in dict.fromkeys(ids)]


def _counting(**where: Collection[str]) -> Iterable[model.Claim]:
    return map(rows.claim_record, models.Claim.counting.filter(**where).values_list("data", flat=True))


def _why_not(key: str) -> str:
    row = models.Claim.objects.filter(uid=key).select_related("report").first()
    if row is None:
        return f"there is no claim {key!r}"
    if row.withdrawn or row.report.withdrawn:
        return f"claim {key!r} is withdrawn"
    return f"claim {key!r} is of revision {row.report.revision} of report {row.report.uid!r}, which has a newer one"


def claims_of(reports: Collection[str]) -> list[model.Claim]:
    """List the claims of these reports (ids) that count, as they were read."""
    return [claim for batch in near.batches(sorted(reports)) for claim in _counting(report__uid__in=batch)]


def claim_ids(reports: Collection[str]) -> set[str]:
    """List the ids of all claims that were ever read from these reports (ids)."""
    found: set[str] = set()
    for batch in near.batches(sorted(reports)):
        found.update(models.Claim.objects.filter(report__uid__in=batch).values_list("uid", flat=True))
    return found


def find_event(key: str) -> model.Event:
    """Give the event of an id, as it was last derived.

    Raises:
        InputError: there is none.
    """
    data = models.Event.objects.filter(uid=key).values_list("data", flat=True).first()
    if data is None:
        raise model.InputError(f"there is no event {key!r}: `marsad events` lists them", field="event")
    return msgspec.convert(data, model.Event)


def is_claim(key: str) -> bool:
    """Say whether a claim of this id was ever stored."""
    return models.Claim.objects.filter(uid=key).exists()


def events_of(claims: Collection[str]) -> list[model.Event]:
    """List the events that speak of any of these claims (ids), in the order of their ids."""
    found = models.Event.objects.filter(claims__uid__in=claims).distinct().order_by("uid")
    return [msgspec.convert(data, model.Event) for data in found.values_list("data", flat=True)]


def event_of(claim: str) -> str:
    """Give the id of the event that speaks of a claim; empty where none does."""
    return models.Event.objects.filter(claims__uid=claim).values_list("uid", flat=True).first() or ""


def find_reports(ids: Collection[str]) -> dict[str, model.Report]:
    """Give the current revision of reports, by id."""
    found = models.Report.objects.filter(uid__in=ids, current=True)
    return {row.uid: rows.report_record(row) for row in found}


@dataclass(frozen=True, slots=True)
class StoredRevision:
    """One revision of a report as it is stored, with its claims as they were read."""

    report: model.Report
    number: int
    added_at: dt.datetime
    is_current: bool
    claims: Sequence[model.Claim]


_CLAIMS_OF = Prepared(
    lambda ids: (
        models.Claim.objects.filter(report__uid__in=ids, withdrawn=False)
        .order_by("uid")
        .values_list("report_id", "data")
    )
)
_REVISIONS_OF = Prepared(
    lambda ids: models.Report.objects.filter(uid__in=ids, withdrawn=False).order_by("uid", "revision")
)


def revisions(ids: Collection[str]) -> list[StoredRevision]:
    """List every revision of reports (ids) that is not withdrawn, with its claims."""
    claims: dict[int, list[model.Claim]] = defaultdict(list)
    wanted = list(ids)
    if not wanted:
        return []
    for key, data in _CLAIMS_OF(wanted):
        claims[key].append(rows.claim_record(data))
    return [
        StoredRevision(rows.report_record(row), row.revision, row.added_at, row.current, claims[row.pk])
        for row in _REVISIONS_OF(wanted)
    ]


def find_place(key: str) -> model.Place | None:
    """Give the entry of a gazetteer that is stored under this id; None where there is none."""
    row = models.Place.objects.filter(uid=key).first()
    return rows.place_record(row) if row else None


def keep_place(place: model.Place) -> None:
    """Store a place that a claim was corrected to, unless it is stored."""
    store.save_new_places([place])


def rule() -> model.Rule:
    """Name the rule by which the tolls were worked out last; "span" where they never were."""
    found = models.Build.objects.values_list("rule", flat=True).first()
    rule: model.Rule = msgspec.convert(found or "span", model.Rule)
    return rule
