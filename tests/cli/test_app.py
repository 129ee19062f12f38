"""The command as a whole: help, faults, start-up."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from django.db import OperationalError

from cli.run import finished, marsad, process
from marsad import __version__
from marsad.cli import faults, main
from marsad.model import InputError, InstallationError


def commands(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """List every command, and every command of its groups."""
    found = []
    for name, command in group.commands.items():
        found.append((*path, name))
        if isinstance(command, click.Group):
            found += commands(command, (*path, name))
    return found


def test_help_lists_every_command() -> None:
    result = marsad("--help")
    assert result.exit_code == 0
    for name in main.commands:
        assert f"\n  {name} " in result.output


def test_version() -> None:
    assert marsad("--version").output == f"marsad, version {__version__}\n"


@pytest.mark.parametrize("path", commands(main), ids=" ".join)
def test_every_command_and_option_has_help(path: tuple[str, ...]) -> None:
    command: click.Command = main
    for name in path:
        assert isinstance(command, click.Group)
        command = command.commands[name]
    assert command.help
    assert command.short_help
    assert all(option.help for option in command.params if isinstance(option, click.Option))
    assert marsad(*path, "--help").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["reed"],
        ["read"],
        ["read", "a.txt", "--published", "24/12/2019"],
        ["read", "a.txt", "--language", "?"],
        ["read", "a.txt", "--format", "xml"],
        ["ingest"],
        ["places", "add"],
        ["places", "find", "Idlib", "--limit", "0"],
        ["serve", "--port", "70000"],
    ],
    ids=" ".join,
)
def test_a_faulty_command_line_is_status_2(arguments: list[str]) -> None:
    result = marsad(*arguments)
    assert result.exit_code == 2
    assert "Error:" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (InputError("is empty", file="a\nb.txt", line=3), 2, "marsad: a b.txt, line 3: is empty\n"),
        (InstallationError("no language model"), 1, "marsad: no language model\n"),
        (PermissionError(13, "Permission denied", "/x"), 1, "marsad: [Errno 13] Permission denied: '/x'\n"),
        (OperationalError("disk is full"), 1, "marsad: the ledger's database: disk is full\n"),
        (
            ModuleNotFoundError("No module named 'spacy'", name="spacy"),
            1,
            "marsad: the package spacy is not installed: install Marsad again\n",
        ),
    ],
)
def test_faults_end_in_one_line_and_a_status(error: Exception, status: int, message: str) -> None:
    @click.command()
    def fail() -> None:
        with faults.reported():
            raise error

    result = CliRunner().invoke(fail)
    assert (result.exit_code, result.stderr, result.stdout) == (status, message, "")


@pytest.mark.parametrize("error", [ValueError("ours"), ModuleNotFoundError("ours", name="marsad.none")])
def test_errors_of_our_own_stay_errors(error: Exception) -> None:
    with pytest.raises(type(error)), faults.reported():
        raise error


def test_start_up_loads_neither_spacy_nor_django() -> None:
    code = "import sys, marsad.cli; print([name for name in ('spacy', 'django', 'trafilatura') if name in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out == "[]\n"


@pytest.mark.parametrize(
    "variables",
    [
        {"MARSAD_DATABASE": "nonsense"},
        {"MARSAD_DATABASE": "sqlite:////no/such/folder/ledger"},
        {"MARSAD_DATABASE": "postgres://nobody:secret@127.0.0.1:1/none"},
        {"MARSAD_HOME": "/dev/null/home"},
    ],
    ids=lambda variables: next(iter(variables.values())),
)
def test_a_ledger_that_can_not_be_opened(tmp_path: Path, variables: dict[str, str]) -> None:
    status, out, err = finished(process(tmp_path, "status", **variables))
    assert (status, out) == (1, "")
    assert err.startswith("marsad: the ledger can't be opened")
    assert err.count("\n") == 1
    assert "secret" not in err


def test_a_file_that_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite3").write_text("not a database, and long enough to be looked at as one " * 30)
    status, _, err = finished(process(tmp_path, "status"))
    assert status == 1
    assert err.startswith("marsad: the ledger")
    assert err.count("\n") == 1


def test_a_ledger_is_made_where_there_is_none(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    status, out, err = finished(process(home, "status"))
    assert (status, err) == (0, "")
    assert str(home / "ledger.sqlite3") in out
    with sqlite3.connect(home / "ledger.sqlite3") as connection:
        (count,) = connection.execute("SELECT count(*) FROM ledger_report").fetchone()
    connection.close()
    assert count == 0
