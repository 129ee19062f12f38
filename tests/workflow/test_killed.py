import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("killing.py")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs os.fork, which this system lacks")
def test_an_intake_killed_at_any_statement_leaves_every_report_whole_or_not_at_all(tmp_path: Path) -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("MARSAD_", "DJANGO_"))}
    env |= {"MARSAD_HOME": str(tmp_path), "PYTHONPATH": f"{SCRIPT.parents[2] / 'src'}{os.pathsep}{SCRIPT.parents[1]}"}
    ran = subprocess.run(
        [sys.executable, str(SCRIPT), "3"], env=env, capture_output=True, text=True, check=False, timeout=300
    )
    assert ran.returncode == 0, ran.stderr
    result = json.loads(ran.stdout)
    assert result["faults"] == []
    assert result["kills"] > 20
