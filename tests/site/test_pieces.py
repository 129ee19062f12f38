"""Pieces written without a template: as safe as those that templates write, and with the same addresses."""

import datetime as dt

import pytest
from django.test import override_settings
from django.urls import reverse, set_script_prefix
from django.utils import translation

from marsad.ledger.models import Claim, Event, Place, Report
from marsad.site import pieces
from marsad.site.addresses import page_address
from marsad.site.queries.events import ShownEvent
from marsad.site.queries.reports import ListedReport
from marsad.site.shown import ShownClaim

EVIL = '<b onclick="x">&'


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("view", ["report", "event", "place", "actor", "source"])
@pytest.mark.parametrize("uid", ["plain-1", "..", "", "a/b?c d", "قرية", "-HERE-", "made:up"])
def test_addresses_are_those_of_django(language: str, view: str, uid: str) -> None:
    with translation.override(language):
        assert page_address(view, uid) == reverse(f"site:{view}", args=[uid])


def test_addresses_follow_the_root_and_the_language_of_the_site() -> None:
    set_script_prefix("/paper/")
    try:
        assert page_address("event", "1") == "/paper/events/1/"
        with override_settings(LANGUAGE_CODE="ar"), translation.override("en"):
            assert page_address("event", "1") == reverse("site:event", args=["1"])
    finally:
        set_script_prefix("/")


def _report() -> Report:
    return Report(
        uid="a b", title=EVIL, publisher=EVIL, language="en", published=dt.date(2020, 1, 2), current=True, revision=2
    )


def _claim(report: Report, start: int = 0) -> ShownClaim:
    quote = {"start": start, "end": start + 5, "text": EVIL}
    data = {"id": "c", "report": "a b", "kind": "attack", "action": "shelling", "status": "reported", "quote": quote,
            "rule": "", "actors": [], "places": []}  # fmt: skip
    return ShownClaim(Claim(uid="c", report=report, kind="attack", action="shelling", start=start, data=data))


def test_what_others_wrote_is_escaped() -> None:
    event = Event(uid="e", kind="attack", actions=["shelling"], place_text=EVIL, sources=2, contested=True)
    report = _report()
    written = (
        pieces.event_item(ShownEvent(event)),
        pieces.event_item(ShownEvent(event, linked=False)),
        pieces.report_item(ListedReport(report, EVIL, [])),
        pieces.quote([_claim(report)]),
    )
    for piece in written:
        assert "&lt;b onclick=&quot;x&quot;&gt;&amp;" in piece
        assert "<b " not in piece


def test_an_event_without_a_page_of_its_own_has_no_link() -> None:
    event = Event(uid="e", kind="attack", actions=["shelling"], sources=1)
    assert 'href="/events/e/"' in pieces.event_item(ShownEvent(event))
    assert "href=" not in pieces.event_item(ShownEvent(event, linked=False)).replace('href="#shape', "")
    assert "<h4>" in pieces.event_item(ShownEvent(event), 4)
    assert "1 source\n" in pieces.event_item(ShownEvent(event))


def test_a_sentence_far_into_a_report_of_an_older_revision_names_both() -> None:
    report = _report()
    assert pieces.report_address(_claim(report)) == "/reports/a~20b/#claim-c"
    report.current = False
    assert pieces.report_address(_claim(report, 9000)) == "/reports/a~20b/?revision=2&at=9000#claim-c"


def test_what_is_graphic_is_announced() -> None:
    report = _report()
    claim = _claim(report)
    claim.row.data["quote"]["text"] = "Two bodies were beheaded."
    assert pieces.sentence(claim).startswith('<details class="graphic"><summary><strong>Graphic content</strong>')
    lead = pieces.report_item(ListedReport(report, "Two bodies were beheaded.", [("attack", 2)]))
    assert "beheaded" not in lead
    assert '<span class="visually-hidden">Attacks:</span> 2' in lead


def test_a_place_near_is_named_with_how_far_it_is() -> None:
    place = Place(uid="p", name=EVIL, kind="town")
    assert "&lt;b onclick=" in pieces.near_item(place, 2, None)
    assert '<span class="meta">2 events</span>' in pieces.near_item(place, 2, None)
    assert '<span class="meta">1 km · 1 event</span>' in pieces.near_item(place, 1, 0.2)
