"""Events that the record answered with, as rows of the ledger are shown; those of a past record have no row."""

from collections.abc import Sequence

from marsad import model
from marsad.ledger import rows
from marsad.ledger.asking.places import place_rows
from marsad.ledger.models import Event, Place
from marsad.site.queries.events import ShownEvent, ShownToll, in_order


def shown_events(events: Sequence[model.Event]) -> list[ShownEvent]:
    """Show events as lists do, with their tolls; two queries at most. What the ledger has no more has no link."""
    kept = Event.objects.filter(uid__in=[event.id for event in events]).select_related("place").defer("data")
    linked = {row.uid: row.place for row in kept}
    places = {place.uid: place for place in linked.values() if place}
    more = {event.place.id for event in events if event.place and event.place.id} - set(places)
    places |= place_rows(more)
    return [_shown(event, places, linked=event.id in linked) for event in events]


def _shown(event: model.Event, places: dict[str, Place], *, linked: bool) -> ShownEvent:
    row = rows.event_row(event, {uid: place.pk for uid, place in places.items()})
    if event.place and event.place.id in places:
        row.place = places[event.place.id]
    tolls = in_order(map(ShownToll, event.tolls))
    return ShownEvent(row, tolls, linked=linked)
