"""The page of tolls: from below beside from above, and what is not known said as such."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode

from marsad.ledger import read, store
from marsad.ledger.models import Place, Report
from marsad.model import Count, DateRange, Figure, Record, SourceMention, Toll

from .factories import BROOK, PLACES, THIRD_OF_MAY, UPLAND, claim, event, mention, report
from .pages import Page, get

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ledger")]
SUMMED = "The council counts 40 dead in Upland since April."
LATER = "A shell killed five to seven people in Brookfield."


@pytest.fixture(autouse=True)
def _listed(ledger: None) -> None:  # noqa: ARG001 - its places are there first
    """Put the places on the ledger's own list, which goes before the world's towns of the same names."""
    store.save_places(PLACES)


@pytest.fixture
def _more() -> None:
    """A figure from above over the province, and a second event two months after the strike."""
    paper = report("post-3", SUMMED, LATER, published=dt.date(2021, 7, 10))
    total = claim(
        paper, "casualties", "killed", SUMMED, count=Count(40, 40, "40"), group="people", cumulative=True,
        places=(mention(UPLAND, precision=4),), date=DateRange(dt.date(2021, 4, 1), dt.date(2021, 7, 9)),
        source=SourceMention("The council", "Upland Council"),
    )  # fmt: skip
    later = claim(
        paper, "casualties", "killed", LATER, count=Count(5, 7, "five to seven"), group="people",
        places=(mention(BROOK),), date=DateRange(dt.date(2021, 7, 1), dt.date(2021, 7, 1)),
    )  # fmt: skip
    store.add_report(paper, [total, later])
    toll = Toll(
        action="killed", group="people", low=5, best=6, high=7, rule="span",
        figures=(Figure(source="Morning Post", low=5, high=7, text="five to seven", claim=later.id),),
    )  # fmt: skip
    record = read.record()
    store.replace_record(Record((*record.events, event("event-later", later, tolls=(toll,))), record.control), "span")


def _tolls(**asked: Any) -> Page:
    return get(f"{reverse('site:tolls')}?{urlencode(asked)}")


def test_events_are_added_up_with_what_the_sum_lacks() -> None:
    page = _tolls(action="killed", group="people")
    assert page.text(".finding") == "killed, people at least 9"
    assert "1 event leaves its upper end open (“at least”)." in page.text(".both")
    assert page.texts("#events ~ article h3") == ["Air strike in Brookfield, 3 May 2021"]


def test_what_nobody_counted_is_not_zero() -> None:
    page = _tolls(action="injured")
    assert page.text(".finding") == "injured, people not known"
    assert "1 event gives no number and adds nothing." in page.text(".both")
    assert page.texts("#time ~ div tbody td")[:3] == ["not known"] * 3
    assert not page.find("svg.chart")


@pytest.mark.usefixtures("_more")
def test_what_a_source_gave_for_the_time_stands_beside_and_leads_to_its_report() -> None:
    page = _tolls(place="Upland", action="killed", group="people")
    assert page.text(".finding") == "killed, people at least 14 (best 15)"
    assert page.texts("#above ~ div tbody th") == ["Upland Council"]
    cells = page.texts("#above ~ div tbody td")
    assert cells[0].startswith("40 killed, people")
    assert cells[1].endswith("1 April – 9 July 2021")
    assert cells[2:] == ["at least 14 (best 15)", "25 more (from open to 26 more)"]
    [link] = page.find("#above ~ div tbody td a")
    address, _, anchor = link.get("href").partition("#")
    assert get(address).find(f"#{anchor}")


@pytest.mark.usefixtures("_more")
def test_the_chart_tells_its_finding_and_its_table_the_same() -> None:
    page = _tolls(action="killed", group="people")
    assert page.text("#time") == "killed, people: at least 14 (best 15); most in May 2021, at least 9"
    assert page.texts("svg.chart > title") == [page.text("#time")] * 2
    assert len(page.find(".map-sheet.wide rect.band")) == 2
    assert page.texts("#time ~ div tbody th") == ["May 2021", "July 2021"]
    assert page.texts("#time ~ div tbody td") == ["9", "9", "not known", "1", "0", "5", "6", "7", "1", "0"]


def test_figures_from_above_come_a_page_at_a_time() -> None:
    lines = [f"Council {number} counts {number + 10} dead in Upland since April." for number in range(31)]
    paper = report("councils", *lines, published=dt.date(2021, 7, 10))
    days = DateRange(dt.date(2021, 4, 1), dt.date(2021, 7, 9))
    told = [
        claim(
            paper, "casualties", "killed", line, group="people",
            count=Count(number + 10, number + 10, str(number + 10)),
            cumulative=True, places=(mention(UPLAND, precision=4),), date=days,
            source=SourceMention(f"Council {number}", f"Council {number}"),
        )
        for number, line in enumerate(lines)
    ]  # fmt: skip
    store.add_report(paper, told)
    pages = [_tolls(action="killed", group="people", above=number) for number in (1, 2)]
    rows = [page.texts("#above ~ .scroll tbody th") for page in pages]
    assert [len(some) for some in rows] == [30, 1]
    assert len({*rows[0], *rows[1]}) == 31
    assert "above=2" in (pages[0].find("#above ~ .pages a[rel=next]")[0].get("href"))


@pytest.mark.usefixtures("_more")
def test_a_period_a_source_and_a_clock_narrow_it() -> None:
    assert _tolls(action="killed", since="2021-06-01").text(".finding") == "killed, people 5–7 (best 6)"
    assert _tolls(action="killed", as_of="2021-05-31").text(".finding") == "killed, people at least 9"
    assert _tolls(action="killed", source="health office").text(".finding") == "killed, people 9"
    assert "Not known: no report says." in _tolls(action="killed", as_of="2021-05-02").text()


@pytest.mark.parametrize("spelled", ["Brookfield", "bruk field", "حقل الغدير", "Брукфилд", BROOK.id])
def test_a_place_is_found_however_it_is_spelled(spelled: str) -> None:
    page = _tolls(place=spelled, action="killed")
    assert page.text("h1") == "Tolls · Brookfield"
    assert page.text(".finding") == "killed, people at least 9"


def test_what_was_not_understood_is_told_and_nothing_else_is_answered() -> None:
    for asked, fault in [
        ({"place": "Atlantis on Sea"}, "No place is known by this name."),
        ({"since": "May"}, "Enter a valid date."),
        ({"since": "2021-05-03", "until": "2021-05-01"}, "This day is before the first one."),
    ]:
        page = _tolls(**asked)
        assert fault in page.text(".fault")
        assert not page.find(".finding")
        for name, value in asked.items():
            assert page.find(f"[name={name}]")[0].get("value") == value


def test_towns_of_one_name_are_offered_to_choose_from() -> None:
    for number, upper in enumerate(("Upland", "Lowland")):
        Place.objects.create(uid=f"test:twin-{number}", name="Twinham", kind="village", latitude=35,
                             longitude=36 + number, country="SY", admin1=upper, listed=True)  # fmt: skip
    page = _tolls(place="Twinham", action="killed")
    assert "Several places bear this name." in page.text(".fault")
    assert page.texts(".also li") == ["Twinham village, Upland, Syria", "Twinham village, Lowland, Syria"]
    assert "place=test%3Atwin-0" in page.find(".also a")[0].get("href")
    assert "action=killed" in page.find(".also a")[0].get("href")


def test_as_known_before_anything_was_stored_nothing_is_known() -> None:
    page = _tolls(action="killed", as_known=(THIRD_OF_MAY - dt.timedelta(days=1)).isoformat())
    assert "This is what the record said at the end of 2 May 2021" in page.text(".notice")
    assert "Not known: no report says." in page.text()


@pytest.mark.usefixtures("_more")
def test_a_withdrawn_report_has_no_link() -> None:
    Report.objects.filter(uid="post-3").update(withdrawn=True)
    assert not _tolls(action="killed").find("#above ~ div tbody td a")


def test_a_page_that_has_not_changed_is_not_sent_again() -> None:
    first = Client().get("/tolls/")
    again = Client().get("/tolls/", HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
