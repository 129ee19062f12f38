"""``marsad demo``."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.resources import as_file
from pathlib import Path
from typing import Any

import click

from marsad.cli.ingest import take_in
from marsad.cli.inputs import Intake, skips_bad, takes_reader
from marsad.cli.ledger import open_ledger
from marsad.cli.serve import Address, bound, run, takes_address


@click.command(short_help="Read the sample (or reports of yours) and serve the record.")
@click.option("--reports", multiple=True, type=click.Path(), metavar="FILE", help="Reports instead of the sample's.")
@click.option(
    "--places", "gazetteer", type=click.Path(path_type=Path), metavar="FILE", help="A gazetteer to go with them."
)
@skips_bad
@takes_reader
@click.option("--no-serve", is_flag=True, help="Stop after the summary.")
@takes_address
def demo(reports: tuple[str, ...], gazetteer: Path | None, no_serve: bool, address: Address, **handling: Any) -> None:
    """Read the sample that comes with Marsad into the ledger, say what was read, and serve it until Ctrl-C.

    With --reports, and --places where there is a gazetteer for them, the same with reports of yours. Run again, it
    adds nothing and serves at once. The ledger is made, and brought to this version, where need be.
    """
    with ExitStack() as stack:
        taken = None if no_serve else stack.enter_context(bound(address))
        inputs, places = stack.enter_context(_material(reports, gazetteer))
        open_ledger()
        if places is not None:
            from marsad.workflow.places import add_gazetteer  # noqa: PLC0415

            click.echo(f"{add_gazetteer(places).places:,} places in the gazetteer {places.name}")
        take_in(Intake(inputs, **handling))
        if taken is not None:
            run(taken)


@contextmanager
def _material(reports: tuple[str, ...], gazetteer: Path | None) -> Iterator[tuple[tuple[str, ...], Path | None]]:
    """Give what the caller named, or the sample as files."""
    if reports:
        yield reports, gazetteer
        return
    from marsad.sample import places_path, reports_path  # noqa: PLC0415

    with as_file(reports_path()) as sample, as_file(places_path()) as places:
        yield (str(sample),), gazetteer or places
