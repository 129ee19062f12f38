"""Where the entries of a gazetteer are looked up by key: lists in memory, and the world in an index file."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Protocol

from marsad.model import Place
from marsad.places.fold import fold, plain
from marsad.places.spellings import spelled_keys
from marsad.places.tables import romanisation

_CELL: Final = 0.1
"""Degrees that a square of the grid is wide: 11 km from south to north."""


class Store(Protocol):
    """A list of places that can be asked by key."""

    def get(self, place_id: str) -> Place | None:
        """Give the place of an id."""

    def country(self, code: str) -> Place | None:
        """Give the country of two letters."""

    def by_plain(self, key: str) -> list[Place]:
        """List the places one of whose names folds to a plain key."""

    def by_skeleton(self, key: str) -> list[Place]:
        """List the places one of whose names folds to a skeleton."""


def every_name(place: Place) -> tuple[str, ...]:
    """List all names of a place, its own first."""
    return (place.name, *place.names, place.name_ar) if place.name_ar else (place.name, *place.names)


def skeletons(names: Iterable[str], *, shorter: bool = True) -> set[str]:
    """Gather the skeletons of some names, with their variants and (if asked) those without a last word."""
    every = [fold(name) for name in names]
    keys = {key for one in every for key in (one.skeleton, *one.variants)}
    if shorter:
        keys |= {part[1] for one in every for part in (one.without_last, one.without_head) if part}
    return keys - {"="}


def has_skeleton(place: Place) -> bool:
    """Say whether a place's names are romanised from Arabic, so that they are folded to consonants too."""
    return place.country in romanisation().countries


def sound_keys(place: Place, *, shorter: bool) -> set[str]:
    """Gather the keys by which the spellings of a place's names meet, by the rules for its country."""
    names = every_name(place)
    keys = spelled_keys(names, place.country)
    return keys | skeletons(names, shorter=shorter) if has_skeleton(place) else keys


@dataclass(slots=True)
class ListStore:
    """Places in memory, by key and by square of a grid; a place added again replaces the one of its id.

    ``shorter``: whether names are found without their last word too, or without a first one that says what they are.
    """

    shorter: bool = True
    entries: dict[str, Place] = field(default_factory=dict)
    _plain: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _skeletons: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _squares: dict[tuple[int, int], list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, places: Iterable[Place]) -> None:
        """Add places; one whose id is there already takes the old one's place."""
        for place in places:
            if place.id in self.entries:
                self._remove(self.entries[place.id])
            self.entries[place.id] = place
            for index, key in self._keys(place):
                index[key].append(place.id)
            self._squares[_square(place.latitude, place.longitude)].append(place.id)

    def _remove(self, place: Place) -> None:
        del self.entries[place.id]
        for index, key in self._keys(place):
            index[key].remove(place.id)
        self._squares[_square(place.latitude, place.longitude)].remove(place.id)

    def _keys(self, place: Place) -> Iterator[tuple[dict[str, list[str]], str]]:
        names = every_name(place)
        for key in {plain(name) for name in names} - {""}:
            yield self._plain, key
        for key in sound_keys(place, shorter=self.shorter):
            yield self._skeletons, key

    def get(self, place_id: str) -> Place | None:
        """Give the place of an id."""
        return self.entries.get(place_id)

    def country(self, code: str) -> Place | None:
        """Give the country of two letters."""
        return next((one for one in self.entries.values() if one.kind == "country" and one.country == code), None)

    def by_plain(self, key: str) -> list[Place]:
        """List the places one of whose names folds to a plain key."""
        return [self.entries[place_id] for place_id in self._plain.get(key, ())]

    def by_skeleton(self, key: str) -> list[Place]:
        """List the places one of whose names folds to a skeleton."""
        return [self.entries[place_id] for place_id in self._skeletons.get(key, ())]

    def near(self, latitude: float, longitude: float) -> list[Place]:
        """List the places in the squares around a point: all within 11 km of it, and some farther."""
        row, column = _square(latitude, longitude)
        wide = math.ceil(1 / max(0.1, math.cos(math.radians(latitude))))
        return [
            self.entries[place_id]
            for y in range(row - 1, row + 2)
            for x in range(column - wide, column + wide + 1)
            for place_id in self._squares.get((y, x), ())
        ]

    def __len__(self) -> int:
        """Count the places."""
        return len(self.entries)


def _square(latitude: float, longitude: float) -> tuple[int, int]:
    return math.floor(latitude / _CELL), math.floor(longitude / _CELL)
