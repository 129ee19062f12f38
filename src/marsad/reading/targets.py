"""What an attack hit, and how many strikes, shells or bombs it took."""

from collections.abc import Iterator
from functools import cache

from marsad.model import Count, Group
from marsad.reading import counts, people
from marsad.reading.lexicon import load
from marsad.reading.tokens import Doc, Token

_HITTING = frozenset("hit hitting target targeting targeted struck striking destroyed destroying".split())
_AT = frozenset("on against at into to in".split())
_DESCRIBE = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
_HITS = frozenset(
    "hit strike target bomb shell pound attack destroy damage raid storm bombard level devastate rock kidnap abduct "
    "execute behead".split()
)


@cache
def _nouns() -> dict[tuple[str, ...], Group]:
    data = load("groups")["targets"]
    return {tuple(phrase.split()): group for group in data for phrase in data[group]}


def of_attack(trigger: Token) -> tuple[Group, ...]:
    """Name the groups of what an attack hit: none where only a place is named, several for a list of targets."""
    for noun in _objects(trigger):
        groups = dict.fromkeys(group for one in (noun, *noun.conjuncts) if (group := _named(one)))
        if groups:
            return tuple(groups)
    return ()


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


def how_many(doc: Doc, trigger: Token) -> Count | None:
    """Give the number of strikes, shells or bombs that stands before the attack's word ("26 air strikes")."""
    for mention in counts.find(doc):
        if mention.percent or mention.last >= trigger.i:
            continue
        between = doc[mention.last + 1 : trigger.i]
        if len(between) <= 4 and all(
            t.pos_ in ("ADJ", "NOUN", "PROPN", "PART") or t.lower_ in ("of", "-", "more", "other") for t in between
        ):
            plural = trigger.tag_ in ("NNS", "NNPS") or mention.count.low == 1
            if plural and not any(people.group_at(doc, t.i) for t in between if t.pos_ == "NOUN"):
                return mention.count
    return None
