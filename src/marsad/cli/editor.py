"""``marsad editor``."""

import sys

import click

from marsad.cli.ledger import open_ledger


@click.command(short_help="Make an account for an editor of comments.")
@click.argument("name")
@click.option("--close", is_flag=True, help="Let this editor in no more.")
def editor(name: str, close: bool) -> None:
    """Make an account by which an editor signs in at /admin/ of the site, to approve or reject comments.

    The password is asked for, or read as one line from standard input where that is no terminal. For a NAME that has
    an account it becomes the new password.
    """
    password = "" if close else _password()
    open_ledger()
    from marsad.site import editors  # noqa: PLC0415 - Django is loaded here

    if close:
        editors.close_account(name)
        click.echo(f"{name} can't sign in any more.")
    elif editors.open_account(name, password):
        click.echo(f"{name} can sign in at /admin/ of the site.")
    else:
        click.echo(f"{name} has a new password.")


def _password() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")
