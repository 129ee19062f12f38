"""The words of ``data/places.toml``, folded for looking up."""

import re
from functools import cache, lru_cache
from typing import Literal

import msgspec

from marsad.reading import lexicon

Level = Literal["site", "district", "town", "region", "country", "world"]
LEVELS: tuple[Level, ...] = ("site", "district", "town", "region", "country", "world")
"""The sorts of a place, the most specific first."""

_GAPS = re.compile(r"[-\s]+")


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """Write a name as the word lists do: lower case, straight apostrophes, single spaces for hyphens."""
    return _GAPS.sub(" ", name.lower().replace("’", "'").replace("`", "'")).strip(" .'")


class Words(msgspec.Struct, frozen=True):
    """All word lists, as sets of folded words.

    ``beginnings`` are the first words of known names, ``endings`` the last of those of several words; ``no_name`` are
    the words that are no part of an unknown name, ``particles_and_the`` what may open a known one uncapitalised.
    """

    known: dict[str, Level]
    longest: int
    beginnings: frozenset[str]
    endings: frozenset[str]
    heads: dict[str, Level]
    plain_heads: frozenset[str]
    stand_in: frozenset[str]
    arabic: frozenset[str]
    english: frozenset[str]
    of: frozenset[str]
    particles: frozenset[str]
    inner_particles: frozenset[str]
    family: frozenset[str]
    directions: frozenset[str]
    adjectives: frozenset[str]
    strong: frozenset[str]
    weak: frozenset[str]
    taking: frozenset[str]
    acts: frozenset[str]
    peoples: frozenset[str]
    abbreviations: frozenset[str]
    organisations: frozenset[str]
    phrases: frozenset[str]
    metonymy: frozenset[str]
    powers: frozenset[str]
    standing: frozenset[str]
    suffixes: frozenset[str]
    speech: frozenset[str]
    titles: frozenset[str]
    given: frozenset[str]
    groups: frozenset[str]
    descriptions: frozenset[str]
    sides: frozenset[str]
    ordinary: frozenset[str]
    no_name: frozenset[str]
    particles_and_the: frozenset[str]


def _words(table: str, key: str = "words") -> frozenset[str]:
    return frozenset(fold(word) for word in lexicon.table("places", table, dict[str, list[str]])[key])


def _levels(table: str) -> dict[str, Level]:
    rows = lexicon.table("places", table, dict[Level, list[str]])
    return {fold(word): level for level, words in rows.items() for word in words}


@cache
def words() -> Words:
    """Read the lists once.

    Raises:
        msgspec.ValidationError: a table of places.toml is not of its shape.
    """
    known, heads, particles = _levels("known"), _levels("heads"), _words("particles", "anywhere")
    common = ("ordinary", "peoples", "organisations")
    return Words(
        known=known,
        beginnings=frozenset(name.split()[0] for name in known),
        longest=max(len(name.split()) for name in known),
        endings=frozenset(name.split()[-1] for name in known if " " in name),
        heads=heads,
        plain_heads=_words("plain_heads"),
        stand_in=_words("stand_in"),
        arabic=_words("openers", "arabic"),
        english=_words("openers", "english"),
        of=_words("openers", "of"),
        particles=particles,
        inner_particles=_words("particles", "inside"),
        family=_words("particles", "people"),
        directions=_words("directions", "plain"),
        adjectives=_words("directions", "adjectives"),
        strong=_words("prepositions", "strong"),
        weak=_words("prepositions", "weak"),
        taking=_words("prepositions", "taking"),
        acts=_words("prepositions", "acts"),
        peoples=_words("peoples"),
        abbreviations=_words("peoples", "abbreviations"),
        organisations=_words("organisations"),
        phrases=frozenset(lexicon.table("places", "organisations", dict[str, list[str]])["phrases"]),
        metonymy=_words("metonymy", "after"),
        powers=_words("metonymy", "powers"),
        standing=_words("metonymy", "standing"),
        suffixes=_words("metonymy", "suffixes"),
        speech=_words("metonymy", "speech"),
        titles=_words("people", "titles"),
        given=_words("people", "given"),
        groups=_words("groups"),
        descriptions=_words("descriptions"),
        sides=_words("descriptions", "sides"),
        ordinary=_words("ordinary"),
        no_name=frozenset(heads).union(
            *map(_words, common),
            *(_words("directions", key) for key in ("plain", "adjectives")),
            _words("people", "titles"),
        ),
        particles_and_the=particles | {"the"},
    )
