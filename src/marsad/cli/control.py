"""``marsad control``."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from marsad.cli.asking import ForPeople, asks, find_place, print_rows, where
from marsad.cli.inputs import Day
from marsad.cli.ledger import open_ledger

if TYPE_CHECKING:
    from marsad.model import Control, Front, PlaceControl, PlacesTaken, WideControl

COLUMNS = (
    "what", "place", "place_id", "admin1", "state", "party", "besiegers", "since", "changed", "quiet_days", "last_told",
    "low", "high", "text", "sources", "claims",
)  # fmt: skip
FRONT_COLUMNS = (
    "what", "place", "place_id", "admin1", "before", "after", "besiegers", "changed", "low", "high", "text", "named",
    "gap", "sources", "claims",
)  # fmt: skip

FOR_PEOPLE: ForPeople = {
    "place": lambda row: row["place"],
    "state": lambda row: row["state"],
    "party": lambda row: row["party"],
    "besieged by": lambda row: row["besiegers"],
    "since": lambda row: row["since"],
    "quiet": lambda row: row["quiet_days"],
    "count": lambda row: row["text"],
    "sources": lambda row: str(len(row["sources"].split("; "))),
}
FRONT_FOR_PEOPLE: ForPeople = {
    "place": lambda row: row["place"],
    "before": lambda row: row["before"],
    "after": lambda row: row["after"],
    "besieged by": lambda row: row["besiegers"],
    "changed": lambda row: row["changed"],
    "count": lambda row: row["text"],
    "named": lambda row: row["named"],
    "not named": lambda row: row["gap"],
}


@click.command(short_help="Print who holds what, or what changed hands.")
@click.option("--to", "end", type=Day(), metavar="YYYY-MM-DD", help="With --from: up to the end of this day (today).")
@click.option("--from", "start", type=Day(), metavar="YYYY-MM-DD", help="What changed since the end of this day.")
@asks
def control(
    shape: str,
    place: str | None,
    start: dt.date | None,
    end: dt.date | None,
    as_of: dt.date | None,
    **asked: Any,
) -> None:
    """Print who holds, contests or besieges what on a day, place by place; today where no --as-of is given.

    What was said of a province, of a share of the country or of a number of places follows, as it was said. With
    --from the places that changed hands between the ends of two days instead, then the numbers of places that sources
    say were taken, beside those that are named.
    """
    if end is not None and start is None:
        raise click.UsageError("--to needs --from; --as-of gives a single day.")
    open_ledger()
    from marsad import ledger  # noqa: PLC0415 - Django is loaded here

    wanted = {name: value or None for name, value in asked.items()} | {"place": find_place(place)}
    if start is None:
        print_rows(COLUMNS, _states(ledger.control(as_of=as_of, **wanted)), shape, FOR_PEOPLE)
        return
    last = min(day for day in (end, as_of, dt.datetime.now(dt.UTC).date()) if day)
    print_rows(FRONT_COLUMNS, _changes(ledger.front(start, last, **wanted)), shape, FRONT_FOR_PEOPLE)


def _states(found: "Control") -> Iterator[tuple[object, ...]]:
    for item in found.places:
        party = item.contenders if item.contested else item.holder
        yield (
            "place", *where(item.place), _state(item), party, item.besiegers, item.since, item.changed, item.quiet,
            item.last_told, None, None, None, item.sources, item.claims,
        )  # fmt: skip
    yield from map(_wide, found.wide)


def _state(item: "PlaceControl") -> str:
    return "contested" if item.contested else "held" if item.holder else "nobody known"


def _wide(item: "WideControl") -> tuple[object, ...]:
    return (
        item.measure, *where(item.place), item.action, item.actor, None, item.start, None, None,
        item.end or item.published, item.low, item.high, item.text, item.source, item.claim,
    )  # fmt: skip


def _changes(found: "Front") -> Iterator[tuple[object, ...]]:
    for change in found.changes:
        after = change.after
        yield (
            "place", *where(after.place), _who(change.before), _who(after), after.besiegers, after.changed,
            None, None, None, None, None, after.sources, after.claims,
        )  # fmt: skip
    yield from map(_taken, found.taken)


def _who(item: "PlaceControl | None") -> str | None:
    """Say in a cell who holds a place; None where nothing was told by then."""
    if item is None:
        return None
    return f"contested: {', '.join(item.contenders)}" if item.contested else item.holder or "nobody known"


def _taken(item: "PlacesTaken") -> tuple[object, ...]:
    told = item.told
    return (
        "places", *where(told.place), None, told.actor, None, told.end or told.published, told.low, told.high,
        told.text, tuple(place.name or place.text for place in item.named), item.gap.best if item.gap else None,
        told.source, told.claim,
    )  # fmt: skip
