"""How many strikes, shells, bombs or bombers an attack took."""

from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from marsad.model import Count
from marsad.reading import counts, people
from marsad.reading.lexicon import table
from marsad.reading.tokens import Doc, Token
from marsad.reading.triggers import Trigger

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})
_DESCRIBING = frozenset({"ADJ", "NOUN", "PROPN", "PART", "NUM", "CCONJ", "DET"})
_BEFORE = frozenset({"compound", "poss", "nmod"})
"""How a noun hangs on the one that is counted ("army raids", "suicide-bomber attacks")."""
_REACH = 6
"""Words that may stand between a number and what it counts ("three Russian and Syrian army air raids")."""


class Words(msgspec.Struct, frozen=True):
    """The words of ``[volleys]``."""

    counted: frozenset[str]
    carriers: frozenset[str]
    means: frozenset[str]
    selves: frozenset[str]
    doubling: frozenset[str]


@cache
def _words() -> Words:
    return table("attacks", "volleys", Words)


def how_many(doc: Doc, action: str, triggers: Iterable[Trigger]) -> Count | None:
    """Count the strikes, shells, bombs or bombers that the first of an attack's words to tell speaks of.

    ``action`` is the attack's form ("attack/shelling"), ``triggers`` are the words that assert it, the plainest first.
    """
    words = _words()
    counted = words.counted | words.carriers if action == "attack/bombing" else words.counted
    for trigger in triggers:
        for noun in _volleys(trigger, counted):
            if count := _counted(doc, noun):
                return count
    return None


def _volleys(trigger: Trigger, counted: frozenset[str]) -> Iterator[Token]:
    """Yield the nouns around an attack's word that may be counted for it: itself, and what was fired or went off."""
    token, words = trigger.token, _words()
    if token.pos_ != "VERB":
        if not trigger.instrument or token.lemma_.lower() in counted:
            yield token
        if token.dep_ == "compound" and token.head.lemma_.lower() in counted:
            yield token.head
    elif token.dep_ == "acl" and token.head.lemma_.lower() in counted:
        yield token.head
    verb = token if token.pos_ == "VERB" else token.head
    for child in verb.children if verb.pos_ == "VERB" else token.children:
        if child.dep_ in _ARGUMENTS:
            blew_up = child.dep_ == "nsubj" and verb.lemma_.lower() in words.selves
            yield from _weapons(child, counted, anybody=blew_up)
        elif child.dep_ in ("prep", "agent") and child.lower_ in words.means:
            for noun in child.rights:
                yield from _weapons(noun, counted)


def _weapons(noun: Token, counted: frozenset[str], *, anybody: bool = False) -> Iterator[Token]:
    """Yield a noun that names a weapon or who carries it; ``anybody`` takes it whatever it names.

    Of "three of the shells" the shells.
    """
    if anybody or noun.lemma_.lower() in counted:
        yield noun
    for of in noun.rights:
        if of.lower_ == "of" and noun.pos_ in ("NUM", "DET", "ADJ"):
            yield from (one for one in of.rights if one.lemma_.lower() in counted)


def _counted(doc: Doc, noun: Token) -> Count | None:
    """Give the number that stands before a noun and counts it."""
    found = [mention for mention in counts.find(doc) if mention.last <= noun.i and not mention.percent]
    if not found or _is_one_of(doc, found[-1]):
        return None
    mention = found[-1]
    between = doc[mention.last + 1 : noun.i]
    if len(between) > _REACH or not all(_passes(token) for token in between):
        return None
    others = (token for token in between if token.pos_ == "NOUN" and token.dep_ not in _BEFORE)
    if any(people.group_at(doc, token.i) for token in others):
        return None
    one = mention.count.low == 1 or doc[mention.number].lower_ in _words().doubling
    plural = noun.tag_ in ("NNS", "NNPS") or mention.last == noun.i
    return mention.count if plural or one else None


def _is_one_of(doc: Doc, mention: counts.CountMention) -> bool:
    """Tell whether a number only picks one of many ("one of the deadliest battles")."""
    following = doc[mention.last + 1 : mention.last + 2]
    return mention.count.low == 1 and any(token.lower_ == "of" for token in following)


def _passes(token: Token) -> bool:
    """Tell whether a word may stand between a number and its noun; a name in capitals is taken for a verb at times."""
    return token.pos_ in _DESCRIBING or token.lower_ in ("of", "-", "more", "other") or token.text.isupper()
