"""The site says how well it reads, and how to reach those who run it."""

import json
from pathlib import Path

import pytest
from django.utils import translation

from marsad.site import measured as room
from marsad.site.contact import Contact, contact
from marsad.site.measured import ROWS, measured

from .pages import get


def test_the_figures_are_those_that_were_written() -> None:
    told = json.loads(Path(room.__file__).with_name(room.FILE).read_text(encoding="utf-8"))
    found = measured()
    assert found is not None
    assert found.day.isoformat() == told["measured"]
    assert [percent for _said, percent in found.rows] == [
        round(100 * told["figures"][name]) for name in ROWS if name in told["figures"]
    ]
    assert len(found.rows) >= 9


@pytest.mark.django_db
def test_the_page_says_how_often_the_reading_is_right() -> None:
    found = measured()
    assert found is not None
    rows = get("/about/").texts("#measured ~ .scroll tbody tr")
    assert rows == [f"{said}{percent}%" for said, percent in found.rows]


@pytest.mark.django_db
def test_what_was_never_measured_is_not_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_read", lambda: None)
    assert measured() is None
    assert not get("/about/").find("#measured")


@pytest.mark.parametrize(
    ("given", "link"),
    [
        ("desk@example.org", "mailto:desk@example.org"),
        ("https://example.org/contact", "https://example.org/contact"),
        ("The desk, Harbour Street 3", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_a_contact_is_a_link_where_it_is_an_address(given: str, link: str) -> None:
    assert contact(given) == Contact(given, link)


@pytest.mark.django_db
def test_the_page_says_whom_to_write_to(settings: object) -> None:
    assert "have not said how they can be reached" in get("/about/").text()
    settings.CONTACT = "desk@example.org"  # type: ignore[attr-defined]
    page = get("/about/")
    assert "Contact: desk@example.org" in page.text()
    assert "mailto:desk@example.org" in page.links()


@pytest.mark.django_db
def test_it_is_all_said_in_arabic_too() -> None:
    with translation.override("ar"):
        found = measured()
    assert found is not None
    assert get("/ar/about/").texts("#measured ~ .scroll tbody th") == [said for said, _percent in found.rows]
