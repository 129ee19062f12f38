import datetime as dt
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.site.spans import finding, strip


@dataclass(frozen=True)
class Span:
    actor: str
    state: str
    start: dt.date | None
    end: dt.date | None


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def span(actor: str, state: str = "holds", start: str | None = None, end: str | None = None) -> Span:
    return Span(actor, state, day(start), day(end))


TODAY = dt.date(2022, 1, 1)


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        ([span("A", start="2020-01-02")], "Held by A since 2 January 2020, as far as is known"),
        ([span("A")], "Held by A, as far as is known"),
        ([span("A", start="2020-01-01", end="2020-03-01"), span("B", start="2020-03-01")],
         "Held by B since 1 March 2020, as far as is known; it changed hands once"),
        ([span("A", end="2020-03-01")], "Last held by A, until 1 March 2020"),
        ([span("A", start="2020-01-01"), span("B", "contests", "2020-02-01")], "Contested, as far as is known"),
        ([span("A"), span("B")], "Contested, as far as is known"),
        ([span("A", "besieges", "2020-01-01")], "Nobody is known to have held it"),
        ([span(name, start=f"2020-0{month}-01", end=f"2020-0{month}-20") for month, name in enumerate("ABA", 1)],
         "Last held by A, until 20 March 2020; it changed hands 2 times"),
    ],
)  # fmt: skip
def test_the_strip_says_what_it_shows(spans: list[Span], said: str) -> None:
    assert finding(spans) == said


def test_each_party_has_a_lane_and_each_span_a_bar() -> None:
    spans = [span("A", end="2020-02-01"), span("B", "contests", "2020-01-15"), span("A", start="2020-03-01")]
    drawn = strip(spans, TODAY)
    assert drawn is not None
    assert [lane.actor for lane in drawn.lanes] == ["A", "B"]
    assert [(bar.state, bar.open_start, bar.open_end) for bar in drawn.bars] == [
        ("holds", True, False), ("contests", False, True), ("holds", False, True),
    ]  # fmt: skip
    assert drawn.bars[0].y == drawn.bars[2].y != drawn.bars[1].y
    assert drawn.bars[0].end <= drawn.bars[2].x


def test_nothing_is_drawn_where_no_day_is_known() -> None:
    assert strip([span("A")], TODAY) is None
    assert strip([], TODAY) is None


DAYS = st.none() | st.dates(dt.date(2011, 1, 1), dt.date(2021, 12, 31))


@given(
    st.lists(st.builds(Span, st.sampled_from("ABC"), st.sampled_from(["holds", "contests"]), DAYS, DAYS), max_size=6)
)
def test_every_bar_lies_within_the_drawing(spans: list[Span]) -> None:
    drawn = strip(spans, TODAY)
    if drawn is None:
        return
    for bar in drawn.bars:
        assert 0 <= bar.x <= bar.end <= drawn.width
        assert 0 <= bar.y < drawn.height
    assert all(0 <= x <= drawn.width for x, _day, _anchor in drawn.days)
