"""A ledger with something in it, and a browser."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(autouse=True)
def forgets(settings: Any) -> None:
    """Remember nothing of another test's ledger, which may be in the same state."""
    from marsad.site import kept, past, remembered  # noqa: PLC0415 - Django is not set up when this file is read

    remembered.forget()
    past.forget()
    kept.forget()
    settings.PAGE_MEMORY = 0  # tests change rows behind the ledger's back


@pytest.fixture
def ledger(db: None) -> None:  # noqa: ARG001 - the database must be there first
    """Fill the ledger."""
    from .factories import fill  # noqa: PLC0415 - Django is not set up when this file is read

    fill()


@pytest.fixture
def reports(db: None) -> None:  # noqa: ARG001 - the database must be there first
    """Store two reports with nothing read in them, one of them in two revisions."""
    from marsad.ledger.models import Report  # noqa: PLC0415 - Django is not set up when this file is read

    given = {"title": "Headline", "text": "Words.", "publisher": "Morning Post", "language": "en"}
    Report.objects.create(uid="post-1", digest="1", **given)
    Report.objects.create(uid="gazette-1", digest="1", current=False, **given)
    Report.objects.create(uid="gazette-1", digest="2", revision=2, **given)


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
