"""The bench of the places room, on a small scale."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def bench() -> Iterator[Any]:
    folder = str(Path(__file__).resolve().parents[2] / "bench")
    sys.path.insert(0, folder)
    yield import_module("places")
    sys.path.remove(folder)
    del sys.modules["places"]


def test_the_memory_held_is_told_after_each_tenth_of_the_look_ups(bench: Any) -> None:
    told = list(bench.soak(50, entries=100))
    assert [number for number, _ in told] == [5, 10, 15, 20, 25, 30, 35, 40, 45, 50]
    assert all(megabytes > 0 for _, megabytes in told)


def test_a_publishers_home_is_told_by_its_other_texts_alone(bench: Any) -> None:
    texts = ("A man died in Houston.", "A man died in Dallas.", "A man died in Chicago.")
    rows = [{"text": text, "source": "valley.example"} for text in texts]
    homes = bench.homes([*rows, {"text": texts[2], "source": "hill.example"}], bench.Gazetteer())
    shares = [home.get(("US", "Texas"), 0.0) for home in homes]
    assert shares == [0.5, 0.5, 1.0, 0.0]
