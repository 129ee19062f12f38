"""``marsad tolls``."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from marsad.cli.asking import ForPeople, asks, find_place, print_rows, where
from marsad.cli.inputs import Day
from marsad.cli.ledger import open_ledger
from marsad.model import ACTIONS, PEOPLE_GROUPS

if TYPE_CHECKING:
    from marsad.model import FromAbove, Tolls, Total

COLUMNS = (
    "action", "group", "part", "low", "best", "high", "events", "without_figure", "open_high", "source", "place",
    "place_id", "admin1", "start", "end", "text", "below_best", "gap_low", "gap_best", "gap_high", "claims",
)  # fmt: skip
FOR_PEOPLE: ForPeople = {
    "what": lambda row: f"{row['action']} {row['group']}",
    "part": lambda row: row["part"],
    "figure": lambda row: "/".join(row[name] or "?" for name in ("low", "best", "high")),
    "events": lambda row: row["events"],
    "source": lambda row: row["source"],
    "where and when": lambda row: " ".join(row[name] for name in ("place", "start", "end") if row[name]),
    "gap": lambda row: row["gap_best"],
}


@click.command(short_help="Print tolls over a place and a period.")
@click.option("--rule", type=click.Choice(["span", "lowest", "ged"]), help="How an event's figure is made.")
@click.option(
    "--group", multiple=True, type=click.Choice(PEOPLE_GROUPS), help="Of these people alone; may be given again."
)
@click.option(
    "--action", multiple=True, type=click.Choice((*ACTIONS["casualties"], *ACTIONS["displacement"])),
    help="Of this alone; may be given again.",
)  # fmt: skip
@click.option("--to", "end", type=Day(), metavar="YYYY-MM-DD", help="The last day, included.")
@click.option("--from", "start", type=Day(), metavar="YYYY-MM-DD", help="The first day.")
@asks
def tolls(shape: str, place: str | None, **asked: Any) -> None:
    """Print how many were killed, injured, detained, missing or moved, over a place and a period.

    Of each action and group: the sum of the events ("below"), the sums of events that may belong to it by the reason
    ("place", "day", …), and the figures that sources gave for a place and a time ("above"), each beside the sum of the
    events of that place and time and the gap between the two. Groups nest, and are never to be added up.
    """
    open_ledger()
    from marsad import ledger  # noqa: PLC0415 - Django is loaded here

    wanted = {name: value or None for name, value in asked.items()}
    found = ledger.tolls(place=find_place(place), **wanted)
    print_rows(COLUMNS, (row for item in found for row in _rows(item)), shape, FOR_PEOPLE)


def _rows(item: "Tolls") -> Iterator[tuple[object, ...]]:
    yield (item.action, item.group, "below", *_sum(item.below))
    for doubt in item.uncertain:
        yield (item.action, item.group, doubt.doubt, *_sum(doubt.total))
    for figure in item.above:
        yield (item.action, item.group, "above", *_above(figure))


def _sum(total: "Total") -> tuple[object, ...]:
    figures = (total.low, total.best, total.high, total.events, total.without_figure, total.open_high)
    return (*figures, *[None] * (len(COLUMNS) - 3 - len(figures)))


def _above(figure: "FromAbove") -> tuple[object, ...]:
    below, gap = figure.below, figure.gap
    return (
        figure.low, None, figure.high, below.events if below else None, None, None, figure.source, *where(figure.place),
        figure.start, figure.end, figure.text, below.best if below else None,
        *((gap.low, gap.best, gap.high) if gap else (None, None, None)), figure.claims,
    )  # fmt: skip
