"""Spellings of further languages: one key for a name, by a table of letters that count as the same.

Arabic names have rules of their own (``fold.py``), since Arabic leaves out vowels; where letters alone differ, a table
in ``data/spellings.toml`` is enough.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

import msgspec

from marsad.places.fold import plain
from marsad.places.tables import load_table

_TWICE: Final = re.compile(r"(.)\1+")


class Spelling(msgspec.Struct, frozen=True):
    """One table of ``data/spellings.toml``; the file says what each part is."""

    countries: frozenset[str]
    letters: dict[str, str] = {}
    same: tuple[tuple[str, str], ...] = ()
    endings: dict[str, str] = {}

    def key(self, name: str) -> str:
        """Fold a name so that its spellings meet."""
        written = "".join(self.letters.get(letter, letter) for letter in plain(name))
        for spelled, heard in self.same:
            written = written.replace(spelled, heard)
        return " ".join(self._ended(_TWICE.sub(r"\1", word)) for word in written.split())

    def _ended(self, word: str) -> str:
        for ending, heard in self.endings.items():
            if word.endswith(ending) and len(word) > len(ending):
                return word.removesuffix(ending) + heard
        return word


@cache
def spellings() -> dict[str, Spelling]:
    """Read the tables, by the name of the language.

    Raises:
        msgspec.ValidationError: a table is not of its shape; the message names the field.
    """
    return msgspec.convert(load_table("spellings"), dict[str, Spelling])


@lru_cache(maxsize=65_536)
def spelled(name: str, country: str) -> str:
    """Fold a name by the table of a country; empty where it has none."""
    for language, spelling in spellings().items():
        if country in spelling.countries:
            return f"{language} {spelling.key(name)}"
    return ""


def spelled_keys(names: Iterable[str], country: str) -> set[str]:
    """Gather the keys of a place's names by the table of its country; none where it has none."""
    return {spelled(name, country) for name in names} - {""}


@lru_cache(maxsize=16_384)
def asked_keys(name: str) -> tuple[str, ...]:
    """Fold a name by every table: it may be of any of the countries."""
    return tuple(f"{language} {spelling.key(name)}" for language, spelling in spellings().items())
