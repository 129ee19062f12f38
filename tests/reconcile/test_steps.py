import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model import DateRange, Event, Figure, Toll
from marsad.model.answers import By
from marsad.reconcile.steps import fitting, steps
from marsad.reconcile.totals import Counted, Counting

START = dt.date(2020, 1, 20)


def _event(nth: int, first: int | None, lasts: int, dead: int | None) -> Event:
    date = None
    if first is not None:
        day = START + dt.timedelta(days=first)
        date = DateRange(day, day + dt.timedelta(days=lasts))
    figure = Figure(source="Wire", low=dead, high=dead, text=None, claim="c")
    toll = Toll(action="killed", group="people", low=dead, best=dead, high=dead, rule="span", figures=(figure,))
    return Event(id=str(nth), kind="casualties", actions=("killed",), place=None, date=date, tolls=(toll,), main=toll)


def _counted(*told: tuple[int | None, int, int | None]) -> Counted:
    return Counting([_event(nth, *one) for nth, one in enumerate(told)], {}).of(None, "killed", "people")


def test_months_between_are_kept_and_know_nothing() -> None:
    found = steps(_counted((0, 0, 3), (70, 0, None)), "month", None, None)
    assert [(one.start, one.end) for one in found] == [
        (dt.date(2020, 1, 1), dt.date(2020, 1, 31)), (dt.date(2020, 2, 1), dt.date(2020, 2, 29)),
        (dt.date(2020, 3, 1), dt.date(2020, 3, 31)),
    ]  # fmt: skip
    assert [one.below.best for one in found] == [3, None, None]
    assert [one.below.without_figure for one in found] == [0, 0, 1]


def test_an_event_across_an_edge_is_in_no_step() -> None:
    found = steps(_counted((0, 0, 1), (10, 5, 8)), "month", None, None)
    assert [one.below.events for one in found] == [1, 0]
    assert [one.uncertain for one in found] == [1, 1]


def test_steps_do_not_reach_beyond_what_was_asked() -> None:
    found = steps(_counted((0, 0, 1), (9, 0, 2)), "month", START, START + dt.timedelta(days=5))
    assert [(one.start, one.end) for one in found] == [(START, START + dt.timedelta(days=5))]


@pytest.mark.parametrize("asked", [(dt.date(2030, 1, 1), None), (None, dt.date(2010, 1, 1))])
def test_a_time_of_which_nothing_is_told_has_no_steps(asked: tuple[dt.date | None, dt.date | None]) -> None:
    assert steps(_counted((0, 0, 1)), "fit", *asked) == ()
    assert steps(_counted((None, 0, 1)), "fit", None, None) == ()


@pytest.mark.parametrize(("days", "by"), [(0, "day"), (44, "day"), (60, "month"), (1000, "month"), (9000, "year")])
def test_the_step_fits_the_time(days: int, by: By) -> None:
    assert fitting(START, START + dt.timedelta(days=days)) == by


def test_the_last_day_that_there_is() -> None:
    last = (dt.date.max - START).days
    assert steps(_counted((last, 0, 4)), "year", None, None)[-1].below.best == 4


@given(
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 3), st.integers(0, 50)), min_size=1),
    st.sampled_from(["day", "month", "year", "fit"]),
)
def test_the_steps_and_what_lies_across_them_make_the_whole(told: list[tuple[int, int, int]], by: By) -> None:
    counted = _counted(*told)
    parts, whole = steps(counted, by, None, None), counted.over(None, None).below
    across = whole.events - sum(one.below.events for one in parts)
    assert 0 <= across <= sum(1 for _, lasts, _ in told if lasts)
    if not across:
        assert sum(one.below.best or 0 for one in parts) == whole.best
    assert all((before.end < after.start) for before, after in itertools.pairwise(parts))
