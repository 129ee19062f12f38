"""Take pictures of the site's main pages: in every language, light and dark, wide and on a phone.

python docs/screenshots.py [FOLDER]

Serves the sample from a home that goes again, and opens it in Chromium (MARSAD_CHROMIUM, else as found on the path).
The pictures are called PAGE-LANGUAGE-THEME-SCREEN.png; FOLDER is build/screenshots unless given. The two that the
README shows go to docs/images.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PREFIXES = {"en": "/", "ar": "/ar/"}
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SCREENS = {"wide": (1280, 900), "phone": (390, 844)}
REPORT = "reports/sample-jubas-cedar/"
PAGES: dict[str, tuple[str, ...]] = {
    "front": ("",),
    "reports": ("reports/",),
    "report": (REPORT,),
    "event": (REPORT, "#events + ul a"),
    "place": (REPORT, "#events + ul a", ".facts a[href*='/places/']"),
    "search": ("search/?q=Jubas",),
    "map": ("map/",),
    "tolls": ("tolls/",),
    "control": ("control/?as_of=2019-12-31",),
    "source": (REPORT, ".claim a[href*='/sources/']"),
    "about": ("about/",),
}
"""An address, and the links to follow from there, by selectors of style sheets."""
README: dict[str, tuple[str, str, Literal["light", "dark"]]] = {
    "report.jpg": ("report", "en", "light"), "event.jpg": ("event", "ar", "dark"),
}  # fmt: skip


@contextmanager
def served() -> Iterator[str]:
    """Serve the sample; gives the address."""
    with tempfile.TemporaryDirectory(prefix="marsad-screenshots-") as home:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("MARSAD_", "DJANGO_"))}
        env = kept | {"MARSAD_HOME": home, "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "marsad", "demo", "--port", "0"]
        server = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)  # noqa: S603
        try:
            assert server.stdout is not None  # noqa: S101 - it is a pipe
            line = next((line for line in server.stdout if line.startswith("Serving at ")), "")
            if not line:
                raise SystemExit("marsad demo ended before it served anything; what it said stands above")
            yield line.split()[2]
        finally:
            server.terminate()
            server.communicate()


def chromium() -> str:
    """Find a Chromium."""
    names = (os.environ.get("MARSAD_CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        raise SystemExit("Chromium is missing (Debian: apt-get install chromium); MARSAD_CHROMIUM names another")
    return found


def go(page: Page, prefix: str, steps: tuple[str, ...]) -> None:
    """Open a page by its address, or by the links that lead to it."""
    page.goto(prefix + steps[0])
    for selector in steps[1:]:
        page.goto(page.locator(selector).first.get_attribute("href") or "")


def take(browser: Browser, address: str, folder: Path) -> int:
    """Take all pictures; gives how many."""
    taken = 0
    for screen, (width, height) in SCREENS.items():
        context = browser.new_context(base_url=address, viewport={"width": width, "height": height})
        page = context.new_page()
        for language, prefix in PREFIXES.items():
            for name, steps in PAGES.items():
                go(page, prefix, steps)
                for theme in THEMES:
                    page.emulate_media(color_scheme=theme)
                    page.screenshot(path=folder / f"{name}-{language}-{theme}-{screen}.png", full_page=True)
                    taken += 1
        context.close()
    return taken


def take_for_readme(browser: Browser, address: str, folder: Path) -> None:
    """Take what the README shows: the upper part of two pages."""
    for name, (what, language, theme) in README.items():
        context = browser.new_context(base_url=address, color_scheme=theme, viewport={"width": 1200, "height": 840})
        page = context.new_page()
        go(page, PREFIXES[language], PAGES[what])
        page.screenshot(path=folder / name, type="jpeg", quality=80)
        context.close()


def main(folder: Path) -> None:
    """Take pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, served() as address:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        print(f"{take(browser, address, folder)} pictures in {folder}")
        take_for_readme(browser, address, ROOT / "docs" / "images")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "screenshots")
