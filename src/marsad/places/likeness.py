"""How well a name as written fits a gazetteer entry."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Indel

from marsad.model import Place
from marsad.places.fold import Folded, fold
from marsad.places.spellings import spelled
from marsad.places.store import every_name, has_skeleton
from marsad.places.tables import arabic_script, romanisation

_SAME_NAME: Final = 1.0
_OTHER_NAME: Final = 0.98
_SAME_SOUND: Final = 0.96
_SAME_BONES: Final = 0.72
_OTHER_LETTER: Final = 0.94
_WITHOUT_UNIT: Final = 0.95
_WITHOUT_LAST: Final = 0.9
_WITHOUT_HEAD: Final = 0.85
_OTHER_BONES: Final = 0.9
_MORE_ASKED: Final = 0.08
_OTHER_SORT: Final = 0.9
_ALIKE_BEHIND: Final = 0.8
_VOWEL_LEFT_OUT: Final = 0.015
_VOWEL_OTHER: Final = 0.025
_VOWEL_WRONG: Final = 0.06
_VOWEL_UNSURE: Final = 0.03
_VOWEL_UNWRITTEN: Final = 0.04
_OTHER_ARTICLE: Final = 0.008
"""Little: whoever writes a name down leaves its article out often, yet of two names it may tell which is meant."""
_TELLING_BONES: Final = 4
"""Of fewer consonants and nothing but short vowels, many names could be made in another script."""
_WORSE_SCRIPT: Final = 0.5
_TWICE: Final = re.compile(r"(.)\1+")
_SAME_EDGES: Final = re.compile(r"(?<=([^aiue])) \1")
"""A consonant that ends a word and begins the next is heard once: "kafr ruma" is Kafruma."""
_CONSONANT: Final = re.compile(r"[^aiueyw]|(?<![aiue])[yw]")
_MODIFIER_UNASKED: Final = 0.05
_MODIFIER_MISSING: Final = 0.08
_MODIFIER_WRONG: Final = 0.25
_ARABIC_FROM: Final = "\u0600"


@dataclass(frozen=True, slots=True)
class Likeness:
    """From 0 to 1, and in words what it rests on."""

    score: float
    reason: str


_NONE: Final = Likeness(0.0, "no likeness")


def twin_likeness(asked: Folded, place: Place) -> float:
    """Compare a folded name with every name of a place that has other parts, such as "east" or "big", apart from these.

    A number tells places apart that need not be near each other, and so counts.
    """
    every = (fold(name) for name in every_name(place))
    others = [other for other in every if other.modifiers != asked.modifiers and not _scripts_differ(asked, other)]
    others = [other for other in others if _numbers(other.modifiers) == _numbers(asked.modifiers)]
    return max(
        (_sound(replace(asked, modifiers=one.modifiers), one, place, across=False) for one in others), default=0.0
    )


def namesake_likeness(asked: Folded, place: Place) -> float:
    """Compare a folded name with those of a place without what only lists add to tell it from others of its name.

    That is a part such as "east", or the unit that it lies in, as its last word: "Ziyarah" is Zyaret Elbab too.
    0 where no name of the place has such an addition.
    """
    return max((_bare_sound(asked, fold(name), place) for name in every_name(place)), default=0.0)


def _bare_sound(asked: Folded, other: Folded, place: Place) -> float:
    across = _scripts_differ(asked, other)
    if asked.modifiers < other.modifiers and asked.skeleton == other.skeleton:
        return 0.0 if _numbers(other.modifiers) else _SAME_SOUND - _apart(asked, other, across=across)
    if not other.without_last or other.without_last[1] != asked.skeleton or not _tells_unit(other, place):
        return 0.0
    return _SAME_SOUND - _shapes_apart(asked.shape, other.without_last[0], across=across)


def _numbers(modifiers: frozenset[str]) -> frozenset[str]:
    return frozenset(one for one in modifiers if one.isdecimal())


def likeness(asked: Folded, place: Place) -> Likeness:
    """Compare a folded name with every name of a place; the best counts.

    1 the name; 0.98 another of its names; 0.96 one that sounds the same; below that the same consonants, by how
    alike the vowels are; last, names that differ in their consonants too. Parts such as "east" or "big" that only
    one of the names has count against it.
    """
    best = {False: _NONE, True: _NONE}
    sounds = has_skeleton(place)
    for index, name in enumerate(every_name(place)):
        other = fold(name)
        if asked.plain == other.plain:
            return Likeness(_SAME_NAME if index == 0 else _OTHER_NAME, f"is called {name}")
        if (
            sounds
            and best[False].score < _OTHER_NAME
            and _without_article(asked.plain) == _without_article(other.plain)
        ):
            best[False] = Likeness(_OTHER_NAME, f"is called {name}")
        if (key := spelled(name, place.country)) and key == spelled(asked.plain, place.country):
            best[False] = max(best[False], Likeness(_SAME_SOUND, f"is spelled {name} too"), key=lambda like: like.score)
        across = _scripts_differ(asked, other)
        if sounds:
            score = _sound(asked, other, place, across=across)
            if across and place.kind != "site":
                score -= _article_apart(asked, other)
            if score > best[across].score:
                best[across] = Likeness(score, f"sounds like {name}")
    return _both(best[False], best[True])


def _without_article(name: str) -> str:
    """Take the article off a plainly folded name: "al kallaseh" is Kallaseh."""
    first, _, rest = name.partition(" ")
    return rest if rest and first in romanisation().articles else name


def _article_apart(one: Folded, other: Folded) -> float:
    """Weigh an article that only one of two names has; lists leave it out in Latin letters, and keep it in Arabic."""
    return _OTHER_ARTICLE if _has_article(one.plain) != _has_article(other.plain) else 0.0


def _has_article(name: str) -> bool:
    return name.startswith(arabic_script().article) or _without_article(name) != name


def _both(one: Likeness, other: Likeness) -> Likeness:
    """Take the better of the likenesses to a place's names in one script and in the other, and a little of the worse.

    So that of two places whose Arabic names are alike, the one whose romanised name fits as well comes first.
    """
    better, worse = sorted((one, other), key=lambda like: -like.score)
    if worse.score == 0.0:
        return better
    return Likeness(better.score - _WORSE_SCRIPT * min(_VOWEL_WRONG, better.score - worse.score), better.reason)


def _sound(asked: Folded, other: Folded, place: Place, *, across: bool) -> float:
    if asked.skeleton == other.skeleton:
        score = max(_SAME_BONES, _SAME_SOUND - _apart(asked, other, across=across))
    elif asked.skeleton in other.variants or other.skeleton in asked.variants:
        score = max(_SAME_BONES, _OTHER_LETTER - _apart(asked, other, across=across))
    else:
        alike = 0.0 if across else _OTHER_BONES * _alike(asked.shape, other.shape)
        alike *= 1.0 if _is_of_one_sort(asked, other) else _OTHER_SORT
        score = max(_part(asked, other, across=across), _longer(asked, other, place, across=across), alike)
        if other.without_last and other.without_last[1] == asked.skeleton and _tells_unit(other, place):
            score = max(score, _WITHOUT_UNIT - _shapes_apart(asked.shape, other.without_last[0], across=across))
    return max(0.0, score - _modifiers_apart(asked.modifiers, other.modifiers))


def _apart(asked: Folded, other: Folded, *, across: bool) -> float:
    return _shapes_apart(asked.shape, other.shape, across=across, arabic_first=asked.plain[:1] >= _ARABIC_FROM)


def _shapes_apart(asked: str, other: str, *, across: bool, arabic_first: bool = False) -> float:
    if not across:
        return _vowels_apart(asked, other)
    return _unwritten_apart(other, asked) if arabic_first else _unwritten_apart(asked, other)


def _part(whole: Folded, longer: Folded, *, across: bool) -> float:
    """Compare a name with another that has one word more: behind it, or before it to say what it is."""
    is_arabic = whole.plain[:1] >= _ARABIC_FROM
    return max(
        (
            least - _shapes_apart(whole.shape, part[0], across=across, arabic_first=is_arabic)
            for part, least in ((longer.without_last, _WITHOUT_LAST), (longer.without_head, _WITHOUT_HEAD))
            if part and part[1] == whole.skeleton
        ),
        default=0.0,
    )


def _longer(asked: Folded, other: Folded, place: Place, *, across: bool) -> float:
    """Compare a name that has one word more than an entry's: it may be another place, unless that names a unit."""
    score = _part(other, asked, across=across)
    return score if _tells_unit(asked, place) else score - _MORE_ASKED


def _tells_unit(name: Folded, place: Place) -> bool:
    """Say whether a name's last word is the unit that the place lies in, as lists tell two of one name apart."""
    last = name.shape.rpartition(" ")[2]
    units = (unit for unit in (place.admin3, place.admin2, place.admin1) if unit)
    return any(_vowels_apart(last, shape) < _VOWEL_WRONG for unit in units for shape in _last_shapes(unit, last))


@lru_cache(maxsize=16_384)
def _last_shapes(unit: str, last: str) -> tuple[str, ...]:
    """Give the words of a unit's name that have the consonants of a word."""
    bones = _bones_of(last)
    return tuple(shape for shape in fold(unit).shape.split() if _bones_of(shape) == bones)


def _bones_of(shape: str) -> str:
    return "".join(letter for letter in shape if letter not in "aiueyw")


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
    bones = _SAME_EDGES.sub("", shape).replace(" ", "")
    return _CONSONANT.split(bones[:-1] if bones.endswith("h") and len(bones) > 2 else bones)


def _vowel_cost(a: str, b: str) -> float:
    if a == b:
        return 0.0
    if not a or not b:  # a short vowel is often left out, a long or doubled one is not
        return _VOWEL_LEFT_OUT if len(a or b) == 1 else _VOWEL_WRONG
    return _VOWEL_OTHER if len(a) == len(b) == 1 else _VOWEL_WRONG


def _is_of_one_sort(a: Folded, b: Folded) -> bool:
    """Say whether neither name, or both, begin with one word such as "khirba", and are alike without it."""
    if a.without_head is None or b.without_head is None:
        return a.without_head is b.without_head
    rests = a.without_head[0], b.without_head[0]
    return a.shape.removesuffix(rests[0]) == b.shape.removesuffix(rests[1]) and _alike(*rests) >= _ALIKE_BEHIND


def _alike(a: str, b: str) -> float:
    return float(Indel.normalized_similarity(a.replace(" ", ""), b.replace(" ", "")))


@lru_cache(maxsize=16_384)
def _unwritten_apart(latin: str, arabic: str) -> float:
    """Add up what the vowels of a romanised name differ by from those that Arabic writes, which are the long ones."""
    heard, written = _between(latin), _between(arabic)
    if len(heard) != len(written):
        return _VOWEL_WRONG
    costs = [_written_cost(x, y) for x, y in zip(heard[1:], written[1:], strict=True)]
    if len(heard) <= _TELLING_BONES:
        costs += [_VOWEL_UNWRITTEN for x, y in zip(heard[1:], written[1:], strict=True) if x and not y]
    first = _VOWEL_UNSURE if written[0] and not heard[0] else 0.0  # an alef may carry any vowel
    last = _VOWEL_WRONG if heard[-1].endswith("ia") != written[-1].endswith("ia") else 0.0  # "-iyah" is written out
    return first + sum(costs) + last


def _written_cost(heard: str, written: str) -> float:
    """Weigh a run of heard vowels against the written one; an ayn ("e") may be heard as any vowel, or not."""
    long = _TWICE.sub(r"\1", written.replace("e", ""))
    if heard == long or (len(heard) <= 1 and not long):
        return 0.0
    if long != written:
        return 0.0 if not long or long in heard else _VOWEL_UNSURE
    if not long or not heard:
        return _VOWEL_WRONG
    if len(heard) != len(long):
        return _VOWEL_UNSURE if long in heard or heard in long else _VOWEL_WRONG
    return _VOWEL_UNSURE if {*heard, *long} == {"a", "i"} else _VOWEL_WRONG


def _scripts_differ(a: Folded, b: Folded) -> bool:
    return (a.plain[:1] >= _ARABIC_FROM) != (b.plain[:1] >= _ARABIC_FROM)


def _modifiers_apart(asked: frozenset[str], other: frozenset[str]) -> float:
    """Weigh modifiers that only one name has; worst where each has one that the other lacks ("east", "west")."""
    if asked == other:
        return 0.0
    if _numbers(asked) - other:
        return _MODIFIER_WRONG
    if asked - other:
        return _MODIFIER_WRONG if other - asked else _MODIFIER_MISSING
    return _MODIFIER_UNASKED
