"""``marsad explain``."""

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from marsad.cli.faults import InputFault
from marsad.cli.inputs import Day, Intake
from marsad.cli.ledger import open_ledger
from marsad.cli.read import gazetteer_of
from marsad.intake import Defaults
from marsad.model import Report

if TYPE_CHECKING:
    from marsad.places import Gazetteer
    from marsad.reading.explain import Dropped, Explanation, Kept, SentenceTold


@click.command(short_help="Show how a report is read, sentence by sentence.")
@click.argument("report", metavar="REPORT")
@click.option("--json", "as_json", is_flag=True, help="As JSON, one object a report.")
@click.option("--published", type=Day(), metavar="YYYY-MM-DD", help="The day it was published, where it does not say.")
@click.option("--publisher", metavar="NAME", help="Who published it, where it does not say.")
@click.option(
    "--places",
    "gazetteer",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A gazetteer file to settle place names with, beside the world's towns.",
)
def explain(
    report: str, as_json: bool, published: dt.date | None, publisher: str | None, gazetteer: Path | None
) -> None:
    """Show how a report is read: what was triggered in each sentence, what was read, and what was dropped and why.

    REPORT is a file, as `marsad read` takes it, - for standard input, or the id of a report in the ledger, which is
    then read with the ledger's gazetteers. Nothing is stored, and the stored claims stay as they are.
    """
    from marsad.workflow import explaining  # noqa: PLC0415 - spaCy is loaded here

    reports, known = _found(report, Defaults(published=published, publisher=publisher), gazetteer)
    for one in reports:
        told = explaining.explain(one, known)
        if as_json:
            sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n")
            sys.stdout.buffer.flush()
        else:
            click.echo("\n".join(_lines(told)))


def _found(name: str, defaults: Defaults, gazetteer: Path | None) -> "tuple[list[Report], Gazetteer | None]":
    """Find the reports of a file, or the one that the ledger holds under an id, with the gazetteer to read it with.

    Raises:
        InputFault: there is neither.
    """
    if name == "-" or Path(name).exists():
        intake = Intake((name,), defaults)
        reports = list(intake)
        intake.close()
        return reports, gazetteer_of(gazetteer)
    open_ledger()
    from marsad.ledger.judging import find_reports  # noqa: PLC0415 - Django is loaded here
    from marsad.workflow.places import ledger_gazetteer  # noqa: PLC0415

    stored = find_reports([name]).get(name)
    if stored is None:
        raise InputFault(f"{name}: there is no such file, and no report of that id in the ledger")
    return [stored], gazetteer_of(gazetteer) or ledger_gazetteer()


def _lines(told: "Explanation") -> list[str]:
    day = f"days are counted from {told.anchor}" if told.anchor else "no day to count from is known"
    lines = [f"{told.title or told.report} ({told.report}), read by {told.reader}; {day}"]
    for number, sentence in enumerate(told.sentences, start=1):
        lines += ["", f"[{number}] {' '.join(sentence.text.split())}", *_of_sentence(sentence)]
    return lines


def _of_sentence(sentence: "SentenceTold") -> list[str]:
    if not sentence.triggers:
        return ["    nothing in it is a word that asserts a claim"]
    lines = [f"    may assert something: {', '.join(sentence.triggers)}"]
    for kept in sentence.kept:
        lines += _of_claim(kept)
    for dropped in sentence.dropped:
        lines += _of_dropped(dropped)
    return lines


def _of_claim(kept: "Kept") -> list[str]:
    claim = kept.claim
    again = " (the same claim as one before)" if kept.again else ""
    return [
        f'  + {claim.kind}/{claim.action}, read from "{kept.words}", chance {kept.chance:.2f}{again}',
        *([f"      for it: {'; '.join(kept.in_favour)}"] if kept.in_favour else []),
        *(f"      {answer.question:<7}{answer.answer or '-'}  <- {answer.how}" for answer in kept.answers),
    ]


def _of_dropped(dropped: "Dropped") -> list[str]:
    counted = " ".join(part for part in (dropped.count, dropped.group) if part)
    return [
        f'  - {dropped.action}{f" ({counted})" if counted else ""}, from "{dropped.words}": {dropped.why}',
        *([f"      against it: {'; '.join(dropped.against)}"] if dropped.against else []),
    ]
