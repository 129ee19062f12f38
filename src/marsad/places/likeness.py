"""How well a name as written fits a gazetteer entry."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Indel, LCSseq

from marsad.model import Place
from marsad.places.fold import Folded, fold
from marsad.places.store import every_name, has_skeleton

_SAME_NAME: Final = 1.0
_OTHER_NAME: Final = 0.98
_SAME_SOUND: Final = 0.96
_SAME_BONES: Final = 0.72
_WITHOUT_LAST: Final = 0.9
_WITHOUT_HEAD: Final = 0.85
_OTHER_BONES: Final = 0.9
_VOWEL_LEFT_OUT: Final = 0.015
_VOWEL_OTHER: Final = 0.025
_VOWEL_WRONG: Final = 0.06
_CONSONANT: Final = re.compile(r"[^aiuyw]|(?<![aiu])[yw]")
_ACROSS_SCRIPTS: Final = 0.85
_TELLING_BONES: Final = 5
_MODIFIER_MISSING: Final = 0.08
_MODIFIER_WRONG: Final = 0.25
_ARABIC_FROM: Final = "\u0600"


@dataclass(frozen=True, slots=True)
class Likeness:
    """From 0 to 1, and in words what it rests on."""

    score: float
    reason: str


_NONE: Final = Likeness(0.0, "no likeness")


def likeness(asked: Folded, place: Place) -> Likeness:
    """Compare a folded name with every name of a place; the best counts.

    1 the name; 0.98 another of its names; 0.96 one that sounds the same; below that the same consonants, by how
    alike the vowels are; last, names that differ in their consonants too. Parts such as "east" or "big" that only
    one of the names has count against it.
    """
    best = _NONE
    for index, name in enumerate(every_name(place)):
        other = fold(name)
        if asked.plain == other.plain:
            return Likeness(_SAME_NAME if index == 0 else _OTHER_NAME, f"is called {name}")
        if has_skeleton(place) and (score := _sound(asked, other)) > best.score:
            best = Likeness(score, f"sounds like {name}")
    return best


def _sound(asked: Folded, other: Folded) -> float:
    across = _scripts_differ(asked, other)
    if asked.skeleton == other.skeleton or asked.skeleton in other.variants or other.skeleton in asked.variants:
        if across:
            score = _SAME_BONES + (_SAME_SOUND - _SAME_BONES) * _across(asked, other)
        else:
            score = max(_SAME_BONES, _SAME_SOUND - _vowels_apart(asked.shape, other.shape))
    elif across:
        score = 0.0
    else:
        score = max(_part(asked, other), _part(other, asked), _OTHER_BONES * _alike(asked.shape, other.shape))
    return max(0.0, score - _modifiers_apart(asked.modifiers, other.modifiers))


def _part(whole: Folded, longer: Folded) -> float:
    """Compare a name with another that has one word more: behind it, or before it to say what it is."""
    return max(
        (
            least - _vowels_apart(whole.shape, part[0])
            for part, least in ((longer.without_last, _WITHOUT_LAST), (longer.without_head, _WITHOUT_HEAD))
            if part and part[1] == whole.skeleton
        ),
        default=0.0,
    )


@lru_cache(maxsize=16_384)
def _vowels_apart(a: str, b: str) -> float:
    """Add up what the vowels between the same consonants differ by; more for those that end the name."""
    first, second = _between(a), _between(b)
    if len(first) != len(second):
        return _VOWEL_WRONG
    costs = [_vowel_cost(x, y) for x, y in zip(first, second, strict=True)]
    return sum(costs) + costs[-1]


def _between(shape: str) -> list[str]:
    """List what stands before, between and behind the consonants of a shape."""
    bones = shape.replace(" ", "")
    return _CONSONANT.split(bones[:-1] if bones.endswith("h") and len(bones) > 2 else bones)


def _vowel_cost(a: str, b: str) -> float:
    if a == b:
        return 0.0
    if not a or not b:  # a short vowel is often left out, a long or doubled one is not
        return _VOWEL_LEFT_OUT if len(a or b) == 1 else _VOWEL_WRONG
    return _VOWEL_OTHER if len(a) == len(b) == 1 else _VOWEL_WRONG


def _alike(a: str, b: str) -> float:
    return float(Indel.normalized_similarity(a.replace(" ", ""), b.replace(" ", "")))


def _across(a: Folded, b: Folded) -> float:
    """Compare over scripts: Arabic writes long vowels only, so each that it has should stand in the other."""
    shorter = min(len(a.shape), len(b.shape))
    if not shorter:
        return 0.0
    telling = min(1.0, len(a.skeleton) / _TELLING_BONES)  # of few consonants, many names could be made
    return _ACROSS_SCRIPTS * telling * LCSseq.similarity(a.shape, b.shape) / shorter


def _scripts_differ(a: Folded, b: Folded) -> bool:
    return (a.plain[:1] >= _ARABIC_FROM) != (b.plain[:1] >= _ARABIC_FROM)


def _modifiers_apart(a: frozenset[str], b: frozenset[str]) -> float:
    """Weigh modifiers that only one name has; worst where each has one that the other lacks ("east", "west")."""
    if a == b:
        return 0.0
    return _MODIFIER_WRONG if a - b and b - a else _MODIFIER_MISSING
