"""A place: an entry of a gazetteer."""

from typing import Literal

import msgspec

PlaceKind = Literal["country", "admin1", "admin2", "admin3", "town", "village", "region", "site"]


class Place(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One gazetteer entry: names in many spellings and scripts, WGS 84 coordinates, the levels above it.

    ``id`` is "list:key" ("geonames:170063", "ocha:C1007"). ``admin1`` to ``admin3`` are names; ``country`` is
    ISO 3166-1 alpha-2. ``population`` is None where the list does not say. A ``site`` is no settlement of its own: a
    quarter, an airbase, a dam, a field, a crossing, a camp.
    """

    id: str
    name: str
    kind: PlaceKind
    latitude: float
    longitude: float
    country: str
    names: tuple[str, ...] = ()
    name_ar: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    admin3: str | None = None
    pcode: str | None = None
    population: int | None = None
