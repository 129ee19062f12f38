"""The acts of a sentence, each with who does it: for what is told beside an act without naming the doer again."""

from marsad.reading.actors.clauses import is_passive, noun_before, subject, undergoes
from marsad.reading.actors.governors import governor
from marsad.reading.actors.naming import acting, agent, own_words
from marsad.reading.actors.phrases import Span, is_actor, is_attack, owners
from marsad.reading.actors.words import nouns
from marsad.reading.attribution.words import words
from marsad.reading.tokens import Doc, Token

_KEY = "marsad.actors.acts"
_APART = frozenset({"since", "before", "until", "although", "though", "whereas"})
_NAMED = frozenset({"pobj", "dobj", "pcomp", "nsubj"})


def nearest_act(token: Token) -> list[Span]:
    """Give the actors of the attack, a noun or a verb of harm, that stands nearest in the sentence.

    Empty where that attack is nobody's (the next one's owner is not its owner), or where both sides did it.
    """
    for other in sorted(token.doc, key=lambda other: abs(other.i - token.i)):
        if other.i == token.i or _is_apart(token, other):
            continue
        if other.pos_ == "VERB" and other.lemma_.lower() in nouns().harm_verbs and not is_passive(other):
            doer = subject(other, 1) or noun_before(other)
            if doer is not None and (found := acting(doer)):
                return found
        if is_attack(other) and _is_named(other):
            mutual = any(child.lower_ == "between" for child in other.children)
            return [] if mutual else own_words(other, "clash") or governor(other, "attack")
    return []


def _is_apart(token: Token, other: Token) -> bool:
    """Whether an act that stands behind a word is not how that came about: "ten died since the raids began"."""
    clauses = (word for word in token.doc[token.i + 1 : other.i] if word.dep_ == "mark")
    return any(word.lower_ in _APART for word in clauses)


def _is_named(attack: Token) -> bool:
    if attack.tag_ == "VBG" and owners(attack):
        return True
    return attack.dep_ != "compound" and (attack.pos_ in {"NOUN", "PROPN"} or attack.dep_ in _NAMED)


def company(token: Token) -> list[Span]:
    """Give the actors of the clause nearest to a word: "the army seized the town in an offensive"."""
    found = [(abs(at - token.i), at, spans) for at, spans in _doings(token.doc) if at != token.i]
    return min(found)[2] if found else []


def _doings(doc: Doc) -> list[tuple[int, list[Span]]]:
    """List every act that names its actor: where it stands, and the actors; worked out once per parse."""
    kept: list[tuple[int, list[Span]]] | None = doc.user_data.get(_KEY)
    if kept is None:
        kept = doc.user_data[_KEY] = [(token.i, spans) for token in doc if (spans := _doing(token))]
    return kept


def _doing(token: Token) -> list[Span]:
    if is_attack(token) and token.pos_ in {"NOUN", "PROPN"} and token.dep_ != "compound":
        return own_words(token, "clash")
    lemma = token.lemma_.lower()
    if token.pos_ not in {"VERB", "AUX"} or lemma in words().say | words().accuse | nouns().attend_verbs:
        return []
    if is_passive(token):
        return agent(token)
    for child in token.lefts:
        if child.dep_ == "nsubj" and is_actor(child) and not is_attack(child) and not undergoes(token, child):
            return acting(child)
    return []
