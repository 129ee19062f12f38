"""``marsad places``: gazetteers."""

from collections.abc import Iterator
from pathlib import Path

import click

from marsad.cli.faults import Fault
from marsad.cli.ledger import open_ledger
from marsad.model import Place


@click.group(short_help="Add gazetteers, and look names up in them.")
def places() -> None:
    """Add gazetteers to the ledger, and look names up in them."""


@places.command(short_help="Add a gazetteer file to the ledger.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
def add(files: tuple[Path, ...]) -> None:
    """Add gazetteer files to the ledger, each whole or not at all; adding one again updates it.

    Reports that the ledger holds already keep the places that they were read with.
    """
    open_ledger()
    from marsad.workflow.places import add_gazetteer  # noqa: PLC0415 - Django is loaded here

    for file in files:
        click.echo(f"{file}: {add_gazetteer(file):,} places")


@places.command(short_help="Look a name up, however it is spelled.")
@click.argument("name")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="How many to print at most.")
def find(name: str, limit: int) -> None:
    """Look a name up among the world's towns and the gazetteers that were added, however it is spelled.

    One place a line, the likeliest first, its parts parted by tabs: how well the name fits (0 to 1), id, name, kind,
    what it lies in, latitude and longitude, and why it was found. Exit status 1 where nothing is found.
    """
    open_ledger()
    from marsad.workflow.places import ledger_gazetteer  # noqa: PLC0415 - Django is loaded here

    found = ledger_gazetteer().candidates(name, limit)
    for candidate in found:
        click.echo("\t".join((f"{candidate.score:.2f}", *_described(candidate.place), candidate.reason)))
    if not found:
        raise Fault(f"nothing is known by the name {name!r}")


def _described(place: Place) -> Iterator[str]:
    levels = (place.admin3, place.admin2, place.admin1, place.country)
    yield from (place.id, place.name, place.kind)
    yield ", ".join(dict.fromkeys(level for level in levels if level))
    yield f"{place.latitude:.4f}, {place.longitude:.4f}"
