"""Reports are text from strangers: nothing of them may become markup, script or an address to run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import Settings

from marsad.ledger.models import Place, Report
from marsad.site.middleware import policy
from marsad.site.templatetags.marsad import web_address

from .factories import HOSTILE, ODD_ID
from .pages import addresses, get, languages


@pytest.mark.django_db
@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    "name", ["front", "reports", "odd", "events", "odd event", "map", "odd source", "odd actor", "odd search"]
)
def test_hostile_text_is_shown_and_stays_text(name: str) -> None:
    Place.objects.update(name=HOSTILE, name_ar=HOSTILE, admin1=HOSTILE)
    page = get(addresses()[name])
    assert " ".join(HOSTILE.split()) in page.text("body")
    assert not page.find("img")
    source = page.answer.content.decode()
    data = source.count('<script type="application/ld+json">')
    assert data == len(page.find("script:not([src])")) <= 1
    assert source.count("<script") - data == source.count('<script src="/static/marsad/') <= 2


@pytest.mark.django_db
@pytest.mark.usefixtures("ledger")
def test_what_was_searched_is_echoed_as_text() -> None:
    asked = {"q": '"><script>alert(1)</script>', "box": "<b>", "place": '"><b>', "page": "<"}
    for address in ("/reports/", "/events/", "/map/", "/search/", "/search/atom.xml"):
        answer = Client().get(address, asked)
        assert answer.status_code == 200
        assert "<script>" not in answer.content.decode()
        assert "<b>" not in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.usefixtures("ledger")
def test_an_address_that_is_no_web_address_is_no_link() -> None:
    assert not [link for link in get(reverse("site:report", args=[ODD_ID])).links() if "javascript" in link]
    assert "https://post.example/1" in get(reverse("site:report", args=["post-1"])).links()


@pytest.mark.parametrize(
    ("address", "let_through"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("/path", False),
        ("https://", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_only_web_addresses_are_let_through(address: str, let_through: bool) -> None:
    assert web_address(address) == (address if let_through else "")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/about/", "/nothing", "/robots.txt", "/reports/?q=%00&publisher=%00"])
def test_every_answer_has_its_guards(address: str) -> None:
    answer = Client().get(address)
    assert answer["Content-Security-Policy"] == policy()
    assert "unsafe" not in policy()
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert not answer.cookies


@pytest.mark.django_db
@pytest.mark.usefixtures("ledger")
def test_a_tile_server_that_is_set_gives_pictures_and_nothing_else(settings: Settings) -> None:
    settings.TILES = "https://tiles.example:8443/a/{z}/{x}/{y}.png?key=<1>"
    settings.TILES_ATTRIBUTION = "<b>Those</b> who draw"
    page = get("/map/")
    assert "img-src 'self' https://tiles.example:8443;" in page.answer["Content-Security-Policy"]
    assert page.answer["Content-Security-Policy"].count("tiles.example") == 1
    pictures = [found.get("href") for found in page.find(".map image")]
    assert pictures
    assert all(re.fullmatch(r"https://tiles\.example:8443/a/\d+/\d+/\d+\.png\?key=<1>", one) for one in pictures)
    assert page.text(".map-by") == "<b>Those</b> who draw"


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/reports/",
        "/events/",
        "/map/",
        "/about/",
        "/tolls/",
        "/control/",
        "/sources/",
        "/actors/",
        "/search/",
        "/search/hits.csv",
    ],
)
def test_pages_are_read_only(method: str, address: str) -> None:
    assert getattr(Client(), method)(address).status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    [
        *("q=%00", "kind=%00", "place=%00", "q=%25_%22", "q=" + "a" * 999),
        *("page=0", "page=-1", "page=x", "since=0000-00-00", "revision=1"),
        *("box=1", "box=nan,nan,nan,nan", "box=-180,-90,180,90", "box=0,0,0.000001,0.000001"),
        *(
            "place=,",
            "place=%3A",
            "as_of=9999-12-31",
            "as_known=0001-01-01",
            "rule=none",
            "action=x&group=x",
            "actor=%00",
        ),
    ],
)
@pytest.mark.parametrize(
    "address",
    [
        "/reports/",
        "/events/",
        "/map/",
        "/tolls/",
        "/control/",
        "/sources/",
        "/actors/",
        "/search/",
        "/search/hits.csv",
        "/search/atom.xml",
    ],
)
@pytest.mark.usefixtures("ledger")
def test_no_address_breaks_a_list(address: str, query: str) -> None:
    assert Client().get(f"{address}?{query}").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    "uid", [ODD_ID, "..", ".", "/", "//x", "?", "#", "%2F", "a b", "é/é", "\\", "~", "x" * 200, "\u202e"]
)
def test_a_report_of_any_id_has_a_page(uid: str) -> None:
    Report.objects.create(uid=uid, digest="0", title="T", text="t", publisher="P", language="en")
    assert get(reverse("site:report", args=[uid])).text("h1") == "T"
    assert [link for link in get("/reports/").links() if link == reverse("site:report", args=[uid])]


@pytest.mark.parametrize(
    ("given", "secure"),
    [
        ({}, False),
        ({"MARSAD_HOSTS": "127.0.0.1,[::1]"}, False),
        ({"MARSAD_HOSTS": "127.0.0.1,a.example"}, True),
        ({"MARSAD_HOSTS": "a.example", "MARSAD_TLS": "off"}, False),
        ({"MARSAD_HOSTS": "a.example", "MARSAD_DEBUG": "1"}, False),
        ({"MARSAD_TLS": "on"}, True),
    ],
)
def test_cookies_go_over_tls_alone_where_others_can_open_the_site(
    given: dict[str, str], secure: bool, tmp_path: Path
) -> None:
    told = "import marsad.settings as s; print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT)"
    environment = os.environ | {"MARSAD_HOME": str(tmp_path)} | given
    asked = subprocess.run([sys.executable, "-c", told], env=environment, capture_output=True, text=True, check=True)
    assert asked.stdout.split() == [str(secure), str(secure), str("MARSAD_TLS" in given and secure)]


def test_djangos_deploy_checks_are_clean_with_the_settings_for_others(tmp_path: Path) -> None:
    settings = {
        "MARSAD_HOME": str(tmp_path),
        "MARSAD_TLS": "strict",
        "MARSAD_PROXIES": "1",
        "MARSAD_HOSTS": "a.example",
    }
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "INFO"]
    asked = subprocess.run(command, env=os.environ | settings, capture_output=True, text=True, check=False)
    assert (asked.returncode, asked.stderr) == (0, "")
    assert "no issues (0 silenced)" in asked.stdout


@pytest.mark.django_db
@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize("language", languages())
def test_no_page_sets_a_cookie_and_every_page_has_the_policy(language: str) -> None:
    with translation.override(language):
        known = addresses()
    for name, address in known.items():
        answer = Client().get(address)
        assert not answer.cookies, name
        assert answer["Content-Security-Policy"] == policy(), name
