"""``marsad places``: gazetteers, and what names mean."""

from collections.abc import Iterator
from pathlib import Path

import click

from marsad.cli.faults import Fault
from marsad.cli.ledger import open_ledger
from marsad.cli.place_lists import export, list_places, lists
from marsad.cli.place_names import settle, settled, unsettle
from marsad.model import Place


@click.group(short_help="Add gazetteers, look names up, and say what they mean.")
def places() -> None:
    """Add gazetteers to the ledger, look names up in them, and decide what a name means."""


def _columns(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """Read ``--column FIELD=NAME``."""
    from marsad.places.lists import FIELDS  # noqa: PLC0415 - slow to load, and seldom needed

    named = dict(one.partition("=")[::2] for one in given)
    for field, name in named.items():
        if field not in FIELDS or not name.strip():
            raise click.BadParameter(f"{field}={name}: expected FIELD=NAME, where FIELD is one of {', '.join(FIELDS)}")
    return named


@places.command(short_help="Add a gazetteer file to the ledger.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--attribution", default="", help="Whom to name where the list's places are shown.")
@click.option("--licence", default="", help="The licence that the list is under.")
@click.option(
    "--column", "columns", multiple=True, metavar="FIELD=NAME", callback=_columns,
    help="Which column, or property of GeoJSON, holds a field: name, latitude, admin1, ... (may be repeated).",
)  # fmt: skip
def add(files: tuple[Path, ...], attribution: str, licence: str, columns: dict[str, str]) -> None:
    """Add gazetteer files to the ledger, each whole or not at all; adding one again updates it.

    A file holds places, boundaries of admin units (GeoJSON), or alternate names of places that were added before
    (GeoNames). Reports that the ledger holds already keep the places that they were read with. Attribution and
    licence are known for lists of GeoNames and OCHA; the site's about page and `marsad places lists` show them.

    Columns are found by their usual names, and can be named with --column: --column name=TOPONYM --column latitude=YC.
    """
    open_ledger()
    from marsad.workflow.places import add_gazetteer  # noqa: PLC0415 - Django is loaded here

    for file in files:
        added = add_gazetteer(file, attribution, licence, columns)
        said = [
            f"{added.places:,} places" if added.places else "",
            f"{added.boundaries:,} boundaries" if added.boundaries else "",
            f"further names of {added.named:,} places" if added.named else "",
        ]
        click.echo(f"{file}: {', '.join(filter(None, said))}")


@places.command(short_help="Look a name up, however it is spelled.")
@click.argument("name")
@click.option("--near", help="A place that it lies near, as a report would say.")
@click.option("--in", "inside", help="A province, district or country that it lies in.")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="How many to print at most.")
def find(name: str, near: str | None, inside: str | None, limit: int) -> None:
    """Look a name up among the world's towns and the gazetteers that were added, however it is spelled.

    One place a line, the likeliest first, its parts parted by tabs: how well the name fits (0 to 1), id, name, kind,
    what it lies in, latitude and longitude, and why it was found; with --near how far it is from there; with --near
    or --in whether a report that said so would be settled to it; last the ids of other lists' entries that are the
    same place. Exit status 1 where nothing is found.
    """
    open_ledger()
    from marsad.workflow.places import look_up  # noqa: PLC0415 - Django is loaded here

    found = look_up(name, near=near, inside=inside, limit=limit)
    for one in found:
        why = [one.candidate.reason, f"{one.km:.1f} km from {near}" if one.km is not None else ""]
        why.append("settled to it" if one.settled else "")
        why.append(f"the same as {', '.join(one.candidate.joined)}" if one.candidate.joined else "")
        click.echo(
            "\t".join((f"{one.candidate.score:.2f}", *_described(one.candidate.place), "; ".join(filter(None, why))))
        )
    if not found:
        raise Fault(f"nothing is known by the name {name!r}")


def _described(place: Place) -> Iterator[str]:
    levels = (place.admin3, place.admin2, place.admin1, place.country)
    yield from (place.id, place.name, place.kind)
    yield ", ".join(dict.fromkeys(level for level in levels if level))
    yield f"{place.latitude:.4f}, {place.longitude:.4f}"


for command in (list_places, export, lists, settle, settled, unsettle):
    places.add_command(command)
