"""Which state of a page a reader has: an ETag told before the page is made, and how long a page may be kept.

A page shows the ledger as it is, in words that the program has, on a day. Its ETag is made of these three, so that a
page which has not changed costs one query and no rendering.
"""

import os
from collections.abc import Callable
from functools import cache, partial
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

from marsad.ledger.stamp import stamp
from marsad.site.kept import keep, kept
from marsad.site.remembered import answering
from marsad.site.said import get_language

_TAG: Final = "marsad.tag"
_STATE: Final = "marsad.state"
_SECRETS: Final = frozenset({"MARSAD_SECRET_KEY", "MARSAD_DATABASE", "MARSAD_LLM_KEY"})
_ALSO: Final = frozenset({"sitemap", "sitemaps"})
"""Views beside the site's pages that show the ledger."""
_SHOWN: Final = (".py", ".toml", ".html", ".po", ".json")

Seen = Callable[..., str | None]
"""Given a request and what its address names, tells what a page shows beyond the ledger; None: that can't be told."""
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def also_shows(seen: Seen) -> Callable[[View], View]:
    """Mark a view whose page shows more than the ledger, and differs by the reader's cookie."""

    def mark(view: View) -> View:
        view.seen = seen  # type: ignore[attr-defined]
        return view

    return mark


class Freshness:
    """Give pages their ETag, answer 304 where the reader has the page, and say how long it may be kept.

    A page that this process has made before for all readers, and that still says the same, is sent as it was.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Set the headers of pages that were found; those that may not be kept say so themselves."""
        with answering(partial(state, request)):
            response = self.get_response(request)
        tag = request.META.get(_TAG)
        if tag and response.status_code in {200, 304} and not response.has_header("Cache-Control"):
            response.headers.setdefault("ETag", tag)
            patch_cache_control(response, public=True, max_age=settings.PAGE_SECONDS, must_revalidate=True)
            if request.method == "GET":
                keep(tag, response)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: tuple[Any, ...], named: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Tell the page's state; a reader who has it is answered without the page being made."""
        found = request.resolver_match
        if request.method not in {"GET", "HEAD"} or found is None or settings.DEBUG:
            return None
        if found.namespace != "site" and found.url_name not in _ALSO:
            return None
        seen: Seen | None = getattr(view, "seen", None)
        more = seen(request, **named) if seen else ""
        if more is None:
            return None
        request.META[_TAG] = tag = _tag(request, more)  # a server passes no header on under such a name
        answer = get_conditional_response(request, etag=tag)
        if answer is not None and seen:
            patch_vary_headers(answer, ["Cookie"])
        return answer or kept(tag)


def state(request: HttpRequest) -> str:
    """Tell the ledger's state as it was when the request came in, or is now."""
    if _STATE not in request.META:
        request.META[_STATE] = stamp()
    return str(request.META[_STATE])


def _tag(request: HttpRequest, more: str) -> str:
    """Make a weak ETag: the same for pages that say the same."""
    today = timezone.now().date().isoformat()
    told = "\n".join((state(request), program(), today, request.build_absolute_uri(), get_language() or "", more))
    return f'W/"{blake2b(told.encode(), digest_size=12).hexdigest()}"'


@cache
def program() -> str:
    """Digest what this process makes pages of: the package's files, and the settings of the environment."""
    digest = blake2b(digest_size=12)
    _add_folder(digest, files("marsad"))
    for name in sorted(os.environ):
        if name.startswith("MARSAD_") and name not in _SECRETS:
            digest.update(f"{name}={os.environ[name]}\n".encode())
    return digest.hexdigest()


def _add_folder(digest: blake2b, folder: Traversable) -> None:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            _add_folder(digest, item)
        elif item.name.endswith(_SHOWN):
            digest.update(item.name.encode() + b"\0" + item.read_bytes())
