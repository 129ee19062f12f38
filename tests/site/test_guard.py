"""Only pages of this site may send forms."""

import pytest
from django.test import Client

from marsad.site.discussion.models import Vote

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reports")]


@pytest.mark.parametrize(
    ("headers", "let_in"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, False),
        ({"origin": "http://testserver"}, True),
        ({"origin": "https://testserver"}, True),  # a proxy before us may end TLS
        ({"origin": "http://elsewhere.example"}, False),
        ({"origin": "http://testserver.elsewhere.example"}, False),
        ({"origin": "null"}, False),
        ({"origin": "http://["}, False),
        ({"referer": "http://testserver/reports/post-1/"}, True),
        ({"referer": "http://elsewhere.example/testserver"}, False),
        ({}, False),
    ],
)
@pytest.mark.parametrize("address", ["/reports/post-1/vote/", "/reports/post-1/comment/", "/comments/abc/withdraw/"])
def test_where_a_form_may_come_from(address: str, headers: dict[str, str], let_in: bool) -> None:
    answer = Client(enforce_csrf_checks=True).post(address, {"vote": "up"}, headers=headers)
    refused = "The form was not sent from a page of this site" in answer.content.decode()
    assert refused == (not let_in)
    assert (answer.status_code == 403) == (not let_in or "withdraw" in address)
    assert Vote.objects.count() == (let_in and "vote" in address)


def test_the_admin_keeps_django_s_own_lock() -> None:
    client = Client(enforce_csrf_checks=True, headers={"sec-fetch-site": "same-origin"})
    assert client.post("/admin/login/", {"username": "a", "password": "b"}).status_code == 403
