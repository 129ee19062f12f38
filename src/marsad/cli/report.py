"""``marsad report``: reports are withdrawn, and restored."""

from collections.abc import Callable
from typing import Any

import click

from marsad.cli.ledger import open_ledger
from marsad.cli.place_names import BY

REPORT = click.argument("report", metavar="ID")


def _why(text: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    return click.option("--why", "--reason", "why", default="", help=text)


@click.group(short_help="Withdraw reports, and restore them.")
def report() -> None:
    """Withdraw reports, and restore them; the record follows at once.

    A withdrawn report is kept, in all its revisions, and counts no more: events, tolls and control are as if it had
    never come, its page says that it was withdrawn, and nothing of it is found or quoted. As known on a day before, it
    counts still. Every decision is kept with who made it, when and why.
    """


@report.command(short_help="A report counts no more.")
@REPORT
@BY
@_why("The reason; needed.")
def withdraw(report: str, by: str, why: str) -> None:
    """Withdraw a report, by its id; revisions of it that come later are withdrawn, too."""
    open_ledger()
    from marsad.workflow.withdrawing import withdraw_report  # noqa: PLC0415 - Django is loaded here

    made = withdraw_report(report, by=by, why=why)
    click.echo(f"{made.report}\twithdrawn\tby {made.by}")


@report.command(short_help="A withdrawn report counts again.")
@REPORT
@BY
@_why("The reason; needed.")
def restore(report: str, by: str, why: str) -> None:
    """Take the withdrawal of a report back, by the report's id."""
    open_ledger()
    from marsad.workflow.withdrawing import restore_report  # noqa: PLC0415 - Django is loaded here

    made = restore_report(report, by=by, why=why)
    click.echo(f"{made.report}\trestored\tby {made.by}")


@report.command(short_help="Print which reports are withdrawn.")
def withdrawn() -> None:
    """Print the reports that are withdrawn: id, day, by whom, why; parted by tabs."""
    open_ledger()
    from marsad.workflow.withdrawing import withdrawn as standing  # noqa: PLC0415 - Django is loaded here

    for made in standing():
        click.echo("\t".join((made.report, made.at.date().isoformat(), made.by, made.why)))
