"""What goes wrong for a reader, in a real browser: addresses that lead nowhere, and a comment with faults in it."""

import re
from collections.abc import Iterator

import pytest
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from .pages import languages

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def page(request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer, ledger: None) -> Iterator[Page]:  # noqa: ARG001
    """A tab on a ledger with something in it, once with JavaScript and once without."""
    context = browser.new_context(base_url=live_server.url, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("address", ["nowhere/at/all/", "reports/none/", "places/none/"])
def test_an_address_that_leads_nowhere_leads_on(page: Page, language: str, address: str) -> None:
    with translation.override(language):
        front, search = reverse("site:front"), reverse("site:search")
    answer = page.goto(front + address)
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    page.get_by_role("searchbox").fill("Brookfield")
    page.get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(re.compile(re.escape(f"{search}?q=Brookfield")))
    expect(page.locator(".hit").first).to_be_visible()


@pytest.mark.parametrize("language", languages())
def test_each_fault_of_a_comment_is_told_beside_its_field_and_nothing_is_lost(page: Page, language: str) -> None:
    with translation.override(language):
        page.goto(reverse("site:comment", args=["post-1"]))
    name, email, text = (page.locator(f"#id_{field}") for field in ("name", "email", "text"))
    name.fill("   ")
    email.fill("layla at example")
    text.fill("كانت المدرسة مغلقة.\nShe said so.")
    page.locator(".comment-form .go button").click()
    for field, wrong in ((name, True), (email, True), (text, False)):
        beside = page.locator(f".field:has(#{field.get_attribute('id')}) .fault")
        expect(beside).to_have_count(int(wrong))
        if wrong:
            expect(field).to_have_attribute("aria-invalid", "true")
            told = (field.get_attribute("aria-describedby") or "").split()
            assert beside.get_attribute("id") in told
            below = beside.bounding_box()["y"] - field.bounding_box()["y"]  # type: ignore[index]
            assert 0 < below < 200
    expect(name).to_be_focused()
    expect(email).to_have_value("layla at example")
    expect(text).to_have_value("كانت المدرسة مغلقة.\nShe said so.")


def test_a_comment_is_mended_and_sent(page: Page) -> None:
    page.goto(reverse("site:comment", args=["post-1"]))
    page.locator("#id_text").fill("The school was closed.")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".fault")).to_have_count(2)
    page.locator("#id_name").fill("Layla")
    page.locator("#id_email").fill("layla@example.org")
    page.get_by_role("button", name="Send").click()
    if question := page.locator("label[for=id_answer]").all_inner_texts():
        from marsad.site.discussion.questions import questions  # noqa: PLC0415 - Django is set up by now

        page.locator("#id_answer").fill("no such answer")
        page.get_by_role("button", name="Send").click()
        expect(page.locator("#id_answer_error")).to_be_visible()
        expect(page.locator("#id_text")).to_have_value("The school was closed.")
        question = page.locator("label[for=id_answer]").all_inner_texts()
        page.locator("#id_answer").fill(next(one.answers[0] for one in questions().values() if one.en == question[0]))
        page.get_by_role("button", name="Send").click()
    expect(page.locator(".comment:target")).to_contain_text("The school was closed.")
