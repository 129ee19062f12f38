"""Events and sources, as they were known."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from django.db.models import Q

from marsad.ledger.asking.filters import Asked, Words, asked
from marsad.ledger.asking.known import Derived, Known
from marsad.ledger.asking.places import entries
from marsad.model import Event, Place, SourceRecord
from marsad.reconcile.areas import Area, Entries
from marsad.reconcile.sources import independent
from marsad.reconcile.voices import Days, voices


def events(  # noqa: PLR0913 - one parameter for each thing that can be asked for
    *,
    place: str | Place | Area | None = None,
    start: dt.date | None = None,
    end: dt.date | None = None,
    kind: Words = None,
    action: Words = None,
    group: Words = None,
    actor: Words = None,
    source: Words = None,
    uncertain: bool = False,
    as_of: dt.date | None = None,
    as_known: dt.date | dt.datetime | None = None,
) -> list[Event]:
    """List events, the latest first.

    Args:
        place: a place's id, or a name however it is spelled, or the area that it was found to be; with what lies in it.
        start: the first day on which it happened.
        end: the last day, included. An event of several days belongs to a period that any of them lies in; one without
            a day to one that it must have happened in, going by its first report.
        kind: attack, control, casualties, …; several may be given, here and below.
        action: any of its actions.
        group: whom it harmed, or what it hit.
        actor: a party, by id, name or alias, with what belongs to it.
        source: any of its independent sources.
        uncertain: also those that may belong to the place, the days or the party.
        as_of: nothing that happened behind this day.
        as_known: as the record was at the end of this day (UTC), or at this moment.

    Raises:
        InputError: a word is of no vocabulary, or a place is not known.
    """
    wanted = asked(
        place=place, start=start, end=end, kind=kind, action=action, group=group, actor=actor, source=source,
        as_of=as_of, uncertain=uncertain,
    )  # fmt: skip
    found = Known(as_known).events(wanted.events_sql())
    places = entries(event.place.id for event in found.events if event.place) if wanted.area else {}
    belonging = _belonging(found, wanted, places)
    return sorted(belonging, key=lambda event: (-(event.date.start.toordinal() if event.date else 0), event.id))


def _belonging(found: Derived, wanted: Asked, places: Entries) -> Sequence[Event]:
    if wanted.is_everything:
        return found.events
    return [event for event in found.events if wanted.has_event(event, places, found.first_told.get(event.id))]


def sources(  # noqa: PLR0913 - one parameter for each thing that can be asked for
    *,
    place: str | Place | Area | None = None,
    start: dt.date | None = None,
    end: dt.date | None = None,
    kind: Words = None,
    source: Words = None,
    as_of: dt.date | None = None,
    as_known: dt.date | dt.datetime | None = None,
) -> list[SourceRecord]:
    """Say of each independent source what it claimed, how often it stood alone, and how its figures stand to others'.

    Those of most events come first. The arguments are those of ``events``; ``source`` leaves those named.
    """
    known = Known(as_known)
    wanted = asked(place=place, start=start, end=end, kind=kind, source=source, as_of=as_of)
    claims, of = known.claims(Q())
    record = known.events(wanted.events_sql())
    named = chain((place for c in claims for place in c.places), (e.place for e in record.events if e.place))
    places = entries(place.id for place in named) if wanted.area else {}
    names = independent(claims, of, {key: key for key in of})  # "the source" is told by what its report says before
    everyone = replace(wanted, sources=None)
    whole = everyone.is_everything
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    told: dict[str, Days] = {}
    for claim in claims:
        report = of[claim.report]
        if whole or everyone.has_claim(claim, report, places):
            counted[name := names[claim.id]][claim.kind] += 1
            if day := report.published:
                first, last = told.get(name, (day, day))
                told[name] = min(first, day), max(last, day)
    found = voices(_belonging(record, everyone, places), counted, told)
    kept = [item for item in found if wanted.sources is None or item.source.casefold() in wanted.sources]
    return sorted(kept, key=lambda item: (-item.events, -sum(item.claims.values()), item.source))
