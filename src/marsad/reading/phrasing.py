"""The phrases around a trigger: what it governs, the clauses that it hangs on, the words right beside it."""

from collections.abc import Callable, Iterator

from marsad.reading.actors.phrases import name_around
from marsad.reading.actors.words import nouns as actor_nouns
from marsad.reading.people.group_nouns import group_at
from marsad.reading.place_names.words import words as place_words
from marsad.reading.tokens import Token

_OBJECTS = frozenset({"dobj", "nsubjpass", "obj"})
_OWNERS = frozenset({"compound", "poss", "amod"})
_GOVERNED = frozenset({"dobj", "pobj", "conj", "xcomp"})
_PREPOSITIONS = frozenset("of from in into to on at against with by between out for near".split())
_OPENERS = frozenset({"despite", "without", "before", "until", "amid"})
_TOLD = frozenset({"NOUN", "VERB", "ADJ", "ADV", "DET", "PRON"})
_STEPS = (-2, -1, 1, 2)
_CLAUSES = 3
"""How many clauses are climbed."""


def roles(token: Token) -> Iterator[str]:
    """Name what sort of thing stands in each role beside a trigger: people, a side, a place, an attack."""
    lemma = token.lemma_.lower()
    for child in token.children:
        if child.dep_ in _OBJECTS or child.dep_ == "nsubj":
            role = "subj" if child.dep_ == "nsubj" else "obj"
            yield f"{role}-is={sort(child)}"
            yield f"{role}-word={lemma}/{sort(child)}"
        elif child.dep_ in _OWNERS and child.i < token.i:
            yield f"of-is={sort(child)}"
        elif child.dep_ in {"prep", "agent"} and child.lower_ in _PREPOSITIONS:
            for thing in child.children:
                if thing.dep_ in {"pobj", "pcomp"}:
                    yield f"prep-is={child.lower_}/{sort(thing)}"
                    yield f"prep-word={lemma}/{child.lower_}/{sort(thing)}"
    yield from _governor(token)


def _governor(token: Token) -> Iterator[str]:
    """Name the verb that a trigger is the object of, and what its subject is."""
    head = token.head.head if token.head.pos_ == "ADP" else token.head
    if token.head.i != token.i and token.dep_ in _GOVERNED and head.pos_ == "VERB":
        for child in head.children:
            if child.dep_ in {"nsubj", "nsubjpass"}:
                yield f"gov-is={child.dep_}/{sort(child)}"
        yield f"gov={head.lemma_.lower()}/{token.dep_}"


def sort(token: Token) -> str:
    """Name the sort of thing that a noun tells of, as far as the word lists know it."""
    if token.pos_ == "PRON":
        return "pronoun"
    group = group_at(token.doc, token.i)
    if group is not None:
        return group[0]
    forms, lists = {token.lemma_.lower(), token.lower_}, actor_nouns()
    if not forms.isdisjoint(place_words().heads):
        return "place"
    for name, listed in (("side", lists.people), ("machine", lists.machines), ("attack", lists.attacks)):
        if not forms.isdisjoint(listed):
            return name
    if name_around(token) is not None:
        return "side"
    return {"PROPN": "name", "VERB": "verb", "NUM": "number"}.get(token.pos_, "other")


def clauses(token: Token, sense_of: Callable[[str], str | None]) -> Iterator[str]:
    """Name how the clauses that a trigger stands in are told: helping verbs, what opens them, what they hang on.

    ``sense_of`` names what a governing verb does with what hangs on it ("plans", "denies"), None where it is listed
    nowhere.
    """
    verbs = [up for up in (token, *token.ancestors) if up.pos_ in {"VERB", "AUX"}][:_CLAUSES]
    for level, up in enumerate(verbs):
        where = "own" if up.i == token.i else f"c{level}"
        for child in up.children:
            if child.dep_ in {"aux", "auxpass"}:
                yield f"helped={where}/{child.lemma_.lower()}"
            elif child.dep_ in {"mark", "neg"} or (child.dep_ == "advmod" and child.tag_ == "WRB"):
                yield f"opened={where}/{child.dep_}/{child.lower_}"
            elif level and child.dep_ == "prep" and child.lower_ in _OPENERS:
                yield f"opened={where}/prep/{child.lower_}"
        sense = sense_of(up.lemma_.lower()) if up.i != token.i else None
        if sense:
            yield f"sense={where}/{sense}"
            yield f"under={sense}"


def beside(token: Token) -> Iterator[str]:
    """Name the words next to a trigger and those tied to it, but no names."""
    doc, lemma = token.doc, token.lemma_.lower()
    for step in _STEPS:
        at = token.i + step
        word = _plain(doc[at]) if 0 <= at < len(doc) else "-"
        yield f"at={step}/{word}"
        if step in {-1, 1}:
            yield f"at-word={lemma}/{step}/{word}"
    for _, up in zip(range(3), token.ancestors, strict=False):
        if up.pos_ != "PROPN":
            yield f"anc={up.lemma_.lower()}"
    for child in token.children:
        if child.pos_ in _TOLD:
            yield f"kid={child.dep_}/{child.lemma_.lower()}"
        elif child.pos_ == "ADP":
            yield from (f"kid={child.lower_}/{g.lemma_.lower()}" for g in child.children if g.pos_ == "NOUN")


def _plain(token: Token) -> str:
    return token.pos_ if token.pos_ in {"PROPN", "NUM"} else token.lemma_.lower()
