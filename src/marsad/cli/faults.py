"""Faults as a person at a terminal sees them: one line on standard error, and an exit status."""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from marsad.model import InputError, MarsadError


class Fault(click.ClickException):
    """Ends a command with a message and exit status 1."""

    exit_code = 1

    def format_message(self) -> str:
        """Keep it to one line, whatever a file's name holds."""
        return " ".join(self.message.splitlines())

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message as one line."""
        click.echo(f"marsad: {self.format_message()}", file=file, err=file is None)


class InputFault(Fault):
    """Ends a command with a message and exit status 2: the input is at fault."""

    exit_code = 2


@contextmanager
def reported() -> Iterator[None]:
    """Turn whatever the input or the installation is to blame for into a ``Fault``; our own errors stay errors."""
    try:
        yield
    except InputError as error:
        raise InputFault(str(error)) from error
    except MarsadError as error:
        raise Fault(str(error)) from error
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        raise Fault(str(error)) from error
    except ModuleNotFoundError as error:
        if error.name and error.name.partition(".")[0] == "marsad":
            raise
        raise Fault(f"the package {error.name} is not installed: install Marsad again") from error
    except Exception as error:
        if not _is_of_the_database(error):
            raise
        raise Fault(f"the ledger's database: {error}") from error


def _is_of_the_database(error: Exception) -> bool:
    """Say whether the database can't be reached, read or written; Django is not loaded only to find out.

    What a query of ours did wrong has a class of its own below ``DatabaseError``, and is not the installation's fault.
    """
    django_db = sys.modules.get("django.db")
    if django_db is None:
        return False
    return type(error) in {django_db.DatabaseError, django_db.OperationalError, django_db.InterfaceError}
