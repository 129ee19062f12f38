"""Whether what is known of a place lies in a place that is asked for: surely, surely not, or perhaps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from marsad.model import Place, PlaceMention
from marsad.places.distance import kilometres

Lies = Literal["in", "out", "coarse", "unknown"]
"""In it; out of it; known less exactly than it, and perhaps in it; not known at all."""

_LEVELS: Final = ("country", "admin1", "admin2", "admin3")
_POINT: Final = 4
_OF_KIND: Final = {
    "country": 0,
    "region": 0,
    "admin1": 1,
    "admin2": 2,
    "admin3": 3,
    "town": _POINT,
    "village": _POINT,
    "site": _POINT,
}
POINTS: Final = tuple(kind for kind, level in _OF_KIND.items() if level == _POINT)
"""The kinds of places that are points."""
_OF_PRECISION: Final = {1: _POINT, 2: 3, 3: 2, 4: 1, 5: 0, 6: 0, 7: -1}
"""UCDP's where_prec as the last level that is known."""
ONE_TOWN_KM: Final = 6.0
"""Two lists may put one town so far apart."""

Key = Callable[[str], str]
"""Brings the spellings of a name to one form."""


@dataclass(frozen=True)
class Area:
    """A place with what lies in it; ``key`` folds the names of units, which lists spell differently."""

    place: Place
    key: Key = str.casefold

    @property
    def is_region(self) -> bool:
        """Whether it is a region: no list says what lies in one, so only what names it lies in it."""
        return self.place.kind == "region"

    @cached_property
    def level(self) -> int:
        """How deep it lies: 0 a country, 1 to 3 its units, 4 a town or village."""
        return _OF_KIND[self.place.kind]

    @property
    def is_point(self) -> bool:
        """Whether it is a town, a village or a site."""
        return self.level == _POINT

    @cached_property
    def own_keys(self) -> frozenset[str]:
        """All of its names, folded."""
        names = (self.place.name, self.place.name_ar or "", *self.place.names)
        return frozenset(self.key(name) for name in names if name)

    def lies(self, mention: PlaceMention | None, entry: Place | None) -> Lies:
        """Say whether a mention lies in it; ``entry`` is what the mention was settled to, where that is known."""
        if mention is None:
            return "unknown"
        if mention.id is not None and mention.id == self.place.id:
            return "coarse" if self.level == _POINT and (mention.precision or 1) > 1 else "in"
        level, names = known(mention, entry)
        if not any(names):
            return "unknown"
        return self._compare(level, names, entry)

    def _compare(self, level: int, names: tuple[str, ...], entry: Place | None) -> Lies:
        """Go down the levels, as far as both are known."""
        if self.is_region:
            return "coarse" if level <= 0 else "out"
        unclear = False
        for at, name in enumerate(_LEVELS[: self.level + 1]):
            wanted, told, own = getattr(self.place, name) or "", names[at], at == self.level
            if own and at > level:
                return "coarse"
            if not told:
                unclear = unclear or own or bool(wanted)
            elif not self._is_own(at, told) if own else wanted and self.key(wanted) != self.key(told):
                return "out"
        if self.level == _POINT:
            return self._at_point(level, entry)
        return "coarse" if unclear else "in"

    def _is_own(self, level: int, told: str) -> bool:
        return told == self.place.country if level == 0 else self.key(told) in self.own_keys

    def _at_point(self, level: int, entry: Place | None) -> Lies:
        if level < _POINT or entry is None:
            return "coarse"
        apart = kilometres(entry.latitude, entry.longitude, self.place.latitude, self.place.longitude)
        return "in" if apart <= ONE_TOWN_KM and self.key(entry.name) in self.own_keys else "out"


def known(mention: PlaceMention, entry: Place | None) -> tuple[int, tuple[str, str, str, str]]:
    """Say how deep a mention is known (-1 not at all, 4 a point) and the names of the levels that it lies in."""
    if mention.id is None:
        return _depth_of_unsettled(mention), (mention.country or "", mention.admin1 or "", "", "")
    exact = _OF_PRECISION.get(mention.precision or 1, 0)
    if entry is None:
        return exact, (mention.country or "", mention.admin1 or "", "", "")
    level = min(_OF_KIND[entry.kind], exact)
    names = [entry.country, entry.admin1 or mention.admin1 or "", entry.admin2 or "", entry.admin3 or ""]
    if entry.kind in _LEVELS[1:]:
        names[_OF_KIND[entry.kind]] = entry.name
    shown = [name if at <= level else "" for at, name in enumerate(names)]
    return level, (shown[0], shown[1], shown[2], shown[3])


def _depth_of_unsettled(mention: PlaceMention) -> int:
    return 1 if mention.admin1 else 0 if mention.country else -1


Entries = Mapping[str, Place]
"""Gazetteer entries by id."""


def entry_of(mention: PlaceMention | None, entries: Entries) -> Place | None:
    """Look up what a mention was settled to."""
    return entries.get(mention.id or "") if mention else None
