"""``marsad places list``, ``export`` and ``lists``: what the added gazetteers hold."""

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, get_args

import click

from marsad.cli.ledger import open_ledger
from marsad.model import Place, PlaceKind

COLUMNS: Final = (
    "id", "name", "name_ar", "names", "kind", "country", "admin1", "admin2", "admin3", "pcode", "population",
    "latitude", "longitude",
)  # fmt: skip
"""The columns of the exported table, which `marsad places add` reads back."""


def _chosen(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that choose among the places."""
    for option in (
        click.option("--list", "source", help="Of one list: the part of the id before the colon."),
        click.option("--in", "inside", help="In this province, district or subdistrict."),
        click.option("--kind", type=click.Choice(get_args(PlaceKind)), help="Of this kind."),
        click.option("--country", help="Of this country (two letters)."),
    ):
        command = option(command)
    return command


def _listed(**chosen: str | None) -> Iterator[Place]:
    open_ledger()
    from marsad.workflow.places import listed  # noqa: PLC0415 - Django is loaded here

    return listed(**chosen)


@click.command("list", short_help="Print the places of the added gazetteers.")
@_chosen
def list_places(**chosen: str | None) -> None:
    """Print the places of the gazetteers that were added: id, name, Arabic name, kind, what it lies in, coordinates."""
    for place in _listed(**chosen):
        levels = ", ".join(filter(None, (place.admin3, place.admin2, place.admin1, place.country)))
        at = f"{place.latitude:.4f}, {place.longitude:.4f}"
        click.echo("\t".join((place.id, place.name, place.name_ar or "", place.kind, levels, at)))


@click.command(short_help="Print the added gazetteers as CSV or GeoJSON.")
@click.option(
    "--format", "shape", type=click.Choice(["csv", "geojson"]), default="csv", show_default=True, help="As what."
)
@_chosen
def export(shape: str, **chosen: str | None) -> None:
    """Print the places of the gazetteers that were added as CSV, which can be added again, or as GeoJSON.

    Whom to name for them, and their licences, stand in GeoJSON as its "attribution", and beside a table are told on
    the error stream.
    """
    rows = map(_row, _listed(**chosen))
    if shape == "geojson":
        _print_geojson(rows, _terms())
        return
    _print_csv(rows)
    for one in _terms():
        click.echo(one, err=True)


def _terms() -> list[str]:
    """Tell of each added list whom to name and its licence, as far as they are known."""
    from marsad.ledger.gazetteers import place_lists  # noqa: PLC0415 - Django is loaded here

    return [f"{one.name}: {one.attribution or '?'}; licence: {one.licence or '?'}" for one in place_lists()]


def _row(place: Place) -> dict[str, Any]:
    return {column: getattr(place, column) for column in COLUMNS} | {"names": ";".join(place.names)}


def _print_csv(rows: Iterable[dict[str, Any]]) -> None:
    table = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)


def _print_geojson(rows: Iterable[dict[str, Any]], terms: list[str]) -> None:
    """Print one feature a line, so that a long list need not be held."""
    attribution = json.dumps(terms, ensure_ascii=False)
    click.echo(f'{{"type": "FeatureCollection", "attribution": {attribution}, "features": [')
    for number, row in enumerate(rows):
        point = {"type": "Point", "coordinates": [row.pop("longitude"), row.pop("latitude")]}
        said = {key: value for key, value in row.items() if value not in (None, "")}
        feature = {"type": "Feature", "geometry": point, "properties": said}
        click.echo(("," if number else "") + json.dumps(feature, ensure_ascii=False))
    click.echo("]}")


@click.command(short_help="Print the gazetteer files that were added, with their licences.")
def lists() -> None:
    """Print the gazetteer files that were added: name, how many places, attribution, licence, parted by tabs."""
    open_ledger()
    from marsad.ledger.gazetteers import place_lists  # noqa: PLC0415 - Django is loaded here

    for one in place_lists():
        click.echo("\t".join((one.name, str(one.places), one.attribution or "?", one.licence or "?")))
