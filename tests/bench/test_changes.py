"""Gains and losses between two runs over the same marked claims."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.loading import loaded

TEXT = "Two men died in Homs. Three women died. A mine went off."
FIELDS = ("count", "place", "date", "actor", "source", "status", "group")


@pytest.fixture(scope="module")
def changes() -> Iterator[Any]:
    with loaded("changes") as module:
        yield module


def marked(quote: str, action: str = "casualties/killed", low: int | None = None) -> dict[str, Any]:
    kind, _, name = action.partition("/")
    return {"report": "r", "quote": quote, "kind": kind, "action": name, "low": low, "count_text": low and str(low)}


def read(quote: str, action: str = "casualties/killed", low: int | None = None) -> dict[str, Any]:
    start, (kind, _, name) = TEXT.index(quote), action.partition("/")
    at = {"start": start, "end": start + len(quote)}
    return {"report": "r", "quote": at, "kind": kind, "action": name, "count": {"low": low, "text": str(low)}}


def agree(gold: dict[str, Any], ours: dict[str, Any]) -> dict[str, bool]:
    return dict.fromkeys(FIELDS, True) | {"count": gold["low"] == ours["count"]["low"]}


GOLD = [
    marked("Two men died in Homs.", low=2),
    marked("Three women died.", low=3),
    marked("A mine went off.", "attack/bombing"),
    marked("A headline that is not in the text"),
]


def run(changes: Any, *claims: dict[str, Any], digest: str = "d") -> Any:
    return changes.run_of(digest, [{"id": "r", "text": TEXT}], GOLD, claims, agree)


def test_gains_and_losses_are_told_by_question_and_claim(changes: Any) -> None:
    before = run(changes, read("Two men died in Homs.", low=2), read("Three women died.", low=9))
    now = run(
        changes,
        read("Three women died.", low=3),
        read("A mine went off.", "attack/bombing"),
        read("A mine went off.", "attack/shelling"),
    )
    lines = list(changes.told(before, now))
    assert "found       1 gained    1 lost" in lines
    assert "  + found: r: attack/bombing | A mine went off." in lines
    assert "  - found: r: casualties/killed 2 | Two men died in Homs." in lines
    assert "count       1 gained    0 lost" in lines
    assert "  + count: r: casualties/killed 3 | Three women died." in lines
    assert "unmarked    0 no longer read    1 newly read" in lines
    assert any(line.startswith("  - newly read: attack/shelling") for line in lines)


def test_the_better_agreeing_claim_is_taken_for_a_marked_one(changes: Any) -> None:
    found = run(changes, read("Two men died in Homs.", low=7), read("Two men died in Homs.", low=2))
    assert "count" in found.claims["r 0 casualties/killed 2"].right
    assert list(found.extra.values()) == ["casualties/killed 7 | Two men died in Homs."]


def test_claims_that_stand_twice_are_told_apart(changes: Any) -> None:
    twice = changes.run_of("d", [{"id": "r", "text": TEXT}], [GOLD[0], GOLD[0]], [], agree)
    assert list(twice.claims) == ["r 0 casualties/killed 2", "r 0 casualties/killed 2 (2)"]


def test_runs_are_saved_and_read_back(changes: Any, tmp_path: Path) -> None:
    kept = {"reading": run(changes, read("Two men died in Homs.", low=2), read("A mine went off."))}
    changes.save(tmp_path / "run.json", kept)
    assert changes.load(tmp_path / "run.json") == kept


def test_other_data_is_not_compared(changes: Any) -> None:
    assert list(changes.told(run(changes, digest="a"), run(changes, digest="b"))) == [
        "the run to compare with is of other data: nothing can be said"
    ]


@pytest.mark.parametrize(
    "content", ["", "[]", '{"reading": {}}', '{"reading": {"digest": "d", "claims": [], "extra": {}}}']
)
def test_a_file_that_holds_no_run_is_named(changes: Any, tmp_path: Path, content: str) -> None:
    (tmp_path / "bad.json").write_text(content)
    with pytest.raises(ValueError, match="is no run that --save wrote"):
        changes.load(tmp_path / "bad.json")
