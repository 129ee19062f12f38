"""What all answers have: the language of their address, and a policy that lets nothing in from elsewhere."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation

from marsad.site import languages

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


class ContentSecurityPolicy:
    """Add the policy to every answer that does not bring its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the header set; Django's own debugging pages, which are styled inline, go without it."""
        response = self.get_response(request)
        if not (settings.DEBUG and response.status_code >= 400):
            response.headers.setdefault("Content-Security-Policy", POLICY)
        return response


class LanguageOfAddress:
    """Answer in the language that the address begins with, else in the site's own.

    Unlike Django's ``LocaleMiddleware`` it asks nothing else of the request, no cookie and no header: one address is
    one page, and a cache may keep it for all.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and say in which language; the site's own has no prefix, and who asks for it by one is led on."""
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        if language == settings.LANGUAGE_CODE and languages.bare(request.path_info) != request.path_info:
            return HttpResponseRedirect(languages.address(request, language))
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
