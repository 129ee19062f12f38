"""Every page, in every language and both themes, wide and on a phone, looked through by axe: WCAG 2.2 AA."""

import importlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import resolve, reverse
from django.utils import translation
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from .pages import addresses, further, languages

EVERY_RULE = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
RULES_ON_COLOUR = {"type": "tag", "values": ["cat.color"]}
WIDTHS = {"wide": 1280, "phone": 360}
NO_PAGES = {"vote", "work", "withdraw", "search-csv", "picture", "picture-map"}
"""What answers no page: forms that lead on, a proof of work to be solved, a table, pictures."""


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, ledger: None) -> Iterator[Page]:  # noqa: ARG001
    """A tab on a ledger with something in it, a comment with an answer among it, and a report that was withdrawn."""
    from marsad.ledger import store  # noqa: PLC0415 - Django is not set up when this file is read
    from marsad.ledger.models import Report  # noqa: PLC0415
    from marsad.site.discussion.models import Comment  # noqa: PLC0415

    from .factories import report  # noqa: PLC0415

    given = {"report": "post-1", "name": "Sami", "email": "sami@example.org", "text": "Words.", "reader": "r",
             "address": "a", "state": Comment.State.APPROVED}  # fmt: skip
    Comment.objects.create(**given, parent=Comment.objects.create(**given))
    store.add_report(report("gone", "Rain fell."))
    Report.objects.filter(uid="gone").update(withdrawn=True)
    context = browser.new_context(base_url=live_server.url, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def known_pages() -> dict[str, str]:
    """An address of every kind of page, and of a report that is gone."""
    return addresses() | further() | {"withdrawn": reverse("site:report", args=["gone"])}


def faults(page: Page, rules: dict[str, Any]) -> list[str]:
    """What axe finds wrong on the page as it stands: the rule, and the elements that break it."""
    found = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", rules)["violations"]
    return [f"{one['id']}: {', '.join(str(node['target'][0]) for node in one['nodes'])}" for one in found]


def looked_through(page: Page) -> dict[tuple[str, str], list[str]]:
    """What axe finds wrong on both screens and in both themes."""
    page.evaluate(Axe().axe_script)
    found = {}
    for screen, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 800})
        for theme, rules in (("light", EVERY_RULE), ("dark", RULES_ON_COLOUR)):  # themes differ in nothing else
            page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
            if wrong := faults(page, rules):
                found[screen, theme] = wrong
    return found


def test_no_kind_of_page_is_left_out() -> None:
    from marsad.site.urls import _pages  # noqa: PLC0415 - Django is not set up when this file is read

    kinds = {str(one.name) for one in _pages if not str(one.name).endswith("-feed")} - NO_PAGES
    assert {resolve(urlsplit(address).path).url_name for address in known_pages().values()} == kinds


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", languages())
def test_no_page_shuts_anybody_out(page: Page, language: str) -> None:
    with translation.override(language):
        known = known_pages()
    found = {}
    for name, address in known.items():
        page.goto(address)
        if wrong := looked_through(page):
            found[name] = wrong
    assert found == {}


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", languages())
def test_no_page_of_a_fault_of_ours_shuts_anybody_out(
    page: Page, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    front = importlib.import_module("marsad.site.views.front")
    monkeypatch.setattr(front, "measured", None)  # the page of the method breaks
    with translation.override(language):
        address = reverse("site:about")
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 500
    assert looked_through(page) == {}
