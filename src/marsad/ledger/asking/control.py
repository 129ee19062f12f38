"""Who held what, and how the front moved, as it was known."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Final

import msgspec
from django.db.models import Q, QuerySet
from django.utils import timezone

from marsad.ledger.asking import clocks
from marsad.ledger.asking.filters import Asked, Words, asked
from marsad.ledger.asking.known import Known
from marsad.ledger.asking.places import entries
from marsad.ledger.models import Claim, ControlClaim
from marsad.model import Control, ControlChange, Front, InputError, Place, PlaceControl
from marsad.reconcile.areas import Area
from marsad.reconcile.control import words_by_place
from marsad.reconcile.front import Ground, changed
from marsad.reconcile.sources import source_of
from marsad.reconcile.standing import History

CONTROL: Final = Q(kind="control")
"""The claims that who holds what is told by."""


def control(
    *,
    place: str | Place | Area | None = None,
    actor: Words = None,
    source: Words = None,
    as_of: dt.date | None = None,
    as_known: dt.date | dt.datetime | None = None,
) -> Control:
    """Say who held what on a day, place by place, and what was said of provinces and shares by then.

    Args:
        place: a place's id, or a name however it is spelled; with what lies in it.
        actor: only what a party holds, contests or besieges: by id, name or alias, with what belongs to it.
        source: as these sources alone tell it.
        as_of: the day; None: that of ``as_known``, else today.
        as_known: what was stored and judged by the end of this day (UTC), or by this moment.

    Raises:
        InputError: a place is not known.
    """
    wanted = asked(place=place, actor=actor, source=source)
    found = _ground(wanted, as_known).as_of(as_of or _day(as_known))
    parties = wanted.parties
    if parties is None:
        return found
    places = tuple(item for item in found.places if any(map(parties, _named(item))))
    wide = tuple(item for item in found.wide if item.actor is not None and parties(item.actor))
    return msgspec.structs.replace(found, places=places, wide=wide)


def front(  # noqa: PLR0913 - one parameter for each thing that can be asked for
    start: dt.date,
    end: dt.date,
    *,
    place: str | Place | Area | None = None,
    actor: Words = None,
    source: Words = None,
    as_known: dt.date | dt.datetime | None = None,
) -> Front:
    """Say what changed hands between the ends of two days, and so many places beside those that are named.

    The other arguments are those of ``control``; ``actor`` leaves the places that it held on either day.

    Raises:
        InputError: a place is not known, or the second day is before the first.
    """
    if end < start:
        raise InputError(f"is {end}, before the first day {start}", field="end")
    wanted = asked(place=place, actor=actor, source=source)
    found = _ground(wanted, as_known).between(start, end)
    parties = wanted.parties
    if parties is None:
        return found
    changes = tuple(
        item
        for item in found.changes
        if any(parties(name) for side in (item.before, item.after) if side for name in _named(side))
    )
    taken = tuple(item for item in found.taken if item.told.actor is not None and parties(item.told.actor))
    return msgspec.structs.replace(found, changes=changes, taken=taken)


def changes(start: dt.date, end: dt.date) -> tuple[ControlChange, ...]:
    """Say which places changed hands between the ends of two days, as ``front`` does; three queries.

    What is said of a place is read only if something is said of it that can be told on these days and not before.
    """
    known = Known()
    narrow = Q(uid__in=_of_places_told_of(known, start, end)) if known.is_built else CONTROL
    return changed(words_by_place(*known.claims(narrow)), start, end)


def _of_places_told_of(known: Known, start: dt.date, end: dt.date) -> "QuerySet[ControlClaim, Any]":
    """Find the claims on places that anything is said of on some days: by the claim's own, else by its report's."""
    by_day = Q(date_end__gt=start, date_end__lte=end)
    by_report = Q(date_end__isnull=True, report__published__gt=start, report__published__lte=end)
    new = Claim.counting.filter(CONTROL & (by_day | by_report)).order_by().values("uid")
    told = ControlClaim.objects.filter(Q(claim__in=new) | Q(report__in=known.corrected)).values("place")
    return ControlClaim.objects.filter(place__in=told).values("claim")


def history(as_known: dt.date | dt.datetime | None = None) -> History:
    """Give who held what on any day, as ``control`` says it, to be asked for many days.

    Args:
        as_known: what was stored and judged by the end of this day (UTC), or by this moment.
    """
    return Known(as_known).history


def _ground(wanted: Asked, as_known: dt.date | dt.datetime | None) -> Ground:
    claims, of = Known(as_known).claims(CONTROL)
    if wanted.sources is not None:
        claims = [c for c in claims if source_of(c, of[c.report]).casefold() in wanted.sources]
    places = entries(item.id for claim in claims for item in claim.places)
    if wanted.area is None:
        return Ground(claims, of, places)
    return Ground(claims, of, places, area=wanted.area, key=wanted.area.key)


def _day(as_known: dt.date | dt.datetime | None) -> dt.date:
    moment = clocks.moment(as_known)
    return (moment or timezone.now()).date()


def _named(item: PlaceControl) -> Iterable[str]:
    yield from (item.holder,) if item.holder else ()
    yield from item.contenders
    yield from item.besiegers
