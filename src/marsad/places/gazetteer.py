"""The gazetteer: lists of places and the world's, asked by name."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from marsad.model import Place
from marsad.places.beside import Beside, beside
from marsad.places.fold import Folded, fold, plain
from marsad.places.joining import SETTLEMENTS, apart, is_one_place, merged
from marsad.places.likeness import Likeness, likeness
from marsad.places.ordinary import is_ordinary
from marsad.places.spellings import asked_keys
from marsad.places.store import ListStore, Store, every_name, has_skeleton, skeletons
from marsad.places.tables import arabic_script
from marsad.places.worldindex import world_index
from marsad.places.worldlist import SITE_PREFIX

_KNOWN_FROM: Final = 5_000
"""A town of the world list counts as a known name from this many people on; smaller ones share too many words."""
_KNOWN_OTHER_FROM: Final = 100_000
"""The same for a name that is not the town's first."""
_CITY_FROM: Final = 15_000
"""A name of ordinary words counts as known from this many people on."""
_LIKE_ENOUGH: Final = 0.9
_BEARS_IT: Final = 0.955
"""A name that fits an added entry's own names so well is that entry's ..."""
_BORROWED: Final = 0.1
"""... and fits by so much less one that only another list calls so ..."""
_UNLIKE: Final = 0.86
"""... and whose own names fit it worse than this."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean; ``score`` from 0 to 1 says how well the name fits, ``reason`` how.

    ``joined`` are the ids of other lists' entries that are the same place; ``about`` is True where the place is known
    only by a community that it lies beside.
    """

    place: Place
    score: float
    reason: str
    joined: tuple[str, ...] = ()
    about: bool = False


class Gazetteer:
    """Places asked by name, however it is spelled.

    Entries of several lists that are one place (one name key, one country, near each other) are shown once, under
    the id of the list that was added rather than the world's, with the names of all.
    """

    def __init__(self, places: Iterable[Place] = (), *, world: Store | bool = True) -> None:
        """Hold some lists of places; with the world list behind them, with another in its stead, or with none."""
        self._own = ListStore()
        self._own.add(places)
        self._world: Store | None = (world_index() if world else None) if isinstance(world, bool) else world
        self._forget()

    def _forget(self) -> None:
        """Drop what was remembered of earlier questions."""
        self._candidates = lru_cache(maxsize=16_384)(self._find)
        self._knows = lru_cache(maxsize=16_384)(self._ask)
        self.countries: frozenset[str] = frozenset(place.country for place in self._own.entries.values()) - {""}
        """The countries that lists were added for."""
        self._told: Beside | None = None
        self._units = [place for place in self._own.entries.values() if place.kind not in SETTLEMENTS]

    @property
    def _beside(self) -> Beside:
        """The places that are told by a listed community; put together when a name is first looked up."""
        if self._told is None:
            self._told = beside(self._own, self.countries)
        return self._told

    def add(self, places: Iterable[Place]) -> None:
        """Add places; one whose id is there already is updated."""
        self._own.add(places)
        self._forget()

    def with_places(self, places: Iterable[Place]) -> Gazetteer:
        """Make a gazetteer with further places over the same world list; this one stays as it is."""
        return Gazetteer([*self._own.entries.values(), *places], world=self._world if self._world else False)

    def __len__(self) -> int:
        """Count the places of the lists that were added."""
        return len(self._own)

    def __iter__(self) -> Iterator[Place]:
        """Go through the places of the lists that were added."""
        return iter(self._own.entries.values())

    def get(self, place_id: str) -> Place | None:
        """Give the entry of an id; None where no list has it."""
        found = self._own.get(place_id) or self._beside.places.get(place_id)
        return found or (self._world.get(place_id) if self._world else None)

    def country(self, code: str) -> Place | None:
        """Give the entry of a country by its two letters."""
        return self._own.country(code) or (self._world.country(code) if self._world else None)

    def is_added(self, place: Place) -> bool:
        """Say whether a place is of a list that was added, not of the world's alone."""
        return self._own.get(place.id) is not None

    def is_compiled(self, place: Place) -> bool:
        """Say whether a place is known by name in a country that lists were added for: theirs, or this package's."""
        return self.is_added(place) or (place.country in self.countries and place.id.startswith(SITE_PREFIX))

    def candidates(self, name: str, limit: int = 20) -> list[Candidate]:
        """List the places that a name may mean, the best fitting first; of equals the larger first.

        The name is taken as it stands: ``marsad.places.phrase.parse`` takes off the words around it.
        """
        return list(self._candidates(name)[:limit])

    def similar(self, name: str, admin1: str | None, country: str | None, least: float = 0.8) -> list[Candidate]:
        """List added places of a province or country whose name is much like one that nothing else finds.

        Names of the same consonants are left out: the key has found those, and their vowels differ too much.
        """
        asked = fold(name)
        found = [
            Candidate(place, like.score, f"only similar: {like.reason}")
            for place in self._own.entries.values()
            if place.kind in SETTLEMENTS
            and (country is None or place.country == country)
            and (admin1 is None or place.admin1 == admin1)
            and has_skeleton(place)
            and asked.skeleton not in skeletons(every_name(place), shorter=True)
            and (like := likeness(asked, place)).score >= least
        ]
        return sorted(found, key=lambda candidate: (-candidate.score, candidate.place.id))

    def has_neighbour_in(self, place: Place, unit: Place, within: float = 5.0) -> bool:
        """Say whether an added settlement of a unit lies within some kilometres of a settlement or site outside it."""
        if place.kind not in (*SETTLEMENTS, "site") or unit.kind not in ("admin1", "admin2", "admin3"):
            return False
        return any(
            getattr(other, unit.kind) == unit.name and other.kind in SETTLEMENTS and apart(other, place) <= within
            for other in self._own.near(place.latitude, place.longitude)
        )

    def knows(self, name: str) -> bool:
        """Say whether a word or words name a place, for a reader that has only the words.

        Ordinary words are never places here, nor are the smallest towns of the world list.
        """
        return self._knows(name)

    def _ask(self, name: str) -> bool:
        key = plain(name)
        if name.isupper() and name.isascii() and len(key) <= 4:  # "US" is a country, "us" is not
            return self._is_abbreviation(name.replace(".", ""), key)
        if is_ordinary(key):
            return " " in key and self._is_a_city(key)  # "Fort Worth" is no word, whatever its parts are
        if self._own.by_plain(key) or self._beside.places.by_plain(key):
            return True
        if self._world and any(_is_well_known(place, key) for place in self._world.by_plain(key)):
            return True
        if any(self._own.by_skeleton(key) for key in asked_keys(name)):
            return True
        asked = fold(name)
        return len(asked.skeleton) >= 4 and any(
            likeness(asked, place).score >= _LIKE_ENOUGH for place in self._own.by_skeleton(asked.skeleton)
        )

    def _is_a_city(self, key: str) -> bool:
        found = self._world.by_plain(key) if self._world else []
        return any(plain(place.name) == key and size(place) >= _CITY_FROM for place in found)

    def _is_abbreviation(self, letters: str, key: str) -> bool:
        keys = {key, key.replace(" ", ""), " ".join(letters.lower())}
        found = [place for one in keys for place in (self._world.by_plain(one) if self._world else [])]
        return any(
            place.kind in ("country", "region", "admin1") and letters in {name.replace(".", "") for name in place.names}
            for place in found
        )

    def _find(self, name: str) -> tuple[Candidate, ...]:
        asked = fold(name)
        found: dict[str, Place] = {}
        stores: list[Store] = [self._own, *([self._world] if self._world else []), self._beside.places]
        for store in stores:
            found |= {place.id: place for place in store.by_plain(asked.plain)}
            for key in (asked.skeleton, *asked.variants, *asked_keys(name)):
                found |= {place.id: place for place in store.by_skeleton(key)}
        if not found:
            found |= {place.id: place for key in _shorter_keys(asked) for place in self._own.by_skeleton(key)}
        places, joined = self._joined(found.values())
        rated = [
            self._told_beside(replace(one, joined=joined[one.place.id])) for one in _evened(self._rated(asked, places))
        ]
        return tuple(sorted(rated, key=lambda one: (-round(one.score, 2), -size(one.place), one.place.id)))

    def _rated(self, asked: Folded, places: Iterable[Place]) -> list[Candidate]:
        """Rate how well a name fits each place; one that only another list calls so comes behind one that is.

        The world's list gives some towns the names of villages around them.
        """
        full = [(place, likeness(asked, place)) for place in places]
        own = {
            place.id: like if entry is place else likeness(asked, entry)
            for place, like in full
            if (entry := self._told_of(place.id))
        }
        is_borne = any(like.score >= _BEARS_IT for like in own.values())
        likes = [(place, _not_borrowed(like, own.get(place.id)) if is_borne else like) for place, like in full]
        return [Candidate(place, like.score, like.reason) for place, like in likes]

    def _told_beside(self, one: Candidate) -> Candidate:
        community = self._beside.about.get(one.place.id)
        return replace(one, about=True, reason=f"{one.reason}, beside {community}") if community else one

    def _told_of(self, place_id: str) -> Place | None:
        """Give an added entry with the further names that this package has for it."""
        own = self._own.get(place_id)
        return (self._beside.places.get(place_id) or own) if own else None

    def _joined(self, places: Iterable[Place]) -> tuple[list[Place], dict[str, tuple[str, ...]]]:
        """Bring entries that are one place together, and world entries under the added entry that they are.

        Gives the places, and by the id of each the ids of the entries that it is shown for as well.
        """
        kept: list[Place] = []
        ids: dict[str, dict[str, None]] = {}
        for place in places:
            known = self._own_entry_of(place)
            index = next((i for i, other in enumerate(kept) if self._is_joined(other, known)), None)
            if index is None:
                index = len(kept)
                kept.append(known)
            else:
                kept[index] = merged(kept[index], known)
            ids.setdefault(kept[index].id, {}).update(dict.fromkeys([known.id, place.id]))
        return kept, {key: tuple(one for one in found if one != key) for key, found in ids.items()}

    def _is_joined(self, one: Place, other: Place) -> bool:
        """Say whether two entries are to be shown as one; an added list knows its own places apart."""
        if one.id != other.id and _list_of(one) == _list_of(other) and self.is_added(one) and self.is_added(other):
            return False
        return is_one_place(one, other)

    def _own_entry_of(self, place: Place) -> Place:
        if self.is_added(place) or place.country not in self.countries:
            return place
        around = self._own.near(place.latitude, place.longitude) if place.kind in SETTLEMENTS else self._units
        near = [other for other in around if is_one_place(other, place)]
        called = fold(place.name).skeleton  # of several, the one whose own name it is
        near.sort(key=lambda other: (fold(other.name).skeleton != called, apart(other, place)))
        return merged(near[0], place) if near else place


def _shorter_keys(asked: Folded) -> list[str]:
    return [part[1] for part in (asked.without_last, asked.without_head) if part]


def _not_borrowed(like: Likeness, own: Likeness | None) -> Likeness:
    """Take off what a place's name of another list adds to those of its own."""
    if own is None or own.score >= _UNLIKE:
        return like
    return Likeness(max(own.score, like.score - _BORROWED), like.reason)


def _evened(found: list[Candidate]) -> list[Candidate]:
    """Let settlements of one Arabic name fit alike: that a list romanises it in two ways tells nothing."""
    names = [_arabic_name(one.place) for one in found]
    best: dict[str, float] = {}
    for name, one in zip(names, found, strict=True):
        best[name] = max(best.get(name, 0.0), one.score)
    return [replace(one, score=best[name]) if name else one for name, one in zip(names, found, strict=True)]


def _arabic_name(place: Place) -> str:
    """Give a settlement's Arabic name without its article; empty where it has none."""
    name = place.name_ar if place.kind in SETTLEMENTS else None
    return plain(name).removeprefix(arabic_script().article) if name else ""


def _list_of(place: Place) -> str:
    return place.id.partition(":")[0]


def size(place: Place) -> int:
    """Weigh a place for an order of equals: a country before a region, a province, and towns by their people."""
    return {"country": 10**10, "region": 10**9, "admin1": 10**8, "admin2": 10**5}.get(
        place.kind, place.population or (5_000 if place.kind == "town" else 0)
    )


def _is_well_known(place: Place, key: str) -> bool:
    if place.kind not in SETTLEMENTS:
        return True
    least = _KNOWN_FROM if plain(place.name) == key else _KNOWN_OTHER_FROM
    return (place.population or 0) >= least


def score_size(place: Place) -> float:
    """Put a settlement's people on a scale from 0 (unknown) to 1 (ten million)."""
    people = place.population or (500 if place.kind == "town" else 0)
    return min(1.0, max(0.0, math.log10(people / 100 + 0.1)) / 5)
