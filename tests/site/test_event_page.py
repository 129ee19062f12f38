"""An event's page: its sources side by side, its figures down to their claims."""

import datetime as dt

import pytest
from django.urls import reverse

from marsad.ledger import store
from marsad.ledger.models import Event
from marsad.model import Count, DateRange
from marsad.workflow.rebuild import rebuild

from .factories import COUNTED, FORD, STRIKE, claim, mention, report
from .pages import get

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ledger")]


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
