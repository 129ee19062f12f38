"""Reports that people withdrew: a row for each decision, taken back by another, and a mark on all revisions."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.db.models import Exists, OuterRef
from django.utils import timezone

from marsad.ledger import models
from marsad.ledger.search import index
from marsad.model import InputError

_UNDONE: Final = models.Withdrawal.objects.filter(undoes=OuterRef("pk"))


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Who withdrew a report (its id), when and why; ``restored`` where somebody took that back."""

    report: str
    by: str
    why: str
    at: dt.datetime
    restored: bool = False


def withdrawals() -> list[Withdrawal]:
    """List what was withdrawn, in the order in which it was, restored reports too."""
    made = models.Withdrawal.objects.filter(undoes=None).annotate(restored=Exists(_UNDONE))
    return [Withdrawal(*row) for row in made.values_list("report", "by", "why", "at", "restored")]


def withdraw(report: str, *, by: str, why: str) -> Withdrawal:
    """Mark all revisions of a report as withdrawn, within the caller's transaction.

    Raises:
        InputError: there is no such report, or it is withdrawn.
    """
    if _is_withdrawn(report):
        raise InputError(f"report {report!r} is withdrawn already", field="report")
    row = models.Withdrawal.objects.create(report=report, by=by, why=why, at=timezone.now())
    _mark(report, row.at)
    return Withdrawal(report, by, why, row.at)


def restore(report: str, *, by: str, why: str) -> Withdrawal:
    """Let a withdrawn report count again, within the caller's transaction.

    Raises:
        InputError: there is no such report, or it is not withdrawn.
    """
    if not _is_withdrawn(report):
        raise InputError(f"report {report!r} is not withdrawn", field="report")
    standing = models.Withdrawal.objects.filter(report=report, undoes=None, undone_by=None).last()
    made = {"report": report, "by": by, "why": why, "at": timezone.now()}
    if standing is None:  # it was marked before withdrawals had rows: what is taken back gets one, of the mark's time
        marked = models.Report.objects.filter(uid=report).order_by("-revision").values_list("withdrawn_at", flat=True)
        standing = models.Withdrawal.objects.create(report=report, by="", at=marked[0] or timezone.now())
    row = models.Withdrawal.objects.create(undoes=standing, **made)
    _mark(report, None)
    return Withdrawal(report, by, why, row.at, restored=True)


def _is_withdrawn(report: str) -> bool:
    marks = set(models.Report.objects.filter(uid=report).values_list("withdrawn", flat=True))
    if not marks:
        raise InputError(f"there is no report {report!r}", field="report")
    return True in marks


def _mark(report: str, at: dt.datetime | None) -> None:
    revisions = models.Report.objects.filter(uid=report)
    revisions.update(withdrawn=at is not None, withdrawn_at=at)
    index.add_reports(list(revisions.values_list("pk", flat=True)))
