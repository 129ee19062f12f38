"""Who stands where on each day: the states of places, worked out once so that any day is told at once."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from marsad.model import Claim, PlaceControl, Report
from marsad.reconcile.control import Told, words_by_place
from marsad.reconcile.front import state
from marsad.reconcile.holding import day_by_day


@dataclass(frozen=True, slots=True)
class Standing:
    """Who holds, contests and besieges a place, and since when as far as is known."""

    holder: str | None
    contenders: tuple[str, ...]
    besiegers: tuple[str, ...]
    since: dt.date | None

    @classmethod
    def of(cls, item: PlaceControl) -> "Standing":
        """Take it from a place's state."""
        return cls(item.holder, item.contenders, item.besiegers, item.since)

    @property
    def parties(self) -> tuple[tuple[str, str], ...]:
        """Each party with what it does there: "holds", "contests", "besieges"."""
        over = [(self.holder, "holds")] if self.holder else [(name, "contests") for name in self.contenders]
        return (*over, *((name, "besieges") for name in self.besiegers))


@dataclass(frozen=True, slots=True)
class History:
    """By place (its id): the days on which its state changed, and the state from each on."""

    places: Mapping[str, tuple[tuple[dt.date, ...], tuple[Standing, ...]]]

    @classmethod
    def of(cls, claims: Iterable[Claim], reports: Mapping[str, Report]) -> "History":
        """Go through what was said of each place, day by day, as ``front.Ground`` does for one day."""
        found = {}
        for key, told in words_by_place(claims, reports).items():
            steps = (
                (day, Standing.of(state(Told(told[0][1], tuple(spans)), day)))
                for day, spans in day_by_day(word for word, _ in told)
                if spans
            )
            changes = list(_changes(steps))
            found[key] = tuple(day for day, _ in changes), tuple(standing for _, standing in changes)
        return cls(found)

    def on(self, day: dt.date) -> dict[str, Standing]:
        """Say who stood where at the end of a day, from what can be told by then; nobody: the place is left out."""
        found = {}
        for key, (days, standings) in self.places.items():
            at = bisect_right(days, day)
            if at and standings[at - 1].parties:
                found[key] = standings[at - 1]
        return found


def _changes(steps: Iterable[tuple[dt.date, Standing]]) -> Iterator[tuple[dt.date, Standing]]:
    last = None
    for day, standing in steps:
        if standing != last:
            yield day, standing
        last = standing
