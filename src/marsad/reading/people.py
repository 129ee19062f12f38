"""Who is counted: the people and groups that a sentence names, with how many of them it states."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from marsad.model import Count, Group
from marsad.reading import counts
from marsad.reading.lexicon import load

_REACH = 7
"""Tokens after a number within which its noun stands ("40 heavily armed Takfiri insurgents")."""


@dataclass(frozen=True, slots=True)
class PeopleMention:
    """People named in a sentence: tokens ``first`` to ``last``; ``group`` is None where only a number stands.

    ``part`` marks a share of the people named before ("including five children", "four of them").
    """

    first: int
    last: int
    group: Group | None
    count: Count | None
    part: bool = False
    noun: int | None = None
    vague: bool = False


@cache
def nouns() -> dict[tuple[str, ...], Group]:
    """Map the words of each group's nouns to the group; earlier groups of the list lose against later ones."""
    order: tuple[Group, ...] = (
        "people", "civilians", "fighters", "women", "children", "journalists", "health_workers", "aid_workers",
    )  # fmt: skip
    data = load("groups")["people"]
    return {tuple(phrase.split()): group for group in order for phrase in data[group]}


@cache
def deciders() -> dict[str, Group]:
    """Map the words that decide a group before any noun ("rebel", "police", "medical")."""
    return {word: group for group, words in load("groups")["decides"].items() for word in words}


def find(doc: Doc, patients: frozenset[int] = frozenset()) -> list[PeopleMention]:
    """List the people that a sentence names, counted or not, in its order.

    ``patients`` numbers the tokens that the parse makes people of, whatever their word ("two *supporters* were shot").
    """
    found = [m for count in counts.find(doc) if not count.percent and (m := _counted(doc, count, patients))]
    taken = {i for m in found for i in range(m.first, m.last + 1)}
    for mention in (*_uncounted(doc, patients), *_named(doc, patients)):
        span = set(range(mention.first, mention.last + 1))
        if not taken & span:
            found.append(mention)
            taken |= span
    return sorted(found, key=lambda m: m.first)


def group_at(doc: Doc, i: int) -> tuple[Group, int] | None:
    """Name the group of the noun that begins at a token, with the noun's last token; the longest entry wins."""
    table = nouns()
    for length in (3, 2, 1):
        if i + length <= len(doc):
            lower = tuple(t.lower_ for t in doc[i : i + length])
            lemma = (*lower[:-1], doc[i + length - 1].lemma_.lower())
            for words in (lower, lemma):
                if words in table:
                    return table[words], i + length - 1
    return None


def _counted(doc: Doc, mention: counts.CountMention) -> PeopleMention | None:
    """Join a count to the noun it counts; None where it counts something else than people."""
    start = mention.last + 1
    part_noun = _noun_of_part(doc, start)
    if noun := part_noun or _noun_after(doc, start):
        group, last = noun
        part = _is_part(doc, mention)
        open_group = None if doc[last].lower_ in _CASUALTY_WORDS | _ANYONE else group
        if doc[last].lower_ in _CASUALTY_WORDS:
            last = max(mention.last, last - 1)
        return PeopleMention(mention.first, last, open_group, mention.count, part, last, mention.vague)
    if _counts_a_thing(doc, start):
        return None
    part = _is_part(doc, mention)
    if part and mention.vague and (mention.count.text or "").lower() in _LOOSE:
        return None
    return PeopleMention(mention.first, mention.last, None, mention.count, part, None, mention.vague)


_LOOSE = frozenset(("some", "most", "mostly", "all", "many", "half", "few", "a few", "majority", "the majority"))
_OF_THEM = frozenset(("them", "whom", "those", "which"))


def _noun_of_part(doc: Doc, start: int) -> tuple[Group, int] | None:
    """Find who a share is, after "of them": "234 of them were children", "two of them children"."""
    words = [t.lower_ for t in doc[start : start + 4]]
    if words[:1] != ["of"] or len(words) < 3 or words[1] not in _OF_THEM:
        return None
    at = start + 3 if words[2] in ("were", "are", "was", "is") else start + 2
    return group_at(doc, at) if at < len(doc) and doc[at].pos_ != "VERB" else None


def _noun_after(doc: Doc, start: int) -> tuple[Group, int] | None:
    """Find the group noun of the phrase that begins at a token; words that decide come before the noun's own group."""
    decided: Group | None = None
    best: tuple[Group, int] | None = None
    i = start
    while i < min(start + _REACH, len(doc)):
        token = doc[i]
        if hit := group_at(doc, i):
            best = hit
            i = hit[1] + 1
            if token.lower_ in deciders():
                decided = decided or deciders()[token.lower_]
            continue
        if token.lower_ in deciders():
            decided = decided or deciders()[token.lower_]
        elif best or not _within_phrase(token):
            break
        i += 1
    if best is None:
        return None
    return (decided if decided and best[0] in ("people", "fighters", "civilians") else best[0]), best[1]


def _within_phrase(token: Token) -> bool:
    """Tell whether a word can stand between a number and its noun."""
    if token.lower_ in ("of", "the", "more", "other", "others", "additional", "-", "least", "and/or"):
        return True
    return token.pos_ in ("ADJ", "PROPN", "NOUN", "DET", "ADV", "NUM", "PART") or token.tag_ in ("VBN", "VBG", "POS")


def _counts_a_thing(doc: Doc, start: int) -> bool:
    """Tell whether the word after a count is a noun that names no people."""
    for token in doc[start : start + 4]:
        if token.lower_ in _CASUALTY_WORDS:
            return False
        if token.pos_ in ("NOUN", "PROPN"):
            return True
        if token.pos_ not in ("ADJ", "DET") and token.lower_ not in ("of", "-"):
            return False
    return False


_CASUALTY_WORDS = frozenset(
    "killed dead wounded injured died deaths casualties martyred injuries missing kidnapped arrested detained hurt "
    "martyrs fatalities abducted captured lives wounding injuring killing bodies displaced".split()
)


_ANYONE = frozenset(("other", "others", "more"))


def _is_part(doc: Doc, mention: counts.CountMention) -> bool:
    """Tell whether the people are a share of those named before ("including 5 …", "5 of them", "among them 5")."""
    before = [t.lower_ for t in doc[max(0, mention.first - 3) : mention.first]]
    after = tuple(t.lower_ for t in doc[mention.last + 1 : mention.last + 3])
    if after in (("of", "them"), ("of", "whom"), ("of", "those"), ("of", "which")):
        return True
    if mention.count.text and mention.count.text.lower() in ("mostly",):
        return True
    return bool(before) and (before[-1] in ("including", "includes", "included", "comprising") or before[-2:] in _AMONG)


_AMONG = (["among", "them"], ["among", "whom"], ["of", "them"], ["of", "whom"], ["amongst", "them"], ["among", "those"])
_OPEN = frozenset("including includes included mostly mainly comprising especially them".split())


def _uncounted(doc: Doc) -> Iterator[PeopleMention]:
    """List the people named without a number: "a child" is one, "civilians" are not counted."""
    i = 0
    while i < len(doc):
        hit = group_at(doc, i)
        if not hit or doc[i].pos_ in ("VERB", "AUX", "ADP") or doc[i].lower_ in _CASUALTY_WORDS or _modifies(doc, hit[1]):
            i = hit[1] + 1 if hit else i + 1
            continue
        group, last = hit
        yield _uncounted_at(doc, i, last, group)
        i = last + 1


def _modifies(doc: Doc, last: int) -> bool:
    """Tell whether the word stands before a noun that it only describes ("civilian areas", "rebel fire")."""
    token = doc[last]
    if token.dep_ in ("compound", "amod", "nmod") and token.head.i > last:
        return token.head.lower_ not in _CASUALTY_WORDS
    return last + 1 < len(doc) and doc[last + 1].lower_ in ("'s", "’s", "-")


def _uncounted_at(doc: Doc, first: int, last: int, group: Group) -> PeopleMention:
    start = first
    while start > 0 and doc[start - 1].pos_ in ("ADJ", "PROPN", "NOUN") and doc[start - 1].i > first - 4:
        if doc[start - 1].lower_ in deciders() and group == "people":
            group = deciders()[doc[start - 1].lower_]
        start -= 1
    before = doc[start - 1].lower_ if start else ""
    singular = doc[last].tag_ in ("NN", "NNP", "JJ") and doc[last].lower_ == doc[last].lemma_.lower()
    one = singular and (before in ("a", "an", "another", "one") or group in ("women", "children") and _listed(doc, start))
    part = any(t.lower_ in _OPEN for t in doc[max(0, start - 4) : start]) and not _verb_between(doc, start)
    return PeopleMention(start, last, group, Count(1, 1) if one else None, part, last)


def _listed(doc: Doc, start: int) -> bool:
    """Tell whether a bare singular closes a list that opened with an article ("a woman and child")."""
    return start >= 2 and doc[start - 1].lower_ in ("and", ",") and any(t.lower_ in ("a", "an") for t in doc[max(0, start - 5) : start])


def _verb_between(doc: Doc, start: int) -> bool:
    for token in reversed(doc[max(0, start - 4) : start]):
        if token.lower_ in _OPEN:
            return False
        if token.pos_ == "VERB":
            return True
    return False
