"""Search engines are told of every page that says something, and when it changed."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from lxml import etree

from marsad.ledger.models import Report
from marsad.site.sitemaps import SECTIONS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ledger")]
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def parsed(address: str) -> Any:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return etree.fromstring(answer.content)


def located(address: str) -> list[str]:
    return [found.text for found in parsed(address).iter(f"{MAP}loc")]


def test_the_index_leads_to_every_section_and_each_to_pages_that_are_there() -> None:
    sections = located("/sitemap.xml")
    assert sections == [f"http://testserver/sitemap-{name}.xml" for name in SECTIONS]
    for section in sections:
        pages = located(urlsplit(section).path)
        assert pages, section
        assert len(set(pages)) == len(pages)
        for page in pages:
            assert Client().get(urlsplit(page).path).status_code == 200, page


def test_a_page_is_named_in_both_languages_and_with_its_day() -> None:
    entry = next(
        entry for entry in parsed("/sitemap-reports.xml") if entry.findtext(f"{MAP}loc").endswith("/ar/reports/post-1/")
    )
    assert entry.findtext(f"{MAP}lastmod") == Report.objects.get(uid="post-1").added_at.date().isoformat()
    assert {link.get("hreflang"): link.get("href") for link in entry.iter(LINK)} == {
        "en": "http://testserver/reports/post-1/",
        "ar": "http://testserver/ar/reports/post-1/",
        "x-default": "http://testserver/reports/post-1/",
    }


def test_who_publishes_is_a_source_too() -> None:
    found = located("/sitemap-sources.xml")
    assert {"http://testserver/sources/Health~20Office/", "http://testserver/sources/Morning~20Post/"} <= set(found)


def test_long_sections_come_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SECTIONS["reports"], "limit", 4)
    parts = [address for address in located("/sitemap.xml") if "sitemap-reports" in address]
    assert parts == [
        "http://testserver/sitemap-reports.xml",
        "http://testserver/sitemap-reports.xml?p=2",
        "http://testserver/sitemap-reports.xml?p=3",
    ]
    assert len(located("/sitemap-reports.xml?p=3")) == 2


def test_what_was_withdrawn_is_in_none() -> None:
    Report.objects.filter(uid="post-1").update(withdrawn=True)
    assert not [page for page in located("/sitemap-reports.xml") if "post-1" in page]


def test_robots_are_led_to_it_and_kept_out_of_what_is_costly() -> None:
    told = Client().get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml\n" in told
    assert "Disallow: /*?*as_known=\n" in told


def test_a_section_that_is_not_there_is_not_found() -> None:
    assert Client().get("/sitemap-none.xml").status_code == 404
