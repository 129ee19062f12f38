"""The record as it was known on a past day: made anew for each day that is asked for, so that it has its limits."""

import datetime as dt
from collections import deque
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_date

from marsad.ledger.asking.known import is_at_hand
from marsad.ledger.asking.once import together
from marsad.site.discussion.guard import refused
from marsad.site.discussion.reader import address_digest
from marsad.site.said import gettext as _

PERIOD: Final = dt.timedelta(hours=1)
View = Callable[..., HttpResponse]
_asked: dict[str, deque[dt.datetime]] = {}
_lock: Final = Lock()
_making: Final = Lock()


def limited(view: View) -> View:
    """Let an address have so many past days made anew within an hour, and keep robots from all of them.

    Days that are at hand already cost nothing and are not counted. Each process counts for itself. What several
    questions of one page need alike is asked once.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        day = _day(request)
        with together():
            if day is None:
                return view(request, *args, **kwargs)
            response = view(request, *args, **kwargs) if is_at_hand(day) else _made(request, view, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answer


def _day(request: HttpRequest) -> dt.date | None:
    try:
        return parse_date(request.GET.get("as_known", ""))
    except ValueError:
        return None


def _may(request: HttpRequest) -> bool:
    """Count one more for the address that asks, if it may have one more."""
    now, key = timezone.now(), address_digest(request)
    with _lock:
        for address, times in list(_asked.items()):
            while times and times[0] <= now - PERIOD:
                times.popleft()
            if not times:
                del _asked[address]
        times = _asked.setdefault(key, deque())
        if len(times) >= settings.PAST_PER_HOUR:
            return False
        times.append(now)
        return True


def _made(request: HttpRequest, view: View, *args: Any, **kwargs: Any) -> HttpResponse:
    """Have a past day made, unless one is being made: readers of other pages must not wait for it."""
    if not _making.acquire(blocking=False):
        why = _("Another past day of the record is being worked out just now. Try again in a minute.")
        return _refusal(request, why, 503, dt.timedelta(minutes=1))
    try:
        if _may(request):
            return view(request, *args, **kwargs)
    finally:
        _making.release()
    why = _(
        "What the record said on a past day is worked out anew for each day, which takes a while. So many days were "
        "asked for from your network within an hour that this one has to wait. Try again later, or look at the "
        "record as it is known now."
    )
    return _refusal(request, why, 429, PERIOD)


def _refusal(request: HttpRequest, why: str, status: int, wait: dt.timedelta) -> HttpResponse:
    response = refused(request, why, status)
    response["Retry-After"] = str(int(wait.total_seconds()))
    return response


def forget() -> None:
    """Count anew."""
    with _lock:
        _asked.clear()
