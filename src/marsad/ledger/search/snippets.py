"""The words of a text around what was searched for, with that marked."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from marsad.ledger.folding import Word, spans
from marsad.ledger.search import names
from marsad.ledger.search.results import Piece
from marsad.ledger.search.terms import AnyOf, Phrase, Prefix, Sound, Term

LENGTH: Final = 260
"""Characters of a snippet, about."""
_BEFORE: Final = 60
_MOST_TEXT: Final = 60_000
"""Characters of a text that are looked through."""


@dataclass
class Sought:
    """What is to be marked: words by how they begin, runs of words by their first, names as heard."""

    prefixes: set[str] = field(default_factory=set)
    phrases: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    sounds: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, terms: Iterable[Term]) -> "Sought":
        """Gather it from the terms of a query."""
        sought = cls()
        for term in terms:
            sought._add(term)
        return sought

    def _add(self, term: Term) -> None:
        match term:
            case Prefix(word):
                self.prefixes.add(word)
            case Phrase(found):
                self.phrases.setdefault(found[0], []).append(found)
            case Sound(token):
                self.sounds.add(token)
            case AnyOf(terms):
                for one in terms:
                    self._add(one)

    def marks(self, text: str) -> list[tuple[int, int]]:
        """List what of a text is to be marked, in order, without overlaps."""
        if text.isascii() and not self.sounds and "'" not in text and "`" not in text:
            found = [at.span(1) for at in self._plain.finditer(text.lower())] if self._plain else []
        else:
            found = list(self._words(spans(text)))
            found += [(start, end) for token, start, end in names.sounding(text) if token in self.sounds]
        kept: list[tuple[int, int]] = []
        for start, end in sorted(found, key=lambda mark: (mark[0], -mark[1])):
            if not kept or start >= kept[-1][1]:
                kept.append((start, end))
        return kept

    @cached_property
    def _plain(self) -> "re.Pattern[str] | None":
        """Find the same in plain letters of lower case, as quickly as it can be: None where nothing is sought."""
        runs = sorted((phrase for some in self.phrases.values() for phrase in some), key=len, reverse=True)
        # of what begins at one place the longest is found: a phrase before a part of it, or before its first word
        spelled = ["[^a-z0-9]+".join(map(re.escape, run)) + "(?![a-z0-9])" for run in runs]
        spelled += [f"{re.escape(word)}[a-z0-9]*" for word in self.prefixes]
        return re.compile(f"(?<![a-z0-9])(?=({'|'.join(spelled)}))") if spelled else None

    def _words(self, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
        beginnings = tuple(self.prefixes)
        folded = [word[0] for word in words]
        for at, word in enumerate(folded):
            if beginnings and word.startswith(beginnings):
                yield words[at][1:]
            if word in self.phrases:
                for phrase in self.phrases[word]:
                    if tuple(folded[at : at + len(phrase)]) == phrase:
                        yield words[at].start, words[at + len(phrase) - 1].end


def snippet(text: str, sought: Sought, length: int = LENGTH) -> tuple[Piece, ...]:
    """Cut out the part of a text that holds most of what is sought, the earliest of equals; "…" where it was cut."""
    return _cut(text[:_MOST_TEXT], sought.marks(text[:_MOST_TEXT]), length)


def telling(texts: Iterable[str], sought: Sought, length: int = LENGTH) -> tuple[Piece, ...]:
    """Make a snippet of the text that holds most of what is sought, the first of equals."""
    marked = [(text, sought.marks(text)) for text in (text[:_MOST_TEXT] for text in texts)]
    return _cut(*max(marked, key=lambda one: len(one[1]), default=("", [])), length)


def _cut(text: str, marks: Sequence[tuple[int, int]], length: int) -> tuple[Piece, ...]:
    start, end = _window(text, marks, length)
    pieces = [Piece("… ", False)] if start else []
    at = start
    for first, last in marks:
        if first < start or last > end:
            continue
        pieces += [Piece(_line(text[at:first]), False), Piece(_line(text[first:last]), True)]
        at = last
    pieces.append(Piece(_line(text[at:end]), False))
    if end < len(text):
        pieces.append(Piece(" …", False))
    return tuple(piece for piece in pieces if piece.text)


def _line(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ")


def _window(text: str, marks: Sequence[tuple[int, int]], length: int) -> tuple[int, int]:
    if len(text) <= length:
        return 0, len(text)
    best, most = 0, 0
    for first, _ in marks:
        held = sum(first <= start and end <= first + length - _BEFORE for start, end in marks)
        if held > most:
            best, most = max(0, first - _BEFORE), held
    end = min(len(text), best + length)
    best = max(0, min(best, end - length))
    return _word_start(text, best), _word_end(text, end)


def _word_start(text: str, at: int) -> int:
    """Move to the start of a word, by not more than a long word takes."""
    if at == 0:
        return 0
    space = text.find(" ", at - 1, at + 30)
    return space + 1 if space >= 0 else at


def _word_end(text: str, at: int) -> int:
    if at == len(text):
        return at
    space = text.rfind(" ", at - 30, at + 1)
    return space if space > 0 else at
