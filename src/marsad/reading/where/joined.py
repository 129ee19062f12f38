"""What no weighing of places tells: acts that have no place, acts told in one breath, whose place only some share."""

from collections.abc import Sequence
from functools import cache

from marsad.reading.lexicon import table
from marsad.reading.tokens import Doc, Token
from marsad.reading.where.chain import Question
from marsad.reading.where.sites import Site, token_of

_POINTING = frozenset({"the", "this", "that", "these", "those"})
_CLIMB = 4


@cache
def _words(key: str) -> frozenset[str]:
    return table("places", "settled", dict[str, frozenset[str]])[key]


def settled(site: Site | None, asked: Question) -> Site | None:
    """Settle the place of a claim: the one that weighed most, that of an act told with it, or none.

    A resolution and its veto have no place. What was agreed or talked about happened where its own sentence says, and
    is not put where an earlier one was. An act whose sentence names no place for it happened where the verb did that
    that it is told with: "…, displacing 400 people".

    Args:
        site: the place that weighed most for the claim.
        asked: what was asked.
    """
    if site is None or asked.action in _words("nowhere"):
        return None
    if site.sentence.index == asked.sentence.index:
        return site
    return None if asked.action in _words("at_a_table") else _told_with(asked) or _of_undertaking(asked) or site


def of_people(doc: Doc, last: int, sites: Sequence[Site]) -> Site | None:
    """Find the place right behind the people whom a claim counts: "killed three in Homs and *two in Hama*".

    Args:
        doc: the sentence.
        last: the last token of the people.
        sites: what the sentence names.
    """
    if last + 1 >= len(doc) or doc[last + 1].lower_ not in _words("locatives"):
        return None
    named = ((site, token_of(site)) for site in sites)
    return next((site for site, token in named if token is not None and _within(token, doc[last + 1])), None)


def _within(name: Token, preposition: Token) -> bool:
    """Whether a name stands in the phrase of a preposition, with nothing but its own head between: "in the town of"."""
    if name.i < preposition.i:
        return False
    for above in name.ancestors:
        if above is preposition:
            return True
        if above.i < preposition.i or (above.pos_ == "ADP" and above.lower_ != "of") or above.pos_ in {"VERB", "AUX"}:
            return False
    return False


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
        if word.pos_ == "NOUN" and word.lemma_.lower() in _words("undertakings"):
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
