"""Forms that only pages of this site may send.

A page with Django's own token would differ for every reader, set a cookie and could not be cached. What browsers say
of where a request comes from does the same without: ``Sec-Fetch-Site``, else ``Origin``, else ``Referer``, and a
request that says nothing is refused. The cookie's ``SameSite=Lax`` is the second lock.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from marsad.site.said import gettext as _

View = Callable[..., HttpResponse]


def from_this_site(view: View) -> View:
    """Answer what other sites send with 403; it takes the place of Django's token."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not is_from_here(request):
            why = _("The form was not sent from a page of this site, or your browser does not say from where.")
            return refused(request, why, 403)
        return view(request, *args, **kwargs)

    return guarded


def is_from_here(request: HttpRequest) -> bool:
    """Say whether a request was sent by a page of this site, as far as the browser tells."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    told = request.headers.get("Origin") or request.headers.get("Referer") or ""
    try:
        return urlsplit(told).netloc == request.get_host()
    except ValueError:
        return False


def refused(request: HttpRequest, why: str, status: int) -> HttpResponse:
    """Say on a page of its own why something was not done."""
    return render(request, "marsad/refused.html", {"why": why, "stays_at": "/"}, status=status)
