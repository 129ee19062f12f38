"""A place's page: its names, who held it, what happened there and nearby."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from marsad.ledger import store
from marsad.ledger.models import ControlSpan, Place
from marsad.workflow.rebuild import rebuild

from .factories import BROOK, FORD, claim, mention, report
from .pages import get

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ledger")]


def test_a_place_shows_its_names_where_it_lies_and_what_happened() -> None:
    page = get(reverse("site:place", args=[BROOK.id]))
    assert page.text("h1") == "Brookfield حقل الغدير"
    facts = dict(zip(page.texts(".facts dt"), page.texts(".facts dd"), strict=True))
    assert facts["Names in Latin script"] == "Brookfield · Bruk Field"
    assert facts["Names in Arabic script"] == "حقل الغدير"
    assert facts["Names in Cyrillic script"] == "Брукфилд"
    assert facts["Population"] == "not known"
    assert page.text(".kicker") == "Dale (subdistrict), Hillside (district), Upland (province), Syria"
    assert page.text("h2#events") == "1 event"
    assert page.text("h2#reports") == "2 reports that name it"
    assert "Not known: no report says." in page.text()


@pytest.mark.parametrize(
    ("asked", "events", "reports"),
    [
        ("?as_of=2021-05-06", 4, "1 report that names it"),
        ("?as_of=2021-05-04", 3, "0 reports that name it"),
        ("?as_of=2021-05-03", 1, "0 reports that name it"),
        ("?as_of=2021-05-02", 0, "0 reports that name it"),
        ("?as_of=never", 4, "1 report that names it"),
    ],
)
def test_a_place_as_of_a_day_shows_what_had_happened_and_been_told_by_then(
    asked: str, events: int, reports: str, django_assert_max_num_queries: Any
) -> None:
    address = reverse("site:place", args=["test:upland"]) + asked
    get(address)  # the first draws the map, once for each state of the ledger
    with django_assert_max_num_queries(12):
        page = get(address)
    assert page.text("h2#reports") == reports
    assert len(page.find("article.event")) == events


def test_who_held_a_place_opens_down_to_the_sentence() -> None:
    page = get(reverse("site:place", args=["test:mill"]))
    assert page.text(".finding") == "Held by The Army since 4 May 2021, as far as is known"
    [span] = page.texts(".spans-table tbody tr")
    assert span.startswith("The Armyholds4 May 2021still, as far as is knownits sentences Troops took Milltown.")
    assert len(page.find("svg.spans rect.holds")) == 1


def test_a_place_shows_its_tolls_and_what_lies_near() -> None:
    page = get(reverse("site:place", args=[BROOK.id]))
    assert page.texts("#tolls ~ .scroll tbody tr") == [
        "killed, people99not known1", "injured, peoplenot knownnot knownnot known1",
    ]  # fmt: skip
    [row] = [link for link in page.links() if link.startswith("/tolls/?place=") and "killed" in link]
    assert "at least 9" in get(row).text("#below ~ .finding")
    assert not page.find("#near")  # Milltown is 57 km away
    area = get(reverse("site:place", args=["test:upland"]))
    assert area.texts(".near li") == ["Brookfield 1 event", "Milltown 1 event"]
    assert not area.find("#tolls")


def test_nearby_places_come_with_their_distance_the_nearest_first() -> None:
    paper = report("near", "Shells fell on Ford.")
    store.add_report(paper, [claim(paper, "attack", "shelling", paper.text, places=(mention(FORD),))])
    Place.objects.filter(uid=FORD.id).update(latitude=35.6, longitude=36.6)
    rebuild()
    assert get(reverse("site:place", args=[BROOK.id])).texts(".near li") == ["Ford 14 km · 1 event"]


def test_an_area_gathers_what_happened_within_it() -> None:
    page = get(reverse("site:place", args=["test:upland"]))
    assert page.text("h1") == "Upland (province)"
    assert page.text("h2#events") == "4 events"


def test_holders_come_ten_at_a_time_the_latest_first() -> None:
    town = Place.objects.get(uid=BROOK.id)
    town.control.all().delete()
    for year in range(2001, 2014):
        day = dt.date(year, 1, 1)
        ControlSpan.objects.create(place=town, actor="The Army", state="holds", start=day, end=day.replace(month=12))
    address = reverse("site:place", args=[BROOK.id])
    first, rest = (get(address + asked).texts(".spans-table tbody tr") for asked in ("", "?held=2"))
    assert (len(first), len(rest)) == (10, 3)
    assert "2013" in first[0]
    assert "2001" in rest[-1]
