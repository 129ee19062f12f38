"""``marsad editor``."""

import pytest
from django.contrib.auth import authenticate

from cli.run import marsad

pytestmark = pytest.mark.django_db
PHRASE, OTHER = "a long enough phrase", "another long phrase"


def test_an_account_is_made_given_a_new_password_and_closed() -> None:
    assert marsad("editor", "nour", stdin=f"{PHRASE}\n").stdout == "nour can sign in at /admin/ of the site.\n"
    account = authenticate(username="nour", password=PHRASE)
    assert account is not None
    assert (account.is_staff, account.is_superuser) == (True, False)
    assert account.has_perms(["discussion.change_comment", "ledger.view_report", "discussion.view_vote"])
    assert not account.has_perm("discussion.delete_comment")
    assert marsad("editor", "nour", stdin=f"{OTHER}\n").stdout == "nour has a new password.\n"
    assert authenticate(username="nour", password=PHRASE) is None
    assert marsad("editor", "nour", "--close").stdout == "nour can't sign in any more.\n"
    assert authenticate(username="nour", password=OTHER) is None
    marsad("editor", "nour", stdin=f"{PHRASE}\n")
    assert authenticate(username="nour", password=PHRASE) is not None


@pytest.mark.parametrize(
    ("name", "password", "fault"),
    [
        ("nour", "short", "field 'password': This password is too short."),
        ("nour", "", "field 'password': This password is too short."),
        ("nour", "password123", "field 'password': This password is too common."),
        ("no ur", PHRASE, "field 'name': Enter a valid username."),
    ],
)
def test_what_no_account_can_have(name: str, password: str, fault: str) -> None:
    result = marsad("editor", name, stdin=password)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"marsad: {fault}")
    assert authenticate(username=name, password=password) is None


def test_closing_an_account_that_is_not_there() -> None:
    result = marsad("editor", "nobody", "--close")
    assert (result.exit_code, result.stderr) == (2, "marsad: field 'name': there is no account 'nobody'\n")
