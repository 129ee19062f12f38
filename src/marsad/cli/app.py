"""The ``marsad`` command: puts the commands together, and turns faults into one line for a person."""

import io
import logging
import sys

import click

from marsad import __version__
from marsad.cli.backup import backup, restore
from marsad.cli.check import check
from marsad.cli.control import control
from marsad.cli.demo import demo
from marsad.cli.editor import editor
from marsad.cli.event import event
from marsad.cli.events import events
from marsad.cli.explain import explain
from marsad.cli.faults import reported
from marsad.cli.ingest import ingest
from marsad.cli.judge import judge
from marsad.cli.judgements import judgements
from marsad.cli.places import places
from marsad.cli.read import read
from marsad.cli.rebuild import rebuild
from marsad.cli.report import report
from marsad.cli.same import same
from marsad.cli.search import search
from marsad.cli.serve import serve
from marsad.cli.status import status
from marsad.cli.tolls import tolls

HELP = """Marsad, an observatory for armed conflict: reads reports into claims, keeps the record, serves it.

\b
Begin with:
  marsad demo                    the sample, read and served on this machine
  marsad read FILE               a report's claims, stored nowhere
  marsad explain FILE            how they were read, and what was dropped
  marsad ingest FILE             reports into the ledger, claims with them
  marsad search WORDS            what the ledger holds of them
  marsad serve                   the ledger as a site

The ledger is in the folder that MARSAD_HOME names (~/.local/share/marsad where it is not set).

Exit status: 0 done; 2 the input or the command line is at fault; 1 anything else.
"""


class _Commands(click.Group):
    """Commands whose faults end in a message and an exit status, not in a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        with reported():
            return super().invoke(ctx)


@click.group(
    cls=_Commands, help=HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="marsad")
def main() -> None:
    """Set up what all commands share."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # what is piped on reads the same whatever the terminal's encoding
    # the extractor logs what is wrong with a page; intake says it itself, with the file's name
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


COMMANDS = (
    backup, check, control, demo, editor, event, events, explain, ingest, judge, judgements, places, read, rebuild,
    report, restore, same, search, serve, status, tolls,
)  # fmt: skip
for command in COMMANDS:
    main.add_command(command)
