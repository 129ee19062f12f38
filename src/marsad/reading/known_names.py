"""Find known names in text: one automaton over all aliases, whole words only."""

from collections.abc import Iterable
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind


class Found(NamedTuple):
    """A name found: ``start`` and ``end`` count characters, ``key`` says whose name it is."""

    start: int
    end: int
    key: str


def folded(text: str) -> str:
    """Lower the case and straighten apostrophes, keeping the length, so that offsets stay those of ``text``."""
    lowered = text.replace("’", "'").lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text.replace("’", "'"))


class NameFinder:
    """All names of a list at once.

    An alias without small letters ("IS", "AP") is found only as it is written. News texts lose their apostrophes,
    so a name may carry a possessive s ("Russias").
    """

    def __init__(self, aliases: Iterable[tuple[str, str]]) -> None:
        """Take pairs of alias and key; of equal aliases the first is kept."""
        self._keys: dict[str, list[tuple[str, str]]] = {}
        for alias, key in aliases:
            self._keys.setdefault(folded(alias), []).append((alias, key))
        self._patterns = sorted(self._keys)
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.Standard) if self._patterns else None

    def find(self, text: str) -> list[Found]:
        """List the names in the order of the text; of overlapping ones the longest, leftmost first."""
        if self._automaton is None:
            return []
        low = folded(text)
        hits = self._automaton.find_matches_as_indexes(low, overlapping=True)
        found = [
            Found(start, end, key)
            for index, start, end in hits
            if _whole_word(low, start, end) and (key := self._key(self._patterns[index], text[start:end]))
        ]
        return _without_overlaps(found)

    def _key(self, pattern: str, written: str) -> str | None:
        for alias, key in self._keys[pattern]:
            if alias == written or not alias.isupper():
                return key
        return None


def _whole_word(text: str, start: int, end: int) -> bool:
    if start and text[start - 1].isalnum():
        return False
    if text[end : end + 1] == "s":
        end += 1
    return not text[end : end + 1].isalnum()


def _without_overlaps(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for hit in sorted(found, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
