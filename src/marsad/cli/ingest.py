"""``marsad ingest``."""

import click

from marsad.cli.faults import InputFault
from marsad.cli.inputs import Intake, takes_reports, told
from marsad.cli.ledger import open_ledger
from marsad.model import InputError


@click.command(short_help="Read reports into the ledger.")
@takes_reports
def ingest(intake: Intake) -> None:
    """Read reports into the ledger, each with its claims, and bring the record of events up to date.

    INPUT is a .jsonl, .json, .csv, .txt or .html file, a folder of them, or - for standard input. The ledger is
    made, and brought to this version, where need be. A report that it holds already adds nothing; one whose content
    has changed is kept as a new revision. A report is stored whole or not at all.
    """
    open_ledger()
    take_in(intake)


def take_in(intake: Intake) -> None:
    """Read into the open ledger with a progress bar, and print what was done and what the ledger holds now.

    Raises:
        InputFault: an input is at fault; says how many reports came before it.
        InstallationError: the reader that was chosen is not set up.
    """
    from marsad.cli.progress import following  # noqa: PLC0415
    from marsad.cli.summary import print_summary  # noqa: PLC0415
    from marsad.workflow import reading  # noqa: PLC0415 - spaCy is loaded here
    from marsad.workflow.ingest import LedgerReader  # noqa: PLC0415 - Django is loaded here
    from marsad.workflow.ingest import ingest as ingest_reports  # noqa: PLC0415

    reads = LedgerReader(reading.reader(intake.reader, told))
    with following(intake.length()) as step:
        try:
            summary = ingest_reports(intake, on_progress=step, reader=reads)
        except InputError as error:
            kept = f" ({intake.usable} before it are in the ledger; --skip-bad goes on behind faults)"
            raise InputFault(f"{error}{kept if intake.usable else ''}") from error
    intake.close()
    print_summary(summary)
