import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dj_database_url
import pytest

SCRIPT = Path(__file__).with_name("killing.py")
KILLS = 200


@contextmanager
def database(home: Path) -> Iterator[dict[str, str]]:
    """Give the settings of a ledger of its own, on the database that the tests run on."""
    if os.environ.get("MARSAD_TEST_ON") != "postgres":
        yield {"MARSAD_HOME": str(home)}
        return
    import psycopg  # noqa: PLC0415 - there only where there is PostgreSQL

    address = os.environ["MARSAD_TEST_DATABASE"]
    given = dj_database_url.parse(address)
    login = {"host": given["HOST"], "port": given["PORT"], "user": given["USER"], "password": given["PASSWORD"]}
    name = f"{given['NAME']}_killed_{os.getpid()}"
    with psycopg.connect(dbname=given["NAME"], autocommit=True, **login) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield {"MARSAD_HOME": str(home), "MARSAD_DATABASE": f"{address.rpartition('/')[0]}/{name}"}
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs os.fork and os.pidfd_open, which this system lacks")
def test_an_intake_killed_at_any_moment_leaves_every_report_whole_or_not_at_all(tmp_path: Path) -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("MARSAD_", "DJANGO_"))}
    env["PYTHONPATH"] = f"{SCRIPT.parents[2] / 'src'}{os.pathsep}{SCRIPT.parents[1]}"
    with database(tmp_path) as settings:
        command = [sys.executable, str(SCRIPT), str(KILLS), "1"]
        ran = subprocess.run(command, env=env | settings, capture_output=True, text=True, check=False, timeout=600)
    assert ran.returncode == 0, ran.stderr
    result = json.loads(ran.stdout)
    assert result["faults"] == []
    assert result["kills"] == KILLS
    assert len(result["left"]) >= 3, result["left"]  # before, between the reports, while deriving
