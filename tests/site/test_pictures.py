"""Pictures of maps, and what a link to a page says of it elsewhere."""

import struct

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from marsad.site.maps import png as pictures

from .factories import BROOK, HOSTILE, ODD_ID
from .pages import addresses, get

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ledger")]


def _size(content: bytes) -> tuple[int, int]:
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", content[16:24])
    return width, height


@pytest.mark.parametrize(
    ("what", "uid"),
    [("event", "event-strike"), ("event", "event-3"), ("place", BROOK.id), ("place", "test:upland"),
     ("report", "post-1"), ("report", "arabic-1"), ("report", ODD_ID)],
)  # fmt: skip
def test_every_page_has_a_picture_of_the_size_that_is_asked_for(what: str, uid: str) -> None:
    answer = Client().get(reverse("site:picture", args=[what, uid]))
    assert answer["Content-Type"] == "image/png"
    assert _size(answer.content) == (pictures.WIDTH, pictures.HEIGHT)
    assert len(answer.content) < 150_000


def test_pictures_differ_by_what_they_show_and_are_made_once() -> None:
    strike = reverse("site:picture", args=["event", "event-strike"])
    everything = reverse("site:picture-map")
    first = Client().get(strike).content
    assert Client().get(everything).content != first
    with CaptureQueriesContext(connection) as queries:
        assert Client().get(strike).content == first
    assert len(queries) == 1
    again = Client().get(strike, headers={"if-none-match": Client().get(strike)["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("address", ["event/none", "place/none", "report/none", "claim/post-1", "map/event-strike"])
def test_there_is_no_picture_of_what_is_not_there(address: str) -> None:
    assert Client().get(f"/pictures/{address}.png").status_code == 404


def test_colours_are_those_of_the_style_sheet() -> None:
    assert {"ground", "attack", "mixed", "raised"} <= set(pictures.tokens())


@pytest.mark.parametrize("name", ["event", "place", "report", "map", "odd", "odd event"])
def test_a_link_to_a_page_brings_a_title_a_sentence_and_a_picture_with_words_for_it(name: str) -> None:
    page = get(addresses()[name])
    told = {found.get("property") or found.get("name"): found.get("content") for found in page.find("meta[content]")}
    assert told["og:title"]
    assert told["og:image:alt"]
    assert told["twitter:image:alt"] == told["og:image:alt"]
    assert told["og:image"].startswith("http://testserver/pictures/")
    answer = Client().get(told["og:image"].removeprefix("http://testserver"))
    assert _size(answer.content) == (int(told["og:image:width"]), int(told["og:image:height"]))


def test_what_strangers_wrote_stays_text() -> None:
    page = get(reverse("site:report", args=[ODD_ID]))
    told = {found.get("property"): found.get("content") for found in page.find("meta[property]")}
    assert told["og:title"] == HOSTILE
