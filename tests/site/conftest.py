"""A ledger with something in it, and a browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture
def ledger(db: None) -> None:  # noqa: ARG001 - the database must be there first
    """Fill the ledger."""
    from .factories import fill  # noqa: PLC0415 - Django is not set up when this file is read

    fill()


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Open Chromium for the tests of one module.

    Playwright's loop runs in this thread while it is open, which Django takes for asynchronous code and refuses.
    """
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()
