"""Whole errands of those who vote and comment, in a real browser, with its scripts and without."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from marsad.site import editors
from marsad.site.discussion.questions import questions

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ARABIC = "كنت هناك في ذلك اليوم، وكانت المدرسة مغلقة.\n\nرحم الله الجميع."
PHRASE = "a long enough phrase"


@pytest.fixture
def context(browser: Browser, live_server: LiveServer, reports: None) -> Iterator[BrowserContext]:  # noqa: ARG001
    """A reader's browser, in which any complaint or request elsewhere fails the test."""
    opened = browser.new_context(base_url=live_server.url)
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("weberror", lambda error: complaints.append(str(error.error)))
    opened.on("request", lambda asked: asked.url.startswith(live_server.url) or complaints.append(asked.url))
    yield opened
    opened.close()
    assert complaints == []


def write(page: Page, text: str) -> None:
    page.get_by_label("Your name").fill("ليلى")
    page.get_by_label("E-mail").fill("layla@example.org")
    page.get_by_label("Your comment").fill(text)


def test_a_reader_votes_and_changes_her_mind(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/reports/post-1/")
    assert context.cookies() == []
    up, down = (page.get_by_role("button", name=name) for name in ("Up", "Down"))
    up.click()
    expect(page).to_have_url(re.compile("/reports/post-1/#votes$"))
    expect(up).to_have_attribute("aria-pressed", "true")
    expect(up).to_contain_text("1")
    down.click()
    expect(down).to_have_attribute("aria-pressed", "true")
    expect(up).to_contain_text("0")
    down.press("Enter")
    expect(down).to_have_attribute("aria-pressed", "false")
    expect(down).to_contain_text("0")
    assert [cookie["name"] for cookie in context.cookies()] == ["marsad_reader"]


def test_a_comment_in_arabic_is_confirmed_by_the_browser_held_and_withdrawn(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/reports/post-1/")
    write(page, ARABIC)
    page.get_by_role("button", name="Send").click()
    comment = page.locator(".comment:target")
    expect(comment).to_be_in_viewport()
    expect(comment).to_contain_text("it is held until an editor has read it")
    first = comment.locator(".comment-text p").first
    expect(first).to_have_css("direction", "rtl")
    assert comment.locator(".comment-text p").all_inner_texts() == ARABIC.split("\n\n")
    comment.get_by_role("button", name="Withdraw my comment").click()
    expect(page.get_by_text("Nobody has commented on this report yet.")).to_be_visible()


def test_a_comment_without_script_answers_a_question(
    browser: Browser, live_server: LiveServer, reports: None  # noqa: ARG001
) -> None:  # fmt: skip
    opened = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = opened.new_page()
    page.goto("/reports/post-1/")
    write(page, ARABIC)
    page.get_by_role("button", name="Send").click()
    asked = page.locator("label[for=id_answer]")
    expect(asked).to_have_css("direction", "rtl")
    expect(page.get_by_label("Your comment")).to_have_value(ARABIC)
    question = next(one for one in questions().values() if one.ar == asked.inner_text())
    page.get_by_label(question.ar).fill(question.answers[-1])
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".comment:target")).to_contain_text("it is held until an editor has read it")
    opened.close()


def test_an_editor_approves_a_comment_and_all_see_it(
    context: BrowserContext, browser: Browser, live_server: LiveServer
) -> None:
    page = context.new_page()
    page.goto("/reports/post-1/")
    write(page, ARABIC)
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".comment:target")).to_be_visible()
    editors.open_account("nour", PHRASE)
    desk = context.new_page()
    desk.goto("/admin/discussion/comment/?state__exact=held")
    desk.get_by_label("Username").fill("nour")
    desk.get_by_label("Password").fill(PHRASE)
    desk.get_by_role("button", name="Log in").click()
    desk.locator(".action-select").first.check()
    desk.get_by_label("Action:").select_option("approve")
    desk.get_by_role("button", name=re.compile("^(Go|Run)")).click()
    expect(desk.get_by_text("1 comment: approved.")).to_be_visible()
    other = browser.new_context(base_url=live_server.url)
    seen = other.new_page()
    seen.goto("/reports/post-1/")
    expect(seen.get_by_role("heading", name="1 comment")).to_be_visible()
    expect(seen.locator(".comment-text")).to_contain_text(ARABIC.split("\n\n", maxsplit=1)[0])
    assert other.cookies() == []
    other.close()


@pytest.fixture
def filled(browser: Browser, live_server: LiveServer, ledger: None) -> Iterator[Page]:  # noqa: ARG001
    """A tab on a ledger with something in it, in which any complaint or request elsewhere fails the test."""
    opened = browser.new_context(base_url=live_server.url)
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("weberror", lambda error: complaints.append(str(error.error)))
    opened.on("request", lambda asked: asked.url.startswith(live_server.url) or complaints.append(asked.url))
    yield opened.new_page()
    opened.close()
    assert complaints == []


def test_from_a_name_to_what_sources_say_to_a_day_on_the_map_to_a_comment(filled: Page) -> None:
    page = filled
    for spelled in ("Bruk Field", "Брукфилд", "حقل الغدير"):
        page.goto("/")
        page.get_by_role("searchbox").fill(spelled)
        page.get_by_role("searchbox").press("Enter")
        expect(page.locator(".together")).to_contain_text("Brookfield")
        expect(page.locator(".hit h2").filter(has_text="Air strike in Brookfield").first).to_be_visible()
    page.locator(".tabs").get_by_role("link", name="Events").click()
    page.locator(".hit a[href*=event-strike]").click()
    differ = page.get_by_role("region", name="Where sources differ")
    expect(differ).to_be_visible()
    voices = page.locator(".voice h3")
    assert voices.count() >= 2
    page.get_by_role("link", name="Map", exact=True).first.click()
    places = page.locator("#table ~ .scroll tbody th")
    expect(places).to_contain_text(["Brookfield"])
    before = places.count()
    page.locator(".time .since").focus()
    page.keyboard.press("End")
    expect(places).not_to_have_count(before)
    expect(page).to_have_url(re.compile(r"since=2021-05-04"))
    assert page.context.cookies() == []
    page.goto("/ar/reports/post-1/")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    with_words(page, ARABIC)
    page.locator(".comment-form .go button").click()
    comment = page.locator(".comment:target")
    expect(comment.locator(".comment-text p").first).to_have_css("direction", "rtl")
    page.locator("button.vote.up").click()
    expect(page.locator("button.vote.up")).to_have_attribute("aria-pressed", "true")
    page.locator("button.vote.up").click()
    expect(page.locator("button.vote.up")).to_have_attribute("aria-pressed", "false")
    page.locator(".comment form button").first.click()
    expect(page.locator(".comment")).to_have_count(0)
    assert [cookie["name"] for cookie in page.context.cookies()] == ["marsad_reader"]


def with_words(page: Page, text: str) -> None:
    """Fill the form in, whatever language it is in."""
    page.locator("#id_name").fill("ليلى")
    page.locator("#id_email").fill("layla@example.org")
    page.locator("#id_text").fill(text)
