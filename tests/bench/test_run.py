"""The harness of the benches: floors are kept, compared, raised and never lowered."""

import datetime as dt
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bench.loading import loaded

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def harness() -> Iterator[Any]:
    with loaded("run") as module:
        yield module


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "gold.jsonl").write_text("{}\n")
    return tmp_path


def bench(harness: Any, figures: Mapping[str, float]) -> Any:
    needs = harness.Needs(("gold.jsonl",), ceilings=("*.wrong", "*_ms"), by_hand=("*_ms",))
    return harness.Bench("words", needs, lambda _shared: figures)


def states(rows: list[Any]) -> dict[str, str]:
    return {row.figure.removeprefix("words."): row.state for row in rows}


def measure(harness: Any, data: Path, *, lift: bool = False, **figures: float) -> list[Any]:
    return list(harness.run([bench(harness, figures)], data, data / "floors.toml", lift=lift))


def test_a_first_run_has_no_floors_and_can_set_them(harness: Any, data: Path) -> None:
    rows = measure(harness, data, lift=True, right=0.61239, wrong=0.04011)
    assert states(rows) == {"right": "new", "wrong": "new"}
    kept = harness.load_floors(data / "floors.toml")["words"]
    assert (kept.at_least, kept.at_most) == ({"words.right": 0.612}, {"words.wrong": 0.041})
    assert states(measure(harness, data, right=0.61239, wrong=0.04011)) == {"right": "", "wrong": ""}


@pytest.mark.parametrize(
    ("figures", "broken"),
    [
        ({"right": 0.5, "wrong": 0.1}, set()),
        ({"right": 0.9, "wrong": 0.01}, set()),
        ({"right": 0.499, "wrong": 0.1}, {"right"}),
        ({"right": 0.5, "wrong": 0.101}, {"wrong"}),
        ({"right": 0.5}, {"wrong"}),
        ({"right": float("nan"), "wrong": 0.1}, {"right"}),
    ],
)
def test_floors_and_ceilings_are_kept(harness: Any, data: Path, figures: dict[str, float], broken: set[str]) -> None:
    measure(harness, data, lift=True, right=0.5, wrong=0.1)
    rows = measure(harness, data, **figures)
    assert {row.figure.removeprefix("words.") for row in rows if row.broken} == broken


def test_floors_are_raised_and_never_lowered(harness: Any, data: Path) -> None:
    measure(harness, data, lift=True, right=0.5, wrong=0.1)
    measure(harness, data, lift=True, right=0.7, wrong=0.2)
    measure(harness, data, lift=True, right=0.6, wrong=0.05)
    kept = harness.load_floors(data / "floors.toml")["words"]
    assert (kept.at_least, kept.at_most) == ({"words.right": 0.7}, {"words.wrong": 0.05})


def test_figures_of_other_data_are_neither_compared_nor_kept(harness: Any, data: Path) -> None:
    measure(harness, data, lift=True, right=0.5)
    before = (data / "floors.toml").read_text()
    (data / "gold.jsonl").write_text("{} \n")
    assert states(measure(harness, data, lift=True, right=0.3)) == {"right": "other data"}
    assert (data / "floors.toml").read_text() == before


def test_times_are_bounded_by_hand(harness: Any, data: Path) -> None:
    measure(harness, data, lift=True, right=0.5, look_up_ms=0.2)
    path = data / "floors.toml"
    path.write_text(path.read_text() + '[words.at_most]\n"words.look_up_ms" = 0.3\n')
    measure(harness, data, lift=True, right=0.5, look_up_ms=0.1)
    assert harness.load_floors(path)["words"].at_most == {"words.look_up_ms": 0.3}
    assert states(measure(harness, data, right=0.5, look_up_ms=0.4)) == {"right": "", "look_up_ms": "BROKEN"}


def test_absent_data_is_said_and_skipped(harness: Any, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "gold.jsonl").unlink()
    assert measure(harness, data, right=0.3) == []
    assert "words: skipped" in capsys.readouterr().err


def test_main(harness: Any, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    module = ModuleType("reading")
    module.__dict__.update(figures=lambda _shared: {"right": 0.5}, misses=lambda _shared, limit: ["missed"] * limit)
    monkeypatch.setitem(sys.modules, "reading", module)
    monkeypatch.setattr(harness, "BENCHES", {"reading": harness.Needs(("gold.jsonl",))})
    monkeypatch.setattr(harness, "FLOORS", data / "floors.toml")
    monkeypatch.setattr(harness, "TOLD", data / "measured.json")
    monkeypatch.setenv("MARSAD_SHARED", str(data))
    assert harness.main(["--only", "reading", "--raise"]) == 0
    assert json.loads((data / "measured.json").read_text())["figures"] == {"reading.right": 0.5}
    assert harness.main(["--only", "reading", "--misses", "2"]) == 0
    assert capsys.readouterr().out.count("missed") == 2
    module.__dict__["figures"] = lambda _shared: {"right": 0.4}
    assert harness.main(["--only", "reading", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {"reading.right": {"now": 0.4, "floor": 0.5, "state": "BROKEN"}}
    assert harness.main(["--only", "reading"]) == 1
    assert "reading.right" in capsys.readouterr().out


def test_what_is_told_of_a_measurement_keeps_what_was_not_measured_again(harness: Any, data: Path) -> None:
    path = data / "measured.json"
    harness.tell(
        [harness.Row("a.right", 0.91234, None, ""), harness.Row("reading.words_per_second", 3.0, 1.0, "")], path
    )
    harness.tell([harness.Row("b.right", 0.5, 0.4, ""), harness.Row("c.right", 0.1, 0.4, "other data")], path)
    told = json.loads(path.read_text())
    assert told["figures"] == {"a.right": 0.912, "b.right": 0.5}
    assert dt.date.fromisoformat(told["measured"])


def test_nothing_measured_tells_nothing(harness: Any, data: Path) -> None:
    harness.tell([harness.Row("a.right", None, 0.4, "GONE")], data / "measured.json")
    assert not (data / "measured.json").exists()


def test_main_shows_what_was_gained_and_lost(
    harness: Any, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    changes, right = harness.changes, ["found"]
    module = ModuleType("reading")
    module.__dict__.update(
        figures=lambda _shared: {"right": 0.5},
        run_of=lambda _shared, digest: changes.Run(
            digest, {"r 0 killed": changes.Outcome("killed", "Two died.", right)}
        ),
    )
    monkeypatch.setitem(sys.modules, "reading", module)
    monkeypatch.setattr(harness, "BENCHES", {"reading": harness.Needs(("gold.jsonl",))})
    monkeypatch.setattr(harness, "FLOORS", data / "floors.toml")
    monkeypatch.setenv("MARSAD_SHARED", str(data))
    kept = data / "run.json"
    assert harness.main(["--save", str(kept)]) == 0
    right.append("count")
    assert harness.main(["--against", str(kept)]) == 0
    assert "  + count: r: killed | Two died." in capsys.readouterr().out
    with pytest.raises(SystemExit):
        harness.main(["--against", str(data / "absent.json")])


def test_the_floors_of_the_project_are_of_benches_that_it_has(harness: Any) -> None:
    floors = harness.load_floors(harness.FLOORS)
    assert set(floors) <= set(harness.BENCHES)
    assert all(kept.digest for kept in floors.values())


def test_every_bench_has_its_module(harness: Any) -> None:
    assert [name for name in harness.BENCHES if not (ROOT / "bench" / f"{name}.py").is_file()] == []
