"""``marsad events``."""

import csv
import sys
from collections.abc import Iterable, Iterator

import click

from marsad.cli.ledger import open_ledger
from marsad.model import Event

COLUMNS = (
    "event", "kind", "actions", "date_start", "date_end", "place", "admin1", "country", "actors", "tolls", "sources",
    "claims", "contradictions", "sides", "weapons", "protected", "response", "grade", "reason", "verified",
)  # fmt: skip


@click.command(short_help="Print the events of the record as CSV.")
@click.option("--by-report", is_flag=True, help="One row a report: its id, and the event that it is chiefly about.")
def events(by_report: bool) -> None:
    """Print the events of the record as CSV, one row an event.

    With --by-report, one row a report instead: the report's id and the event that its leading claims fall in, empty
    where it speaks of none.
    """
    open_ledger()
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if by_report:
        writer.writerow(("report", "event"))
        writer.writerows(_by_report())
        return
    from marsad.ledger import read  # noqa: PLC0415 - Django is loaded here

    writer.writerow(COLUMNS)
    writer.writerows(_rows(read.record().events))


def _by_report() -> Iterator[tuple[str, str]]:
    from marsad.workflow.events import main_events  # noqa: PLC0415 - Django is loaded here

    for report, event in sorted(main_events().items()):
        yield report, event or ""


def _rows(found: Iterable[Event]) -> Iterator[tuple[object, ...]]:
    """Put an event into a row; lists are joined by "; ", tolls written "killed civilians 5/7/9" (low/best/high)."""
    for event in found:
        place, date = event.place, event.date
        yield (
            event.id,
            event.kind,
            "; ".join(event.actions),
            date.start if date else None,
            date.end if date else None,
            (place.name or place.text) if place else None,
            place.admin1 if place else None,
            place.country if place else None,
            "; ".join(event.actors),
            "; ".join(
                f"{toll.action} {toll.group or 'people'} {_known(toll.low)}/{_known(toll.best)}/{_known(toll.high)}"
                for toll in event.tolls
            ),
            "; ".join(event.sources),
            len(event.claims),
            "; ".join(event.contradictions),
            "; ".join(event.sides),
            "; ".join(event.weapons),
            "; ".join(item.target for item in event.protected),
            event.response,
            event.grading.grade if event.grading else None,
            event.grading.reason if event.grading else None,
            "yes" if event.verified else "no",
        )


def _known(figure: int | None) -> str:
    return "?" if figure is None else str(figure)
