"""What all answers have: the language of their address, and a policy that lets nothing in from elsewhere."""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation

from marsad.site import languages
from marsad.site.said import speaking

SOURCES: Final = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)


def policy(frames: str = "'none'") -> str:
    """Write the policy: nothing inline, nothing from elsewhere but the pictures of a tile server where one is set.

    ``frames`` are the sites that may show the page in a frame.
    """
    tiles = urlsplit(settings.TILES)
    pictures = f"img-src 'self' {tiles.scheme}://{tiles.netloc}" if settings.TILES else "img-src 'self'"
    return "; ".join((*SOURCES, pictures, f"frame-ancestors {frames}"))


class ContentSecurityPolicy:
    """Add the policy to every answer that does not bring its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the header set; Django's own debugging pages, which are styled inline, go without it."""
        response = self.get_response(request)
        if not (settings.DEBUG and response.status_code >= 400):
            response.headers.setdefault("Content-Security-Policy", policy())
        return response


class LanguageOfAddress:
    """Answer in the language that the address begins with, else in the site's own.

    Unlike Django's ``LocaleMiddleware`` it asks nothing else of the request, no cookie and no header: one address is
    one page, and a cache may keep it for all. The admin, which no cache keeps, speaks the language that an editor
    chose, else that of the browser.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and say in which language; the site's own has no prefix, and who asks for it by one is led on."""
        if request.path_info.startswith("/admin/"):
            return self._answer(request, translation.get_language_from_request(request))
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        if language == settings.LANGUAGE_CODE and languages.bare(request.path_info) != request.path_info:
            return HttpResponseRedirect(languages.address(request, language))
        return self._answer(request, language)

    def _answer(self, request: HttpRequest, language: str) -> HttpResponse:
        with speaking(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
