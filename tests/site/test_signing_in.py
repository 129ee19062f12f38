"""Editors sign in; who guesses is stopped, and lets others through."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from marsad.site import editors
from marsad.site.discussion.models import FailedSignIn

pytestmark = pytest.mark.django_db
PHRASE = "a long enough phrase"
MOST = 3


@pytest.fixture(autouse=True)
def account(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the others are slow on purpose
    settings.SIGN_INS_PER_HOUR = MOST
    editors.open_account("nour", PHRASE)


def sign_in(password: str, name: str = "nour", address: str = "192.0.2.1") -> bool:
    given = {"username": name, "password": password, "next": "/admin/"}
    return Client(REMOTE_ADDR=address).post("/admin/login/", given).status_code == 302


def test_a_password_may_be_mistyped() -> None:
    assert not sign_in("wrong")
    assert sign_in(PHRASE)


def test_an_address_that_guesses_is_stopped_and_others_are_not() -> None:
    assert not any(sign_in(f"guess {number}") for number in range(MOST))
    assert not sign_in(PHRASE)
    assert FailedSignIn.objects.count() == MOST
    assert sign_in(PHRASE, address="198.51.100.7")


def test_many_addresses_together_are_stopped_at_one_name() -> None:
    for number in range(MOST * 4):
        sign_in("guess", address=f"198.51.100.{number}")
    assert not sign_in(PHRASE, address="203.0.113.1")
    page = Client(REMOTE_ADDR="203.0.113.1").post("/admin/login/", {"username": "nour", "password": PHRASE})
    assert "Too many sign-ins failed" in page.content.decode()


def test_an_hour_later_it_may_be_tried_again() -> None:
    for number in range(MOST):
        sign_in(f"guess {number}")
    FailedSignIn.objects.update(at=timezone.now() - dt.timedelta(hours=1, seconds=1))
    assert not sign_in("one more")
    assert FailedSignIn.objects.count() == 1
    assert sign_in(PHRASE)


def test_no_address_is_kept_as_it_is() -> None:
    sign_in("wrong")
    assert "192.0.2.1" not in FailedSignIn.objects.get().address
