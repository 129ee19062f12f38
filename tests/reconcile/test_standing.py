"""The states of places on all days are those that are told of each day alone."""

import datetime as dt
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model import Claim, Report
from marsad.reconcile.front import Ground
from marsad.reconcile.standing import History, Standing
from reconcile.build import day
from reconcile.strategies import wars
from reconcile.test_totals import PLACES


@settings(max_examples=60, deadline=None)
@given(war=wars(), number=st.integers(-3, 9))
def test_any_day_is_told_as_by_itself(war: list[tuple[Report, list[Claim]]], number: int) -> None:
    claims, reports = [c for _, told in war for c in told], {of.id: of for of, _ in war}
    history = History.of(claims, reports)
    for on in (day(number), day(-400), dt.date(9999, 1, 1)):
        alone = {item.place.id: Standing.of(item) for item in Ground(claims, reports, PLACES).as_of(on).places}
        assert history.on(on) == {key: item for key, item in alone.items() if item.parties}


@settings(max_examples=30, deadline=None)
@given(war=wars())
def test_only_days_of_change_are_kept(war: list[tuple[Report, list[Claim]]]) -> None:
    claims, reports = [c for _, told in war for c in told], {of.id: of for of, _ in war}
    for days, standings in History.of(claims, reports).places.values():
        assert list(days) == sorted(set(days))
        assert all(before != after for before, after in pairwise(standings))
