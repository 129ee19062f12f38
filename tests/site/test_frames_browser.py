"""What a newspaper's page shows of this site in a frame, in a real browser and from another origin."""

import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.test import Client
from playwright.sync_api import Browser, FrameLocator, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from .pages import addresses

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Paper:
    """A newspaper's site: a server of its own on this machine, so that its pages are of another origin."""

    def __init__(self) -> None:
        """Serve one page."""
        paper = self
        self.body = ""

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                """Answer with the page."""
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(paper.body.encode())

            def log_message(self, *_told: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.origin = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def shows(self, page: Page, code: str) -> FrameLocator:
        """Open its page with these words in it."""
        icon = '<link rel="icon" href="data:,">'
        self.body = f'<!doctype html><html lang="en">{icon}<title>Paper</title><main><h1>Paper</h1>{code}</main></html>'
        page.goto(self.origin)
        return page.frame_locator("iframe")


@pytest.fixture(scope="module")
def paper() -> Iterator[Paper]:
    """Serve the paper."""
    opened = Paper()
    yield opened
    opened.server.shutdown()
    opened.server.server_close()


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, paper: Paper, ledger: None) -> Iterator[Page]:  # noqa: ARG001
    """A reader's tab, in which nothing but the two sites is asked for anything, and no cookie is set."""
    context = browser.new_context()
    tab = context.new_page()
    elsewhere: list[str] = []
    own = (live_server.url, paper.origin, "data:")
    tab.on("request", lambda asked: asked.url.startswith(own) or elsewhere.append(asked.url))
    yield tab
    cookies = context.cookies()
    context.close()
    assert (elsewhere, cookies) == ([], [])


def code_of(live_server: LiveServer, name: str) -> str:
    """Ask the site's oEmbed for the words to embed a page."""
    address = live_server.url + addresses()[name]
    host = live_server.url.removeprefix("http://")
    told = Client(headers={"host": host}).get("/oembed", {"url": address})
    return str(told.json()["html"])


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("map", "6 events"),
        ("tolls of a place", "Tolls · Upland"),
        ("event", "Air strike in Brookfield, 3 May 2021"),
        ("town", "Milltown"),
    ],
)
def test_what_oembed_gives_is_shown_by_another_site(
    page: Page, paper: Paper, live_server: LiveServer, name: str, says: str
) -> None:
    frame = paper.shows(page, code_of(live_server, name))
    expect(frame.locator("main")).to_contain_text(says)
    inner = page.frames[1]
    assert inner.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(frame.get_by_role("link", name="In full, with all sources")).to_be_visible()


@pytest.mark.parametrize("width", [320, 640])
def test_a_framed_map_moves_within_its_frame_and_opens_in_full_beside_it(
    page: Page, paper: Paper, live_server: LiveServer, width: int
) -> None:
    source = f"{live_server.url}/ar/embed/map/"
    frame = paper.shows(page, f'<iframe src="{source}" width="{width}" height="700" title="Map"></iframe>')
    assert page.frames[1].evaluate("document.documentElement.scrollWidth") <= width
    assert page.frames[1].evaluate("document.dir") == "rtl"
    frame.locator(".map-moves a").first.click()
    expect(frame.locator(".map-moves a").first).to_be_visible()
    page.frames[1].wait_for_url(re.compile("box="))
    assert page.url == f"{paper.origin}/"
    with page.context.expect_page() as opened:
        frame.locator(".embed-foot a").first.click()
    assert opened.value.url.startswith(f"{live_server.url}/ar/map/?")
    expect(opened.value.locator("h1")).to_be_visible()


@pytest.mark.parametrize("address", ["/map/", "/reports/post-1/"])
def test_what_is_not_to_be_framed_is_not_shown(page: Page, paper: Paper, live_server: LiveServer, address: str) -> None:
    paper.shows(page, f'<iframe src="{live_server.url}{address}" title="No"></iframe>')
    assert "Marsad" not in page.frames[1].content()


@pytest.mark.parametrize("named", [True, False])
def test_only_the_sites_that_are_named_may_frame(
    page: Page, paper: Paper, live_server: LiveServer, settings: Settings, named: bool
) -> None:
    settings.EMBEDS = [paper.origin if named else "https://gazette.example"]
    frame = paper.shows(page, f'<iframe src="{live_server.url}/embed/map/" title="Map"></iframe>')
    expect(frame.locator(".map-page")).to_have_count(int(named))
