"""Names however they are spelled: the keys that a name is looked up by, and the names within a text.

Two spellings are one name if they are alike but for case, marks and punctuation, or if they sound the same: they have
the same consonants (``marsad.places.fold``), enough of them to tell names apart. A name of few consonants ("Homs",
"Hamas") must be like one of the known names in its vowels too.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from marsad.ledger.search.values import SOUND, hashed
from marsad.model import Place
from marsad.places.fold import Folded, fold
from marsad.places.likeness import likeness

MOST_WORDS: Final = 5
"""A name is looked for in so many words of a query."""
_RUN_WORDS: Final = 3
_PHRASE: Final = re.compile(r"[^\n.,;:!?()\[\]{}\"“”«»؟،؛|/]+")
_ARABIC: Final = re.compile("[\u0600-\u06ff]")
_LIKE: Final = 0.93
"""From this likeness on (``marsad.places.likeness``) a name of few consonants is taken for a known one."""


def skeletons(name: str) -> set[str]:
    """List the keys of a name by its sound: its consonants, and those of its letters' other readings."""
    folded = fold(name)
    return {key for key in (folded.skeleton, *folded.variants) if len(key) > 1 and key[0] != "="}


def telling(skeleton: str, words: int) -> bool:
    """Say whether consonants alone tell a name of so many words from others."""
    return len(skeleton) >= (5 if words == 1 else 4)


def alike(asked: Folded, names: tuple[str, ...]) -> bool:
    """Say whether a name is like one of a known thing's names, vowels included."""
    bearer = Place(id="", name=names[0], names=names[1:], kind="region", latitude=0, longitude=0, country="SY")
    return likeness(asked, bearer).score >= _LIKE


@lru_cache(maxsize=65_536)
def _sound_of(run: str, words: int) -> str | None:
    skeleton = fold(run).skeleton
    return sound(skeleton) if skeleton[:1] != "=" and telling(skeleton, words) else None


def sound(skeleton: str) -> str:
    """Make the token of a name as heard."""
    return hashed(SOUND, skeleton)


def sounds(text: str) -> set[str]:
    """List the tokens of all that may be a name in a text."""
    return {token for token, _, _ in sounding(text)}


def sounding(text: str) -> Iterator[tuple[str, int, int]]:
    """Go through the runs of one to three words that may be a name, with the characters they span.

    In Latin script these begin and end with a word that has a capital; in others any words may be a name.
    """
    for phrase in _PHRASE.finditer(text):
        if phrase[0].islower() and phrase[0].isascii():
            continue
        parts = list(re.finditer(r"\S+", phrase[0]))
        named = [_may_be_name(part[0]) for part in parts]
        for first, part in enumerate(parts):
            if not named[first]:
                continue
            for last in range(first, min(first + _RUN_WORDS, len(parts))):
                run = phrase[0][part.start() : parts[last].end()]
                if named[last] and (token := _sound_of(run, last - first + 1)):
                    yield token, phrase.start() + part.start(), phrase.start() + parts[last].end()


def _may_be_name(word: str) -> bool:
    return bool(_ARABIC.search(word)) if not word.isascii() and word.lower() == word else word != word.lower()
