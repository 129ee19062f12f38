"""Who holds what on a day, for maps: the record's spans of control, by all that is known now."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Min, Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from marsad.ledger.models import ControlSpan
from marsad.site.maps.ground import Hold, Party, letter
from marsad.site.names import reads_arabic, voice

_LETTERED: Final = 6


@dataclass(frozen=True, slots=True)
class Listed:
    """A party in the legend, and in how many places it holds, contests or besieges."""

    number: int
    name: str
    places: int

    @property
    def letter(self) -> str:
        """What the map writes on its sign."""
        return letter(self.number)

    @property
    def shade(self) -> str:
        """The class of its colour."""
        return f"h{min(self.number, _LETTERED)}"


@dataclass(frozen=True, slots=True)
class HeldOn:
    """Who holds what on a day; ``parties`` of most places first."""

    day: dt.date
    holds: Sequence[Hold]
    parties: Sequence[Listed]


@dataclass(frozen=True, slots=True)
class _Span:
    """A span with its place, as the database gives it."""

    place: str
    name: str
    latitude: float
    longitude: float
    actor: str
    state: str
    start: dt.date | None


def held_on(day: dt.date, places: RawSQL | None = None, actors: Sequence[str] = ()) -> HeldOn:
    """Say who holds, contests or besieges what on a day; two queries.

    A span whose first day is not known counts from the first day that any of its claims speaks of. ``places`` is a
    subquery of places' keys; of ``actors``, named as in the record, only what they hold is given.
    """
    spans = _spans(day, places)
    by_place: dict[str, list[_Span]] = {}
    for span in spans:
        by_place.setdefault(span.place, []).append(span)
    if actors:
        named = {name.casefold() for name in actors}
        by_place = {key: some for key, some in by_place.items() if any(one.actor.casefold() in named for one in some)}
    counted = Counter(name for some in by_place.values() for name in {one.actor for one in some})
    ordered = sorted(counted, key=lambda name: (-counted[name], name))
    numbers = {name: number for number, name in enumerate(ordered)}
    parties = [Listed(number, voice(name), counted[name]) for name, number in numbers.items()]
    return HeldOn(day, [_hold(some, numbers) for some in by_place.values()], parties)


def _spans(day: dt.date, places: RawSQL | None) -> list[_Span]:
    first = Min(Coalesce("claims__date_start", "claims__report__published"))
    running = ControlSpan.objects.filter(Q(end__isnull=True) | Q(end__gte=day))
    if places is not None:
        running = running.filter(place__in=places)
    columns = ("place__uid", "place__name", "place__name_ar", "place__latitude", "place__longitude",
               "actor", "state", "start")  # fmt: skip
    dated = running.filter(start__lte=day).order_by().values_list(*columns)
    undated = running.filter(start__isnull=True).order_by().annotate(told=first).filter(told__lte=day)
    found = [*dated, *undated.values_list(*columns)]
    arabic = reads_arabic()
    spans = [
        _Span(uid, (name_ar or name) if arabic else name, latitude, longitude, actor, state, start)
        for uid, name, name_ar, latitude, longitude, actor, state, start in found
    ]
    return sorted(spans, key=lambda span: (span.place, span.start or dt.date.min, span.actor, span.state))


def _hold(spans: Sequence[_Span], numbers: Mapping[str, int]) -> Hold:
    first = spans[0]
    parties = [Party(numbers[span.actor], voice(span.actor), span.state, span.start) for span in spans]
    return Hold(first.name, first.latitude, first.longitude, first.place, parties)
