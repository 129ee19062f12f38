"""The layers hold, and every command, option and setting is documented."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from marsad.cli import main

ROOT = Path(__file__).resolve().parents[1]
CODE = ROOT / "src" / "marsad"
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
READERS = [*CODE.rglob("*.py"), *ROOT.glob("bench/*.py"), ROOT / "tests" / "conftest.py"]


def leaves(group: click.Group, path: str = "marsad") -> Iterator[tuple[str, click.Command]]:
    """Go through the commands that do something, each with its words."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from leaves(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


def section(words: str) -> str:
    """Cut out what docs/commands.md says of a command; what commands share stands under Inputs."""
    found = re.search(rf"^## {re.escape(words)}$(.*?)(?=^## |\Z)", COMMANDS, re.MULTILINE | re.DOTALL)
    assert found, f"docs/commands.md has no section {words!r}"
    return found[1]


LEAVES = dict(leaves(main))


def used_settings() -> set[str]:
    return {
        name for path in READERS for name in re.findall(r"\bMARSAD_[A-Z_]+[A-Z]\b", path.read_text(encoding="utf-8"))
    }


def test_the_layers_hold() -> None:
    command = [Path(sys.executable).with_name("lint-imports"), "--config", ROOT / "pyproject.toml", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(("words", "command"), LEAVES.items(), ids=LEAVES)
def test_every_command_and_option_is_documented(words: str, command: click.Command) -> None:
    own = section(words)
    takes_inputs = any(parameter.name == "inputs" for parameter in command.params)
    text = own + section("Inputs") if takes_inputs else own
    options = {name for option in command.params if isinstance(option, click.Option) for name in option.opts}
    assert {name for name in options if not re.search(rf"`{name}\b", text)} == set()


def test_no_command_or_option_is_documented_that_is_not_there() -> None:
    assert set(re.findall(r"^## (marsad .*)$", COMMANDS, re.MULTILINE)) == set(LEAVES)
    options = {name for command in LEAVES.values() for option in command.params for name in option.opts}
    mentioned = set(re.findall(r"(?<![\w-])--[a-z][a-z0-9-]+", COMMANDS))
    assert mentioned <= options | {"--help", "--version"}


def test_every_setting_is_documented() -> None:
    documented = set(re.findall(r"^\| `(MARSAD_\w+)`", SETTINGS, re.MULTILINE))
    assert documented == used_settings()
