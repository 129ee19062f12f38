"""Past states of the record are costly: a network may have so many made within an hour, and robots none."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import timezone

from marsad.ledger.asking import known
from marsad.ledger.models import Claim, Report
from marsad.site import past

from .pages import get

pytestmark = pytest.mark.django_db
PAGES = ("/tolls/", "/sources/", "/control/", "/places/test:brook/", "/map/", "/embed/map/", "/embed/tolls/",
         "/tolls/atom.xml", "/sources/atom.xml")  # fmt: skip


@pytest.fixture(autouse=True)
def long_stored(ledger: None) -> Iterator[None]:  # noqa: ARG001 - the reports must be there first
    """Store one report a day, so that each past day is another state."""
    known._derived.clear()
    now = timezone.now()
    for number, row in enumerate(Report.objects.order_by("pk"), 1):
        Report.objects.filter(pk=row.pk).update(added_at=now - dt.timedelta(days=10 * number))
        Claim.objects.filter(report=row).update(added_at=now - dt.timedelta(days=10 * number))
    yield
    known._derived.clear()


def _day(ago: int) -> str:
    return (timezone.now().date() - dt.timedelta(days=ago)).isoformat()


def _ask(ago: int, address: str = "/tolls/", network: str = "192.0.2.7") -> int:
    return Client(REMOTE_ADDR=network).get(address, {"as_known": _day(ago)}).status_code


def test_a_network_may_have_so_many_days_made_within_an_hour(settings: object) -> None:
    settings.PAST_PER_HOUR = 2  # type: ignore[attr-defined]
    assert [_ask(ago) for ago in (15, 25, 35)] == [200, 200, 429]
    assert _ask(35, network="198.51.100.4") == 200
    assert _ask(35) == 200  # it is at hand now


def test_what_is_at_hand_is_not_counted(settings: object) -> None:
    settings.PAST_PER_HOUR = 1  # type: ignore[attr-defined]
    assert [_ask(15, address) for address in PAGES] == [200] * len(PAGES)
    assert _ask(-5) == 200  # a day to come: the record as it is now


def test_who_is_refused_is_told_why_and_when(settings: object) -> None:
    settings.PAST_PER_HOUR = 0  # type: ignore[attr-defined]
    page = get(f"/actors/The~20Army/?as_known={_day(15)}", status=429)
    assert page.text("h1") == "This was not done"
    assert page.answer["Retry-After"] == "3600"


def test_one_day_is_made_at_a_time_and_nobody_waits_for_it() -> None:
    with past._making:
        busy = get(f"/tolls/?as_known={_day(15)}", status=503)
        assert busy.answer["Retry-After"] == "60"
        assert _ask(-5) == 200
        assert Client().get("/tolls/").status_code == 200
    assert _ask(15) == 200


@pytest.mark.parametrize("address", ["/tolls/", "/control/", "/sources/", "/places/test:brook/", "/actors/The~20Army/"])
def test_robots_are_kept_from_past_days(address: str) -> None:
    assert Client().get(address, {"as_known": _day(15)})["X-Robots-Tag"] == "noindex, nofollow"
    assert "X-Robots-Tag" not in Client().get(address)


@pytest.mark.parametrize("written", ["yesterday", "2021-13-40", ""])
def test_what_is_no_day_asks_for_nothing(written: str, settings: object) -> None:
    settings.PAST_PER_HOUR = 0  # type: ignore[attr-defined]
    assert Client().get("/tolls/", {"as_known": written}).status_code == 200
