import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from marsad.ledger import opening

OPEN = """
from marsad.ledger.opening import open_ledger, pending_migrations, schema_version
from marsad.model import InstallationError
try:
    open_ledger()
    open_ledger()
    print(pending_migrations(), schema_version())
except InstallationError as error:
    print(error)
"""


def opened(**variables: str) -> str:
    """Open a ledger in a process of its own; gives what it printed."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("MARSAD_", "DJANGO_"))}
    ran = subprocess.run([sys.executable, "-c", OPEN], env=env | variables, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


@pytest.mark.django_db
def test_the_tables_are_those_of_the_models() -> None:
    call_command("makemigrations", "ledger", check=True, dry_run=True, verbosity=0)
    assert opening.pending_migrations() == 0


def test_a_ledger_is_made_where_there_is_none(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    assert opened(MARSAD_HOME=str(home)).startswith("0 00")
    assert (home / "ledger.sqlite3").exists()


def test_a_home_or_a_database_that_can_not_be_used_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    broken = tmp_path / "broken.sqlite3"
    broken.write_text("This is no database. " * 100, encoding="ascii")
    assert "MARSAD_HOME names its folder" in opened(MARSAD_HOME=str(tmp_path / "file" / "home"))
    assert "can't be opened" in opened(MARSAD_HOME=str(tmp_path), MARSAD_DATABASE=f"sqlite:///{broken}")
    assert "can't be opened" in opened(MARSAD_HOME=str(tmp_path), MARSAD_DATABASE="nonsense://x")
