"""What commands that take reports share: their options, and the count of what was used and what was left out."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any, TypeAlias

import click

from marsad.cli.faults import InputFault
from marsad.intake import Defaults, read_input
from marsad.intake.fields import language_code
from marsad.model import InputError, Report

Command: TypeAlias = Callable[..., Any]

PATH = click.Path(allow_dash=True)
skips_bad = click.option(
    "--skip-bad", is_flag=True, help="Go on behind what can't be read; each is named, and counted."
)
takes_reader = click.option(
    "--reader",
    type=click.Choice(["grammar", "llm"]),
    default="grammar",
    envvar="MARSAD_READER",
    show_default=True,
    show_envvar=True,
    help="Who reads; llm sends the reports to the endpoint of MARSAD_LLM_URL.",
)


class Day(click.ParamType[dt.date]):
    """A day as YYYY-MM-DD."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Read the day, or say what was expected."""
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day, expected YYYY-MM-DD.", param, ctx)


class Language(click.ParamType[str]):
    """A language code, brought to its plain form."""

    name = "code"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read the code, or say what was expected."""
        try:
            return language_code(value) or self.fail("expected a language code.", param, ctx)
        except InputError as error:
            self.fail(f"{error.fault}.", param, ctx)


@dataclass(slots=True)
class Intake:
    """The reports of some inputs, one by one, who is to read them, and how many were usable and how many left out."""

    inputs: tuple[str, ...]
    defaults: Defaults = field(default_factory=Defaults)
    skip_bad: bool = False
    reader: str = "grammar"
    usable: int = 0
    left_out: int = 0

    def __iter__(self) -> Iterator[Report]:
        """Read them.

        Raises:
            InputError: something can't be read, and nothing is to be skipped.
        """
        for name in self.inputs:
            for report in read_input(name, defaults=self.defaults, on_bad=self._leave_out if self.skip_bad else None):
                self.usable += 1
                yield report

    def _leave_out(self, error: InputError) -> None:
        self.left_out += 1
        click.echo(f"left out: {error}", err=True)

    def close(self) -> None:
        """Say how many were left out.

        Raises:
            InputFault: nothing was usable.
        """
        if not self.usable:
            raise InputFault(f"nothing usable in {', '.join(self.inputs)}")
        if self.left_out:
            click.echo(f"{self.left_out} left out, {self.usable} used", err=True)

    def length(self) -> int | None:
        """Count the usable reports by reading the inputs once; None where one can only be read once."""
        if any(name == "-" or not (Path(name).is_file() or Path(name).is_dir()) for name in self.inputs):
            return None
        return sum(1 for name in self.inputs for _ in read_input(name, on_bad=lambda _error: None))


def told(line: str) -> None:
    """Say on standard error what a reader could not do itself."""
    click.echo(line, err=True)


def takes_reports(command: Command) -> Callable[..., Any]:
    """Add the argument and the options of a command that reads reports; it is given an ``Intake`` in their place."""

    @wraps(command)
    def with_intake(*, inputs: tuple[str, ...], skip_bad: bool, reader: str, **given: Any) -> Any:
        known = Defaults(**{name: given.pop(name) for name in Defaults.__slots__})
        return command(Intake(inputs, known, skip_bad, reader), **given)

    decorated: Callable[..., Any] = with_intake
    for decorate in (
        skips_bad,
        takes_reader,
        click.option("--language", type=Language(), help='Their language where they do not say: "en", "ar", …'),
        click.option("--title", metavar="TEXT", help="Their headline where they have none of their own."),
        click.option("--publisher", metavar="NAME", help="Who published them, where they do not say."),
        click.option("--published", type=Day(), metavar="YYYY-MM-DD", help="The day they were published."),
        click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=PATH),
    ):
        decorated = decorate(decorated)
    return decorated
