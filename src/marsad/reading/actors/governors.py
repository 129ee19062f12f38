"""Who stands behind a noun by the verb that it hangs on: "A launched strikes", "A hit the town with shells"."""

from marsad.reading.actors.clauses import is_passive, noun_before, subject
from marsad.reading.actors.naming import DEPTH, acting, after, agent
from marsad.reading.actors.phrases import Span, is_actor, is_attack, owners
from marsad.reading.actors.words import nouns
from marsad.reading.tokens import Token


def governor(noun: Token, kind: str) -> list[Span]:
    """Climb from a noun to the verb that it hangs on: "A launched strikes", "A hit the town with shells"."""
    at = noun
    for _ in range(DEPTH):
        head = at.head
        if head.i == at.i:
            return []
        if head.pos_ in {"VERB", "AUX"}:
            return _from_governor(at, head, kind)
        if not _leads_up(at, head):
            return []
        if is_attack(head) and (found := owners(head)):
            return found
        at = head
    return []


def _leads_up(word: Token, head: Token) -> bool:
    """Whether the climb from a noun goes on over its head: prepositions, lists, "a series of", lost attachments."""
    if head.pos_ == "ADP" or is_attack(head) or word.dep_ in {"conj", "compound"} or head.lower_ in nouns().passed:
        return True
    return word.lower_ in {"with", "in", "during"} and not is_actor(head)


def _from_governor(child: Token, verb: Token, kind: str) -> list[Span]:
    lexicon = nouns()
    lemma = verb.lemma_.lower()
    does = kind == "control" or lemma in lexicon.attack_verbs or lemma in lexicon.harm_verbs or _is_behind(child, verb)
    if kind == "diplomacy":
        does = lemma in lexicon.agree_verbs
    if child.dep_ == "nsubjpass":
        return agent(verb) if does else []
    if child.dep_ == "nsubj" or not does:
        return []
    if is_passive(verb):
        return agent(verb)
    doer = subject(verb, DEPTH)
    if doer is None:
        doer = noun_before(verb)
    return acting(doer) if doer is not None and not is_attack(doer) else []


def _is_behind(child: Token, verb: Token) -> bool:
    """Read "A was responsible for the attack", "A is behind the attack"."""
    if verb.lemma_ != "be":
        return False
    return child.lower_ == "behind" or any(other.lower_ == "responsible" for other in verb.children)


def blamed(word: Token) -> list[Span]:
    """Give whom a sentence blames for what it tells: "the raid, which officials blamed on A", "accused A of it"."""
    told = (verb for verb in word.doc if verb.lemma_.lower() in nouns().blame_verbs and not _is_denied(verb))
    return next((found for verb in told if (found := _blamed_by(verb))), [])


def _is_denied(verb: Token) -> bool:
    return any(child.dep_ == "neg" or child.lower_ in {"nobody", "none"} for child in verb.lefts)


def _blamed_by(verb: Token) -> list[Span]:
    objects = [child for child in verb.rights if child.dep_ == "dobj"]
    if verb.lemma_.lower() == "accuse":
        return acting(objects[0]) if objects and not is_passive(verb) else []
    if verb.lemma_.lower() != "blame" and all(child.lower_ not in {"blame", "finger"} for child in objects):
        return []
    wanted = "at" if verb.lemma_.lower() == "point" else "on"
    return next((found for child in verb.rights if child.lower_ == wanted and (found := after(child))), [])
