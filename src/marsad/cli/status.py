"""``marsad status``."""

import click

from marsad.cli.ledger import open_ledger


@click.command(short_help="Say what the ledger holds, and where it is.")
def status() -> None:
    """Say what the ledger holds, which schema its tables have, and where it is."""
    open_ledger()
    from marsad.cli.summary import print_status  # noqa: PLC0415
    from marsad.workflow.summary import status as take_stock  # noqa: PLC0415

    print_status(take_stock())
