"""The bench of the places room, on a small scale."""

from collections.abc import Iterator
from typing import Any

import pytest

from bench.loading import loaded


@pytest.fixture(scope="module")
def bench() -> Iterator[Any]:
    with loaded("places") as module:
        yield module


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
