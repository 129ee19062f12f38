"""Votes on a report: counted, cast, changed, withdrawn."""

from dataclasses import dataclass

from django.db.models import Count

from marsad.ledger.prepared import Prepared
from marsad.site.discussion.models import Vote
from marsad.site.discussion.reader import Reader


@dataclass(frozen=True, slots=True)
class Tally:
    """How a report was voted on; ``mine`` is the asking reader's own vote: "up", "down" or ""."""

    up: int
    down: int
    mine: str = ""


_COUNTED = Prepared(
    lambda report: Vote.objects.filter(report=report).order_by().values_list("up").annotate(Count("pk"))
)


def tally(report: str, reader: str = "") -> Tally:
    """Count the votes on a report, and find the reader's own."""
    counted = dict(_COUNTED(report))
    votes = Vote.objects.filter(report=report)
    own = votes.filter(reader=reader).values_list("up", flat=True).first() if reader else None
    return Tally(counted.get(True, 0), counted.get(False, 0), "" if own is None else "up" if own else "down")


def cast(report: str, reader: Reader, *, up: bool) -> None:
    """Vote, in place of any earlier vote of the same reader on the same report."""
    Vote.objects.update_or_create(
        report=report, reader=reader.key, defaults={"up": up}, create_defaults={"up": up, "address": reader.address}
    )


def withdraw(report: str, reader: str) -> None:
    """Take a reader's vote back, if there is one."""
    Vote.objects.filter(report=report, reader=reader).delete()
