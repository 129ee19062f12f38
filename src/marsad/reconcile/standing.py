"""Who stands where on each day: the states of places, worked out once so that any day is told at once."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import msgspec

from marsad.model import Claim, Control, ControlChange, PlaceControl, PlaceMention, Report, WideControl
from marsad.reconcile.control import Told, words_by_place
from marsad.reconcile.front import by_day, is_another, state, wides
from marsad.reconcile.holding import Word, day_by_day


def parties(item: PlaceControl) -> tuple[tuple[str, str], ...]:
    """Name each party that stands at a place with what it does there: "holds", "contests", "besieges"."""
    over = [(item.holder, "holds")] if item.holder else [(name, "contests") for name in item.contenders]
    return (*over, *((name, "besieges") for name in item.besiegers))


@dataclass(frozen=True, slots=True)
class History:
    """By place (its id): the days on which more was told of it, and its state from each on; what was said at large.

    How long a state has been quiet depends on the day that is asked for, and is told by ``as_of`` alone.
    """

    places: Mapping[str, tuple[tuple[dt.date, ...], tuple[PlaceControl, ...]]]
    wide: tuple[WideControl, ...]

    @classmethod
    def of(cls, claims: Sequence[Claim], reports: Mapping[str, Report]) -> "History":
        """Go through what was said of each place, day by day, as ``front.Ground`` does for one day."""
        found = {}
        words = words_by_place(claims, reports)
        for key in sorted(words):
            steps = list(_steps(words[key]))
            found[key] = tuple(day for day, _ in steps), tuple(item for _, item in steps)
        return cls(found, wides(claims, reports))

    def on(self, day: dt.date) -> dict[str, PlaceControl]:
        """Say who stood where at the end of a day, from what can be told by then; nobody: the place is left out."""
        return {key: item for key, item in self._states(day) if parties(item)}

    def as_of(self, day: dt.date) -> Control:
        """Say who held what at the end of a day, as ``front.Ground`` does."""
        places = tuple(_quiet(item, day) for _, item in self._states(day))
        return Control(as_of=day, places=places, wide=by_day(self.wide, day))

    def changes(self, start: dt.date, end: dt.date) -> tuple[ControlChange, ...]:
        """Say which places are held otherwise at the end of one day than at the end of another."""
        before = dict(self._states(start))
        return tuple(
            ControlChange(
                before=_quiet(before[key], start) if key in before else None,
                after=_quiet(item, end),
            )
            for key, item in self._states(end)
            if key not in before or is_another(before[key], item)
        )

    def _states(self, day: dt.date) -> Iterator[tuple[str, PlaceControl]]:
        for key, (days, states) in self.places.items():
            if at := bisect_right(days, day):
                yield key, states[at - 1]


def _quiet(item: PlaceControl, day: dt.date) -> PlaceControl:
    """Say how many days nothing has changed by a day."""
    return msgspec.structs.replace(item, quiet=(day - item.changed).days) if item.changed else item


def _steps(told: Sequence[tuple[Word, PlaceMention]]) -> Iterator[tuple[dt.date, PlaceControl]]:
    """Give the state of a place from each day on; it is named as the first of the claims known by then name it."""
    ordered = sorted(range(len(told)), key=lambda at: told[at][0].seen)
    first, least = {}, len(told)
    for day, at_once in groupby(ordered, key=lambda at: told[at][0].seen):
        least = min(least, *at_once)
        first[day] = told[least][1]
    for day, spans in day_by_day(word for word, _ in told):
        if spans:  # of a place of which all is denied nothing is known
            yield day, state(Told(first[day], tuple(spans)), None)
