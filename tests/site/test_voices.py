"""Pages of sources and of actors: what they claimed, how they stand to others, whom they cite."""

import pytest
from django.urls import reverse
from lxml import html

from marsad.ledger.models import Report

from .factories import COUNTED, STRIKE
from .pages import get

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ledger")]


def _source(name: str) -> str:
    return reverse("site:source", args=[name])


def test_sources_are_listed_with_how_they_stand() -> None:
    page = get("/sources/")
    rows = {row.find("th").text_content(): row for row in page.find("tbody tr")}
    cells = [" ".join(cell.text_content().split()) for cell in rows["Health Office"].findall("td")]
    assert cells[:4] == ["1", "1", "0", "1"]
    assert cells[5] == "0.75 times the others’ of 1 figures beside others’: 0 higher, 0 equal, 1 lower"
    assert "none beside another’s" in rows["Evening Gazette"].text_content()
    assert rows["Health Office"].xpath(".//a/@href") == [_source("Health Office")]


def test_sources_of_a_time_and_place() -> None:
    names = get("/sources/?since=2022-01-01").texts("tbody th")
    assert "Health Office" not in names
    assert "No place is known by this name." in get("/sources/?place=Atlantis+on+Sea").text(".fault")
    assert "This day is before the first one." in get("/sources/?since=2022-01-02&until=2022-01-01").text(".fault")


def test_a_source_with_what_it_claimed_and_who_carries_it() -> None:
    page = get(_source("Health Office"))
    assert page.text("h1") == "Health Office"
    assert page.texts(".said blockquote") == [COUNTED]
    assert page.texts("#carried ~ ul a") == ["Evening Gazette"]
    address, _, anchor = page.find(".said figcaption a")[0].get("href").partition("#")
    assert get(address).find(f"#{anchor}")


def test_a_publisher_with_whom_it_cites() -> None:
    page = get(_source("Evening Gazette"))
    assert page.texts("#cites ~ ul li") == ["Health Office 1"]
    assert page.texts(".said blockquote") == ["Dozens were injured."]


def test_those_whom_an_agency_heard_are_told_by_it() -> None:
    page = get(_source("rescuers (Hill Agency)"))
    assert page.texts(".said blockquote") == [STRIKE, STRIKE]
    assert page.texts("#carried ~ ul a") == ["Morning Post"]


@pytest.mark.parametrize("room", ["source", "actor"])
def test_one_that_nobody_knows_is_not_there(room: str) -> None:
    get(reverse(f"site:{room}", args=["Nobody at all"]), status=404)


def test_events_and_reports_lead_to_sources_and_actors_that_are_there() -> None:
    for name in ("event-strike", "event-odd"):
        page = get(reverse("site:event", args=[name]))
        led = [link for link in page.links() if link.startswith(("/sources/", "/actors/"))]
        assert led
        for link in led:
            get(link)
    for link in get(reverse("site:report", args=["post-1"])).links():
        if link.startswith(("/sources/", "/actors/")):
            get(link)


def test_actors_with_what_is_said_of_them() -> None:
    assert "The Army" in get("/actors/").texts("tbody th")
    page = get(reverse("site:actor", args=["The Army"]))
    assert page.texts(".facts dd")[1] == "1"
    assert page.texts(".facts dd a") == ["Morning Post"]
    assert page.find(".event-top a[href]")
    assert reverse("site:tolls") + "?actor=The%20Army" in page.links()


def test_a_withdrawn_report_is_not_quoted() -> None:
    Report.objects.filter(uid="gazette-1").update(withdrawn=True)
    for address in ("/sources/", _source("rescuers (Hill Agency)")):
        page = get(address)
        assert COUNTED not in html.tostring(page.tree, encoding="unicode")
