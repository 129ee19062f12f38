"""A long report cut into parts, each of which makes a page of bearable weight."""

import re
from collections.abc import Iterable
from typing import Final

from marsad.site.marking import Spanned

SURE: Final = 3000
"""Characters that the first part holds at least, so that what stands in them has a shorter address."""
_MOST: Final = 9000
_CLAIMS: Final = 36
"""From so many claims on, a part ends where it can."""
_ENDS: Final = re.compile(r"(?:[\r\n]+|(?<=[.!?؟…]) +(?=\S))")

Part = tuple[int, int]
"""The first character, and one past the last."""


def parts(text: str, claims: Iterable[Spanned]) -> list[Part]:
    """Cut a text at ends of paragraphs or sentences, and never within what a claim rests on; at least one part."""
    spans = sorted((claim.start, claim.end) for claim in claims)
    found: list[Part] = []
    first = 0
    for end in _ENDS.finditer(text):
        at = end.end()
        held = sum(first <= start < at for start, _ in spans)
        heavy = at - first >= _MOST or (at - first >= SURE and held >= _CLAIMS)
        if heavy and not any(start < at < last for start, last in spans):
            found.append((first, at))
            first = at
    if text[first:].strip() or not found:
        found.append((first, len(text)))
    return found


def part_at(found: list[Part], offset: int) -> int:
    """Number the part that a character lies in, from 1; behind the text: the last."""
    return next((number for number, (_, last) in enumerate(found, 1) if offset < last), len(found))
