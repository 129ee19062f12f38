"""The Arabic names of the world list's towns, told from what GeoNames lists of other names without their languages.

Names in Arabic letters may be Persian, Urdu or Kurdish. Only in countries that speak Arabic, and only where all of a
town's names in letters of Arabic are spellings of one name, is that the town's Arabic name; of large towns that are
listed with several, ``data/arabicnames.toml`` says it.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from marsad.places.fold import plain
from marsad.places.tables import arabic_script, table

_LETTERS: Final = re.compile("[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+)*")
"""The letters of Arabic alone, without those that Persian, Urdu and Kurdish add."""
_MARKS: Final = re.compile("[\u0640\u064b-\u0652]")
"""Short vowels and the stroke that lengthens a word."""
_HAMZA: Final = frozenset("أإآؤئء")


@cache
def _told() -> dict[str, dict[str, str]]:
    return table("arabicnames", "towns", dict[str, dict[str, str]])


@cache
def _spoken_in() -> frozenset[str]:
    return frozenset(table("arabicnames", "countries", list[str]))


@cache
def _units() -> frozenset[str]:
    return frozenset(table("arabicnames", "units", list[str]))


def arabic_name(name: str, country: str, others: Iterable[str]) -> str | None:
    """Give a town's Arabic name from its other names; None where they are none, or not of one mind."""
    if country not in _spoken_in():
        return None
    if told := _told().get(country, {}).get(name):
        return told
    spellings = [bare for other in others if _LETTERS.fullmatch(bare := _MARKS.sub("", other)) and not _of_unit(bare)]
    return max(spellings, key=_weight) if len({_key(one) for one in spellings}) == 1 else None


def _of_unit(name: str) -> bool:
    """Say whether it is the name of the unit that is called after the town: "the district of ..."."""
    return name.partition(" ")[0] in _units()


def _key(name: str) -> str:
    """Make spellings of one name alike: with the article or without, the ta marbuta with its dots or without."""
    bare = plain(name).replace(" ", "").removeprefix(arabic_script().article)
    return f"{bare[:-1]}ة" if bare.endswith("ه") else bare


def _weight(name: str) -> tuple[bool, bool, bool, str]:
    """Prefer of several spellings the full one."""
    return name.startswith(arabic_script().article), name.endswith("ة"), not _HAMZA.isdisjoint(name), name
