"""``marsad backup`` and ``marsad restore``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.cli.faults import InputFault
from marsad.cli.ledger import open_ledger
from marsad.cli.progress import counting

if TYPE_CHECKING:
    from marsad.ledger.archive import Head

_SHOWN = (
    ("reports, in all revisions", "ledger.Report"),
    ("claims", "ledger.Claim"),
    ("judgements", "ledger.Judgement"),
    ("places", "ledger.Place"),
    ("events", "ledger.Event"),
)


@click.command(short_help="Write all of the ledger into one file.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Write over a file that is there.")
def backup(file: Path, replace: bool) -> None:
    """Write all of the ledger into FILE, compressed and with a checksum, and say what is in it.

    The ledger may be in use meanwhile: the backup is of one moment. The file appears whole or not at all. It can be
    restored into SQLite or PostgreSQL, whichever it was made from.
    """
    if file.exists() and not replace:
        raise InputFault(f"{file} is there already; --replace writes over it")
    open_ledger()
    from marsad.ledger import archive  # noqa: PLC0415 - Django is loaded here

    with counting("Backing up", None) as step:
        head = archive.save(file, step)
    _print(f"{file}, {file.stat().st_size:,} bytes", head)


@click.command(short_help="Put a backup in place of an empty ledger.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Throw away what the ledger holds.")
def restore(file: Path, replace: bool) -> None:
    """Put what FILE holds, a backup, into the ledger, and make its search anew.

    FILE is read and checked whole before anything is touched. A ledger that holds anything is left alone unless
    --replace is given. Whatever happens, the ledger is as before or as in the backup.
    """
    open_ledger()
    from marsad.ledger import archive  # noqa: PLC0415 - Django is loaded here

    found = archive.Archive.open(file)
    with counting("Restoring", found.head.rows) as step:
        archive.restore(found, replace=replace, step=step)
    _print(f"restored from {file}", found.head)


def _print(title: str, head: "Head") -> None:
    click.echo(f"{title}: made {head.made_at:%Y-%m-%d %H:%M:%S} UTC by Marsad {head.program}, schema {head.schema}")
    for name, table in _SHOWN:
        click.echo(f"  {name:<26}{head.count(table):>10,}")
