"""Cutting a report's text into sentences, without a parser."""

import re

from marsad.reading.lexicon import table

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|\n+")
_WORD_BEFORE = re.compile(r"[^\s(\"“'‘\[]+$")
_LONGEST_WORD = 40
"""Characters before a full stop that are looked at; what is longer is neither an abbreviation nor initials."""
_OPENS = re.compile(r"[\"'“‘«(\[]*[A-Z0-9\u00c0-\u00de\u0600-\u06ff]")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]?|[A-Z]")

LONGEST = 1_000
"""Characters of a sentence; what goes on for longer (a table, a text without any full stop) is cut between words."""

_ABBREVIATIONS = frozenset(table("sentences", "abbreviations", list[str]))
_MONTHS = frozenset(table("sentences", "months", list[str]))


def split(text: str) -> list[tuple[int, int]]:
    """Cut a text into sentences, as (start, end) in characters, white space at the edges left out.

    A line break always ends a sentence; a full stop does where a new sentence opens after it, and not after an
    abbreviation, initials, or a month before its day. None is longer than ``LONGEST``.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if _ends_here(text, start, match):
            _add(spans, text, start, match.end())
            start = match.end()
    _add(spans, text, start, len(text))
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add a stretch without the white space at its edges, in parts where it is too long for a sentence."""
    while start < end:
        stop = end if end - start <= LONGEST else _between_words(text, start, start + LONGEST)
        piece = text[start:stop]
        if stripped := piece.strip():
            left = len(piece) - len(piece.lstrip())
            spans.append((start + left, start + left + len(stripped)))
        start = stop


def _between_words(text: str, start: int, stop: int) -> int:
    """Find the last white space of a stretch; its end where there is none."""
    return next((at for at in range(stop - 1, start, -1) if text[at].isspace()), stop)


def _ends_here(text: str, start: int, match: re.Match[str]) -> bool:
    mark = match.group()
    if mark[0] == "\n":
        return True
    rest = (
        text[match.end() :].lstrip() if match.end() + 80 > len(text) else text[match.end() : match.end() + 80].lstrip()
    )
    if not rest:
        return True
    if mark[0] in "!?" or len(mark) > 1:
        return bool(_OPENS.match(rest))
    if not _OPENS.match(rest):
        return False
    before = _WORD_BEFORE.search(text, max(start, match.start() - _LONGEST_WORD), match.start())
    word = before.group() if before else ""
    if word.lower() in _MONTHS:
        return not rest[0].isdigit()
    return word.lower() not in _ABBREVIATIONS and not (_INITIALS.fullmatch(word) and not word.isdigit())
