"""Which actors a phrase names: itself, its owner, those it lies between, who carried it out."""

from marsad.reading.actors.clauses import agent_preposition, is_passive, later_by, subject, undergoes
from marsad.reading.actors.phrases import (
    Span,
    coordinated,
    is_actor,
    is_attack,
    name_around,
    owners,
    phrase,
)
from marsad.reading.actors.words import nouns
from marsad.reading.place_names.words import words
from marsad.reading.tokens import Token

PRONOUNS = frozenset({"it", "they", "he", "she"})
_PARTNERS = frozenset({"between", "with", "among"})
_SHARING = frozenset({"and", "or", "/", ","})
DEPTH = 6
"""How many clauses or attacks within attacks are climbed."""


def acting(noun: Token, depth: int = DEPTH) -> list[Span]:
    """Give the actors that a noun names: itself, those joined to it, or the owner of an attack.

    ``depth`` ends attacks by attacks by attacks.
    """
    if noun.lower_ in PRONOUNS:
        return antecedent(noun)
    if noun.like_num and (part := _part(noun)) is not None:
        return [part]
    if is_attack(noun) and name_around(noun) is None:
        return own_words(noun, "", depth - 1)
    found = [span for head in coordinated(noun) if is_actor(head) for span in _each(head)]
    if found:
        return found
    return [phrase(child) for child in noun.children if child.dep_ in {"appos", "nmod"} and is_actor(child)][:1]


def _each(head: Token) -> list[Span]:
    """Give an actor, and before it those that share its noun: "Russian and Syrian jets" are two parties' jets."""
    own, doc, shared = phrase(head), head.doc, list[Span]()
    start = own[0]
    while start > 1 and doc[start - 1].lower_ in _SHARING:
        name = name_around(doc[start - 2]) or (start - 2, start - 1)
        if not _shares(doc.root_of(*name), own[0]):
            break
        start = name[0]
        shared.append(name)
    return [*shared[::-1], own]


def _shares(word: Token, start: int) -> bool:
    """Whether a word is a party's adjective of a noun that stands further on; "northern" is no party's."""
    if word.lower_ in words().adjectives | words().directions or not word.text[0].isupper():
        return False
    return word.dep_ in {"amod", "compound", "nmod"} and word.head.i >= start


def _part(number: Token) -> Span | None:
    """Read "two of the fighters"."""
    for child in number.children:
        if child.lower_ == "of":
            for thing in child.children:
                if thing.dep_ == "pobj" and is_actor(thing):
                    return number.i, phrase(thing)[1]
    return None


def antecedent(pronoun: Token) -> list[Span]:
    """Take the nearest subject before a pronoun in the sentence that can act."""
    for token in reversed(pronoun.doc[: pronoun.i]):
        if token.dep_ != "nsubj" or token.lower_ in PRONOUNS or is_attack(token):
            continue
        if is_actor(token) and not undergoes(token.head, token):
            return [phrase(token)]
    return []


def own_words(noun: Token, action: str, depth: int = DEPTH) -> list[Span]:
    """Find the actors of a noun within its own phrase."""
    if depth <= 0:
        return []
    return owners(noun) or _possessor(noun) or _sides(noun, action, depth) or _done_by(noun, depth)


def _possessor(noun: Token) -> list[Span]:
    """Read "its air strikes"."""
    return next((antecedent(child) for child in noun.children if child.tag_ == "PRP$"), [])


def _sides(noun: Token, action: str, depth: int) -> list[Span]:
    """Read "between A and B", "by A", "the campaign of A", and for fighting "with B"."""
    wanted = ["between", "by", "among", "from"]
    if action == "clash":
        wanted += ["with", "involving", "pitting"]
    if action in {"holds", "captured", "withdrew", "advanced"} or noun.lemma_.lower() in nouns().of_doer:
        wanted += ["of"]
    for word in wanted:
        for child in noun.children:
            if child.lower_ == word and child.i > noun.i and (found := after(child, depth)):
                return found
    return []


def _done_by(noun: Token, depth: int) -> list[Span]:
    """Read "strikes carried out by A", "an attack blamed on A", "the offensive that A launched"."""
    for child in noun.children:
        if child.dep_ in {"acl", "relcl"} and child.i > noun.i and (found := _done(child, noun, depth)):
            return found
    return by(noun, depth)


def _done(verb: Token, noun: Token, depth: int) -> list[Span]:
    if verb.lemma_.lower() in nouns().accuse_verbs:
        return next((after(child, depth) for child in verb.children if child.lower_ == "on"), [])
    if is_passive(verb):
        return agent(verb, depth)
    if verb.lemma_.lower() not in nouns().attack_verbs:
        return []
    doer = subject(verb, 0)
    return acting(doer, depth) if doer is not None and doer.i != noun.i else []


def agent(verb: Token, depth: int = DEPTH) -> list[Span]:
    """Read the "by A" of a passive."""
    preposition = agent_preposition(verb)
    found = after(preposition, depth) if preposition is not None else []
    return found or _at_the_hands(verb, depth) or by(verb, depth)


def _at_the_hands(verb: Token, depth: int) -> list[Span]:
    """Read "killed at the hands of A"."""
    for child in verb.children:
        for hands in child.rights if child.lower_ == "at" else ():
            if hands.lower_ == "hands":
                return next((after(word, depth) for word in hands.rights if word.lower_ == "of"), [])
    return []


def by(token: Token, depth: int = DEPTH) -> list[Span]:
    """Read a "by A" that stands behind a word without being tied to it by the parse."""
    preposition = later_by(token)
    return after(preposition, depth) if preposition is not None else []


def after(preposition: Token, depth: int = DEPTH) -> list[Span]:
    """Read the actors of the phrase right after a preposition."""
    for thing in preposition.children:
        if thing.dep_ in {"pobj", "pcomp"} and thing.i > preposition.i:
            return acting(thing, depth)
    return []


def fell_to(verb: Token) -> list[Span]:
    """Read "the town fell to A"."""
    for child in verb.children:
        if child.lower_ in {"to", "from"} and (found := after(child, DEPTH)):
            return found
    return []


def parties_to(word: Token) -> list[Span]:
    """Give those who met or agreed where no list knows them: "talks between Hale and Orlov", "Hale met Orlov"."""
    beside = [child for child in word.rights if child.lower_ in _PARTNERS]
    named = [thing for child in beside for thing in child.rights if thing.dep_ == "pobj"]
    if word.pos_ == "VERB":
        named = [child for child in word.children if child.dep_ in {"nsubj", "dobj"}] + named
    return [phrase(one) for thing in named for one in (thing, *thing.conjuncts) if _negotiates(one)]


def _negotiates(noun: Token) -> bool:
    if noun.lemma_.lower() in nouns().sides:
        return True
    return noun.pos_ == "PROPN" and not is_attack(noun)
