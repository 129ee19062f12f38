"""docs/python.md: what it shows runs as it stands, on the sample, and it names every argument."""

import inspect
import re
from pathlib import Path

import pytest

from cli.run import marsad
from marsad import ledger

PAGE = (Path(__file__).parents[3] / "docs" / "python.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
DOORS = [name for name in ledger.__all__ if name != "open_ledger"]


@pytest.mark.django_db
def test_what_the_page_shows_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert marsad("demo", "--no-serve").exit_code == 0
    shown: dict[str, object] = {}
    for block in BLOCKS:
        exec(compile(block, "docs/python.md", "exec"), shown)  # noqa: S102 - our own page
    printed = capsys.readouterr().out
    assert len(BLOCKS) >= 5
    assert "quiet for" in printed
    assert "→" in printed
    assert re.search(r"^None \d+$", printed, re.MULTILINE)


@pytest.mark.parametrize("door", DOORS)
def test_every_argument_is_described(door: str) -> None:
    described = set(re.findall(r"`(\w+)`", PAGE)) | {"text", "start", "end", "language"}
    assert f"`{door}(" in PAGE
    assert set(inspect.signature(getattr(ledger, door)).parameters) <= described
    assert (
        "as_known" in (getattr(ledger, door).__doc__ or "") or "arguments are those of" in getattr(ledger, door).__doc__
    )
