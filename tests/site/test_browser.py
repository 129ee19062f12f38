"""The site in a real browser: what only a browser can tell, and whole errands."""

import re
from collections.abc import Iterator

import pytest
from django.utils import translation
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from .pages import addresses, languages

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAMES = ["front", "reports", "report", "arabic", "odd", "events", "event", "place", "area", "map", "about", "tolls",
         "search", "searched by filters", "nothing asked", "nothing found", "control", "control then",
         "sources", "source", "actors", "actor"]  # fmt: skip


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, ledger: None) -> Iterator[Page]:  # noqa: ARG001
    """Open a tab, in which any complaint of the browser or request elsewhere fails the test."""
    context = browser.new_context(base_url=live_server.url)
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("dialog", lambda dialog: (complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    tab.on("request", lambda asked: asked.url.startswith(live_server.url) or complaints.append(asked.url))
    tab.on("response", lambda got: got.status < 400 or complaints.append(f"{got.status} {got.url}"))
    yield tab
    context.close()
    assert complaints == []


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_pages_fit_and_are_styled(page: Page, width: int, theme: str, language: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    with translation.override(language):
        known = addresses()
    for name in NAMES:
        page.goto(known[name])
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        red = int(re.findall(r"\d+", ground)[0])
        assert (red < 64) == (theme == "dark"), (name, ground)


def test_the_keyboard_reaches_the_content_first_and_sees_where_it_is(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


WALK = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
  if (at === document.body) return null;
  const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  at.dataset.reached = "";
  const ring = getComputedStyle(document.documentElement).getPropertyValue("--focus").match(/\\w\\w/g);
  const told = `rgb(${ring.map(part => parseInt(part, 16)).join(", ")})`;
  const drawn = [...at.querySelectorAll("*")].some(part => getComputedStyle(part).stroke === told);
  const outlined = drawn || style.outlineStyle !== "none" && style.outlineWidth !== "0px";
  return {what: at.outerHTML.slice(0, 120), seen, outlined};
}"""
LEFT_OUT = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled && !("reached" in one.dataset))
  .filter(one => one.tabIndex >= 0 && one.type !== "hidden").map(one => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("name", ["front", "report", "event", "map", "tolls", "search"])
def test_the_keyboard_reaches_every_control_in_view_and_marked(page: Page, name: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(addresses()[name])
    for _ in range(400):
        page.keyboard.press("Tab")
        found = page.evaluate(WALK)
        if found is None:
            break
        assert found["seen"], found
        assert found["outlined"], found
    assert page.evaluate(LEFT_OUT) == []


def test_a_mark_opens_to_what_was_read_and_leads_to_the_event(page: Page) -> None:
    page.goto(addresses()["report"])
    card = page.locator("[popover]").first
    expect(card).to_be_hidden()
    label = page.get_by_role("button", name=re.compile("air strike.*killed")).first
    label.click()
    expect(card).to_be_visible()
    expect(card).to_be_in_viewport(ratio=0.9)
    expect(card).to_contain_text("at least 12 people")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    label.press("Enter")
    card.get_by_role("link", name="Air strike in Brookfield").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Air strike in Brookfield, 3 May 2021")


def test_pointing_at_a_label_shows_what_was_read_and_a_press_keeps_it(page: Page) -> None:
    page.goto(addresses()["report"])
    card, label = page.locator("[popover]").first, page.locator(".mark-label").first
    label.hover()
    expect(card).to_be_visible()
    card.get_by_text("at least 12 people").hover()  # the pointer can move into it
    expect(card).to_be_visible()
    page.locator("h1").hover()
    expect(card).to_be_hidden()
    label.click()
    page.locator("h1").hover()
    expect(card).to_be_visible()
    label.click()
    expect(card).to_be_hidden()


def test_focusing_a_label_shows_what_was_read(page: Page) -> None:
    page.goto(addresses()["report"])
    card, label = page.locator("[popover]").first, page.locator(".mark-label").first
    page.locator(".kicker a").focus()
    while not label.evaluate("label => label === document.activeElement"):
        page.keyboard.press("Tab")
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(label).to_be_focused()


def test_a_reader_follows_a_figure_down_to_its_sentence(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill("school")
    page.get_by_role("button", name="Search").click()
    expect(page).to_have_url(re.compile(r"/search/\?q=school$"))
    page.get_by_role("link", name="Headline of post-1").click()
    page.get_by_role("link", name="Air strike in Brookfield, 3 May 2021").first.click()
    expect(page.get_by_text("People killed: rescuers")).to_be_visible()
    figure = page.locator(".toll-figures details").first
    expect(figure.locator("blockquote")).to_be_hidden()
    figure.locator("summary").click()
    expect(figure.locator("blockquote")).to_be_visible()
    figure.locator("figcaption a").click()
    expect(page.locator(".claim:target")).to_be_in_viewport()
    expect(page.locator(".claim:target")).to_contain_text("at least 12")


def test_a_place_is_found_however_it_is_spelled(page: Page) -> None:
    from marsad.ledger import store  # noqa: PLC0415 - Django is not set up when this file is read

    from .factories import MAARRA, TOWN_SPELLED, report  # noqa: PLC0415

    store.save_places([MAARRA])
    for number, sentence in enumerate(TOWN_SPELLED):
        store.add_report(report(f"maarra-{number}", sentence, language="ar" if sentence[0] > "z" else "en"))
    found: dict[str, list[str]] = {}
    for spelled in ("Maarat al-Numan", "Maaret al-Numan", "Ma'arrat an-Nu'man", "معرة النعمان"):
        page.goto("/")
        page.get_by_role("searchbox").fill(spelled)
        page.get_by_role("button", name="Search").click()
        expect(page.get_by_role("searchbox")).to_have_value(spelled)
        said = page.locator(".together")
        expect(said).to_contain_text(f"“{spelled}” was taken for")
        expect(said).to_contain_text("معرة النعمان")
        found[spelled] = sorted(page.locator(".hit h2").all_text_contents())
    assert len(found["Maarat al-Numan"]) == 4
    assert all(titles == found["Maarat al-Numan"] for titles in found.values())
    page.locator(".tabs").get_by_role("link", name="Reports").click()
    expect(page.locator(".hit")).to_have_count(3)
    expect(page).to_have_url(re.compile("what=report"))
    page.get_by_label("To", exact=True).fill("2021-05-02")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_text("Nothing that fits was found.")).to_be_visible()
    page.go_back()
    page.locator(".hit a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Headline of maarra")


def test_a_filter_is_in_the_address_and_back_undoes_it(page: Page) -> None:
    page.goto("/events/")
    page.get_by_label("Control").check()
    page.get_by_label("From").fill("2021-05-01")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page).to_have_url(re.compile(r"kind=control&q=&since=2021-05-01&until=$"))
    expect(page.locator("article.item")).to_have_count(1)
    expect(page.get_by_label("Control")).to_be_checked()
    expect(page.get_by_label("From")).to_have_value("2021-05-01")
    page.go_back()
    expect(page.locator("article.item")).to_have_count(6)


def test_the_map_can_be_walked_with_the_keyboard_and_moved(page: Page) -> None:
    page.goto("/map/")
    sign = page.locator(".map-sheet.wide a.map-sign").first
    sign.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Capture of Milltown, 4–6 May 2021")
    page.go_back()
    page.get_by_role("link", name="Closer").click()
    expect(page).to_have_url(re.compile(r"/map/\?box="))
    expect(page.locator(".map-sheet.wide svg")).to_be_visible()


def test_a_phone_gets_a_map_of_its_own(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/map/")
    expect(page.locator(".map-sheet.narrow svg")).to_be_visible()
    expect(page.locator(".map-sheet.wide svg")).to_be_hidden()


def test_kinds_differ_in_shape_and_the_signs_are_painted(page: Page) -> None:
    page.goto("/map/")
    painted = page.evaluate(
        "[...document.querySelectorAll('.map-sheet.wide .map-sign .one')].map(e => getComputedStyle(e).fill)"
    )
    assert len(set(painted)) == len(painted) == 2
    boxes = page.locator(".map-sheet.wide .map-sign .one").evaluate_all("all => all.map(e => e.getBBox().width)")
    assert all(width > 5 for width in boxes)


def test_everything_works_without_script(browser: Browser, live_server: LiveServer, ledger: None) -> None:  # noqa: ARG001
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(addresses()["report"])
    tab.get_by_role("button", name=re.compile("air strike.*killed")).first.click()
    expect(tab.locator("[popover]").first).to_be_visible()
    tab.goto("/map/")
    tab.get_by_label("Attacks").check()
    tab.get_by_role("button", name="Show", exact=True).click()
    expect(tab).to_have_url(re.compile("kind=attack"))
    context.close()


def test_arabic_is_laid_out_from_the_right(page: Page) -> None:
    page.goto(addresses()["arabic"])
    text = page.locator(".report-text p").first
    first = text.evaluate(
        """p => { const range = document.createRange(); range.setStart(p.firstChild, 0); range.setEnd(p.firstChild, 1);
                  const letter = range.getBoundingClientRect(), all = p.getBoundingClientRect();
                  return all.right - letter.right }"""
    )
    assert abs(first) < 4


@pytest.mark.parametrize("name", ["place", "town", "control then"])
def test_on_paper_a_table_fits_and_stays_folded(page: Page, name: str) -> None:
    page.set_viewport_size({"width": 700, "height": 1000})
    page.goto(addresses()[name])
    page.emulate_media(media="print")
    tables = page.locator(".scroll:has(table.data)")
    assert tables.count()
    assert all(table.evaluate("e => e.scrollWidth <= e.clientWidth") for table in tables.all())
    for folded in page.locator("table.data details").all():
        expect(folded.locator("summary")).to_be_visible()
        expect(folded.locator("blockquote").first).to_be_hidden()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_paper_there_is_what_can_be_read_and_nothing_to_press(page: Page, theme: str) -> None:
    page.goto(addresses()["report"])
    page.emulate_media(media="print", color_scheme="dark" if theme == "dark" else "light")
    for selector in (".masthead nav", ".search", ".mark-label", ".comment-new", ".votes", ".skip"):
        assert not page.locator(selector).first.is_visible(), selector
    expect(page.locator(".report-text")).to_be_visible()
    expect(page.locator(".claim").first).to_be_visible()
    ground, ink = (page.evaluate(f"getComputedStyle(document.body).{name}") for name in ("backgroundColor", "color"))
    assert (ground, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
    kinds = page.evaluate("getComputedStyle(document.querySelector('.claim .shape')).fill")
    assert max(map(int, re.findall(r"\d+", kinds))) < 200, "a pale sign is lost on white"


def test_time_runs_from_the_right_for_those_who_read_so(page: Page) -> None:
    def ends(selector: str) -> list[float]:
        boxes = [found.bounding_box() for found in page.locator(selector).all()]
        return [box["x"] for box in boxes if box]

    page.goto("/search/?q=headline&kind=attack&kind=control")
    assert ends(".histogram .bar") == sorted(ends(".histogram .bar"))
    page.get_by_role("link", name="العربية").click()
    expect(page).to_have_url(re.compile(r"/ar/search/\?q=headline&kind=attack&kind=control$"))
    assert len(ends(".histogram .bar")) > 1
    assert ends(".histogram .bar") == sorted(ends(".histogram .bar"), reverse=True)
    assert ends(".histogram .ends span") == sorted(ends(".histogram .ends span"), reverse=True)
    page.get_by_role("link", name="English", exact=True).first.click()
    expect(page).to_have_url(re.compile(r"[^r]/search/\?q=headline&kind=attack&kind=control$"))


@pytest.fixture
def grim(ledger: None) -> str:  # noqa: ARG001 - the place must be there first
    """Store a report of graphic kind; gives its address."""
    from marsad.ledger import store  # noqa: PLC0415 - Django is not set up when this file is read

    from .factories import BROOK, claim, mention, report  # noqa: PLC0415

    paper = report("grim", "Guards in Brookfield tortured six men.")
    store.add_report(paper, [claim(paper, "attack", "other", paper.text, places=(mention(BROOK),))])
    return "/reports/grim/"


def test_a_graphic_text_unfolds_when_asked_and_when_its_sentence_is_followed(page: Page, grim: str) -> None:
    page.goto(grim)
    text = page.locator("mark")
    expect(text).to_be_hidden()
    page.get_by_role("link", name="To its sentence").click()
    expect(text).to_be_visible()
    page.goto(grim)
    page.get_by_text("Show the text").click()
    expect(text).to_be_visible()


def test_a_printed_report_shows_its_text_and_not_its_buttons(page: Page, grim: str) -> None:
    page.goto(grim)
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("mark")).to_be_visible()
    expect(page.locator(".share")).to_be_hidden()


def test_the_address_can_be_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(addresses()["report"])
    page.get_by_role("button", name="Copy the address").click()
    expect(page.locator(".share [role=status]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#share-address").input_value()
