"""Words of acts in another sense, told by what they are said of: "surrounded by fields", "killed the deal"."""

from functools import cache

from marsad.reading import people
from marsad.reading.actors.phrases import is_actor, is_attack, name_around
from marsad.reading.lexicon import table
from marsad.reading.targets import is_military
from marsad.reading.tokens import Token


@cache
def _words(key: str) -> frozenset[str]:
    return table("triggers", "senses", dict[str, frozenset[str]])[key]


def is_another(token: Token, action: str) -> bool:
    """Tell whether a trigger is no act of its action here, for certain."""
    lemma = token.lemma_.lower()
    if action == "control/besieged" and lemma in _words("surrounding"):
        around = _agents(token)
        return bool(around) and not any(map(_hems_in, around))
    if action == "displacement/returned":
        doers = [child for child in token.lefts if child.dep_ == "nsubj"]
        return any(child.lemma_.lower() in _words("states") for child in doers) or _goes_back_to_it(token)
    return lemma in _words("ending") and any(one.lemma_.lower() in _words("ended") for one in _undergoes(token))


def _undergoes(verb: Token) -> list[Token]:
    """List what a verb is done to: "killed the *deal*", "the *bill* was killed"."""
    return [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]


def _agents(verb: Token) -> list[Token]:
    """List what surrounds a place: "surrounded by *tanks* and *trenches*"."""
    by = (thing for child in verb.rights if child.lower_ == "by" for thing in child.rights if thing.dep_ == "pobj")
    return [one for thing in by for one in (thing, *thing.conjuncts)]


def _hems_in(noun: Token) -> bool:
    """Tell whether a noun surrounds a place as a side in a war does, and not only as fields and walls do."""
    if noun.pos_ not in ("NOUN", "ADJ") or is_actor(noun) or is_attack(noun) or name_around(noun) is not None:
        return True
    if is_military(noun) or noun.lemma_.lower() in _words("hemming"):
        return True
    hit = people.group_at(noun.doc, noun.i)
    named = [token.lower_ for token in noun.lefts for token in (token, *token.lefts)]
    return (hit is not None and hit[0] == "fighters") or any(
        people.deciders().get(word) == "fighters" for word in named
    )


def _goes_back_to_it(verb: Token) -> bool:
    """Read "returned to their bombardment"."""
    to = (child for child in verb.rights if child.lower_ == "to")
    return any(is_attack(thing) or thing.tag_ == "VBG" for child in to for thing in child.rights)
