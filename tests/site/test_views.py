import datetime as dt
import io
import logging

import pytest
from django.test import Client

from marsad.ledger import store
from marsad.ledger.models import Report
from marsad.model import ActorMention, DateRange

from .factories import FORD, claim, mention, report
from .pages import addresses, get

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ledger")]


def test_the_front_has_the_newest_reports_the_figures_and_a_map() -> None:
    page = get("/")
    assert page.texts("#newest ~ article h3")[0] == "Headline of post-2"
    assert dict(zip(page.texts(".figures dt"), page.texts(".figures dd"), strict=True)) == {
        "Reports": "5", "Claims": "11", "Events": "6", "Sources differ on": "2", "Places": "3",
    }  # fmt: skip
    assert page.text("#last-days") == "5 April – 4 May 2021"
    assert "The 30 days up to the newest event in the record, 4 May 2021. 3 events" in page.text()
    assert [found.get("href") for found in page.find(".map-sheet.wide a.map-sign")] == [
        "/events/event-0/", "/events/event-strike/",
    ]  # fmt: skip


def test_the_front_sums_up_the_last_days() -> None:
    page = get("/")
    tolls = page.texts("#period-tolls ~ .scroll tbody tr")
    assert tolls == ["killed, people99not known1", "injured, peoplenot knownnot knownnot known1"]
    assert "No place is known to have changed hands." in page.text()
    more = [link for link in page.links() if link.startswith(("/tolls/?", "/control/?"))]
    assert "/tolls/?since=2021-04-05&until=2021-05-04&action=killed&group=people" in more
    assert more[-1] == "/control/?since=2021-04-05&as_of=2021-05-04"
    assert "Air strike in Brookfield" in get(more[0]).text()


@pytest.mark.parametrize(("day", "listed"), [(dt.date(2021, 3, 3), False), (dt.date(2021, 5, 3), True)])
def test_what_changed_hands_in_the_last_days_is_listed(day: dt.date, listed: bool) -> None:
    paper = report("taken", "Troops took Ford.")
    taken = claim(paper, "control", "captured", paper.text, places=(mention(FORD),), date=DateRange(day, day),
                  actors=(ActorMention("Troops", "The Army"),))  # fmt: skip
    store.add_report(paper, [taken])
    assert get("/").texts(".changes li") == ([f"Ford: The Army since {day.day} May 2021"] if listed else [])


def test_the_front_of_an_empty_ledger_says_so() -> None:
    from marsad.ledger import models  # noqa: PLC0415

    models.Claim.objects.update(withdrawn=True)
    Report.objects.update(withdrawn=True)
    models.Toll.objects.all().delete()
    models.Event.objects.all().delete()
    page = get("/")
    assert "The ledger holds no reports yet." in page.text()
    assert "No event has a date yet." in page.text()


def test_the_map_draws_each_event_as_exactly_as_it_is_known() -> None:
    page = get("/map/")
    signs = page.find(".map-sheet.wide a.map-sign")
    assert [found.get("href") for found in signs] == ["/events/event-0/", "/events/event-strike/"]
    [area] = page.find(".map-sheet.wide .map-area")
    assert area.findtext("title") == "Upland (province): Attacks: 2"
    assert page.texts("#table ~ .scroll tbody th") == ["Milltown", "Upland (province)", "Brookfield"]
    unplaced = page.texts("#unplaced ~ .scroll tbody tr")
    assert "“Alder”Upland1as an area" in unplaced
    assert "not saidnot known1no" in unplaced
    assert "6 events" in page.text(".count")


def test_moving_the_map_keeps_the_filters_and_changes_the_view() -> None:
    page = get("/map/?kind=control&since=2021-05-01")
    closer = page.find(".map-moves a")[0].get("href")
    assert closer.startswith("/map/?kind=control&since=2021-05-01&box=")
    nearer = get(closer)
    assert nearer.texts("#table ~ .scroll tbody tr th") == page.texts("#table ~ .scroll tbody tr th") == ["Milltown"]
    away = get("/map/?box=0,0,1,1")
    assert "4 outside of this view" in away.text(".count")
    assert not away.find(".map-sign")


@pytest.mark.parametrize(
    "address", ["/reports/none/", "/events/none/", "/places/none/", "/nothing/here", "/reports/~41/", "/reports/%00/"]
)
def test_what_is_not_there_is_a_page_that_leads_on(address: str) -> None:
    page = get(address, status=404)
    assert "/reports/" in page.links()
    assert page.text("h1") == "There is nothing at this address"


def test_a_fault_of_ours_is_a_page_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.site.queries.front.holdings", lambda: 1 / 0)
    [told] = logging.getLogger("django.request").handlers
    monkeypatch.setattr(told, "stream", log := io.StringIO())
    answer = Client(raise_request_exception=False).get("/")
    assert answer.status_code == 500
    assert "Something broke on our side" in answer.content.decode()
    assert "ZeroDivision" not in answer.content.decode()
    assert "Internal Server Error: /" in log.getvalue()
    assert "ZeroDivisionError" in log.getvalue()  # whoever serves the site learns where it broke
    get("/nothing/here", status=404)
    assert "nothing" not in log.getvalue()


def test_robots_are_kept_out_of_the_filters() -> None:
    answer = Client().get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /reports/?\n" in answer.content.decode()
    assert "Disallow: /admin/\n" in answer.content.decode()


def test_browsers_that_look_for_an_icon_find_it() -> None:
    assert Client().get("/favicon.ico")["Location"] == "/static/marsad/icon.svg"


def test_every_link_of_every_page_leads_somewhere() -> None:
    seen: set[str] = set()
    for address in addresses().values():
        for link in get(address).links():
            path = link.partition("#")[0]
            if path.startswith("/") and path not in seen and not path.startswith("/map/?"):
                seen.add(path)
                assert Client().get(path).status_code == 200, (address, path)
    assert len(seen) > 15


def test_an_unchanged_page_is_not_sent_again() -> None:
    first = Client().get("/reports/")
    again = Client().get("/reports/", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
