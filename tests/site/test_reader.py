"""Addresses as they are kept: a digest, of the day, of a household."""

import datetime as dt

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from marsad.site.discussion import reader

DAY = dt.date(2021, 5, 3)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.7", "192.0.2.7", True),
        ("192.0.2.7", "192.0.2.8", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("not an address", "not an address", True),
    ],
)
def test_what_counts_as_one_address(one: str, other: str, same: bool) -> None:
    assert (reader.digest(one, DAY) == reader.digest(other, DAY)) == same


def test_a_digest_tells_nothing_and_ends_with_the_day() -> None:
    told = reader.digest("192.0.2.7", DAY)
    assert len(told) == 32
    assert "192" not in told
    assert told != reader.digest("192.0.2.7", DAY + dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("proxies", "forwarded", "seen"),
    [
        (0, "198.51.100.1", "192.0.2.7"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "203.0.113.9, 198.51.100.1", "198.51.100.1"),
        (2, "203.0.113.9, 198.51.100.1", "203.0.113.9"),
        (2, "198.51.100.1", "192.0.2.7"),
        (1, "", "192.0.2.7"),
    ],
)
def test_the_address_that_our_own_proxy_saw(settings: Settings, proxies: int, forwarded: str, seen: str) -> None:
    settings.PROXIES = proxies
    request = RequestFactory().get("/", headers={"x-forwarded-for": forwarded}, REMOTE_ADDR="192.0.2.7")
    expected = RequestFactory().get("/", REMOTE_ADDR=seen)
    settings_free = reader.address_digest(request)
    settings.PROXIES = 0
    assert settings_free == reader.address_digest(expected)
