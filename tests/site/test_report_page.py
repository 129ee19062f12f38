"""A report's page: its claims, its revisions, its parts, what it is described as."""

import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from marsad.ledger import store
from marsad.ledger.models import Event, Report
from marsad.model import DateRange
from marsad.workflow.rebuild import rebuild

from .factories import COUNTED, DENIAL, FEAR, FORD, HOSTILE, ODD_ID, STRIKE, claim, mention, report
from .pages import get

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ledger")]


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
