"""Every page, in every language and both themes, wide and on a phone, looked through by axe: WCAG 2.2 AA."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from .pages import addresses, languages

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EVERY_RULE = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
RULES_ON_COLOUR = {"type": "tag", "values": ["cat.color"]}
WIDTHS = {"wide": 1280, "phone": 360}


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, ledger: None) -> Iterator[Page]:  # noqa: ARG001
    """A tab on a ledger with something in it."""
    context = browser.new_context(base_url=live_server.url, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def mistaken() -> dict[str, str]:
    """Pages that tell a reader of a fault, and forms on a page of their own."""
    return {
        "nothing there": reverse("site:report", args=["nothing"]),
        "a comment": reverse("site:comment", args=["post-1"]),
        "no such day": reverse("site:events") + "?since=yesterday&until=2021-05-01",
        "no such place": reverse("site:tolls") + "?place=nowhere",
        "no such box": reverse("site:map") + "?box=1,2",
    }


def faults(page: Page, rules: dict[str, Any]) -> list[str]:
    """What axe finds wrong on the page as it stands: the rule, and the elements that break it."""
    found = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", rules)["violations"]
    return [f"{one['id']}: {', '.join(str(node['target'][0]) for node in one['nodes'])}" for one in found]


@pytest.mark.parametrize("language", languages())
def test_no_page_shuts_anybody_out(page: Page, language: str) -> None:
    with translation.override(language):
        known = addresses() | mistaken()
    found = {}
    for name, address in known.items():
        page.goto(address)
        page.evaluate(Axe().axe_script)
        for screen, width in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": 800})
            for theme, rules in (("light", EVERY_RULE), ("dark", RULES_ON_COLOUR)):  # themes differ in nothing else
                page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
                if wrong := faults(page, rules):
                    found[name, screen, theme] = wrong
    assert found == {}
