"""Ordinary words and personal names that some town or other is called."""

from functools import cache

from marsad.places.tables import load_table


@cache
def _words() -> frozenset[str]:
    return frozenset(word for part in load_table("ordinary").values() for word in part.split())


@cache
def person_words() -> frozenset[str]:
    """List titles and personal names, in lower case: what stands before a surname."""
    data = load_table("ordinary")
    return frozenset([*data["titles"].split(), *data["persons"].split()])


def is_ordinary(key: str) -> bool:
    """Say whether a plainly folded name is made of ordinary words, numbers or a single letter alone."""
    found = key.split()
    return len(key) < 2 or all(word in _words() or word.isdigit() for word in found)
