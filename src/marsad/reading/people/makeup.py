"""Who those hurt are said to be: "the dead were two nurses", "the victims included boys", "among those killed …"."""

from collections.abc import Iterator

import msgspec

from marsad.reading.lexicon import table
from marsad.reading.people.mention import CASUALTY_WORDS
from marsad.reading.tokens import Token


class Words(msgspec.Struct, frozen=True):
    """The words of ``[makeup]`` in ``data/casualties.toml``."""

    hurt: frozenset[str]
    those: frozenset[str]
    shares: frozenset[str]
    containing: frozenset[str]
    among: frozenset[str]


_WORDS = table("casualties", "makeup", Words)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "obj"})


def told(word: Token) -> list[Token]:
    """List the nouns that a sentence says those whom a casualty word befell to be, to include or to be among."""
    hurt = _hurt(word)
    if hurt is None:
        return []
    if hurt.dep_ == "pobj" and hurt.head.lower_ in _WORDS.among:
        verb = hurt.head.head
        return [one for one in verb.children if one.dep_ in ("nsubj", "attr") and one.pos_ != "PRON"]
    whole = _whole(hurt)
    asked = any(child.lower_ == "how" for child in whole.lefts)
    return [] if asked else list(_said(whole))


def _hurt(word: Token) -> Token | None:
    """Give the noun for those hurt: the word itself ("the *dead*"), or what it describes ("*those* killed")."""
    if word.lemma_.lower() in _WORDS.hurt or word.lower_ in _WORDS.hurt:
        return word if word.dep_ not in ("amod", "compound", "acomp", "oprd") else None
    if word.dep_ in ("acl", "relcl", "amod") and word.head.lower_ in _WORDS.those:
        return word.head
    return None


def share(word: Token) -> Token | None:
    """Give the first noun that a share of those hurt is said to be: "five of those killed were young *women*"."""
    of = next((child for child in word.rights if child.lower_ == "of"), None)
    wholes = [child for child in of.rights if child.dep_ == "pobj"] if of is not None else []
    if not any(_is_hurt(one) for one in wholes):
        return None
    return next(iter(_said(word)), None)


def _is_hurt(noun: Token) -> bool:
    described = noun.lower_ in _WORDS.those and any(child.lower_ in CASUALTY_WORDS for child in noun.children)
    return described or noun.lemma_.lower() in _WORDS.hurt or noun.lower_ in _WORDS.hurt


def _whole(noun: Token) -> Token:
    """Climb from "the dead" in "most of the dead" to the share that is spoken of."""
    of = noun.head
    share = noun.dep_ == "pobj" and of.lower_ == "of"
    return of.head if share and (of.head.lower_ in _WORDS.shares or of.head.pos_ == "NUM") else noun


def _said(noun: Token) -> Iterator[Token]:
    """Yield what a noun is said to be or to include, by its verb or a later one ("were men but included girls")."""
    if noun.dep_ not in _SUBJECTS:
        return
    verb = noun.head
    yield from _named_by(verb)
    for other in verb.rights:
        subjects = [child for child in other.lefts if child.dep_ in _SUBJECTS]
        if other.dep_ == "conj" and all(one.lower_ == "they" for one in subjects):
            yield from _named_by(other)


def _named_by(verb: Token) -> Iterator[Token]:
    if verb.lemma_ == "be":
        yield from (child for child in verb.rights if child.dep_ == "attr" and child.pos_ != "PRON")
    elif verb.lemma_ in _WORDS.containing:
        yield from (child for child in verb.rights if child.dep_ in _OBJECTS)
