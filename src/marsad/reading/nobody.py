"""Nobody: whom "no one was hurt", "killed none of the crew" and "without injuring anyone" tell to be unhurt."""

from collections.abc import Sequence
from functools import cache

from marsad.reading.lexicon import load
from marsad.reading.tokens import Token

_MORE = frozenset({"fewer", "less", "more"})


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("status")["denied"][key])


def befell(word: Token, people: Sequence[Token]) -> bool:
    """Tell whether those whom a word befalls are nobody: by their own words, or because the word is negated.

    What can, should or must befall nobody tells of no event.
    """
    if any(child.tag_ == "MD" for child in word.lefts):
        return False
    return any(map(is_nobody, people)) or (_is_negated(word) and any(map(_is_anybody, people)))


def is_nobody(noun: Token) -> bool:
    """Tell whether a noun names nobody: "nobody", "none of them", "no-one", "no guard", "not a single guard"."""
    if noun.lower_ in _words("nobody"):
        return True
    before = [token.lower_ for token in noun.doc[max(0, noun.i - 2) : noun.i]]
    if noun.lower_ == "one" and before[-2:] == ["no", "-"]:
        return True
    return any(_takes_all(child) for child in noun.lefts) or (before[-1:] == ["no"] and noun.lower_ == "one")


def _takes_all(word: Token) -> bool:
    """Tell whether a word before a noun leaves nobody of it; "no fewer than ten" leaves ten."""
    if word.i + 1 < len(word.doc) and word.nbor().lower_ in _MORE:
        return False
    single = word.dep_ == "neg" and any(other.lower_ in ("single", "one") for other in word.head.lefts)
    return single or (word.dep_ in ("det", "preconj", "nummod", "cc") and word.lower_ in _words("no"))


def _is_anybody(noun: Token) -> bool:
    """Tell whether a noun under a negation leaves nobody: "anyone", "any of the guards", "any guards"."""
    return any(word.lower_ in _words("anybody") for word in (noun, *noun.lefts))


def _is_negated(word: Token) -> bool:
    """Tell whether a word is what did not happen: "did not kill", "without killing", "failed to kill"."""
    if any(child.dep_ == "neg" for child in word.children):
        return True
    if word.dep_ in ("pcomp", "pobj") and word.head.lower_ == "without":
        return True
    return word.dep_ == "xcomp" and word.head.lemma_.lower() in _words("failing")
