"""What no weighing of places tells: acts that have no place, and acts told in one breath with another."""

from marsad.reading.tokens import Token
from marsad.reading.where.chain import Question
from marsad.reading.where.sites import Site

_NOWHERE = frozenset({"veto", "resolution"})
_AT_A_TABLE = frozenset({"agreement", "talks"})
_UNDERTAKINGS = frozenset({"offensive", "campaign", "operation", "assault", "siege", "onslaught"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_CLIMB = 4


def settled(site: Site | None, asked: Question) -> Site | None:
    """Settle the place of a claim: the one that weighed most, that of an act told with it, or none.

    A resolution and its veto have no place. What was agreed or talked about happened where its own sentence says, and
    is not put where an earlier one was. An act whose sentence names no place for it happened where the verb did that
    it is told with: "…, displacing 400 people".

    Args:
        site: the place that weighed most for the claim.
        asked: what was asked.
    """
    if site is None or asked.action in _NOWHERE:
        return None
    if site.sentence.index == asked.sentence.index:
        return site
    return None if asked.action in _AT_A_TABLE else _told_with(asked) or _of_undertaking(asked) or site


def _told_with(asked: Question) -> Site | None:
    """Find the place of the act before in the sentence whose verb leads the claim's own.

    A participle takes any place ("shelled Harran, killing ten"); a verb of its own only one from another sentence,
    since what its own sentence names for another verb may be where that alone happened.
    """
    verb = _verb(asked.trigger)
    for act in reversed(asked.beside):
        if act.site is None or act.trigger is None or not _leads(_verb(act.trigger), verb):
            continue
        if verb.tag_ == "VBG" or act.site.sentence.index != asked.sentence.index:
            return act.site
    return None


def _of_undertaking(asked: Question) -> Site | None:
    """Find where a long undertaking that is spoken of again ("the offensive has hit schools") was said to go on."""
    noun = _undertaking(asked.trigger)
    if noun is None or noun is asked.trigger or [child.lower_ in _POINTING for child in noun.children] != [True]:
        return None
    for act in reversed(asked.earlier.acts):
        if act.trigger is not None and act.site is not None and _undertaking(act.trigger) is not None:
            return act.site
    return None


def _undertaking(trigger: Token) -> Token | None:
    """Give the undertaking that a trigger names, or that its verb's subject is."""
    for word in (trigger, *(child for child in trigger.lefts if child.dep_ == "nsubj")):
        if word.pos_ == "NOUN" and word.lemma_.lower() in _UNDERTAKINGS:
            return word
    return None


def _verb(word: Token) -> Token:
    """Give the verb of a word's clause, or the highest word of its phrase where there is none."""
    while word.pos_ not in {"VERB", "AUX"} and word.head is not word:
        word = word.head
    return word


def _leads(before: Token, verb: Token) -> bool:
    """Whether a verb is joined to another, or a participle hangs on it, over a few steps."""
    for _ in range(_CLIMB):
        joined = verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG")
        if not joined or verb.head is verb:
            return False
        verb = verb.head
        if verb is before:
            return True
    return False
