"""The states of places on all days are those that are told of each day alone."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model import Claim, Report
from marsad.reconcile.front import Ground
from marsad.reconcile.standing import History, parties
from reconcile.build import day
from reconcile.strategies import wars
from reconcile.test_totals import PLACES


@settings(max_examples=60, deadline=None)
@given(war=wars(), number=st.integers(-3, 9))
def test_any_day_is_told_as_by_itself(war: list[tuple[Report, list[Claim]]], number: int) -> None:
    claims, reports = [c for _, told in war for c in told], {of.id: of for of, _ in war}
    history = History.of(claims, reports)
    for on in (day(number), day(-400), dt.date(9999, 1, 1)):
        alone = Ground(claims, reports, PLACES).as_of(on)
        assert history.as_of(on) == alone
        standing = {item.place.id: parties(item) for item in alone.places if parties(item)}
        assert {key: parties(item) for key, item in history.on(on).items()} == standing


@settings(max_examples=60, deadline=None)
@given(war=wars(), start=st.integers(-3, 9), days=st.integers(0, 9))
def test_changes_are_told_as_by_themselves(war: list[tuple[Report, list[Claim]]], start: int, days: int) -> None:
    claims, reports = [c for _, told in war for c in told], {of.id: of for of, _ in war}
    first, last = day(start), day(start + days)
    alone = Ground(claims, reports, PLACES).between(first, last)
    assert History.of(claims, reports).changes(first, last) == alone.changes


@settings(max_examples=30, deadline=None)
@given(war=wars())
def test_days_are_in_order(war: list[tuple[Report, list[Claim]]]) -> None:
    claims, reports = [c for _, told in war for c in told], {of.id: of for of, _ in war}
    for days, states in History.of(claims, reports).places.values():
        assert list(days) == sorted(set(days))
        assert len(days) == len(states)
