"""``marsad serve``."""

import errno
import logging
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from types import FrameType
from typing import Any, TypeAlias

import click

from marsad.cli.faults import Fault
from marsad.cli.ledger import open_ledger

Command: TypeAlias = Callable[..., Any]
THREADS = 4


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen."""

    host: str
    port: int


def takes_address(command: Command) -> Command:
    """Add the options of a command that serves; it is given an ``Address`` in their place."""

    @wraps(command)
    def with_address(*, host: str, port: int, **given: Any) -> Any:
        return command(address=Address(host, port), **given)

    decorated: Command = with_address
    for decorate in (
        click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free one."),
        click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at."),
    ):
        decorated = decorate(decorated)
    return decorated


@click.command(short_help="Serve the ledger as a site.")
@takes_address
def serve(address: Address) -> None:
    """Serve the ledger as a site until Ctrl-C; it is made, and brought to this version, where need be.

    Only this machine can open it unless --host says otherwise (0.0.0.0: all of the machine's addresses); the names
    that others open it by must then stand in MARSAD_HOSTS.
    """
    with bound(address) as taken:
        open_ledger()
        run(taken)


@contextmanager
def bound(at: Address) -> Iterator[socket.socket]:
    """Take an address, so that it is known to be free before any work is done; no one is answered yet.

    Raises:
        Fault: the address is taken, or not one of this machine's.
    """
    try:
        family, kind, _, _, address = socket.getaddrinfo(at.host, at.port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise Fault(f"--host {at.host}: {error.strerror or error}") from error
    with socket.socket(family, kind) as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind(address)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                message = f"port {at.port} of {at.host} is in use: choose another with --port"
                raise Fault(message) from error
            raise Fault(f"can't listen at {at.host}, port {at.port}: {error.strerror or error}") from error
        yield taken


def run(taken: socket.socket) -> None:
    """Serve the open ledger at an address until Ctrl-C or a signal to end.

    Raises:
        InputError: the file of MARSAD_QUESTIONS, or that of MARSAD_GRAPHIC, can't be used.
    """
    from django.conf import settings  # noqa: PLC0415
    from waitress.server import create_server  # noqa: PLC0415
    from waitress.wasyncore import close_all  # noqa: PLC0415

    from marsad.site import graphic  # noqa: PLC0415
    from marsad.site.discussion.questions import questions  # noqa: PLC0415
    from marsad.site.serving import application  # noqa: PLC0415

    for file in (questions, graphic.check):  # one that is at fault is told now, not to the first reader
        file()
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a request that waits a moment is no news
    connections: dict[int, Any] = {}
    server = create_server(
        application(), connections, sockets=[taken], threads=THREADS, ident=None,
        clear_untrusted_proxy_headers=not settings.PROXIES,
    )  # fmt: skip
    signal.signal(signal.SIGTERM, _end)
    host, port = taken.getsockname()[:2]
    click.echo(f"Serving at http://{f'[{host}]' if ':' in host else host}:{port} (Ctrl-C stops it)")
    server.run()
    close_all(connections, ignore_all=True)
    click.echo("Stopped.")


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit
