import datetime as dt
import io
import json
import logging
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from marsad.ledger import store
from marsad.ledger.models import ControlSpan, Event, Place, Report
from marsad.model import ActorMention, Count, DateRange
from marsad.workflow.rebuild import rebuild

from .factories import BROOK, COUNTED, DENIAL, FEAR, FORD, HOSTILE, ODD_ID, STRIKE, claim, mention, report
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


def test_a_report_shows_its_claims_in_its_text_and_beside_it() -> None:
    page = get(reverse("site:report", args=["post-1"]))
    assert page.text("h1") == "Headline of post-1"
    assert "Credit: Hill Agency" in page.text(".meta")
    assert page.texts("mark") == [STRIKE, FEAR, DENIAL]
    assert page.texts("button.mark-label") == ["air strike killed", "air strike (possible)", "air strike (denied)"]
    assert len(page.find(".claim")) == 4
    claims = page.find(".claim")
    assert page.texts(".claim h3")[1] == "Casualties: killed, at least 12 people reported"
    assert _facts(claims[1]) == {
        "How many": "at least 12 as written: “at least 12”",
        "Whom or what": "people",
        "Where": "Brookfield, exact place as written: “Brook Field”",
        "When": "3 May 2021 as written: “Monday”",
        "According to": "rescuers by way of Hill Agency → Morning Post",
        "Event": "Air strike in Brookfield, 3 May 2021",
    }
    assert page.texts(".claim code")[2] == "test/killed"
    unknown = _facts(claims[2])
    assert [unknown[name] for name in ("By whom", "Where", "When")] == ["not known"] * 3
    assert page.texts("#related + ul li a") == ["Headline of gazette-1"]


def _facts(element: Any) -> dict[str, str]:
    """What an element's list of facts says, by name."""
    terms, facts = ([" ".join(found.text_content().split()) for found in element.iter(tag)] for tag in ("dt", "dd"))
    return dict(zip(terms, facts, strict=True))


def test_labels_and_cards_lead_to_the_claims_and_back() -> None:
    page = get(reverse("site:report", args=["post-1"]))
    ids = [found.get("id") for found in page.find("[id]")]
    assert len(ids) == len(set(ids))
    assert {address[1:] for address in page.links() if address.startswith("#")} <= set(ids)
    opened = {found.get("popovertarget") for found in page.find("button[popovertarget]")}
    assert opened == {found.get("id") for found in page.find("[popover]")}
    assert len(opened) == 3


def test_a_report_is_described_for_search_engines_and_nothing_breaks_out_of_it() -> None:
    def described(uid: str) -> dict[str, Any]:
        [data] = get(reverse("site:report", args=[uid])).find("script[type='application/ld+json']")
        found: dict[str, Any] = json.loads(data.text)
        return found

    told = described("post-1")
    assert told["@type"] == "NewsArticle"
    assert (told["headline"], told["datePublished"], told["creditText"]) == (
        "Headline of post-1", "2021-05-03", "Hill Agency",
    )  # fmt: skip
    assert told["publisher"]["name"] == "Morning Post"
    assert told["isBasedOn"] == "https://post.example/1"
    assert told["author"] == {"@type": "Organization", "name": "Hill Agency"}
    picture = Client().get(told["image"].removeprefix("http://testserver"))
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/png")
    assert "dateModified" not in told
    odd = described(ODD_ID)
    assert odd["headline"] == HOSTILE
    assert odd["dateModified"] == Report.objects.get(uid=ODD_ID, current=True).added_at.isoformat()
    assert "isBasedOn" not in odd
    assert not get(reverse("site:report", args=[ODD_ID]) + "?revision=1").find("script[type='application/ld+json']")


def test_a_report_can_be_shared_by_its_address() -> None:
    page = get(reverse("site:report", args=["post-1"]) + "?comments=1")
    [field] = page.find("#share-address")
    assert field.get("value") == page.find("link[rel=canonical]")[0].get("href") == "http://testserver/reports/post-1/"
    [mail] = [link for link in page.links() if link.startswith("mailto:")]
    assert mail == "mailto:?subject=Headline%20of%20post-1&body=http%3A%2F%2Ftestserver%2Freports%2Fpost-1%2F"
    assert all(button.get("hidden") is not None for button in page.find(".share button"))  # a script brings them out


def test_reports_that_carry_one_copy_are_named_apart_from_those_of_the_same_events() -> None:
    text = "Shells fell on Ford on Monday morning and two people were hurt, the mayor of the village told reporters."
    day = DateRange(dt.date(2021, 5, 3), dt.date(2021, 5, 3))
    for uid in ("wire-1", "wire-2"):
        paper = report(uid, text, publisher=uid)
        store.add_report(paper, [claim(paper, "attack", "shelling", text, places=(mention(FORD),), date=day)])
    rebuild()
    page = get(reverse("site:report", args=["wire-1"]))
    assert page.texts("#copies ~ ul li a") == ["Headline of wire-2"]
    assert not page.find("#related")
    assert not get(reverse("site:report", args=["post-1"])).find("#copies")


def test_a_revision_shows_what_it_changed() -> None:
    for words in ("Eight people died there.", "Ten people died there."):
        store.add_report(report("corrected", "Rain fell.", words))
    newest = get(reverse("site:report", args=["corrected"]))
    assert newest.text("#changed") == "What changed since revision 1"
    assert (newest.texts("del"), newest.texts("ins")) == (["Eight"], ["Ten"])
    assert "Rain" not in newest.text(".changed-text")
    assert not get(reverse("site:report", args=["corrected"]) + "?revision=1").find("#changed, del, ins")


def test_how_a_claim_was_read_is_said_in_words() -> None:
    paper = report("read", "Shells fell on Ford.")
    read = claim(paper, "attack", "shelling", paper.text, rule="attack/shelling: shell (seen=0 -0.9)")
    store.add_report(paper, [read])
    page = get(reverse("site:report", args=["read"]))
    said = "The word “shell” says it (shelling)."
    assert said in page.text("[popover]")
    assert said in page.text(".claim-foot details")
    assert "the report has not spoken of it before (-0.9)" in page.text(".claim-foot details")


def test_a_very_long_report_comes_in_parts_of_bearable_weight() -> None:
    sentences = [f"Shells fell on Ford in wave number {number} of that long and cold day." for number in range(400)]
    paper = report("long", *sentences)
    found = [claim(paper, "attack", "shelling", sentence, places=(mention(FORD),)) for sentence in sentences]
    store.add_report(paper, found)
    rebuild()
    address = reverse("site:report", args=["long"])
    page = get(address)
    assert len(page.answer.content) < 150_000
    seen = page.texts("mark")
    while following := page.find("a[rel=next]"):
        page = get(address + following[0].get("href"))
        assert len(page.answer.content) < 150_000
        seen += page.texts("mark")
    assert seen == sentences
    uid = Event.objects.filter(claims__uid=found[-1].id).get().uid
    links = get(reverse("site:event", args=[uid]) + "?page=99").links()
    path, _, anchor = [link for link in links if "#claim-" in link][-1].partition("#")
    assert "?at=" in path
    assert get(path).find(f"#{anchor}")
    path = f"{address}?claim={found[-1].id}"
    assert get(path).find(f"#{anchor}")


def test_an_event_of_very_many_claims_comes_in_pages_of_bearable_weight() -> None:
    day = DateRange(dt.date(2021, 5, 3), dt.date(2021, 5, 3))
    for number in range(80):
        paper = report(
            f"p{number}", f"Aircraft struck the market of Ford, witness {number} said.", publisher=f"P{number}"
        )
        read = claim(paper, "attack", "airstrike", paper.text, places=(mention(FORD),), date=day)
        store.add_report(paper, [read])
    rebuild()
    address = reverse("site:event", args=[Event.objects.order_by("-sources")[0].uid])
    first, last = get(address), get(address + "?page=3")
    assert len(first.answer.content) < 150_000
    assert (len(first.find(".said")), len(last.find(".said"))) == (30, 20)


def test_an_arabic_report_is_written_from_right_to_left() -> None:
    page = get(reverse("site:report", args=["arabic-1"]))
    [text] = page.find(".report-text")
    assert (text.get("dir"), text.get("lang")) == ("rtl", "ar")
    assert page.tree.get("dir") == "ltr"
    assert "Nothing was read in it" in page.text(".report-claims")
    [item] = [found for found in get("/reports/").find("article.item") if found.get("lang") == "ar"]
    assert item.get("dir") == "rtl"


def test_older_revisions_stay_and_say_so() -> None:
    address = reverse("site:report", args=[ODD_ID])
    newest = get(address)
    assert "Revision 1" in newest.text(".report-foot")
    older = get(f"{address}?revision=1")
    assert older.text(".report-text").startswith("First version.")
    assert older.text(".notice") == "This is an older revision. See the newest one"
    for wrong in ("9", "-1", "x", "", "٣", "9" * 30):
        assert Client().get(address, {"revision": wrong}).status_code == 404


def test_a_withdrawn_report_is_gone_and_nothing_of_it_is_quoted() -> None:
    Report.objects.filter(uid="post-1").update(withdrawn=True)
    gone = get(reverse("site:report", args=["post-1"]), status=410)
    assert STRIKE not in gone.text("body")
    event = get(reverse("site:event", args=["event-strike"]))
    assert STRIKE not in event.text()
    assert COUNTED in event.text()
    assert "rescuers (Hill Agency): at least 12" in event.texts(".toll-figures > p")


def test_an_event_shows_how_its_figure_was_corrected() -> None:
    for dead in (34, 41):
        flash = report("flash", f"{dead} people were killed at the ferry, the harbour master said.")
        found = claim(flash, "casualties", "killed", flash.text, count=Count(dead, dead, str(dead)), group="people")
        store.add_report(flash, [found])
    rebuild()
    uid = Event.objects.get(claims__uid=found.id).uid
    [line] = get(reverse("site:event", args=[uid])).texts(".history li")
    assert line.startswith("Morning Post, people killed: 34 (3 May 2021) → 41, corrected on ")


def test_an_event_sets_its_sources_side_by_side() -> None:
    page = get(reverse("site:event", args=["event-strike"]))
    assert page.text("h1") == "Air strike in Brookfield, 3 May 2021"
    assert page.texts(".voice h3") == ["Evening Gazette", "Health Office", "Hill Agency", "rescuers (Hill Agency)"]
    differ = "People killed: rescuers (Hill Agency) says at least 12; Health Office says 9"
    assert differ in page.text(".contradictions")
    assert "Denied by: The Army" in page.text(".contradictions")
    assert page.texts(".toll h3") == ["killed, people: at least 9", "injured, people: “Dozens”"]
    assert page.texts(".toll tbody tr") == [
        "Span99not known", "Lowest99not known", "Best estimate99not known", "Spannot knownnot knownnot known",
    ]  # fmt: skip
    assert len(page.find("svg.strip .dot")) == 2
    opened = page.texts(".toll-figures details")
    assert opened[0].startswith("rescuers (Hill Agency): at least 12 " + STRIKE)
    assert opened[1].startswith("Health Office: 9 as of 3 May 2021 " + COUNTED)


def test_an_event_says_how_far_it_is_established_and_what_was_protected() -> None:
    page = get(reverse("site:event", args=["event-strike"]))
    facts = dict(zip(page.texts(".facts dt"), page.texts(".facts dd"), strict=True))
    assert facts["With what"] == "barrel bombs"
    assert facts["Protected"] == "school Schools are to be spared."
    assert facts["Answer"] == "the accused side denies it"
    assert facts["Grade"] == "fair given by an editor verified by an editor 2 independent sources"
    plain = get(reverse("site:event", args=["event-0"])).texts(".facts dt")
    assert {"With what", "Protected", "Answer", "Grade"}.isdisjoint(plain)


def test_every_figure_leads_to_its_claim() -> None:
    page = get(reverse("site:event", args=["event-strike"]))
    for address in {found.get("href") for found in page.find(".quote a")}:
        path, _sep, anchor = address.partition("#")
        assert get(path).find(f"#{anchor}"), address


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
    ("address", "titles"),
    [
        ("/reports/?kind=control", ["Headline of post-2"]),
        ("/reports/?publisher=Evening+Gazette", ["Headline of gazette-1"]),
        ("/reports/?language=ar", ["قصف مدرسة"]),
        ("/reports/?since=2021-05-05", ["Headline of post-2"]),
        ("/reports/?until=2021-05-05&q=school", ["Headline of post-1"]),
        ("/reports/?q=مدرسه", ["قصف مدرسة"]),
        ("/reports/?q=nowhere", []),
    ],
)
def test_reports_are_narrowed_by_the_address(address: str, titles: list[str]) -> None:
    assert get(address).texts("article.item h2") == titles


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("/events/", 6),
        ("/events/?kind=control&kind=diplomacy", 2),
        ("/events/?q=brookfield", 1),
        ("/events/?q=حقل", 1),
        ("/events/?q=Health+Office", 1),
        ("/events/?q=alder", 1),
        ("/events/?contested=on", 2),
        ("/events/?place=test:mill", 1),
        ("/events/?since=2021-05-04", 2),
        ("/events/?since=2021-05-05&until=2021-05-05", 2),
        ("/events/?until=2021-05-03", 1),
    ],
)
def test_events_are_narrowed_by_the_address(address: str, number: int) -> None:
    assert len(get(address).find("article.item")) == number


def test_a_field_that_cannot_be_read_is_told_and_the_others_count() -> None:
    page = get("/reports/?since=yesterday&kind=control&kind=nonsense&until=2021-13-40")
    assert len(page.find(".fault")) == 3
    assert len(page.find("article.item")) == 5
    backwards = get("/events/?since=2021-05-05&until=2021-05-01&kind=control")
    assert backwards.texts(".fault") == ["This day is before the first one."]
    assert len(backwards.find("article.item")) == 1


def test_long_lists_come_a_page_at_a_time_and_keep_their_filters() -> None:
    Report.objects.bulk_create(
        Report(uid=f"n{number}", digest=str(number), title="T", text="t", publisher="Bulk", language="en")
        for number in range(60)
    )
    first = get("/reports/?publisher=Bulk")
    assert len(first.find("article.item")) == 25
    [following] = first.find("a[rel=next]")
    assert following.get("href") == "?publisher=Bulk&page=2"
    last = get("/reports/?publisher=Bulk&page=99")
    assert len(last.find("article.item")) == 10
    assert "Page 3 of 3" in last.text(".pages")


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
