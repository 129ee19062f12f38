"""Who stands behind a claim: independent sources, and copies of one agency's copy counted once."""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping

from marsad.model import Claim, Report

SHINGLE = 5
"""Words in a shingle."""
KEPT_OF = 8
"""One shingle in so many is kept: the same ones in every text, since their hash decides."""
ALIKE = 0.5
"""From which share of shingles in common (Jaccard) on two reports are copies of one text."""
MOST_HOLDERS = 200
"""A shingle that more reports hold is a stock phrase, and is compared along the list only."""

_WORD = re.compile(r"\w+")
_CAPITAL = re.compile(r"\b[A-Z]\w+")
_UNNAMED = frozenset({"the", "a", "an", "one", "some", "local", "several", "many"})


def copies(reports: Mapping[str, Report]) -> dict[str, str]:
    """Find near-copies: each report's id → the smallest id among the copies of its text.

    Shingles of five words, sampled by their hash (Broder, "On the resemblance and containment of documents", 1997),
    so that the work grows with the text and not with the pairs of reports.
    """
    sketches = {key: _sketch(reports[key].text) for key in sorted(reports)}
    holders: dict[int, list[str]] = defaultdict(list)
    for key, sketch in sketches.items():
        for shingle in sketch:
            holders[shingle].append(key)
    first = {key: key for key in sketches}
    for one, two in sorted(_candidates(holders)):
        a, b = _root(first, one), _root(first, two)
        if a != b and _resemblance(sketches[one], sketches[two]) >= ALIKE:
            first[max(a, b)] = min(a, b)
    return {key: _root(first, key) for key in first}


def _sketch(text: str) -> frozenset[int]:
    words = [word.casefold() for word in _WORD.findall(text)]
    spans = range(max(1, len(words) - SHINGLE + 1)) if words else ()
    hashes = [zlib.crc32(" ".join(words[at : at + SHINGLE]).encode("utf-8", "replace")) for at in spans]
    kept = frozenset(number for number in hashes if number % KEPT_OF == 0)
    return kept if len(kept) >= KEPT_OF else frozenset(hashes)


def _candidates(holders: Mapping[int, list[str]]) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for keys in holders.values():
        # copies are joined along the list; comparing every two as well finds those that differ in the middle
        reach = len(keys) if len(keys) <= 20 else 1
        for place, key in enumerate(keys[:MOST_HOLDERS] if reach > 1 else keys):
            found.update((key, other) for other in keys[place + 1 : place + 1 + reach])
    return found


def _resemblance(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0


def _root(first: dict[str, str], key: str) -> str:
    while first[key] != key:
        first[key] = first[first[key]]
        key = first[key]
    return key


def source_of(claim: Claim, report: Report) -> str:
    """Name who stands behind a claim: whom the sentence names, else the agency whose copy it is, else the publisher.

    An unnamed source ("a medical source", "witnesses") is told apart by who heard it.
    """
    origin = report.credit or report.publisher
    if claim.source is None:
        return origin
    if claim.source.name:
        return claim.source.name
    capitals = [word for word in _CAPITAL.findall(claim.source.text) if word.casefold() not in _UNNAMED]
    return claim.source.text if capitals else f"{claim.source.text} ({origin})"


def independent(claims: Iterable[Claim], reports: Mapping[str, Report], copied: Mapping[str, str]) -> dict[str, str]:
    """Name the independent source behind each claim: claim id → source; copies of one text speak with one voice."""
    return {claim.id: source_of(claim, reports[copied[claim.report]]) if claim.source is None
            else source_of(claim, reports[claim.report]) for claim in claims}  # fmt: skip
