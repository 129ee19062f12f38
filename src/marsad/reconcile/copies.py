"""Near-copies of one text: reports that one agency wrote and several printed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from datasketch import MinHash

SHINGLE = 5
"""Words in a shingle."""
NUMBERS = 128
"""Numbers in a sketch: the estimate of what two texts share is off by 0.04 (one standard error) in the worst case."""
BAND = 4
"""Numbers in a band. With 32 bands two texts that share half of their shingles meet in one with a chance of 0.87, and
two that share 0.7 with 0.9998; two that share a tenth, with 0.003."""
ALIKE = 0.5
"""From which share of shingles in common (Jaccard) on two reports are copies of one text."""

_WORD = re.compile(r"\w+")


def sketch(text: str) -> bytes:
    """Sketch a text: the MinHash of its shingles of five words, as 32-bit numbers; empty for one without words.

    Broder, "On the resemblance and containment of documents", 1997.
    """
    words = [word.casefold() for word in _WORD.findall(text)]
    if not words:
        return b""
    spans = range(max(1, len(words) - SHINGLE + 1))
    made = _blank().copy()
    made.update_batch({" ".join(words[at : at + SHINGLE]).encode("utf-8", "replace") for at in spans})
    return np.asarray(made.hashvalues).astype("<u4").tobytes()


@cache
def _blank() -> "MinHash":
    """Give the sketch of nothing, whose random numbers take longer to make than a sketch."""
    from datasketch import MinHash  # noqa: PLC0415 - it takes a second to load, and only intake needs it

    return MinHash(num_perm=NUMBERS)


def bands(sketched: bytes) -> list[int]:
    """Name the bands of a sketch, as 64-bit numbers: two copies of one text have at least one in common."""
    width = 4 * BAND
    parts = (sketched[at : at + width] + at.to_bytes(2) for at in range(0, len(sketched), width))
    return [int.from_bytes(blake2b(part, digest_size=8).digest(), signed=True) for part in parts]


def alike(one: bytes, two: bytes) -> bool:
    """Say whether two sketches are of copies of one text."""
    if not one or not two:
        return False
    same = np.frombuffer(one, "<u4") == np.frombuffer(two, "<u4")
    return int(np.count_nonzero(same)) >= ALIKE * NUMBERS


def copies(sketches: Mapping[str, bytes]) -> dict[str, str]:
    """Find near-copies: each report's id → the smallest id among the copies of its text, through copies of copies.

    Args:
        sketches: of the reports' texts, by report id.
    """
    holders: dict[bytes, list[str]] = defaultdict(list)
    for key in sorted(sketches):
        holders[sketches[key]].append(key)
    first = {key: key for key in sketches}
    for sketched, keys in holders.items():
        first.update(dict.fromkeys(keys, keys[0]) if sketched else {})
    for one, two in _meeting(holder for holder in holders if holder):
        a, b = _root(first, holders[one][0]), _root(first, holders[two][0])
        if a != b and alike(one, two):
            first[max(a, b)] = min(a, b)
    return {key: _root(first, key) for key in first}


def _meeting(sketches: Iterable[bytes]) -> Iterable[tuple[bytes, bytes]]:
    """Pair the different sketches that have a band in common."""
    found: dict[int, list[bytes]] = defaultdict(list)
    for sketched in sketches:
        for band in bands(sketched):
            found[band].append(sketched)
    return (pair for members in found.values() for pair in combinations(members, 2))


def _root(first: dict[str, str], key: str) -> str:
    while first[key] != key:
        first[key] = first[first[key]]
        key = first[key]
    return key
