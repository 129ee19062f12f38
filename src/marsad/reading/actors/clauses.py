"""Subjects and agents: who a verb's doer is by the parse, and by the words' order where the parse has failed."""

from marsad.reading.actors.phrases import is_actor, is_attack, name_around
from marsad.reading.actors.words import countries, nouns
from marsad.reading.tokens import Token

_PASSIVE = frozenset({"nsubjpass", "auxpass"})
_RELATIVE = frozenset({"who", "which", "that"})
_LENDING = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep"})
_REDUCED = frozenset({"acl", "ROOT", "advcl", "conj", "ccomp", "relcl", "amod", "dep"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_REACH = 12


def is_passive(verb: Token) -> bool:
    """Whether a verb says what was done to its subject; "20 killed in …" counts."""
    if verb.tag_ in {"VBZ", "VBP", "VBG"} or _stands_for_clause(verb):
        return False
    if any(child.dep_ in _PASSIVE and name_around(child) is None for child in verb.children if child.dep_ == "auxpass"):
        return True
    if any(child.dep_ == "nsubjpass" for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ in {"aux", "nsubj"} and child.i < verb.i for child in verb.children):
        return False
    return verb.dep_ in _REDUCED


def _stands_for_clause(verb: Token) -> bool:
    """Whether a finite verb was taken for a participle: "that rebel groups targeted the town"."""
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or agent_preposition(verb) is not None or not is_actor(verb.head):
        return False
    has_object = any(child.dep_ == "dobj" or child.lower_ in {"with", "on"} for child in verb.rights)
    return verb.head.dep_ in {"ccomp", "ROOT", "advcl"} or (has_object and verb.lemma_.lower() in nouns().attack_verbs)


def agent_preposition(verb: Token) -> Token | None:
    """Find the "by" of a passive."""
    return next((child for child in verb.children if child.dep_ == "agent" or _is_by(child, verb)), None)


def _is_by(child: Token, verb: Token) -> bool:
    return child.lower_ == "by" and child.i > verb.i


def later_by(token: Token) -> Token | None:
    """Find a "by" after a word that the parser did not tie to it: before the next clause begins."""
    for other in token.doc[token.i + 1 : token.i + 1 + _REACH]:
        if (other.tag_ in _FINITE and not _is_hearsay(other)) or other.lower_ in {"which", "who", "while"}:
            return None
        if other.lower_ == "by":
            return other
    return None


def _is_hearsay(verb: Token) -> bool:
    """Whether a verb only says how it is known: "believed to have been carried out by"."""
    return verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in {"to", "out"}


def subject(verb: Token, depth: int) -> Token | None:
    """Find the subject of a verb, or of the clause that lends it one.

    ``depth`` limits how many clauses are climbed.
    """
    return _own_subject(verb) or (_lent_subject(verb, depth) if depth > 0 and verb.head.i != verb.i else None)


def undergoes(verb: Token, doer: Token) -> bool:
    """Whether a verb tells what a country sees or suffers, and not what its government does."""
    name = name_around(doer)
    if verb.lemma_.lower() not in nouns().undergo_verbs or name is None:
        return False
    return doer.doc.text_of(*name).removeprefix("the ").removeprefix("The ") in countries()


def _own_subject(verb: Token) -> Token | None:
    for child in reversed(list(verb.lefts)):
        if child.dep_ in {"nsubj", "csubj"}:
            return verb.head if child.lower_ in _RELATIVE and verb.dep_ in {"relcl", "acl"} else child
    if _stands_for_clause(verb):
        return verb.head
    # "IS" is taken for a form of "to be"
    return next((child for child in verb.lefts if child.dep_ in {"aux", "auxpass"} and name_around(child)), None)


def _lent_subject(verb: Token, depth: int) -> Token | None:
    if verb.dep_ in {"acl", "pobj", "dobj", "npadvmod"} and verb.tag_ == "VBG":
        return _of_participle(verb, depth)
    return _from_head(verb.head, depth - 1) if verb.dep_ in _LENDING else None


def _of_participle(verb: Token, depth: int) -> Token | None:
    """Give the noun before "killing", or, where a comma is lost, the subject of the clause that it ends."""
    noun = verb.head
    if noun.dep_ in {"nsubj", "nsubjpass", "ROOT"}:
        return noun
    for ancestor in noun.ancestors:
        if ancestor.pos_ in {"VERB", "AUX"}:
            return _from_head(ancestor, depth - 1)
    return noun


def _from_head(head: Token, depth: int) -> Token | None:
    if head.lemma_.lower() in nouns().accuse_verbs and not is_passive(head):
        return next((child for child in head.children if child.dep_ == "dobj"), None)
    if head.pos_ in {"VERB", "AUX"} and is_passive(head):
        by = agent_preposition(head)
        if by is not None:
            return next((thing for thing in by.children if thing.dep_ == "pobj"), None)
        return next((child for child in head.children if child.dep_ == "nsubjpass"), None)
    return subject(head, depth)


def noun_before(verb: Token) -> Token | None:
    """Find the noun that a verb follows where the parse gives none: no other verb may stand between."""
    for other in reversed(verb.doc[max(0, verb.i - _REACH) : verb.i]):
        if is_attack(other) and other.pos_ != "VERB":
            return other
        if is_actor(other) and other.dep_ != "pobj":
            return other
        if other.pos_ == "VERB" or other.lower_ in {"that", "while", "as", "when"}:
            return None
    return None
