"""What commands that ask the record share: their options, and rows as CSV or as a table for people."""

import csv
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from marsad.cli.inputs import Day

if TYPE_CHECKING:
    from marsad.model import Place, PlaceMention

_SHARED = (
    click.option("--format", "shape", type=click.Choice(["csv", "table"]), default="csv", show_default=True,
                 help="As CSV, or as a table for people."),
    click.option("--as-known", type=Day(), metavar="YYYY-MM-DD", help="What the record said at the end of this day."),
    click.option("--as-of", type=Day(), metavar="YYYY-MM-DD", help="What held on this day: nothing behind it."),
    click.option("--source", multiple=True, metavar="NAME", help="As this source tells it; may be given again."),
    click.option("--actor", multiple=True, metavar="NAME",
                 help="Of this party, by any of its names, with what belongs to it; may be given again."),
    click.option("--in", "place", metavar="PLACE",
                 help='In this place and what lies in it: an id, or a name however it is spelled ("Saraqib, Idlib").'),
)  # fmt: skip


def asks(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that all of these commands have."""
    for decorate in _SHARED:
        command = decorate(command)
    return command


def find_place(asked: str | None) -> "Place | None":
    """Find the place that is asked for, and say on standard error which one it is.

    Raises:
        InputError: nothing is known by that name, or several places bear it.
    """
    from marsad.ledger.asking.places import area  # noqa: PLC0415 - Django is loaded here

    found = area(asked)
    if found is None:
        return None
    place = found.place
    levels = dict.fromkeys(level for level in (place.admin1, place.country) if level and level != place.name)
    click.echo(f"in {', '.join([place.name, *levels])} ({place.kind}, {place.id})", err=True)
    return place


Row = Mapping[str, str]
ForPeople = Mapping[str, Callable[[Row], str]]
"""The columns of a table for people: each with what it makes of a row's cells."""


def print_rows(columns: Sequence[str], rows: Iterable[Sequence[object]], shape: str, people: ForPeople) -> None:
    """Print rows; a list within a cell is joined by "; ", and what is not known is empty."""
    cells = [[_cell(value) for value in row] for row in rows]
    if shape == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(cells)
    else:
        _print_table([dict(zip(columns, row, strict=True)) for row in cells], people)
    if not cells:
        click.echo("nothing is told of it", err=True)


def _print_table(rows: Sequence[Row], people: ForPeople) -> None:
    """Print the columns that are not empty all the way down."""
    made = {title: [of(row) for row in rows] for title, of in people.items()}
    made = {title: column for title, column in made.items() if any(column)}
    table = Table()
    for title, column in made.items():
        table.add_column(title, overflow="fold", no_wrap=all(len(cell) <= 10 for cell in column))
    for at in range(len(rows)):
        table.add_row(*(Text(column[at]) for column in made.values()))
    Console(soft_wrap=False).print(table)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def where(place: "PlaceMention | None") -> tuple[str | None, str | None, str | None]:
    """Give a place's name (or its words, where it is not settled), id and province."""
    return (place.name or place.text, place.id, place.admin1) if place else (None, None, None)
