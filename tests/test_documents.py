"""The documents name what is there: links lead to files, the tour to modules and to functions in them."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CODE = ROOT / "src" / "marsad"
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *CODE.glob("**/*.md")])
TOUR = (ROOT / "docs" / "tour.md").read_text(encoding="utf-8")
FILES = sorted(set(re.findall(r"`([a-z_/]+\.(?:py|toml|html))`", TOUR)))
NAMES = sorted(set(re.findall(r"`([a-z_/]+\.py)`[^`\n]{0,40}?`(\w+)\(\)`", TOUR)))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_to_files_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if not (page.parent / link).exists()]
    assert not missing


def test_the_tour_goes_through_every_room() -> None:
    rooms = {path.parent.name for path in CODE.glob("*/__init__.py")} - {"sample"}
    assert rooms == {file.partition("/")[0] for file in FILES if "/" in file}


@pytest.mark.parametrize("file", FILES)
def test_the_tour_names_files_that_are_there(file: str) -> None:
    assert (CODE / file).is_file()


@pytest.mark.parametrize(("file", "name"), NAMES, ids=[f"{file}:{name}" for file, name in NAMES])
def test_the_tour_names_functions_that_are_there(file: str, name: str) -> None:
    assert re.search(rf"^\s*def {name}\b", (CODE / file).read_text(encoding="utf-8"), re.MULTILINE)
