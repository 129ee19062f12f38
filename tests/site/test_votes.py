"""Votes on a report: one for each reader, changeable, withdrawable, and without a cookie for those who only read."""

import pytest
from django.test import Client
from pytest_django import Settings

from marsad.ledger.models import Report
from marsad.site.discussion.models import Vote

from .sending import Sender

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reports")]


def counts(sender: Sender, report: str = "post-1") -> list[str]:
    return sender.page(report).texts(".vote strong")


def pressed(sender: Sender) -> list[str]:
    return [found.get("aria-pressed") for found in sender.page().find(".vote")]


def test_a_vote_counts_once_and_can_be_changed_and_taken_back() -> None:
    one, other = Sender(), Sender("192.0.2.8")
    assert one.vote("up")["Location"] == "/reports/post-1/#votes"
    one.vote("up")
    other.vote("down")
    assert counts(one) == ["1", "1"]
    assert (pressed(one), pressed(other)) == (["true", "false"], ["false", "true"])
    one.vote("down")
    assert counts(other) == ["0", "2"]
    one.vote("none")
    assert counts(other) == ["0", "1"]
    assert pressed(one) == ["false", "false"]
    assert counts(one, "gazette-1") == ["0", "0"]


def test_the_button_of_ones_own_vote_takes_it_back() -> None:
    reader = Sender()
    reader.vote("up")
    assert [found.get("value") for found in reader.page().find(".vote")] == ["none", "down"]


def test_only_those_who_vote_have_a_cookie() -> None:
    reader = Sender()
    assert not reader.page().answer.cookies
    assert not reader.vote("none").cookies
    cookie = reader.vote("up").cookies["marsad_reader"]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", "")


def test_the_cookie_is_sent_over_tls_alone_where_there_is_tls() -> None:
    answer = Sender().post("/reports/post-1/vote/", {"vote": "up"}, secure=True)
    assert answer.cookies["marsad_reader"]["secure"]


def test_a_cookie_that_was_not_signed_here_is_nobodys() -> None:
    reader = Sender()
    reader.vote("up")
    forged = Sender()
    forged.cookies["marsad_reader"] = Vote.objects.get().reader + ":x:y"
    assert pressed(forged) == ["false", "false"]
    forged.vote("down")
    assert counts(reader) == ["1", "1"]


def test_the_page_changes_with_the_votes_and_only_then() -> None:
    reader, other = Client(), Sender()
    first = reader.get("/reports/post-1/")
    assert reader.get("/reports/post-1/", headers={"if-none-match": first["ETag"]}).status_code == 304
    other.vote("up")
    later = reader.get("/reports/post-1/", headers={"if-none-match": first["ETag"]})
    assert later.status_code == 200
    assert "Cookie" in later["Vary"]
    assert "private" not in later.get("Cache-Control", "")
    assert "private" in other.page().answer["Cache-Control"]


def test_an_address_votes_so_often_and_no_more(settings: Settings) -> None:
    settings.VOTES_PER_HOUR = 3
    assert [Sender().vote("up").status_code for _ in range(4)] == [302, 302, 302, 429]
    assert Sender("192.0.2.8").vote("up").status_code == 302
    assert counts(Sender()) == ["4", "0"]


@pytest.mark.parametrize("way", ["", "sideways", "\x00"])
def test_what_is_no_vote(way: str) -> None:
    assert Sender().vote(way).status_code == 400
    assert not Vote.objects.exists()


def test_there_is_nothing_to_vote_on() -> None:
    Report.objects.filter(uid="post-1").update(withdrawn=True)
    assert Sender().vote("up").status_code == 404
    assert Sender().vote("up", "no-such-report").status_code == 404
    assert not Vote.objects.exists()


def test_votes_can_be_done_without(settings: Settings) -> None:
    settings.VOTES = "off"
    assert Sender().vote("up").status_code == 404
    assert not Sender().page().find(".votes")


def test_votes_never_touch_the_record() -> None:
    before = list(Report.objects.order_by("pk").values())
    Sender().vote("up")
    assert list(Report.objects.order_by("pk").values()) == before
