"""The map in a real browser: going through the days, moving, with the keyboard, with and without script."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PLACES = "#table ~ .scroll tbody th"


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, ledger: None) -> Iterator[Page]:  # noqa: ARG001
    """Open a tab in which any complaint of the browser fails the test."""
    context = browser.new_context(base_url=live_server.url)
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    yield tab
    context.close()
    assert complaints == []


def test_the_slider_changes_the_days_and_the_address_and_back_undoes_it(page: Page) -> None:
    page.goto("/map/")
    expect(page.locator(PLACES)).to_have_text(["Milltown", "Upland (province)", "Brookfield"])
    since = page.locator(".time .since")
    since.focus()
    page.keyboard.press("End")
    expect(page.locator(PLACES)).to_have_text(["Milltown", "Upland (province)"])
    expect(page).to_have_url(re.compile(r"since=2021-05-04&until=2021-05-04&box="))
    expect(page.get_by_label("From").first).to_have_value("2021-05-04")
    expect(since).to_be_focused()
    expect(since).to_have_attribute("aria-valuetext", "May 4, 2021")
    page.go_back()
    expect(page.locator(PLACES)).to_have_text(["Milltown", "Upland (province)", "Brookfield"])
    expect(page.locator(".time .day").first).to_have_text("May 3, 2021")


def test_play_goes_through_the_days_and_stops_at_the_end(page: Page) -> None:
    page.goto("/map/")
    page.get_by_role("button", name="Play").click()
    expect(page).to_have_url(re.compile("since=2021-05-03&until=2021-05-03"))
    expect(page.locator(PLACES)).to_have_text(["Brookfield"])
    expect(page).to_have_url(re.compile("since=2021-05-04&until=2021-05-04"))
    expect(page.locator(PLACES)).to_have_text(["Milltown", "Upland (province)"])
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile("/map/$"))


def test_links_of_the_map_replace_it_in_place_and_keep_the_focus(page: Page) -> None:
    page.goto("/map/")
    page.evaluate("window.same = true")
    closer = page.get_by_role("link", name="Closer")
    closer.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("box="))
    expect(closer).to_be_focused()
    page.locator(".timeline summary").click()
    page.get_by_role("link", name="3 May 2021", exact=True).click()
    expect(page.locator(PLACES)).to_have_text(["Brookfield"])
    assert page.evaluate("window.same")
    page.get_by_label("Attacks").check()
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page).to_have_url(re.compile("kind=attack.*since=2021-05-03&until=2021-05-03.*box="))


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus, as one who has no mouse does."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never reaches {selector}")


@pytest.mark.parametrize("address", ["/map/", "/ar/map/"])
def test_the_map_is_used_by_the_keyboard_alone(page: Page, address: str) -> None:
    page.goto(address)
    tab_to(page, "input[name=kind][value=attack]")
    page.keyboard.press("Space")
    tab_to(page, ".filters .go button")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("kind=attack"))
    expect(page.locator(PLACES)).to_have_count(2)
    tab_to(page, ".time .until")
    page.keyboard.press("Home")
    expect(page).to_have_url(re.compile("until=2021-05-03"))
    expect(page.locator(PLACES)).to_have_count(1)
    page.keyboard.press("ArrowRight" if address == "/map/" else "ArrowLeft")
    expect(page.locator(PLACES)).to_have_count(2)
    tab_to(page, ".map-moves a[data-key=in]")
    looked_at = page.locator(".map-page")
    before = looked_at.get_attribute("data-box")
    page.keyboard.press("Enter")
    expect(looked_at).not_to_have_attribute("data-box", str(before))
    expect(page.locator(".map-moves a[data-key=in]")).to_be_focused()
    closer = looked_at.get_attribute("data-box")
    tab_to(page, ".map-moves a.fit")
    page.keyboard.press("Enter")
    expect(looked_at).not_to_have_attribute("data-box", str(closer))
    tab_to(page, ".map-sheet.wide a.map-sign[href*=event-strike]")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/events/event-strike/$"))
    page.go_back()
    tab_to(page, "#table ~ .scroll tbody a[href*=event-strike]")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/events/event-strike/$"))


def test_without_script_the_days_are_links_and_fields(browser: Browser, live_server: LiveServer, ledger: None) -> None:  # noqa: ARG001
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    tab = context.new_page()
    tab.goto("/map/")
    expect(tab.locator(".time")).to_be_hidden()
    tab.get_by_role("link", name="One day").click()
    expect(tab.locator(PLACES)).to_have_text(["Milltown", "Upland (province)"])
    tab.get_by_role("link", name="Earlier").click()
    expect(tab.locator(PLACES)).to_have_text(["Brookfield"])
    tab.get_by_label("To", exact=True).fill("2021-05-04")
    tab.get_by_role("button", name="Show", exact=True).click()
    expect(tab.locator(PLACES)).to_have_text(["Milltown", "Upland (province)", "Brookfield"])
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_every_layer_fits_the_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/ar/map/?layer=events&layer=control&layer=displacement&layer=reports&since=2021-05-01&until=2021-05-09")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator(".map-disc").first).to_be_attached()
    painted = page.locator(f".map-sheet.{'narrow' if width < 500 else 'wide'} defs rect").first
    assert painted.evaluate("e => getComputedStyle(e).fill") != "rgb(0, 0, 0)"


def test_where_a_bar_can_be_pressed_is_not_painted(page: Page) -> None:
    page.goto("/map/")
    expect(page.locator(".timeline svg")).to_be_visible()
    fill = page.evaluate("getComputedStyle(document.querySelector('#stretch')).fill")
    assert fill in {"rgba(0, 0, 0, 0)", "transparent"}


def test_a_phone_shows_the_map_at_once_with_the_fields_folded(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/map/?kind=attack&since=2021-05-03")
    fold = page.locator(".fold > summary")
    expect(fold).to_have_text("Narrow the map 2 fields are set")
    expect(page.get_by_label("From", exact=True)).to_be_hidden()
    assert page.locator(".map-sheet.narrow").bounding_box()["y"] < 700  # type: ignore[index]
    page.get_by_role("link", name="One day").click()
    expect(fold).to_have_text("Narrow the map 3 fields are set")
    fold.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("From", exact=True)).to_be_visible()


@pytest.mark.parametrize("address", ["/map/", "/events/", "/reports/", "/tolls/", "/control/"])
def test_fields_are_folded_on_a_phone_alone(
    browser: Browser,
    live_server: LiveServer,
    ledger: None,  # noqa: ARG001
    address: str,
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address)
    field, fold = tab.locator(".fold input:not([type=hidden])").first, tab.locator(".fold > summary")
    expect(field).to_be_visible()
    expect(fold).to_be_hidden()
    tab.set_viewport_size({"width": 390, "height": 844})
    expect(field).to_be_hidden()
    fold.click()
    expect(field).to_be_visible()
    tab.goto(f"{address}?since=tomorrow")
    expect(tab.locator(".fold .fault").first).to_be_visible()
    context.close()
