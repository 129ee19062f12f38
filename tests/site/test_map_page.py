"""The map page: layers, days, filters that it shares with search, borders."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from shapely import box, to_geojson

from marsad.ledger import gazetteers, store
from marsad.ledger.models import Event, Toll
from marsad.ledger.stamp import stamp
from marsad.model import ActorMention, DateRange, Place, Record
from marsad.site.queries.held import held_on
from marsad.site.units import arabic

from .factories import BROOK, FORD, MILL, STRIKE, UPLAND, claim, event, mention, report
from .pages import Page, get

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ledger")]


def _signs(page: Page) -> list[str]:
    return [found.get("href") for found in page.find(".map-sheet.wide a.map-sign")]


def _bars(page: Page) -> list[str]:
    return [found.get("class") for found in page.find(".timeline .bar")]


@pytest.mark.parametrize(
    ("asked", "signs"),
    [
        ("", ["/events/event-0/", "/events/event-strike/"]),
        ("q=Health+Office", ["/events/event-strike/"]),
        ("q=no+such+words", []),
        ("place=test:mill", ["/events/event-0/"]),
        ("place=Milltown", ["/events/event-0/"]),
        ("admin1=SY/Upland&kind=control", ["/events/event-0/"]),
        ("action=killed", ["/events/event-strike/"]),
        ("source=Health+Office", ["/events/event-strike/"]),
        ("publisher=Evening+Gazette", ["/events/event-strike/"]),
        ("contested=on", ["/events/event-strike/"]),
        ("since=2021-05-04", ["/events/event-0/"]),
        ("since=2021-05-05&until=2021-05-05", ["/events/event-0/"]),
        ("until=2021-05-03", ["/events/event-strike/"]),
        ("layer=control", []),
    ],
)
def test_the_map_is_narrowed_as_search_is(asked: str, signs: list[str]) -> None:
    assert _signs(get(f"/map/?{asked}")) == signs


def test_control_is_shown_on_the_last_day_and_not_before_it_began() -> None:
    page = get("/map/?until=2021-05-09")
    [held] = page.find(".map-sheet.wide .map-held")
    assert held.get("href") == "/places/test:mill/"
    assert held.findtext("title") == "Milltown: The Army (holds since 6 May 2021)"
    assert page.texts(".held-list li") == ["Milltown: The Army (holds since 6 May 2021)"]
    assert page.texts(".held-legend li")[0] == "A The Army 1"
    assert not get("/map/?until=2021-05-03").find(".map-held")
    assert not get("/map/?layer=events").find(".map-held, .held-legend")


def test_what_links_have_narrowed_the_map_to_is_told_and_can_be_left_out() -> None:
    page = get("/map/?place=test:mill&actor=The+Army&kind=control&since=2021-05-01")
    assert page.texts(".chosen-values a") == ["Leave out: Place: Milltown ✕", "Leave out: Actor: The Army ✕"]
    assert [found.get("href") for found in page.find(".chosen-values a")] == [
        "?actor=The%20Army&kind=control&since=2021-05-01", "?place=test:mill&kind=control&since=2021-05-01",
    ]  # fmt: skip
    [search] = [link for link in page.links() if link.startswith("/search/?")]
    assert search == "/search/?kind=control&place=test%3Amill&actor=The+Army&since=2021-05-01"
    again = [link for link in get(search).links() if link.startswith("/map/?")]
    assert again == ["/map/?kind=control&place=test%3Amill&actor=The+Army&since=2021-05-01"]
    assert not get("/map/?kind=control").find(".chosen-values")
    assert not [link for link in get("/map/").links() if link.startswith("/search/?")]


def _hold(number: int, action: str, who: str, where: Place) -> None:
    """Store a report of 4 May 2021 that says who took or holds a place."""
    paper = report(f"hold-{number}", STRIKE)
    on = DateRange(dt.date(2021, 5, 4), dt.date(2021, 5, 4))
    said = claim(paper, "control", action, STRIKE, places=(mention(where),), date=on, actors=(ActorMention(who, who),))
    store.add_report(paper, [said])


def test_parties_are_lettered_by_how_much_they_hold() -> None:
    for number, (action, who, where) in enumerate([("captured", "The Army", FORD), ("captured", "Rebels", BROOK)]):
        _hold(number, action, who, where)
    _hold(9, "besieged", "Rebels", FORD)
    found = held_on(stamp(), dt.date(2021, 5, 4))
    assert [(one.letter, one.name, one.places) for one in found.parties] == [("A", "Rebels", 2), ("B", "The Army", 1)]
    assert held_on(stamp(), dt.date(2021, 5, 3)).holds == []
    named = [hold.said for hold in held_on(stamp(), dt.date(2021, 5, 4), actors=["rebels"]).holds]
    assert named == [
        "Brookfield: Rebels (holds since 4 May 2021)",
        "Ford: The Army (holds since 4 May 2021), Rebels (besieges)",
    ]


def test_the_map_holds_what_the_page_of_control_holds() -> None:
    _hold(0, "captured", "Rebels", MILL)
    _hold(1, "captured", "Rebels", FORD)
    for day in ("2021-05-03", "2021-05-04", "2021-06-01"):
        on_map = [found.get("href") for found in get(f"/map/?layer=control&until={day}").find(".held-list a")]
        told = [found.get("href") for found in get(f"/control/?as_of={day}").find("#places ~ .scroll tbody th a")]
        assert sorted(on_map) == sorted(told)
        assert bool(told) == (day > "2021-05-03")


def test_reports_are_counted_by_the_places_that_they_speak_of() -> None:
    page = get("/map/?layer=reports")
    assert dict(
        zip(page.texts("#spoken ~ .scroll tbody th"), page.texts("#spoken ~ .scroll tbody td"), strict=True)
    ) == {
        "Brookfield": "2",
        "Milltown": "1",
    }
    assert get("/map/?layer=reports&since=2021-05-05").texts("#spoken ~ .scroll tbody th") == ["Milltown"]
    assert get("/map/?layer=reports&publisher=Evening+Gazette").texts("#spoken ~ .scroll tbody td") == ["1"]


def test_of_an_event_the_largest_group_of_the_displaced_counts() -> None:
    lines = [f"{STRIKE} {number}" for number in range(3)]
    paper = report("fled", *lines)
    day = DateRange(dt.date(2021, 5, 3), dt.date(2021, 5, 3))
    claims = [claim(paper, "displacement", "displaced", line, places=(mention(FORD),), date=day) for line in lines]
    store.add_report(paper, claims)
    store.replace_record(Record(tuple(event(f"f{number}", one) for number, one in enumerate(claims))), "span")
    for uid, group, low in (("f0", "people", 900), ("f0", "children", 300), ("f1", "civilians", 50)):
        row = Event.objects.get(uid=uid)
        Toll.objects.create(event=row, action="displaced", group=group, low=low, best=low, high=None, rule="span")
    page = get("/map/?layer=displacement&layer=events")
    assert page.texts("#displaced ~ .scroll tbody tr") == ["Ford950"]
    assert "1 more event gives no number." in page.text()
    assert [found.text_content() for found in page.find(".map-sheet.wide .map-moved text")] == ["950"]
    assert _signs(page) == []  # the layer of the displaced shows them


def test_each_bar_leads_to_its_days_with_the_filters_kept() -> None:
    page = get("/map/?kind=attack&kind=control")
    assert _bars(page) == ["bar", "bar"]
    links = [found.get("href") for found in page.find(".timeline li a")]
    assert links == [f"?kind=attack&kind=control&since={day}&until={day}" for day in ("2021-05-03", "2021-05-04")]
    narrowed = get(f"/map/{links[0]}")
    assert _bars(narrowed) == ["bar chosen", "bar"]
    assert "3 May 2021 · 1 event" in narrowed.text(".count")


def test_steps_lead_to_the_days_before_and_behind() -> None:
    steps = {
        found.text: found.get("href") for found in get("/map/?since=2021-05-04&until=2021-05-04").find(".time-steps a")
    }
    assert steps["Earlier"] == "?since=2021-05-03&until=2021-05-03"
    assert "Later" not in steps
    assert steps["All days"] == "?"


def test_a_day_far_off_does_not_stretch_the_slider() -> None:
    made = [Event(uid=f"n{number}", kind="attack", date_start=dt.date(2021, 5, 1) + dt.timedelta(number % 9),
                  date_end=dt.date(2021, 5, 9), data={}) for number in range(400)]  # fmt: skip
    made.append(Event(uid="far", kind="attack", date_start=dt.date(1963, 1, 1), date_end=dt.date(1963, 1, 1), data={}))
    Event.objects.bulk_create(made)
    [time] = get("/map/").find(".time")
    assert (time.get("data-first"), time.get("data-last")) == ("2021-05-01", "2021-05-09")


def test_areas_are_drawn_as_their_boundaries_and_borders_are_drawn() -> None:
    shape = box(36.4, 35.4, 37.0, 36.0)
    gazetteers.save_boundaries([(UPLAND, to_geojson(shape))])
    page = get("/map/")
    [area] = page.find(".map-sheet.wide .map-area")
    assert area.find("path") is not None
    assert area.find("ellipse") is None
    assert page.find(".map-sheet.wide .map-border.admin1")
    assert page.find(".map-sheet.narrow .map-border.admin1")


@pytest.mark.parametrize("address", ["/map/", "/ar/map/"])
@pytest.mark.parametrize(
    "asked",
    [
        "",
        "since=2021-05-03",
        "kind=attack&layer=events&layer=control&layer=reports",
        "layer=events&layer=control&layer=displacement&layer=reports",
        "q=school&place=test:mill&admin1=SY/Upland",
        "layer=events&layer=control&layer=displacement&layer=reports&q=school+Brookfield&place=Brookfield&place=test:mill"
        "&place=test:none&admin1=SY/Upland&actor=The+Army&source=Health+Office&publisher=Morning+Post&language=en",
    ],
)
def test_a_map_costs_twelve_queries_at_most(address: str, asked: str) -> None:
    with translation.override("ar"):
        arabic("SY", "Upland")  # units' Arabic names are read once for all pages
    with CaptureQueriesContext(connection) as queries:
        get(f"{address}?{asked}")
    assert len(queries) <= 12, "\n".join(one["sql"][:200] for one in queries)


def test_a_map_of_all_layers_and_filters_asks_little_once_the_record_is_at_hand() -> None:
    layers = "layer=events&layer=control&layer=displacement&layer=reports"
    get("/ar/map/")
    with CaptureQueriesContext(connection) as queries:
        get(f"/ar/map/?{layers}&q=Brookfield&place=Brookfield&admin1=Upland&actor=The+Army&contested=on")
    assert len(queries) <= 9


def test_a_map_is_made_once_for_each_state_of_the_ledger() -> None:
    get("/map/")
    with CaptureQueriesContext(connection) as queries:
        get("/map/")
    assert len(queries) == 1
    store.replace_record(Record(()), "span")
    assert not get("/map/").find(".map-sign")


@pytest.mark.parametrize("asked", ["layer=none", "box=5", "since=never", "since=2021-05-09&until=2021-05-01"])
def test_what_cannot_be_read_is_told_and_the_map_is_there(asked: str) -> None:
    page = get(f"/map/?{asked}")
    assert len(page.find(".fault")) == 1
    assert page.find(".map-sheet.wide svg")
