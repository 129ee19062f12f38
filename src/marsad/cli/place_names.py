"""``marsad places settle``, ``settled`` and ``unsettle``: a person's word on what a name means."""

import getpass

import click

from marsad.cli.ledger import open_ledger


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a machine that knows no name for this user
        return ""


BY = click.option(
    "--by",
    default=_login,
    envvar="MARSAD_USER",
    show_default="MARSAD_USER, else the name of your login",
    help="Who decides.",
)
WHY = click.option("--why", default="", help="The reason, if there is one to give.")


@click.command(short_help="Decide which place a name means.")
@click.argument("name")
@click.argument("place", metavar="ID")
@click.option("--report", help="Only in this report (its id); its stored claims are corrected.")
@BY
@WHY
def settle(name: str, place: str, report: str | None, by: str, why: str) -> None:
    """Decide which place a name means from now on; ID is that of a place, or `none`: no place is meant.

    It wins over whatever the resolver would find. Without --report it holds in all reports that are read from now
    on. Case, marks and punctuation of the name do not count; spellings do.
    """
    open_ledger()
    from marsad.workflow.naming import settle_name  # noqa: PLC0415 - Django is loaded here

    made = settle_name(name, place, report=report, by=by, why=why)
    where = f"in report {made.report}, {len(made.judgements)} claims corrected" if made.report else "always"
    click.echo(f"{made.number}\t{made.name}\t{made.place or 'no place'}\t{where}\tby {made.by}")


@click.command(short_help="Print what names were decided to mean.")
def settled() -> None:
    """Print the decisions on names that stand: number, name, place, where they hold, by whom, why; parted by tabs."""
    open_ledger()
    from marsad.workflow.naming import standing  # noqa: PLC0415 - Django is loaded here

    for made in standing():
        where = f"report {made.report}" if made.report else "always"
        click.echo("\t".join((str(made.number), made.name, made.place or "no place", where, made.by, made.why)))


@click.command(short_help="Take a decision on a name back.")
@click.argument("number", type=int)
@BY
@WHY
def unsettle(number: int, by: str, why: str) -> None:
    """Take back a decision on a name, by the number that `marsad places settled` prints.

    The corrections of claims that it brought about are taken back with it.
    """
    open_ledger()
    from marsad.workflow.naming import undo  # noqa: PLC0415 - Django is loaded here

    gone = undo(number, by=by, why=why)
    click.echo(f"{gone.name} is settled as before, {len(gone.judgements)} corrections taken back")
