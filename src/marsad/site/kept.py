"""Pages as they were sent to all readers, kept by this process as long as nothing that they show has changed."""

from collections import OrderedDict
from threading import Lock
from typing import Final

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase

from marsad.ledger import backend

_LARGEST: Final = 1_000_000
"""Bytes of the largest page that is kept."""

_Page = tuple[bytes, tuple[tuple[str, str], ...], bool]
"""What was sent, its headers, and whether other sites may frame it."""
_pages: OrderedDict[tuple[str, str], _Page] = OrderedDict()
_lock: Final = Lock()


def keep(tag: str, response: HttpResponseBase) -> None:
    """Keep a page by its ETag, which tells all that it shows; one with a cookie, or not made for all, is not kept."""
    most = settings.PAGE_MEMORY * 1_000_000
    if not isinstance(response, HttpResponse) or response.status_code != 200 or response.cookies:
        return
    if not most or len(response.content) > min(_LARGEST, most):
        return
    with _lock:
        framed = getattr(response, "xframe_options_exempt", False)
        _pages[backend.location(), tag] = response.content, tuple(response.items()), framed
        while sum(len(content) for content, *_ in _pages.values()) > most:
            _pages.popitem(last=False)


def kept(tag: str) -> HttpResponse | None:
    """Give a page of this ETag as it was sent before; None where it was not, or is no longer kept."""
    key = (backend.location(), tag)
    with _lock:
        if key not in _pages:
            return None
        _pages.move_to_end(key)
        content, headers, framed = _pages[key]
    response = HttpResponse(content, headers=dict(headers))
    response.xframe_options_exempt = framed
    return response


def forget() -> None:
    """Forget all pages."""
    with _lock:
        _pages.clear()
