"""``marsad judgements``: what was decided, as CSV."""

import csv
import json
import sys

import click
import msgspec

from marsad.cli.ledger import open_ledger

COLUMNS = ("judgement", "at", "by", "decision", "claims", "others", "event", "value", "why", "undoes", "state")


@click.command(short_help="Print what was decided, by whom, when and why, as CSV.")
@click.option("--lost", is_flag=True, help="Only those that have no effect any more, though nobody took them back.")
def judgements(lost: bool) -> None:
    """Print the judgements as CSV, the oldest first.

    \b
    state: stands       it holds
           undone       another judgement took it back
           lost         a claim that it is about is found no more, or a correction fits no more
           overruled    a newer decision on what is one event contradicts it, in part or whole
    """
    open_ledger()
    from marsad.workflow.judgements import listed  # noqa: PLC0415 - Django is loaded here

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    for state, made in listed():
        if lost and state not in ("lost", "overruled"):
            continue
        value = made.grade or (json.dumps(msgspec.to_builtins(made.corrections)) if made.corrections else "")
        writer.writerow(
            (
                made.id,
                made.at.isoformat(),
                made.by,
                made.decision,
                "; ".join(item.claim for item in made.claims),
                "; ".join(item.claim for item in made.others),
                made.event or "",
                value,
                made.why,
                made.undoes or "",
                state,
            )
        )
