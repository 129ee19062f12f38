"""Events as the record knew them on a past day, for the map: narrowed by what a past record can be asked for."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from marsad import ledger, model
from marsad.ledger import rows
from marsad.ledger.asking.known import Known
from marsad.ledger.asking.places import place_rows
from marsad.ledger.models import Event, Place
from marsad.model import InputError
from marsad.reconcile.areas import Area
from marsad.site.queries.areas import POINTS
from marsad.site.queries.counting import EventTable
from marsad.site.search_filters import MapFilter


@dataclass(frozen=True)
class KnownEvents:
    """The events of a past record that fit, whatever their days and kind; ``more``: further places to read with theirs.

    ``areas`` are what the record is narrowed to by place; none: everywhere.
    """

    events: Sequence[model.Event]
    more: Collection[str] = ()
    areas: Sequence[Area] = ()

    @classmethod
    def read(cls, form: MapFilter, day: dt.date, more: Callable[[], Collection[str]] = tuple) -> "KnownEvents":
        """Ask the record as it was at the end of a day; what is no action finds nothing."""
        action, actor, source = (form.cleaned_data.get(name) or None for name in ("action", "actor", "source"))
        record = Known(day)
        if not record.is_stored:  # its places are read together
            named = (event.place.id for event in record.events().events if event.place)
            place_rows([*named, *record.history.places])
        found: dict[str, model.Event] = {}
        try:
            for area in form.areas or (None,):
                told = ledger.events(place=area, action=action, actor=actor, source=source, as_known=day)
                found |= {event.id: event for event in told}
        except InputError:
            found = {}
        fitting = [event for event in found.values() if not form.contested_only or _is_contested(event)]
        return cls(fitting, more(), tuple(form.areas))

    @cached_property
    def places(self) -> dict[str, Place]:
        """The places of all events, and more, by their ids."""
        wanted = {event.place.id for event in self.events if event.place and event.place.id}
        return place_rows(wanted.union(self.more))

    @cached_property
    def place_keys(self) -> Collection[int] | None:
        """The keys of those of the places that surely lie where the record is narrowed to; None: everywhere."""
        if not self.areas:
            return None
        return {row.pk for row in self.places.values() if self.is_here(rows.place_record(row))}

    def is_here(self, place: model.Place) -> bool:
        """Say whether a place surely lies where the record is narrowed to."""
        mention = model.PlaceMention(text=place.name, id=place.id, precision=1)
        return not self.areas or any(area.lies(mention, place) == "in" for area in self.areas)

    @cached_property
    def table(self) -> EventTable:
        """The same in columns; an event that the record has still leads to its page."""
        keys = {uid: row.pk for uid, row in self.places.items()}
        now = dict(Event.objects.filter(uid__in=[event.id for event in self.events]).values_list("uid", "pk"))
        laid = [rows.event_row(event, keys) for event in self.events]
        for number, row in enumerate(laid):
            row.pk = now.get(row.uid, -1 - number)
        return EventTable.of(laid, self.places.values())

    def displaced(self, since: dt.date | None, until: dt.date | None) -> tuple[Counter[Place], int]:
        """Add up how many were displaced at least, by place, and count the events that give no such number."""
        people: Counter[Place] = Counter()
        without = 0
        for event in self.events:
            place = self.places.get(event.place.id or "") if event.place else None
            if event.kind != "displacement" or place is None or place.kind not in POINTS:
                continue
            if not _lies_within(event, since, until):
                continue
            figures = [toll.low for toll in event.tolls if toll.action == "displaced" and toll.low is not None]
            if figures:
                people[place] += max(figures)
            else:
                without += 1
        return people, without


def _is_contested(event: model.Event) -> bool:
    return bool(event.contradictions or event.denied_by)


def _lies_within(event: model.Event, since: dt.date | None, until: dt.date | None) -> bool:
    if not (since or until):
        return True
    days = event.date
    return days is not None and (since is None or days.end >= since) and (until is None or days.start <= until)
