"""Ordinary words and personal names that some town or other is called."""

from functools import cache
from typing import Final

from marsad.places.tables import load_table

_OF_OTHERS: Final = frozenset({"behind", "streets", "says"})
"""The tables of words that stand beside a name; a town may be called so all the same."""


@cache
def words_of(part: str) -> frozenset[str]:
    """Give one table of the words: ``small``, ``behind``, ``streets`` or ``says``."""
    return frozenset(load_table("ordinary")[part].split())


@cache
def _words() -> frozenset[str]:
    parts = {key: part for key, part in load_table("ordinary").items() if key not in _OF_OTHERS}
    return frozenset(word for part in parts.values() for word in part.split())


@cache
def person_words() -> frozenset[str]:
    """List titles and personal names, in lower case: what stands before a surname."""
    data = load_table("ordinary")
    return frozenset([*data["titles"].split(), *data["persons"].split()])


def is_ordinary(key: str) -> bool:
    """Say whether a plainly folded name is made of ordinary words, numbers or a single letter alone."""
    found = key.split()
    return len(key) < 2 or all(word in _words() or word.isdigit() for word in found)
