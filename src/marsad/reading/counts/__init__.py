"""How many: the counts that a sentence states, as bounds, with the words that state them.

What the bounds mean is the marking guideline's: "at least 85" is (85, None), "up to 85" (None, 85), "around 85"
(85, 85), "between 20 and 30" (20, 30), "dozens" (None, None).
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec

from marsad.model import Count
from marsad.reading.counts import measures
from marsad.reading.lexicon import load
from marsad.reading.tokens import Doc

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_LARGEST = 10_000_000_000
"""More people than there are; a larger number counts none."""


class CountMention(msgspec.Struct, frozen=True):
    """A count in a sentence: tokens ``first`` to ``last`` state it; ``vague`` where no number does.

    ``number`` is the first token of the bare number, after words such as "at least".
    """

    first: int
    last: int
    count: Count
    vague: bool = False
    percent: bool = False
    number: int = 0


_Reader = Callable[[Doc, list[str], int], CountMention | None]


@cache
def _data() -> dict[str, Any]:
    return load("counts")


@cache
def _phrases(section: str, key: str) -> tuple[tuple[str, ...], ...]:
    """Cut a list of phrases into words, longest first."""
    return tuple(sorted((tuple(p.split()) for p in _data()[section][key]), key=lambda p: (-len(p), p)))


@cache
def _vague() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Index the words that count without a number by the first of them, the longest first."""
    phrases = _phrases("vague", "words")
    return {first: tuple(p for p in phrases if p[0] == first) for first in {p[0] for p in phrases}}


_KEPT = "marsad.counts"
_EVERY = "marsad.counts.every"
"""Where a sentence's counts are kept, since several questions ask for them."""


def find(doc: Doc) -> list[CountMention]:
    """List the counts of a sentence in its order; what measures time, distance, age or money is left out."""
    if _KEPT not in doc.user_data:
        words = [token.lower_ for token in doc]
        doc.user_data[_KEPT] = [mention for mention in every(doc) if not measures.is_measure(words, mention)]
    return list(doc.user_data[_KEPT])


def every(doc: Doc) -> list[CountMention]:
    """List the numbers of a sentence in its order, those that measure as well."""
    if _EVERY not in doc.user_data:
        words = [token.lower_ for token in doc]
        found = _scan(doc, words, _number_at, set())
        taken = {i for mention in found for i in range(mention.first, mention.last + 1)}
        found += _scan(doc, words, _vague_at, taken)
        doc.user_data[_EVERY] = sorted(found, key=lambda mention: mention.first)
    return list(doc.user_data[_EVERY])


def _scan(doc: Doc, words: list[str], read: _Reader, taken: set[int]) -> list[CountMention]:
    found, i = [], 0
    while i < len(words):
        mention = read(doc, words, i) if i not in taken else None
        if mention:
            found.append(mention)
        i = mention.last + 1 if mention else i + 1
    return found


def _number_at(doc: Doc, words: list[str], start: int) -> CountMention | None:
    """Read a number, with the words before and after it that bound it, where one begins at ``start``."""
    parsed = _part_at(words, start) or _parse(words, start)
    if parsed is None:
        return None
    value, end = parsed
    low: int | None = value
    high: int | None = value
    if second := _second_bound(words, start, end, value):
        high, end = second
    first, bound = _modifier(words, start)
    if high == value:
        low, high = _bounded(value, bound, words, end)
        if _or_more(words, end):
            end += 2
    percent = end < len(words) and words[end] in _data()["not_a_count"]["percent"]
    text = doc.text_of(first, end + percent)
    share = _share(words, start, end)
    if share:
        first, low, high = share[0], share[1], share[1]
        text = doc.text_of(first, end)
    return CountMention(first, end - 1 + percent, Count(low, high, text), percent=percent, number=start)


def _part_at(words: list[str], start: int) -> tuple[int, int] | None:
    """Read "a quarter of a million", "half a dozen": the value and the token after it."""
    at = start + (words[start] == "a")
    for part, share in _parts():
        end = at + len(part)
        if tuple(words[at:end]) != part:
            continue
        end += words[end : end + 1] == ["of"]
        scale = _data()["scale"].get(words[end + 1]) if words[end : end + 1] == ["a"] and end + 1 < len(words) else None
        return (round(share * scale), end + 2) if scale else None
    return None


@cache
def _parts() -> tuple[tuple[tuple[str, ...], float], ...]:
    return tuple((tuple(part.split()), share) for part, share in _data()["part"].items())


def _bounded(value: int, bound: str, words: list[str], end: int) -> tuple[int | None, int | None]:
    if bound == "both" and _or_more(words, end):
        bound = "low"
    if bound == "low":
        return value, None
    return (None, value) if bound == "high" else (value, value)


def _or_more(words: list[str], end: int) -> bool:
    """Tell whether "or more" stands behind a number; "at least" before another number belongs to that one."""
    opens = tuple(words[end : end + 2]) in _phrases("modifier", "after_low")
    return opens and (end + 2 >= len(words) or (words[end + 2] != "than" and _parse(words, end + 2) is None))


def _parse(words: list[str], start: int) -> tuple[int, int] | None:
    """Read the whole number that begins at a token: its value and the token after it."""
    numbers, scales = _data()["number"], _data()["scale"]
    opening = words[start]
    if not (opening[:1].isdigit() or opening in numbers or opening in ("a", "an") or "-" in opening):
        return None
    total, current, i, seen = 0.0, 0.0, start, False
    while i < len(words):
        word = words[i]
        if word in scales and (seen or (i > start and words[i - 1] in ("a", "an"))):
            factor = scales[word]
            current = (current or 1) * factor
            if factor >= 1000:
                total, current = total + current, 0.0
        elif (value := _one_word(word, numbers)) is not None:
            if seen and not _joins(words, i, value, current):
                break
            current = current * 1000 if seen and word == "000" else current + value
            seen = True
        elif word in ("a", "an") and i == start and i + 1 < len(words) and words[i + 1] in scales:
            seen = False
        elif word in ("-", "and") and seen and _goes_on(words, i, numbers, current):
            pass
        else:
            break
        i += 1
    value = total + current
    if i == start or (not seen and value == 0) or value > _LARGEST or value != round(value):
        return None
    return round(value), i


def _one_word(word: str, numbers: dict[str, int]) -> float | None:
    if word in numbers:
        return numbers[word]
    if _DIGITS.fullmatch(word) and (word == "000" or not word.startswith("00")):
        return float(word.replace(",", ""))
    head, dash, tail = word.partition("-")
    if dash and head in numbers and tail in numbers and numbers[head] >= 20 > numbers[tail]:
        return numbers[head] + numbers[tail]
    return None


def _joins(words: list[str], i: int, value: float, current: float) -> bool:
    """Tell whether a further number word belongs to the number before it ("fifty nine", "two hundred ten")."""
    if words[i][0].isdigit():
        return words[i] == "000" and 0 < current < 1000 and words[i - 1].isdigit()
    before = words[i - 1] if words[i - 1] != "and" else words[i - 2]
    if before in _data()["scale"]:
        return value < 100
    return current % 100 >= 20 and current % 10 == 0 and value < 10 and not before[0].isdigit()


def _goes_on(words: list[str], i: int, numbers: dict[str, int], current: float) -> bool:
    """Tell whether "-" or "and" stands inside a number ("sixty-two", "two hundred and ten")."""
    if i + 1 >= len(words) or words[i + 1] not in numbers:
        return False
    if words[i] == "-":
        return current % 10 == 0 and 20 <= current < 100 and numbers[words[i + 1]] < 10
    return words[i - 1] in ("hundred", "thousand", "million")


def _second_bound(words: list[str], start: int, end: int, value: int) -> tuple[int | None, int] | None:
    """Read "between 20 and 30", "20 to 30", "from 20 to 30", "20-30": the upper bound and the token after it.

    "From 20 to more than 30" has no upper bound.
    """
    if end + 1 >= len(words):
        return None
    before = words[start - 1] if start else ""
    joined = words[end] == "and" and before == "between"
    if not joined and words[end] not in ("to", "-", "–"):
        return None
    if before == "from" and start > 1 and words[start - 2] in _data()["modifier"]["rising"]:
        return None
    at, least = _at_least(words, end + 1)
    second = _parse(words, at)
    if second is not None and least and second[0] > value:
        return None, second[1]
    if second is None or second[0] <= value or (measures.YEAR.fullmatch(words[end + 1]) and value <= 31):
        return None
    return second


def _at_least(words: list[str], start: int) -> tuple[int, bool]:
    """Pass over "more than", "well over" before a number: the token after them, and whether they stood there."""
    for phrase in _phrases("modifier", "low"):
        if tuple(words[start : start + len(phrase)]) == phrase:
            return start + len(phrase), True
    return start, False


def _modifier(words: list[str], start: int) -> tuple[int, str]:
    """Find the words before a number that bound it: the token they begin at, and the bound they leave."""
    for bound in ("low", "high", "both"):
        for phrase in _phrases("modifier", bound):
            begin = start - len(phrase)
            if begin >= 0 and tuple(words[begin:start]) == phrase:
                stated = bound != "both" or " ".join(phrase) in _data()["modifier"]["stated"]
                earlier = _modifier(words, begin) if bound == "both" and begin else (begin, "both")
                if earlier[1] != "both":
                    return earlier
                return (begin if stated else start), bound
    return start, "both"


def _share(words: list[str], start: int, end: int) -> tuple[int, int] | None:
    """Read "half the … of 22 million" and "half of 300": the token it begins at, and the value."""
    window = words[max(0, start - 8) : start]
    if "half" not in window or end - start < 1:
        return None
    at = max(0, start - 8) + len(window) - 1 - window[::-1].index("half")
    between = words[at + 1 : start]
    if between and between[-1] == "of" and len(between) <= 6:
        value = _parse(words, start)
        return (at, value[0] // 2) if value else None
    return None


def _vague_at(doc: Doc, words: list[str], start: int) -> CountMention | None:
    for phrase in _vague().get(words[start], ()):
        end = start + len(phrase)
        if phrase == ("number",) and start and words[start - 1] in _data()["vague"]["sums"]:
            return None
        if tuple(words[start:end]) == phrase:
            return CountMention(start, end - 1, Count(None, None, doc.text_of(start, end)), vague=True, number=start)
    return None
