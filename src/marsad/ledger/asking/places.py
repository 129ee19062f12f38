"""Places as they are asked for: an id, or a name however it is spelled, with what it lies in behind a comma."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import cos, radians
from typing import Final

from django.db.models import Count, Max, Q

from marsad.ledger import models, read, rows
from marsad.ledger.asking.once import once
from marsad.model import InputError, Place
from marsad.places import Candidate, Gazetteer
from marsad.places.fold import fold
from marsad.places.joining import SETTLEMENTS
from marsad.places.relations import holds
from marsad.reconcile.areas import ONE_TOWN_KM, POINTS, Area, Entries, Key

BATCH = 20_000
_LEVELS = ("admin1", "admin2", "admin3")
_EXACT = 0.95
"""From which score on a name with a comma in it is taken as it stands."""
_WITHIN = 0.9
"""From which score on the name behind the comma is that of a unit."""
_KM_PER_DEGREE: Final = 110.0
"""At least so much, of latitude, everywhere on Earth."""
_LIKE = 0.02
"""How much worse than the best a name may fit, to be a candidate still."""


class SeveralPlacesError(InputError):
    """Several places bear the name that was asked for; ``places`` are those of the ones most like it."""

    def __init__(self, asked: str, places: Sequence[Place]) -> None:
        """Keep the places, and list them."""
        self.places = tuple(places)
        listed = "; ".join(f"{place.id} ({_described(place)})" for place in self.places)
        super().__init__(f"several places bear the name {asked!r}; give the id of one of them: {listed}", field="place")


def entries(ids: Iterable[str | None]) -> Entries:
    """Look up gazetteer entries by their ids; those that are not stored are left out."""
    return {uid: rows.place_record(row) for uid, row in place_rows(ids).items()}


def place_rows(ids: Iterable[str | None]) -> dict[str, models.Place]:
    """Look up the rows of the same; those that were looked up in the same block (``once``) are not read again."""
    wanted = {key for key in ids if key}
    found: dict[str, models.Place | None] = once("places", dict)
    missing = sorted(wanted - found.keys())
    for start in range(0, len(missing), BATCH):
        some = missing[start : start + BATCH]
        found |= dict.fromkeys(some)
        found |= {row.uid: row for row in models.Place.objects.filter(uid__in=some)}
    return {key: row for key in sorted(wanted) if (row := found[key])}


def at_hand(ids: Iterable[str]) -> dict[str, models.Place | None]:
    """Give those of the same that were looked up in this block before; None: that one is not stored."""
    found: dict[str, models.Place | None] = once("places", dict)
    return {key: found[key] for key in ids if key in found}


def events_about(area: Area) -> Q:
    """Leave out the events of which the town is known, where that is surely another one.

    What is left may be of the area, or of a part of it that a figure is set beside.
    """
    place = area.place
    if area.is_region or not place.country:
        return Q()
    here = Q(country__in=("", place.country))
    high = 2.5 * ONE_TOWN_KM / _KM_PER_DEGREE
    wide = high / max(cos(radians(min(abs(place.latitude) + high, 90))), 0.01)
    if area.is_point and abs(place.longitude) + wide < 180:
        here &= Q(latitude__range=(place.latitude - high, place.latitude + high))
        here &= Q(longitude__range=(place.longitude - wide, place.longitude + wide))
    there = models.Place.objects.filter(here | ~Q(kind__in=POINTS)).order_by().values("pk")
    about = models.Event.objects.filter(Q(place__isnull=True) | Q(precision__gt=1) | Q(place__in=there))
    return Q(pk__in=about.order_by().values("pk"))  # keys alone, which an index has


def area(place: str | Place | Area | None) -> Area | None:
    """Find a place that is asked for, with what lies in it; None asks for no place, an area was found before.

    A name may have what it lies in behind a comma, or what sort of place it is: "Saraqib, Idlib", "Idlib, town". A
    name that a province and a town share means the province; a place of a gazetteer that was added goes before one of
    the world's towns, one that any claim speaks of before one that none does.

    Raises:
        InputError: nothing is known by that name, or several towns bear it; says which.
    """
    if place is None or isinstance(place, Area):
        return place
    names = _gazetteer()
    found = place if isinstance(place, Place) else names.get(place) or _stored(place) or _named(names, place)
    return Area(_with_all_names(names, found), _key(names, found))


def _gazetteer() -> Gazetteer:
    """Give the gazetteer of the ledger; put together again when the ledger has more places."""
    listed = models.Place.objects.filter(listed=True)
    size = once("gazetteer", lambda: listed.aggregate(n=Count("pk"), last=Max("pk")))
    return _gazetteer_of(models.Place.objects.db, size["n"], size["last"] or 0)


@lru_cache(maxsize=1)
def _gazetteer_of(_database: str, _number: int, _last: int) -> Gazetteer:
    return Gazetteer(read.places())


def _stored(key: str) -> Place | None:
    return entries([key]).get(key) if ":" in key else None


def _named(names: Gazetteer, asked: str) -> Place:
    found = names.candidates(asked)
    if "," in asked and not (found and found[0].score >= _EXACT):
        head, _, within = (part.strip() for part in asked.rpartition(","))
        found = [candidate for candidate in names.candidates(head) if _lies_within(names, candidate.place, within)]
    if not found:
        raise InputError(f"nothing is known by the name {asked!r}", field="place")
    best = [candidate for candidate in found if candidate.score >= found[0].score - _LIKE]
    best = [candidate for candidate in best if names.is_added(candidate.place)] or best
    units = [candidate for candidate in best if candidate.place.kind not in SETTLEMENTS]
    return units[0].place if units else _only(asked, best)


def _lies_within(names: Gazetteer, place: Place, within: str) -> bool:
    """Say whether a place is of a kind, or lies in a unit or a country by its name or its two letters."""
    if within.casefold() in (place.kind, place.country.casefold()):
        return True
    levels = (getattr(place, level) for level in _LEVELS)
    if any(fold(level).skeleton == fold(within).skeleton for level in levels if level):
        return True
    units = (c.place for c in names.candidates(within) if c.score >= _WITHIN and c.place.kind not in SETTLEMENTS)
    return any(holds(unit, place) for unit in units)


def _only(asked: str, found: Sequence[Candidate]) -> Place:
    """Take the one town of a name, or the one of them that any claim speaks of."""
    if len(found) > 1:
        spoken = models.Place.objects.filter(uid__in=[c.place.id for c in found], claims__isnull=False)
        keys = set(spoken.values_list("uid", flat=True))
        found = [candidate for candidate in found if candidate.place.id in keys] or found
    if len(found) == 1:
        return found[0].place
    raise SeveralPlacesError(asked, [candidate.place for candidate in found[:5]])


def _described(place: Place) -> str:
    levels = (place.admin3, place.admin2, place.admin1, place.country)
    return ", ".join(dict.fromkeys(level for level in levels if level))


def _with_all_names(names: Gazetteer, place: Place) -> Place:
    """Give a place the names of all lists that have it."""
    return next((c.place for c in names.candidates(place.name) if c.place.id == place.id), place)


def _key(names: Gazetteer, place: Place) -> Key:
    """Make the key by which units are compared: the names of what the place lies in lead to one and the same."""
    same: dict[str, str] = {}
    for level in _LEVELS:
        name = getattr(place, level)
        for candidate in names.candidates(name) if name else ():
            if candidate.place.kind == level and candidate.place.country == place.country:
                known = (candidate.place.name, *candidate.place.names, candidate.place.name_ar or "")
                same.update((fold(one).skeleton, fold(name).skeleton) for one in known if one)
                break

    def key(name: str) -> str:
        bones = fold(name).skeleton or name.casefold()
        return same.get(bones, bones)

    return key
