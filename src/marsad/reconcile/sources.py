"""Copies of one text, and the independent source behind each claim."""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping

from marsad.model import Claim, Report
from marsad.reconcile.naming import names_in_report, source_of

__all__ = ["copies", "independent", "source_of"]

SHINGLE = 5
"""Words in a shingle."""
KEPT_OF = 8
"""One shingle in so many is kept: the same ones in every text, since their hash decides."""
ALIKE = 0.5
"""From which share of shingles in common (Jaccard) on two reports are copies of one text."""
MOST_HOLDERS = 200
"""A shingle that more reports hold is a stock phrase, and is compared along the list only."""

_WORD = re.compile(r"\w+")


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


def independent(claims: Iterable[Claim], reports: Mapping[str, Report], copied: Mapping[str, str]) -> dict[str, str]:
    """Name the independent source behind each claim: claim id → source; copies of one text speak with one voice."""
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report].append(claim)
    found: dict[str, str] = {}
    for key, members in by_report.items():
        own, first = reports[key], reports[copied[key]]
        named = names_in_report(members, own)
        found.update((c.id, named[c.id] or first.credit or first.publisher) for c in members)
    spelling: dict[str, str] = {}
    for name in sorted(set(found.values())):
        spelling.setdefault(name.casefold(), name)
    return {key: spelling[name.casefold()] for key, name in found.items()}
