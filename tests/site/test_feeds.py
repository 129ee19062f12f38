"""Every list has a feed of the same, and every page of a list leads to it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import etree

from marsad.ledger import store
from marsad.ledger.models import Report
from marsad.workflow.rebuild import rebuild

from .factories import BROOK, HOSTILE, MILL, ODD_ID, claim, mention, report
from .pages import get

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ledger")]
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(address: str) -> Any:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(answer.content)


def titles(address: str) -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in feed(address).iter(f"{ATOM}entry")]


@pytest.mark.parametrize(
    ("address", "first", "number"),
    [
        ("/reports/atom.xml", "Headline of post-2", 5),
        ("/reports/atom.xml?publisher=Evening+Gazette", "Headline of gazette-1", 1),
        ("/events/atom.xml", "Capture of Milltown, 4–6 May 2021", 6),
        ("/events/atom.xml?contested=on&q=brookfield", "Air strike in Brookfield, 3 May 2021", 1),
        ("/places/test:brook/atom.xml", "Air strike in Brookfield, 3 May 2021", 1),
        ("/places/test:upland/atom.xml", "Capture of Milltown, 4–6 May 2021", 4),
        ("/sources/Evening~20Gazette/atom.xml", "injured · “Dozens” people · Brookfield · 3 May 2021", 1),
        ("/actors/The~20Army/atom.xml", "", 0),
        ("/sources/atom.xml", "Morning Post", 6),
        ("/sources/atom.xml?place=test:brook", "rescuers (Hill Agency)", 3),
        ("/sources/atom.xml?since=yesterday", "", 0),
        ("/actors/atom.xml", HOSTILE, 2),
        ("/tolls/atom.xml?place=test:upland", "Air strike in Brookfield, 3 May 2021", 1),
        ("/tolls/atom.xml?place=nowhere+at+all", "", 0),
        ("/control/atom.xml", "Milltown: The Army holds, since 4 May 2021", 1),
        ("/control/atom.xml?place=test:upland&actor=the+army", "Milltown: The Army holds, since 4 May 2021", 1),
        ("/control/atom.xml?place=test:brook", "", 0),
        ("/control/atom.xml?as_of=2021-05-03", "", 0),
    ],
)
def test_a_feed_holds_what_its_list_holds(address: str, first: str, number: int) -> None:
    found = titles(address)
    assert len(found) == number
    assert found[:1] == ([first] if number else [])


def test_an_entry_leads_to_its_page_and_says_when_it_changed() -> None:
    entries = list(feed("/reports/atom.xml").iter(f"{ATOM}entry"))
    [post] = [entry for entry in entries if entry.findtext(f"{ATOM}title") == "Headline of post-1"]
    row = Report.objects.get(uid="post-1")
    assert post.find(f"{ATOM}link").get("href") == "http://testserver/reports/post-1/"
    assert post.findtext(f"{ATOM}published") == "2021-05-03T00:00:00+00:00"
    assert post.findtext(f"{ATOM}updated") == row.added_at.isoformat()
    assert post.findtext(f"{ATOM}author/{ATOM}name") == "Morning Post"
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)


def test_an_event_of_a_feed_says_its_tolls_and_where_sources_differ() -> None:
    [entry] = feed("/places/test:brook/atom.xml").iter(f"{ATOM}entry")
    said = entry.findtext(f"{ATOM}summary")
    assert said.startswith("killed, people: at least 9. ")
    assert said.endswith("People killed: rescuers (Hill Agency) says at least 12; Health Office says 9")


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("/", "/reports/atom.xml"),
        ("/", "/events/atom.xml"),
        ("/reports/?language=ar&page=1", "/reports/atom.xml?language=ar"),
        ("/events/?kind=control", "/events/atom.xml?kind=control"),
        ("/places/test:mill/", "/places/test:mill/atom.xml"),
        ("/sources/Evening~20Gazette/", "/sources/Evening~20Gazette/atom.xml"),
        ("/actors/The~20Army/", "/actors/The~20Army/atom.xml"),
        ("/tolls/?place=test:upland", "/tolls/atom.xml?place=test:upland"),
        ("/sources/?place=test:brook", "/sources/atom.xml?place=test:brook"),
        ("/actors/?page=1", "/actors/atom.xml"),
        ("/control/?actor=The+Army", "/control/atom.xml?actor=The+Army"),
        ("/search/?q=school", "/search/atom.xml?q=school"),
        ("/map/", "/events/atom.xml"),
        ("/map/?kind=control&since=2021-05-01", "/search/atom.xml?what=event&kind=control&since=2021-05-01"),
        ("/ar/events/", "/ar/events/atom.xml"),
    ],
)
def test_a_page_leads_to_its_feed(page: str, address: str) -> None:
    found = get(page)
    told = [link.get("href") for link in found.find("link[type='application/atom+xml']")]
    assert [one.replace("%3A", ":") for one in told if one.replace("%3A", ":") == address]
    assert [one for one in found.links() if one.replace("%3A", ":") == address]
    assert feed(address).find(f"{ATOM}link") is not None


def test_text_of_strangers_stays_text_in_a_feed() -> None:
    Report.objects.filter(uid=ODD_ID).update(title=f"{HOSTILE}\x0b")
    [entry] = [entry for entry in feed("/reports/atom.xml").iter(f"{ATOM}entry") if "script" in entry[0].text]
    assert entry.findtext(f"{ATOM}title") == f"{HOSTILE} "


def test_graphic_words_are_not_in_a_feed() -> None:
    words = "Guards in Brookfield tortured six men."
    paper = report("grim", words, publisher="Courier")
    store.add_report(paper, [claim(paper, "attack", "other", words, places=(mention(BROOK),))], [BROOK])
    rebuild()
    for address in ("/reports/atom.xml?publisher=Courier", reverse("site:source-feed", args=["Courier"])):
        [entry] = feed(address).iter(f"{ATOM}entry")
        assert entry.findtext(f"{ATOM}summary") == "torture"


@pytest.mark.parametrize("address", ["/places/none/atom.xml", "/sources/none/atom.xml", "/actors/none/atom.xml"])
def test_there_is_no_feed_of_what_is_not_there(address: str) -> None:
    assert Client().get(address).status_code == 404


def test_a_feed_says_the_same_until_the_ledger_changes() -> None:
    first = Client().get("/events/atom.xml")
    assert Client().get("/events/atom.xml", headers={"if-none-match": first["ETag"]}).status_code == 304
    assert MILL.name in first.content.decode()
