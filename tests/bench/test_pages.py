"""The bench of pages: what it chooses to ask for, and how it weighs and counts."""

import datetime as dt
from collections.abc import Iterator
from itertools import islice
from random import Random
from typing import Any

import pytest

from bench.loading import loaded

TOWNS = [("a", "Aldan"), ("b", "Borno"), ("c", "Cella")]
DAYS = [dt.date(2031, 1, day) for day in range(1, 20)]


@pytest.fixture(scope="module")
def pages() -> Iterator[Any]:
    with loaded("pages") as module:
        yield module


@pytest.mark.parametrize("what", ["searches", "maps"])
def test_the_same_seed_asks_the_same_and_nearly_nothing_twice(pages: Any, what: str) -> None:
    given = (TOWNS, DAYS) if what == "searches" else (DAYS,)
    first, again = (list(islice(getattr(pages, what)(Random(1), *given), 20)) for _ in range(2))  # noqa: S311
    assert first == again
    assert len({str(asked) for asked in first}) > 12


def test_a_page_weighs_what_a_browser_loads_with_it_each_once(pages: Any) -> None:
    site = {
        "/": b'<link href="/static/a.css"><script src="/static/a.js"></script><img src="/static/b.png">'
        b'<img src="/static/b.png"><a href="/elsewhere/">',
        "/static/a.css": b"body { background: url('/static/c.png') }",
        "/static/a.js": b"1",
        "/static/b.png": b"22",
        "/static/c.png": b"333",
    }
    asked: list[str] = []

    def ask(address: str, **packed: str) -> Any:
        if packed:
            asked.append(address)
        return pages.Answer("200 OK", site[address][:20] if packed else site[address], 0.0)

    assert pages.weight(ask, "/") == sum(min(len(body), 20) for body in site.values())
    assert sorted(asked) == sorted(site)


def test_a_page_that_is_not_found_stops_the_bench(pages: Any) -> None:
    with pytest.raises(RuntimeError, match="was answered 404"):
        pages.weight(lambda _, **_packed: pages.Answer("404 Not Found", b"", 0.0), "/nothing")


@pytest.mark.parametrize(("times", "late"), [([1.0], 1.0), ([float(n) for n in range(101)], 95.0)])
def test_late_is_the_95th_percentile(pages: Any, times: list[float], late: float) -> None:
    assert pages.late(times) == pytest.approx(late)
