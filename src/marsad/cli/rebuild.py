"""``marsad rebuild``."""

import click

from marsad.cli.ledger import open_ledger


@click.command(short_help="Make all that is derived anew.")
@click.option("--search-only", is_flag=True, help="Only what search holds.")
def rebuild(search_only: bool) -> None:
    """Make events, tolls, control and what search holds anew from reports, claims and judgements.

    The result is what is there already, unless something went wrong or a list of words or weights was changed. What
    is stored stays as it is. Each of the two is replaced in one step: whoever reads meanwhile sees the old one.
    """
    open_ledger()
    from marsad.cli.summary import print_status  # noqa: PLC0415 - Django is loaded here
    from marsad.workflow.check import repair, repair_search  # noqa: PLC0415
    from marsad.workflow.summary import status  # noqa: PLC0415

    click.echo("making search anew" if search_only else "making the record and search anew", err=True)
    (repair_search if search_only else repair)()
    print_status(status())
