"""What an intake did and what the ledger holds, in a few lines."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from marsad.workflow.summary import Status, Summary


def print_summary(summary: "Summary") -> None:
    """Print what one intake did, then what the ledger holds."""
    click.echo(
        f"{_count(summary.new, 'new report')}, {summary.revised:,} revised, {summary.known:,} known before; "
        f"{_count(summary.claims, 'claim')} added."
    )
    if summary.unread:
        click.echo(f"{_count(summary.unread, 'report')} kept without claims: their language is not read yet.")
    print_status(summary.status)


def print_status(status: "Status") -> None:
    """Print what the ledger holds."""
    rows = [("reports", status.reports), ("claims", status.claims)]
    rows += [(f"  {kind}", count) for kind, count in status.claims_by_kind.items()]
    rows += [
        ("events", status.events),
        ("control spans", status.control_spans),
        ("place names settled", status.places_settled),
        ("place names unsettled", status.places_unsettled),
        ("gazetteer entries", status.gazetteer),
    ]
    click.echo("The ledger holds")
    for name, count in rows:
        click.echo(f"  {name:<22}{count:>10,}")
    click.echo(f"in {status.location}, schema {status.schema}")
    if not status.up_to_date:
        click.echo("Its events are behind its reports (an intake was cut short): the next intake mends that.")


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
