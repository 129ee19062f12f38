import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model import TollStep, Total
from marsad.site.chart import chart, levels

JUNE = dt.date(2021, 6, 1)


def _step(day: int, **total: int | None) -> TollStep:
    on = JUNE + dt.timedelta(days=day)
    return TollStep(start=on, end=on, below=Total(**total), uncertain=0)  # type: ignore[arg-type]


def test_a_band_goes_from_low_to_high_with_the_best_between() -> None:
    drawn = chart([_step(0, events=2, low=10, best=15, high=20, high_stated=20), _step(1)], "wide", 400, 240)
    assert drawn is not None
    known, nothing = drawn.bars
    assert known.top is not None
    assert known.foot is not None
    assert known.best is not None
    assert known.top < known.best < known.foot < drawn.ground
    assert not known.open_up
    assert (nothing.top, nothing.best, nothing.said) == (None, None, "")


def test_open_ends_are_told_and_no_number_is_no_bar() -> None:
    steps = [_step(0, events=1, low=9, best=9, high_stated=9), _step(1, events=1, without_figure=1)]
    drawn = chart(steps, "wide", 400, 240)
    assert drawn is not None
    assert drawn.bars[0].open_up
    assert (drawn.bars[1].top, drawn.bars[1].said) == (None, "not known")


def test_nothing_known_is_no_chart() -> None:
    assert chart([], "wide", 400, 240) is None
    assert chart([_step(0, events=1, without_figure=1)], "wide", 400, 240) is None


@given(st.integers(min_value=1, max_value=10**9))
def test_lines_are_round_rise_evenly_and_reach_the_greatest(most: int) -> None:
    lines = levels(most)
    gaps = {after - before for before, after in itertools.pairwise(lines)}
    assert lines[0] == 0
    assert lines[-1] >= most
    assert len(gaps) == 1
    assert len(lines) <= 6


@pytest.mark.parametrize(("most", "expected"), [(1, [0, 1]), (9, [0, 5, 10]), (430, [0, 200, 400, 600])])
def test_lines(most: int, expected: list[int]) -> None:
    assert levels(most) == expected


def test_who_reads_from_the_right_sees_the_first_step_there() -> None:
    steps = [_step(day, events=1, low=day + 1, best=day + 1, high=day + 1, high_stated=day + 1) for day in range(4)]
    plain, mirrored = chart(steps, "wide", 400, 240), chart(steps, "wide", 400, 240, mirrored=True)
    assert plain is not None
    assert mirrored is not None
    assert [bar.x for bar in plain.bars] == sorted(bar.x for bar in plain.bars)
    for before, after in zip(plain.bars, mirrored.bars, strict=True):
        assert before.x + before.width + after.x == pytest.approx(400, abs=0.2)
        assert (before.top, before.best, before.label) == (after.top, after.best, after.label)
    assert (plain.left, plain.right) == (400 - mirrored.right, 400 - mirrored.left)
    assert mirrored.side > mirrored.right
