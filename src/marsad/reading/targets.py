"""What an attack hit."""

from collections.abc import Iterator
from functools import cache

from marsad.model import Group
from marsad.reading import people
from marsad.reading.lexicon import load, table
from marsad.reading.tokens import Token

_ACTS = table("groups", "hitting", dict[str, frozenset[str]])
_HITTING, _HITS, _CAUSING = _ACTS["participles"], _ACTS["verbs"], _ACTS["effects"]
_DAMAGE, _PARTS, _BUILT = _ACTS["damage"], _ACTS["parts"], _ACTS["built"]
_AT = frozenset("on against at into to in".split())
_DESCRIBE = frozenset({"compound", "amod", "nmod", "poss", "nummod"})


@cache
def _nouns() -> dict[tuple[str, ...], Group]:
    data = load("groups")["targets"]
    return {tuple(phrase.split()): group for group in data for phrase in data[group]}


def of_attack(trigger: Token) -> tuple[Group, ...]:
    """Name the groups of what an attack hit: none where only a place is named, several for a list of targets."""
    return _groups(_objects(trigger))


def of_claim(trigger: Token) -> tuple[Group, ...]:
    """Name the groups of what the attack of a claim hit, also where its words stand farther from the trigger.

    Of several that only stand farther off the first is named. The weighing of candidates looks at ``of_attack`` alone.
    """
    return of_attack(trigger) or _groups(_farther(trigger))[:1]


def _groups(nouns: Iterator[Token]) -> tuple[Group, ...]:
    for noun in nouns:
        groups = dict.fromkeys(group for one in (noun, *noun.conjuncts) if (group := _named(one)))
        if groups:
            return tuple(groups)
    return ()


def _farther(trigger: Token) -> Iterator[Token]:
    """Yield what the verbs around an attack say was hit, and the noun before or the place right behind it."""
    yield from _befallen(trigger)
    for verb in _verbs_of(trigger):
        for child in verb.rights:
            if child.dep_ == "dobj":
                yield from _damaged(child)
    if trigger.i + 1 < len(trigger.doc) and trigger.nbor().lower_ in ("on", "at", "against"):
        yield from (child for child in trigger.nbor().rights if child.dep_ == "pobj")
    for child in trigger.lefts:
        if child.dep_ == "compound" and _nouns().get((child.lemma_.lower(),)) in _BUILT:
            yield child


def _befallen(trigger: Token) -> Iterator[Token]:
    """Read "a clinic was hit by air raids", "a depot struck by bombs"."""
    by = trigger.head
    verb = by.head
    if trigger.dep_ != "pobj" or by.lower_ not in ("by", "in") or verb.lemma_.lower() not in _HITS:
        return
    if verb.dep_ == "acl":
        yield verb.head
    yield from (child for child in verb.lefts if child.dep_ == "nsubjpass")


def _verbs_of(trigger: Token) -> Iterator[Token]:
    """Yield the verbs that tell what an attack did: "the raid killed six people and damaged a clinic"."""
    verb = trigger.head if trigger.dep_ == "nsubj" else trigger
    if verb.pos_ != "VERB":
        return
    for one in (verb, *verb.conjuncts, *(child for child in verb.rights if child.tag_ == "VBG")):
        if one.lemma_.lower() in _HITS or one.lemma_.lower() in _CAUSING:
            yield one


def _damaged(noun: Token) -> Iterator[Token]:
    """Give the noun, of "a number of houses" the houses, of "damage to shops" the shops; nothing of other effects."""
    lemma = noun.lemma_.lower()
    leads = ("to", "in") if lemma in _DAMAGE else ("of",) if lemma in _PARTS else ()
    if leads:
        prepositions = [child for child in noun.rights if child.lower_ in leads]
        yield from (child for preposition in prepositions for child in preposition.rights if child.dep_ == "pobj")
    elif noun.head.lemma_.lower() not in _CAUSING:
        yield noun


def _objects(trigger: Token) -> Iterator[Token]:
    """Yield the nouns that name what was hit: the object of the trigger or its verb, and "on …", "against …"."""
    for node in (trigger, trigger.head):
        for child in node.children:
            if child.dep_ in ("dobj", "nsubjpass") and child.i != trigger.i and node.lemma_.lower() in _HITS:
                yield child
            if child.dep_ in ("prep", "agent") and child.lower_ in _AT:
                for grandchild in child.children:
                    if grandchild.dep_ == "pobj":
                        yield grandchild
            if child.dep_ in ("acl", "relcl", "xcomp", "advcl", "conj") and child.lower_ in _HITTING:
                for grandchild in child.children:
                    if grandchild.dep_ == "dobj":
                        yield grandchild


def _named(noun: Token) -> Group | None:
    """Name the group of a noun with the words that describe it ("a field hospital", "residential areas")."""
    table = _nouns()
    near = sorted([noun, *(t for t in noun.children if t.dep_ in _DESCRIBE)], key=lambda t: -t.i)
    for token in near:
        lemma = token.lemma_.lower()
        if token.i and (pair := (token.doc[token.i - 1].lower_, lemma)) in table:
            return table[pair]
        if (lemma,) in table:
            return table[lemma,]
    hit = next((hit for token in near if (hit := people.group_at(noun.doc, token.i))), None)
    return hit[0] if hit and hit[0] != "people" else None


def is_military(noun: Token) -> bool:
    """Tell whether a noun names what belongs to armed sides: "checkpoints", "armoured vehicles"."""
    return _named(noun) == "military"
