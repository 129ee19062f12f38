"""What other sites show in a frame, and oEmbed."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from pytest_django import Settings

from .factories import HOSTILE, ODD_ID
from .pages import addresses, get

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ledger")]
FRAMES = ["/embed/map/", "/embed/tolls/?place=test:upland", "/embed/events/event-strike/", "/embed/places/test:brook/"]


def oembed(address: str, status: int = 200, **fields: object) -> Any:
    answer = Client().get("/oembed", {"url": address, **fields})
    assert answer.status_code == status
    return answer.json() if status == 200 else None


@pytest.mark.parametrize("address", [*FRAMES, "/ar/embed/map/", "/embed/events/event-odd/", "/embed/map/?layer=none"])
def test_what_is_embedded_may_be_framed_and_nothing_else(address: str, settings: Settings) -> None:
    settings.EMBEDS = ["https://paper.example", "https://*.gazette.example:8443"]
    answer = Client().get(address)
    assert answer.status_code == 200
    assert "X-Frame-Options" not in answer
    policy = answer["Content-Security-Policy"]
    assert policy.endswith("frame-ancestors https://paper.example https://*.gazette.example:8443")
    assert "script-src 'self'" in policy
    assert not answer.cookies
    page = get(address)
    assert not page.find("script, style, [style], form")
    assert page.find("base")[0].get("target") == "_blank"
    assert page.find("meta[name=robots]")[0].get("content") == "noindex"


@pytest.mark.parametrize("name", ["front", "map", "event", "tolls", "report"])
def test_other_pages_are_never_framed(name: str) -> None:
    answer = Client().get(addresses()[name])
    assert answer["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_embedding_can_be_switched_off(settings: Settings) -> None:
    settings.EMBEDS = []
    for address in FRAMES:
        answer = Client().get(address)
        assert answer.status_code == 404
        assert answer["X-Frame-Options"] == "DENY"
    oembed("http://testserver/map/", 404)
    assert not get("/map/").find(".embed-code")


def test_a_framed_map_is_narrowed_and_moves_in_its_frame() -> None:
    page = get("/embed/map/?kind=control&since=2021-05-01")
    [sign] = page.find(".map-sheet.wide a.map-sign")
    assert (sign.get("href"), sign.get("target")) == ("/events/event-0/", None)
    closer = page.find(".map-moves a")[0]
    assert closer.get("target") == "_self"
    assert closer.get("href").startswith("/embed/map/?kind=control&since=2021-05-01&box=")
    full = page.find(".embed-foot a")[0]
    assert full.get("href") == "/map/?kind=control&since=2021-05-01"


def test_a_framed_toll_says_what_the_page_says() -> None:
    asked = "?place=test:upland&action=killed&group=people"
    assert get(f"/embed/tolls/{asked}").text(".finding") == get(f"/tolls/{asked}").text(".finding")
    assert "Not known" in get("/embed/tolls/?place=nowhere").text()


@pytest.mark.parametrize(
    ("page", "frame"),
    [
        ("/map/?kind=attack&box=all", "/embed/map/?kind=attack&box=all"),
        ("/ar/map/", "/ar/embed/map/"),
        ("/tolls/?place=test%3Aupland", "/embed/tolls/?place=test%3Aupland"),
        ("/events/event-strike/", "/embed/events/event-strike/"),
        ("/places/test:brook/", "/embed/places/test:brook/"),
    ],
)
def test_oembed_leads_to_a_frame_that_is_there(page: str, frame: str) -> None:
    told = oembed(f"http://testserver{page}")
    assert (told["version"], told["type"]) == ("1.0", "rich")
    assert told["provider_name"] == ("مرصد" if page.startswith("/ar/") else "Marsad")
    [element] = html.fragments_fromstring(told["html"])
    assert element.tag == "iframe"
    assert element.get("src") == f"http://testserver{frame}"
    assert element.get("title") == told["title"]
    assert (element.get("width"), element.get("height")) == (str(told["width"]), str(told["height"]))
    assert Client().get(frame).status_code == 200
    thumbnail = told["thumbnail_url"].removeprefix("http://testserver")
    assert Client().get(thumbnail)["Content-Type"] == "image/png"


def test_oembed_keeps_to_the_room_that_there_is() -> None:
    told = oembed("http://testserver/map/", maxwidth=300, maxheight=250)
    assert (told["width"], told["height"]) == (300, 250)
    assert oembed("http://testserver/map/", maxwidth="much", maxheight=99999)["width"] == 640


def test_a_report_is_its_publishers_and_is_linked() -> None:
    told = oembed(f"http://testserver{reverse('site:report', args=['post-1'])}")
    assert (told["type"], told["title"], told["author_name"]) == ("link", "Headline of post-1", "Morning Post")
    assert "html" not in told


def test_what_strangers_wrote_is_no_markup_of_the_frame() -> None:
    told = oembed(f"http://testserver{reverse('site:event', args=['event-odd'])}")
    [element] = html.fragments_fromstring(told["html"])
    assert HOSTILE in element.get("title") or "<" in told["title"]
    assert oembed(f"http://testserver{reverse('site:report', args=[ODD_ID])}")["title"] == HOSTILE


@pytest.mark.parametrize(
    "address",
    [
        "", "nonsense", "http://[", "/map/", "http://elsewhere.example/map/", "ftp://testserver/map/",
        "http://testserver/nothing/", "http://testserver/about/", "http://testserver/events/none/",
        "http://testserver/places/none/", "http://testserver/reports/none/", "http://testserver/admin/",
    ],
)  # fmt: skip
def test_oembed_knows_nothing_of_other_addresses(address: str) -> None:
    oembed(address, 404)


def test_oembed_gives_json_alone() -> None:
    oembed("http://testserver/map/", 501, format="xml")
    assert Client().get("/oembed", {"url": "http://testserver/map/"})["Access-Control-Allow-Origin"] == "*"
    assert Client().post("/oembed").status_code == 405


@pytest.mark.parametrize("name", ["event", "place", "report", "map", "tolls of a place"])
def test_pages_say_where_their_oembed_is(name: str) -> None:
    [link] = get(addresses()[name]).find("link[type='application/json+oembed']")
    answer = Client().get(link.get("href").removeprefix("http://testserver"))
    assert answer.json()["version"] == "1.0"


@pytest.mark.parametrize("name", ["event", "place", "map", "tolls of a place"])
def test_pages_give_the_words_to_embed_them(name: str) -> None:
    page = get(addresses()[name])
    [code] = page.texts(".embed-code code")
    [frame] = html.fragments_fromstring(code)
    asked = re.sub("^http://testserver", "", frame.get("src"))
    assert Client().get(asked).status_code == 200
    same = oembed(f"http://testserver{addresses()[name]}")
    assert f'src="{frame.get("src").replace("&", "&amp;")}"' in same["html"]


def test_a_page_of_a_place_that_is_embedded_says_who_holds_it() -> None:
    assert "The Army" in get("/embed/places/test:mill/").text()


def test_a_site_has_a_name_of_its_own(settings: Settings) -> None:
    settings.SITE_NAME = "The <Record>"
    page = get("/about/")
    assert page.text("title").endswith("· The <Record>")
    assert page.text(".brand") == "The <Record>"
    assert get("/embed/map/").text(".embed-foot .brand-name") == "The <Record>"
    assert oembed("http://testserver/map/")["provider_name"] == "The <Record>"
