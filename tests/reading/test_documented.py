"""The table of docs/reading.md keeps in step with the floors, and every word list stands in it."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
FLOORS = tomllib.loads((ROOT / "bench" / "floors.toml").read_text(encoding="utf-8"))["reading"]["at_least"]
ROWS = {
    name: (float(whole), float(held))
    for name, whole, held in re.findall(
        r"^\| (?:of the found: )?(\w+)[^|]*\| ([\d.]+) \| ([\d.]+) \|", PAGE, re.MULTILINE
    )
}
CLOSE = 0.04
"""A measured figure stands above its floor, and no further than this: raised floors ask for new figures."""


@pytest.mark.parametrize("question", ["found", "exact", "count", "place", "date", "actor", "source", "status", "group"])
def test_the_figures_keep_in_step_with_the_floors(question: str) -> None:
    name = f"{question}_f1" if question in ("found", "exact") else question
    for figure, prefix in zip(ROWS[question], ("reading", "reading.held"), strict=True):
        floor = FLOORS[f"{prefix}.{name}"]
        assert floor - 0.005 <= figure <= floor + CLOSE, (
            f"docs/reading.md says {figure} for {prefix}.{name}, floor {floor}"
        )


def test_every_word_list_is_named() -> None:
    lists = {path.name for path in (ROOT / "src" / "marsad" / "reading" / "data").glob("*.toml")}
    assert {name for name in lists if f"`{name}`" not in PAGE and f"data/{name}`" not in PAGE} <= INNER


INNER = {"attacks.toml", "casualties.toml", "sentences.toml", "triggers.toml", "weighing.toml"}
"""Lists of the steps before any question is asked; the page names the folder that they stand in."""
