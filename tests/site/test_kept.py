"""A page that says the same is made once, and sent again as it was."""

from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from marsad.ledger import store
from marsad.site import kept

from .factories import report
from .sending import Sender

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ledger")]


@pytest.fixture(autouse=True)
def remembers(settings: Any, forgets: None) -> None:  # noqa: ARG001 - the setting of all other tests comes first
    """Keep pages, as a site does."""
    settings.PAGE_MEMORY = 1


def _asked(address: str, **headers: str) -> tuple[Any, int]:
    with CaptureQueriesContext(connection) as queries:
        answer = Client().get(address, headers=headers)
    return answer, len(queries)


@pytest.mark.parametrize(
    "address", ["/", "/reports/post-1/", "/events/event-strike/", "/events/atom.xml", "/ar/map/", "/embed/map/"]
)
def test_a_page_is_made_once_and_sent_as_it_was(address: str) -> None:
    first, _ = _asked(address)
    again, queries = _asked(address)
    assert queries <= 2
    assert (again.status_code, again.content, dict(again.items())) == (200, first.content, dict(first.items()))
    packed, _ = _asked(address, **{"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert Client().head(address).content == b""


def test_a_change_of_the_ledger_makes_it_anew() -> None:
    before = Client().get("/reports/").content
    store.add_report(report("late", "Nothing more."))
    after = Client().get("/reports/").content
    assert after != before
    assert b"Headline of late" in after


def test_a_page_of_a_readers_own_is_not_kept() -> None:
    everybody = Client().get("/reports/post-1/").content
    reader = Sender()
    reader.vote("up")
    own = reader.get("/reports/post-1/").content
    others = Client().get("/reports/post-1/").content
    assert b"You have voted." in own
    assert b"You have voted." not in others
    assert others != everybody  # the vote is counted


def test_languages_and_fields_are_kept_apart() -> None:
    pages = {address: Client().get(address).content for address in ("/reports/", "/ar/reports/", "/reports/?q=school")}
    assert {address: Client().get(address).content for address in pages} == pages
    assert len(set(pages.values())) == 3


@pytest.mark.parametrize("status", [404, 429, 500])
def test_what_is_no_page_is_not_kept(status: int) -> None:
    kept.keep("tag", HttpResponse("x", status=status))
    assert kept.kept("tag") is None


def test_what_is_streamed_sets_a_cookie_or_is_too_large_is_not_kept() -> None:
    with_cookie = HttpResponse("x")
    with_cookie.set_cookie("a", "b")
    for answer in (with_cookie, StreamingHttpResponse(iter([b"x"])), HttpResponse("x" * 1_000_001)):
        kept.keep("tag", answer)
    assert kept.kept("tag") is None


def test_the_pages_used_longest_ago_make_room() -> None:
    for name in "ab":
        kept.keep(name, HttpResponse(name * 400_000))
    assert kept.kept("a") is not None
    kept.keep("c", HttpResponse("c" * 400_000))
    assert [name for name in "abc" if kept.kept(name)] == ["a", "c"]


def test_none_is_kept_where_the_setting_says_so(settings: Any) -> None:
    settings.PAGE_MEMORY = 0
    kept.keep("tag", HttpResponse("x"))
    assert kept.kept("tag") is None
