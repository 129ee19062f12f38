"""Who reads: a random number in a signed cookie, set only when a reader adds something, and a digest of the address."""

import datetime as dt
import ipaddress
import secrets
from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac

COOKIE = "marsad_reader"
_SALT = "marsad.site.discussion.reader"
_KEPT = dt.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Reader:
    """One who adds something: the number of the cookie, whether it is new, and a digest of the address."""

    key: str
    address: str
    new: bool = False

    def remember(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Set the cookie, for a year from now."""
        response.set_signed_cookie(
            COOKIE, self.key, salt=_SALT, max_age=_KEPT, secure=request.is_secure(), httponly=True, samesite="Lax"
        )
        return response


def known(request: HttpRequest) -> str:
    """Give the number in the reader's cookie, "" where there is none or it was not signed here."""
    if COOKIE not in request.COOKIES:
        return ""
    try:
        return str(request.get_signed_cookie(COOKIE, salt=_SALT, max_age=_KEPT))
    except BadSignature:
        return ""


def of(request: HttpRequest) -> Reader:
    """Tell who sends something; one without a cookie gets a number."""
    key = known(request)
    return Reader(key or secrets.token_hex(16), address_digest(request), new=not key)


def address_digest(request: HttpRequest) -> str:
    """Digest the address and the day, so that nobody can be followed from one day to the next.

    A network of IPv6 (64 bits) counts as one address: a single household has as many as it likes within it.
    """
    return digest(_address(request), timezone.now().date())


def digest(address: str, day: dt.date) -> str:
    """Digest an address as it is kept on a day."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        network = address
    else:
        bits = 64 if parsed.version == 6 else 32
        network = str(ipaddress.ip_network((parsed, bits), strict=False))
    return salted_hmac(_SALT, f"{day.isoformat()} {network}", algorithm="sha256").hexdigest()[:32]


def _address(request: HttpRequest) -> str:
    """The reader's address: the one that the outermost proxy of ours saw, or the one that is connected."""
    connected = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.PROXIES:
        return connected
    told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    return told[-settings.PROXIES] if len(told) >= settings.PROXIES else connected
