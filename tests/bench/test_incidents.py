"""The bench of incidents: how a main figure is compared with a coded one."""

from collections.abc import Iterator
from typing import Any

import pytest

from bench.loading import loaded
from marsad.model import Toll
from reconcile.build import claim, report


@pytest.fixture(scope="module")
def bench() -> Iterator[Any]:
    with loaded("incidents") as module:
        yield module


def toll(low: int | None, best: int | None, high: int | None) -> Toll:
    return Toll(action="killed", group=None, low=low, best=best, high=high, rule="span")


@pytest.mark.parametrize(
    ("said", "dead", "open_", "bounded"),
    [
        (toll(3, 4, 6), 5, True, True),
        (toll(3, 4, 6), 7, False, False),
        (toll(3, 3, None), 9, True, False),
        (toll(None, 8, 8), 2, True, False),
        (toll(3, 3, None), 2, False, False),
        (toll(None, None, None), 2, False, False),
        (None, 2, False, False),
    ],
)
def test_within_low_and_high(bench: Any, said: Toll | None, dead: int, open_: bool, bounded: bool) -> None:
    assert bench.holds(said, dead) is open_
    assert bench.holds(said, dead, bounded=True) is bounded


def test_mains(bench: Any) -> None:
    one, two = report("one"), report("two")
    claims = [claim(of, "killed", low=low, high=low, group="people") for of, low in ((one, 7), (two, 9))]
    found = bench.find(claims, {"one": one, "two": two})
    shares = bench.mains({"one": "raid", "two": "raid", "three": "raid"}, {"one": 8, "two": 8, "three": 8}, found)
    assert shares["incidents.main"] == pytest.approx(2 / 3)
    assert shares["incidents.main.incidents"] == 1.0
