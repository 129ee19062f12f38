"""What holds of the two clocks in every small war."""

import datetime as dt

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger.asking.telling import PLACES, tell
from marsad import ledger
from marsad.ledger import store
from marsad.model import Claim, Report
from reconcile.build import day
from reconcile.strategies import wars

pytestmark = pytest.mark.django_db
TODAY = dt.date(9999, 1, 1)
BEFORE = day(-30)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(war=wars(most=3), place=st.sampled_from([None, PLACES[0], PLACES[2]]))
def test_the_two_clocks(war: list[tuple[Report, list[Claim]]], place: object) -> None:
    store.save_places(PLACES)
    with transaction.atomic():
        for number, (of, claims) in enumerate(war):
            tell(day(number), of, claims, build=number == len(war) - 1)
        asked = {"place": place}
        for door in (ledger.claims, ledger.events, ledger.tolls, ledger.control, ledger.sources):
            assert door(**asked, as_known=TODAY) == door(**asked)  # type: ignore[operator]
            assert door(**asked, as_known=day(len(war) - 1), as_of=TODAY) == door(**asked, as_of=TODAY)  # type: ignore[operator]
        assert ledger.claims(as_of=BEFORE) == ledger.events(as_of=BEFORE) == ledger.tolls(as_of=BEFORE) == []
        assert ledger.control(as_of=BEFORE).places == ledger.control(as_of=BEFORE).wide == ()
        assert ledger.claims(as_known=BEFORE) == ledger.events(as_known=BEFORE) == ledger.tolls(as_known=BEFORE) == []
        assert ledger.control(as_known=BEFORE).places == ()
        transaction.set_rollback(True)
