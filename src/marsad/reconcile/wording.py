"""How alike two texts are in wording, by the words that tell one occurrence from another."""

import math
import re
import unicodedata
from functools import lru_cache

from marsad.reconcile.tables import linking

_WORD = re.compile(r"[^\W\d_]{3,}")


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Fold a text to its words in lower case, without marks on letters."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"\w+", "".join(char for char in decomposed if not unicodedata.combining(char))))


@lru_cache(maxsize=65_536)
def content(text: str) -> frozenset[str]:
    """Collect the words of a text that may tell one occurrence from another, singular; numbers are compared apart."""
    common = linking().words.common
    found = (_singular(word) for word in _WORD.findall(plain(text)))
    return frozenset(word for word in found if word not in common)


def _singular(word: str) -> str:
    if len(word) <= 4 or not word.endswith("s") or word.endswith("ss"):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes", "zes")) else word[:-1]


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """Give the share of words in common, 0 to 1: the cosine of the two sets (Ochiai's coefficient).

    A few words are added to both that they don't share, since two short sentences easily have one in common.
    """
    return len(a & b) / (math.sqrt(len(a) * len(b)) + linking().words.few)
