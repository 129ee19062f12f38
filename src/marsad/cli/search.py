"""``marsad search``."""

import csv
import datetime as dt
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from marsad.cli.inputs import Day
from marsad.cli.ledger import open_ledger
from marsad.model import ACTIONS, KINDS

if TYPE_CHECKING:
    from marsad.ledger.search.results import Hit, Results, Search

WHATS = ("report", "claim", "event", "place", "actor", "source")
COLUMNS = ("what", "id", "title", "day", "kind", "place", "publisher", "language", "report", "score", "snippet")
FACETS = (
    "what", "kind", "action", "country", "admin1", "admin2", "admin3", "place", "actor", "source", "publisher",
    "language",
)  # fmt: skip
_FILTERS = (
    ("--what", click.Choice(WHATS), "What to find."),
    ("--kind", click.Choice(KINDS), "Of this kind."),
    ("--action", click.Choice([action for of in ACTIONS.values() for action in of]), "With this action."),
    ("--country", str, "In this country, by its two letters."),
    ("--admin1", str, "In this province, however it is spelled."),
    ("--admin2", str, "In this district."),
    ("--admin3", str, "In this sub-district."),
    ("--place", str, "About this place: its id, or its name however it is spelled."),
    ("--actor", str, "Naming this actor, by any of its names."),
    ("--source", str, "Resting on this source, by any of its names."),
    ("--publisher", str, "Published by."),
    ("--language", str, "In this language: en, ar, …"),
)


def takes_filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the filters of a search; each may be given again, and means either then."""
    for name, kind, help_text in reversed(_FILTERS):
        command = click.option(name, type=kind, multiple=True, help=help_text)(command)
    return command


@click.command(short_help="Search reports, claims, events, places, actors and sources.")
@click.argument("query", nargs=-1)
@takes_filters
@click.option("--since", type=Day(), metavar="YYYY-MM-DD", help="From this day on.")
@click.option("--until", type=Day(), metavar="YYYY-MM-DD", help="Up to this day.")
@click.option(
    "--sort", type=click.Choice(["relevance", "date"]), default="relevance", show_default=True, help="What comes first."
)
@click.option("--page", type=click.IntRange(1), default=1, show_default=True, help="Which page.")
@click.option("--size", type=click.IntRange(1, 1000), default=20, show_default=True, help="Hits on a page.")
@click.option("--facets", is_flag=True, help="Print the counts by kind, place, actor, … and by day as well.")
@click.option(
    "--format", "form", type=click.Choice(["text", "csv"]), default="text", show_default=True, help="How to print hits."
)
def search(query: tuple[str, ...], since: dt.date | None, until: dt.date | None, **given: Any) -> None:
    """Search all that the ledger holds: words, "phrases in quotes", and -words that must not be there.

    Names of places and actors are found however they are spelled, in Latin or Arabic script; the names that were
    taken together are said. Put a QUERY with quotes or minus signs into single quotes, for the shell's sake:
    marsad search '"Maarat al-Numan" -market'. Exit status 0, also where nothing is found.
    """
    open_ledger()
    from marsad.ledger.search.find import search as find  # noqa: PLC0415 - Django is loaded here
    from marsad.ledger.search.results import Search  # noqa: PLC0415

    form, with_facets = given.pop("form"), given.pop("facets")
    given["country"] = tuple(code.upper() for code in given["country"])
    asked = Search(text=" ".join(query), since=since, until=until, **given)
    results = find(asked)
    if form == "csv":
        _print_csv(results)
    else:
        _print_text(asked, results)
    if with_facets:
        _print_facets(results, err=form == "csv")


def _print_csv(results: "Results") -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    for hit in results.hits:
        snippet = "".join(piece.text for piece in hit.snippet)
        fields = {name: getattr(hit, name) for name in COLUMNS if name != "snippet"}
        writer.writerow((fields | {"score": f"{hit.score:.4f}", "snippet": snippet}).values())


def _print_text(asked: "Search", results: "Results") -> None:
    for names in results.together:
        known = "; ".join(f"{one.what} {one.name}{f' ({one.within})' if one.within else ''}" for one in names.known)
        click.echo(f"{names.words}: {known}")
        click.echo(f"  taken together: {', '.join(names.spellings)}")
    click.echo(f"{results.total:,} found" + (f", page {asked.page} of {results.pages}" if results.pages > 1 else ""))
    if results.meant:
        click.echo(f"Did you mean: {', '.join(results.meant)}")
    for hit in results.hits:
        _print_hit(hit)


def _print_hit(hit: "Hit") -> None:
    told = [str(part) for part in (hit.day, hit.publisher, hit.kind if hit.what != "place" else "", hit.id) if part]
    click.echo(f"\n{hit.what}  {click.style(hit.title, bold=True)}  ({', '.join(told)})")
    click.echo(
        "  " + "".join(click.style(p.text, bold=True, underline=True) if p.marked else p.text for p in hit.snippet)
    )


def _print_facets(results: "Results", *, err: bool) -> None:
    for name in FACETS:
        if counted := results.facets[name]:
            values = ", ".join(f"{value.label} {value.count:,}" for value in counted)
            click.echo(f"\n{name}: {values}" if not err else f"{name}: {values}", err=err)
    histogram = results.histogram
    days = ", ".join(f"{day} {count:,}" for day, count in histogram.counts)
    undated = f"; no day {histogram.undated:,}" if histogram.undated else ""
    click.echo(f"by {histogram.step}: {days}{undated}", err=err)
