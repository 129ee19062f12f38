"""Running commands in the tests: within this process, or as a process of their own with a home of their own."""

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from marsad.cli import main


def marsad(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    """Run a command in this process; what it raises beyond an exit is raised here."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def process(home: Path, *arguments: str | Path, **variables: str) -> subprocess.Popen[str]:
    """Start a command as a process of its own."""
    environment = {name: value for name, value in os.environ.items() if name != "MARSAD_DATABASE"}
    environment |= {"MARSAD_HOME": str(home), "PYTHONWARNINGS": "error", **variables}
    return subprocess.Popen(
        [sys.executable, "-m", "marsad", *map(str, arguments)],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def finished(started: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Wait for a process, and give its status, output and messages."""
    out, err = started.communicate(timeout=120)
    return started.returncode, out, err
