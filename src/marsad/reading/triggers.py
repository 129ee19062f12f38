"""Words that may assert a claim: found first, weighed later."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import contains

import ahocorasick_rs
import msgspec

from marsad.reading.lexicon import load
from marsad.reading.tokens import Doc, Token

_GAP = "…"
_REACH = 12
"""Tokens within which the second part of a trigger that stands apart follows the first."""
_POS = {"noun": {"NOUN", "PROPN", "ADJ"}, "verb": {"VERB", "AUX"}}


class Trigger(msgspec.Struct, frozen=True):
    """Words of a sentence that may assert a claim of ``action`` ("attack/airstrike"); ``token`` is their head.

    ``instrument`` marks a weapon or means ("warplane"), which stands for the act only where nothing plainer does.
    """

    token: Token
    first: int
    last: int
    words: str
    action: str
    instrument: bool = False

    def __len__(self) -> int:
        """How many tokens it takes."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class _Entry:
    action: str
    words: tuple[str, ...]
    pos: frozenset[str]
    instrument: bool


@cache
def _entries() -> dict[str, tuple[_Entry, ...]]:
    """Index the lexicon by first word, longest entries first."""
    index: dict[str, list[_Entry]] = {}
    for trigger in load("triggers")["trigger"]:
        for written in [*trigger["words"], *trigger.get("instruments", ())]:
            phrase, _, use = written.partition("/")
            pos = frozenset(_POS[use]) if use else frozenset()
            for words in _spellings(tuple(phrase.split())):
                entry = _Entry(trigger["action"], words, pos, written not in trigger["words"])
                index.setdefault(words[0], []).append(entry)
    return {first: tuple(sorted(found, key=lambda e: -len(e.words))) for first, found in index.items()}


def _spellings(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the entry's words, and as the tokeniser cuts them where they hold a hyphen."""
    yield words
    if any("-" in word for word in words):
        yield tuple(piece for word in words for piece in word.replace("-", " - ").split())


@cache
def _stems() -> ahocorasick_rs.AhoCorasick:
    """Fold the first words' stems, irregular forms included, into one automaton."""
    stems = {word.rstrip("ey") if len(word) > 4 else word for word in _entries()}
    stems |= set(load("triggers")["irregular"])
    return ahocorasick_rs.AhoCorasick(sorted(stems))


def may_hold(text: str) -> bool:
    """Tell, before any parsing, whether a sentence can hold a trigger: whether a word begins with one's stem."""
    lower = text.lower()
    matches = _stems().find_matches_as_indexes(lower, overlapping=True)
    return any(start == 0 or not lower[start - 1].isalnum() for _, start, _ in matches)


_KEPT = "marsad.triggers"
"""Where a sentence's triggers are kept, since several questions ask for them."""


def find(doc: Doc) -> list[Trigger]:
    """List the triggers of a sentence in its order; for one action, a longer match hides those within it."""
    if _KEPT not in doc.user_data:
        doc.user_data[_KEPT] = _find(doc)
    return list(doc.user_data[_KEPT])


def _find(doc: Doc) -> list[Trigger]:
    index = _entries()
    forms = [_forms(token.lower_, token.lemma_.lower(), token.pos_ == "PROPN") for token in doc]
    matches = (
        _match(doc, forms, i, entry)
        for i, words in enumerate(forms)
        for word in words
        if word in index
        for entry in index[word]
    )
    return _longest([trigger for trigger in matches if trigger])


@lru_cache(maxsize=50_000)
def _forms(lower: str, lemma: str, named: bool) -> tuple[str, ...]:
    """List the forms to look a word up by: as written, its lemma, and stems where the tagger took a verb for a name.

    Headlines write "Kills" and "Captured", which the tagger reads as names and leaves uninflected.
    """
    if lemma != lower:
        return lower, lemma
    if not named:
        return (lower,)
    return (
        lower,
        *(lower[: -len(end)] + put for end, put in _ENDINGS if lower.endswith(end) and len(lower) > len(end) + 2),
    )


_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ied", "y"))


def _match(doc: Doc, forms: list[tuple[str, ...]], start: int, entry: _Entry) -> Trigger | None:
    if _GAP in entry.words:
        return _match_apart(doc, forms, start, entry)
    end = start + len(entry.words)
    if len(entry.words) > 1 and not _stands(forms, start, entry.words):
        return None
    head = doc.root_of(start, end)
    if entry.pos and head.pos_ not in entry.pos and not (head.pos_ == "PROPN" and head.lower_ != entry.words[-1]):
        return None
    return Trigger(head, start, end - 1, " ".join(entry.words), entry.action, entry.instrument)


def _match_apart(doc: Doc, forms: list[tuple[str, ...]], start: int, entry: _Entry) -> Trigger | None:
    """Match an entry whose two parts stand apart ("drove … from their homes"); its first part is the trigger."""
    cut = entry.words.index(_GAP)
    opening, closing = entry.words[:cut], entry.words[cut + 1 :]
    if not _stands(forms, start, opening):
        return None
    after = start + len(opening)
    if not any(_stands(forms, at, closing) for at in range(after, min(after + _REACH, len(forms)))):
        return None
    head = doc.root_of(start, after)
    return Trigger(head, start, after - 1, " ".join(entry.words), entry.action, entry.instrument)


def _stands(forms: list[tuple[str, ...]], start: int, words: tuple[str, ...]) -> bool:
    """Tell whether words stand in a row from a token on, each as written or in its dictionary form."""
    end = start + len(words)
    return end <= len(forms) and all(map(contains, forms[start:end], words))


def _longest(found: list[Trigger]) -> list[Trigger]:
    kept: list[Trigger] = []
    taken: set[tuple[str, int]] = set()
    for trigger in sorted(found, key=lambda t: (-len(t), t.first, t.action)):
        family = trigger.action
        cells = {(family, i) for i in range(trigger.first, trigger.last + 1)}
        if not cells & taken:
            taken |= cells
            kept.append(trigger)
    return sorted(kept, key=lambda t: (t.first, t.action))
