"""The text of a report cut into pieces, so that the sentences that claims rest on can be marked in it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

_PARAGRAPH = re.compile(r"[^\r\n]+")


class Spanned(Protocol):
    """Anything that lies on characters ``start`` to ``end`` of a text."""

    @property
    def start(self) -> int:
        """First character."""

    @property
    def end(self) -> int:
        """One past the last character."""


C = TypeVar("C", bound=Spanned)


@dataclass(frozen=True, slots=True)
class Mark(Generic[C]):
    """One stretch of text and all claims that rest on it; ``number`` counts marks from 1."""

    number: int
    start: int
    end: int
    claims: tuple[C, ...]


@dataclass(frozen=True, slots=True)
class Piece(Generic[C]):
    """Some text of one paragraph, marked or not; a mark over several paragraphs opens in one and closes in another."""

    text: str
    mark: Mark[C] | None = None
    opens: bool = False
    closes: bool = False


def marks(length: int, claims: Iterable[C]) -> list[Mark[C]]:
    """Join claims whose spans overlap into marks; spans that lie outside of ``length`` characters mark nothing."""
    found: list[tuple[int, int, list[C]]] = []
    for claim in sorted(claims, key=lambda claim: (claim.start, claim.end)):
        start, end = max(claim.start, 0), min(claim.end, length)
        if start >= end:
            continue
        if found and start < found[-1][1]:
            first, last, together = found[-1]
            found[-1] = (first, max(last, end), [*together, claim])
        else:
            found.append((start, end, [claim]))
    return [Mark(number, start, end, tuple(group)) for number, (start, end, group) in enumerate(found, 1)]


def paragraphs(text: str, claims: Iterable[C], first: int = 0, last: int | None = None) -> list[list[Piece[C]]]:
    """Cut a text into paragraphs of pieces; nothing but the line breaks between paragraphs is left out.

    ``first`` and ``last`` leave those characters only; no mark may cross their edges.
    """
    end = len(text) if last is None else last
    found = marks(end, (claim for claim in claims if claim.end > first))
    return [_pieces(text, line.start(), line.end(), found) for line in _PARAGRAPH.finditer(text, first, end)]


def _pieces(text: str, start: int, end: int, found: Sequence[Mark[C]]) -> list[Piece[C]]:
    """Cut ``text[start:end]`` at the edges of its marks."""
    pieces: list[Piece[C]] = []
    at = start
    for mark in found:
        first, last = max(mark.start, start), min(mark.end, end)
        if first >= last:
            continue
        if at < first:
            pieces.append(Piece(text[at:first]))
        closes = not text[last : mark.end].strip("\r\n")
        opens = not text[mark.start : first].strip("\r\n")
        pieces.append(Piece(text[first:last], mark, opens=opens, closes=closes))
        at = last
    if at < end:
        pieces.append(Piece(text[at:end]))
    return pieces
