"""Who holds what on a day, for maps: what the page of control says, worked out once for all days."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from marsad.ledger.asking.control import history
from marsad.ledger.models import Place
from marsad.model import PlaceControl
from marsad.reconcile.standing import History, parties
from marsad.site.maps.ground import Hold, Party, letter
from marsad.site.names import reads_arabic, voice
from marsad.site.remembered import at_hand, remembered

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
class _At:
    """A place as the map names it, by its key."""

    key: int
    name: str
    latitude: float
    longitude: float

    @classmethod
    def of(cls, place: Place, *, arabic: bool) -> "_At":
        """Take it from a row."""
        name = (place.name_ar or place.name) if arabic else place.name
        return cls(place.pk, name, place.latitude, place.longitude)


@dataclass(frozen=True, slots=True)
class _Known:
    """Who held what on any day, with the places."""

    history: History
    places: Mapping[str, _At]

    @classmethod
    def read(cls, state: str, as_known: dt.date | None, at_hand: Iterable[Place]) -> "_Known":
        """Read what was said of control; one query for places that are not at hand."""
        found, arabic = said_of_control(state, as_known), reads_arabic()
        places = {place.uid: place for place in at_hand if place.uid in found.places}
        if more := found.places.keys() - places.keys():
            places |= {place.uid: place for place in Place.objects.defer("names").filter(uid__in=more)}
        return cls(found, {uid: _At.of(place, arabic=arabic) for uid, place in places.items()})


def said_of_control(state: str, as_known: dt.date | None = None) -> History:
    """Give who held what on any day, as ``history`` does, worked out once for each state of the ledger; two queries."""
    is_past = as_known is not None
    return remembered(state, (_HISTORY, as_known), lambda: history(as_known), any_language=True, is_past=is_past)


_HISTORY: Final = "history"


def said_if_at_hand(state: str) -> History | None:
    """Give the same of now if it was worked out before; for what can be told without."""
    return at_hand(state, (_HISTORY, None))


def held_on(  # noqa: PLR0913 - what may be asked, and what is known already
    state: str,
    day: dt.date,
    places: Collection[int] | None = None,
    actors: Sequence[str] = (),
    *,
    as_known: dt.date | None = None,
    at_hand: Iterable[Place] = (),
) -> HeldOn:
    """Say who holds, contests or besieges what on a day, as the page of control does.

    Args:
        state: the ledger's, for which it is worked out once.
        day: what could be told by its end counts.
        places: the keys of the places to leave.
        actors: of these parties, named as in the record, only what they hold is given.
        as_known: what was stored and judged by the end of this day.
        at_hand: places that were read already.
    """
    is_past = as_known is not None
    known = remembered(state, ("control", as_known), lambda: _Known.read(state, as_known, at_hand), is_past=is_past)
    standing = {key: item for key, item in known.history.on(day).items() if key in known.places}
    if places is not None:
        standing = {key: item for key, item in standing.items() if known.places[key].key in places}
    if actors:
        named = {name.casefold() for name in actors}
        standing = {key: one for key, one in standing.items() if any(p.casefold() in named for p, _ in parties(one))}
    counted = Counter(name for item in standing.values() for name in dict(parties(item)))
    ordered = sorted(counted, key=lambda name: (-counted[name], name))
    numbers = {name: number for number, name in enumerate(ordered)}
    said = {name: voice(name) for name in ordered}
    listed = [Listed(number, said[name], counted[name]) for name, number in numbers.items()]
    holds = [
        _hold(key, known.places[key], item, numbers, said)
        for key, item in sorted(standing.items(), key=lambda one: one[0])
    ]
    return HeldOn(day, holds, listed)


def _hold(key: str, at: _At, item: PlaceControl, numbers: Mapping[str, int], said: Mapping[str, str]) -> Hold:
    standing = [
        Party(numbers[name], said[name], doing, None if doing == "besieges" else item.since)
        for name, doing in parties(item)
    ]
    return Hold(at.name, at.latitude, at.longitude, key, standing)
