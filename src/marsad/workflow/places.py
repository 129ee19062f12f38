"""Gazetteers: adding lists to the ledger, looking names up, and the gazetteer that reports are read with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec
from django.db import transaction

from marsad.ledger import gazetteers, read, store
from marsad.model import InputError, Place
from marsad.places import Gazetteer
from marsad.places.boundaries import Boundaries, Boundary
from marsad.places.distance import kilometres
from marsad.places.gazetteer import Candidate
from marsad.places.lists import Naming, licence_of, load_all
from marsad.places.resolve import Mention, resolve
from marsad.workflow.reading import default_gazetteer


@dataclass(frozen=True, slots=True)
class AddedList:
    """What adding a file did: entries stored, boundaries stored, entries that got further names."""

    places: int
    boundaries: int = 0
    named: int = 0


def add_gazetteer(
    path: Path, attribution: str = "", licence: str = "", columns: Mapping[str, str] | None = None
) -> AddedList:
    """Store what a gazetteer file holds, newer entries over older ones of the same id.

    Boundaries give the country and the admin levels to every added place whose list does not say them. A table of
    alternate names adds to the entries that are stored. All of a file is stored or, on a fault, none. Reports that
    are stored already keep the places that they were read with. ``columns`` as in ``load_all``.

    Raises:
        InputError: the file is not a gazetteer that can be read, or names entries that are not stored.
    """
    loaded = load_all(path, columns)
    with transaction.atomic():
        named = _add_names(path, loaded.namings) if loaded.namings else 0
        known = list(loaded.places)
        if loaded.boundaries:
            gazetteers.save_boundaries((one.unit, one.write()) for one in loaded.boundaries)
        if known:
            store.save_places(known)
        _fill_levels(known, anew=bool(loaded.boundaries))
        given = licence_of(loaded)
        gazetteers.save_list(path.name, attribution or given.attribution, licence or given.licence, len(known))
    return AddedList(len(known), len(loaded.boundaries), named)


def _fill_levels(added: list[Place], *, anew: bool) -> None:
    """Give places the levels that their lists don't say: those just added, or all where there are new boundaries."""
    known = boundaries()
    if not known:
        return
    places = read.places() if anew else iter(added)
    filled = ((place, known.fill(place)) for place in places)
    if changed := [after for before, after in filled if after != before]:
        store.save_places(changed)


def _add_names(path: Path, namings: tuple[Naming, ...]) -> int:
    """Add names to the stored entries that a table of alternate names speaks of; returns how many entries."""
    stored = gazetteers.places_of([one.place for one in namings])
    if not stored:
        raise InputError("names no entry of the ledger; add the dump of its country first", file=str(path))
    store.save_places(_named(stored[one.place], one) for one in namings if one.place in stored)
    return len(stored)


def _named(place: Place, naming: Naming) -> Place:
    names = dict.fromkeys([*place.names, *naming.names])
    names.pop(place.name, None)
    arabic = place.name_ar or next(iter(naming.arabic), None)
    return msgspec.structs.replace(place, names=tuple(names), name_ar=arabic)


def boundaries() -> Boundaries:
    """Bring together the boundaries that were added to the ledger."""
    return Boundaries(Boundary.read(unit, area) for unit, area in gazetteers.boundaries())


def ledger_gazetteer() -> Gazetteer:
    """Bring together the world's towns and the gazetteers that were added to the ledger."""
    added = list(read.places())
    return default_gazetteer().with_places(added) if added else default_gazetteer()


@dataclass(frozen=True, slots=True)
class Found:
    """A place that a name may mean; ``km`` from what it was said to lie near, None where nothing was said.

    ``settled`` is True for the one that the name alone would be settled to in a report.
    """

    candidate: Candidate
    km: float | None
    settled: bool


def look_up(name: str, *, near: str | None = None, inside: str | None = None, limit: int = 10) -> list[Found]:
    """List the places that a name may mean, the likeliest first, as if a report said what it lies near or in."""
    gazetteer = ledger_gazetteer()
    if not near and not inside:
        return [Found(one, None, settled=False) for one in gazetteer.candidates(name, limit)]
    said = f"{name} near {near}" if near else name
    said = f"{said}, {inside}" if inside else said
    others = [Mention(text) for text in (near, inside) if text]
    answer, *around = resolve([Mention(said), *others], gazetteer)
    anchor = around[0].place if near else None
    found = (
        Found(one, _apart(one.place, anchor), settled=bool(answer.place and one.place.id == answer.place.id))
        for one in answer.candidates
    )
    return list(found)[:limit]


def _apart(place: Place, anchor: Place | None) -> float | None:
    return kilometres(place.latitude, place.longitude, anchor.latitude, anchor.longitude) if anchor else None


def listed(
    *, country: str | None = None, kind: str | None = None, inside: str | None = None, source: str | None = None
) -> Iterator[Place]:
    """Yield the places of the lists that were added, in the order of their ids.

    Args:
        country: two letters.
        kind: a kind of place.
        inside: the name of an admin unit of any level, as its list spells it.
        source: the part of the id before the colon.
    """
    for place in read.places():
        levels = (place.admin1, place.admin2, place.admin3)
        if (
            (country is None or place.country == country.upper())
            and (kind is None or place.kind == kind)
            and (source is None or place.id.partition(":")[0] == source)
            and (inside is None or inside.casefold() in {level.casefold() for level in levels if level})
        ):
            yield place
