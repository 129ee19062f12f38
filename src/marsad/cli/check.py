"""``marsad check``."""

import click

from marsad.cli.faults import Fault
from marsad.cli.ledger import open_ledger


@click.command(short_help="Look for inconsistencies in the ledger.")
@click.option("--repair", is_flag=True, help="Make all that is derived anew, then look again.")
def check(repair: bool) -> None:
    """Look for inconsistencies in the ledger, and say each in one line; exit status 1 where there are any.

    Reports, claims and judgements are held against what their ids and spans promise, events, tolls, control and
    search against what would be derived now. Nothing is changed, unless --repair is given; what is stored never is.
    """
    open_ledger()
    from marsad.workflow.check import check as look  # noqa: PLC0415 - Django is loaded here
    from marsad.workflow.check import repair as mend  # noqa: PLC0415

    def told(doing: str) -> None:
        click.echo(f"looking at {doing}", err=True)

    if repair:
        click.echo("making the record and search anew", err=True)
        mend()
    found = derived = 0
    for finding in look(told):
        click.echo(str(finding))
        found += 1
        derived += finding.derived
    if found:
        hint = f"; {derived} of them `marsad check --repair` mends" if derived else ""
        raise Fault(f"{found} inconsistencies found{hint}")
    click.echo("no inconsistency found")
