"""The nouns that name groups of people, and the words before them that decide the group."""

from functools import cache

from marsad.model import Group
from marsad.reading.lexicon import load
from marsad.reading.tokens import Doc, Token

_LONGEST = 3


@cache
def nouns() -> dict[tuple[str, ...], Group]:
    """Map the words of each group's nouns to the group; earlier groups of the list lose against later ones."""
    order: tuple[Group, ...] = (
        "people",
        "civilians",
        "fighters",
        "women",
        "children",
        "journalists",
        "health_workers",
        "aid_workers",
    )
    data = load("groups")["people"]
    return {tuple(phrase.split()): group for group in order for phrase in data[group]}


@cache
def _openers() -> frozenset[str]:
    """List the first words of the entries of several words."""
    return frozenset(words[0] for words in nouns() if len(words) > 1)


@cache
def _singles() -> dict[str, Group]:
    """Map the nouns of one word."""
    return {words[0]: group for words, group in nouns().items() if len(words) == 1}


@cache
def deciders() -> dict[str, Group]:
    """Map the words that decide a group before any noun ("rebel", "police", "medical")."""
    return {word: group for group, words in load("groups")["decides"].items() for word in words}


@cache
def collectives() -> frozenset[str]:
    """List the nouns whose singular names many ("family", "convoy")."""
    return frozenset(load("groups")["collective"]["words"])


def group_at(doc: Doc, i: int) -> tuple[Group, int] | None:
    """Name the group of the noun that begins at a token, with the noun's last token; the longest entry wins."""
    if doc[i].lower_ in _openers():
        for length in range(min(_LONGEST, len(doc) - i), 1, -1):
            before = tuple(token.lower_ for token in doc[i : i + length - 1])
            for word in _written(doc[i + length - 1]):
                if group := nouns().get((*before, word)):
                    return group, i + length - 1
    single = _singles()
    for word in _written(doc[i]):
        if word in single:
            return single[word], i
    return None


def _written(token: Token) -> tuple[str, str, str]:
    """List the forms to look a noun up by."""
    return token.lower_, token.lemma_.lower(), singular(token)


def singular(token: Token) -> str:
    """Give a plural's singular where the tagger took it for a name and left it uninflected ("Maoists")."""
    lower = token.lower_
    return lower[:-1] if token.tag_ == "NNPS" or (token.tag_ == "NNP" and lower.endswith("s")) else lower
