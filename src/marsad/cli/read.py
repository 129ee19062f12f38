"""``marsad read``."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from marsad.cli.inputs import Intake, takes_reports, told
from marsad.model import Claim, Report

if TYPE_CHECKING:
    from marsad.places import Gazetteer

Print = Callable[[Report, list[Claim]], None]


@click.command(short_help="Print the claims of reports; nothing is stored.")
@takes_reports
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "table"]),
    default="jsonl",
    show_default=True,
    help="jsonl: one claim a line, as a JSON object; table: for people.",
)
@click.option(
    "--places",
    "gazetteer",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A gazetteer file to settle place names with, beside the world's towns.",
)
def read(intake: Intake, form: str, gazetteer: Path | None) -> None:
    """Print the claims of reports; nothing is stored.

    INPUT is a .jsonl, .json, .csv, .txt or .html file, a folder of them, or - for standard input. --published,
    --publisher, --title and --language say of bare text what it can't say itself, and fill in what other inputs
    leave out.
    """
    show = _print_lines if form == "jsonl" else _print_table
    unread: Counter[str] = Counter()
    for report, claims in _read(intake, gazetteer_of(gazetteer), unread):
        show(report, claims)
    for code, count in unread.items():
        click.echo(f"{count} without claims: their language ({code}) is not read yet", err=True)
    intake.close()


def _read(intake: Intake, gazetteer: "Gazetteer | None", unread: Counter[str]) -> Iterator[tuple[Report, list[Claim]]]:
    from marsad.workflow import reading  # noqa: PLC0415 - spaCy is loaded here

    for report, claims in reading.read_many(intake, gazetteer, reading.reader(intake.reader, told)):
        if not reading.is_readable(report):
            unread[report.language] += 1
        yield report, claims


def gazetteer_of(path: Path | None) -> "Gazetteer | None":
    """Give the world's towns with those of a file; None where no file is named."""
    if path is None:
        return None
    from marsad.places import load  # noqa: PLC0415
    from marsad.workflow.reading import default_gazetteer  # noqa: PLC0415

    return default_gazetteer().with_places(load(path))


def _print_lines(_report: Report, claims: list[Claim]) -> None:
    for claim in claims:
        sys.stdout.buffer.write(msgspec.json.encode(claim) + b"\n")
    sys.stdout.buffer.flush()


def _print_table(report: Report, claims: list[Claim]) -> None:
    from marsad.cli.tables import print_claims  # noqa: PLC0415

    print_claims(report, claims)
