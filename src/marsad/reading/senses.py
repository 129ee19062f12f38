"""Words of acts in another sense, told by what they are said of: "surrounded by fields", "calm returned"."""

from functools import cache

from marsad.reading.actors.phrases import is_actor, is_attack, name_around
from marsad.reading.lexicon import table
from marsad.reading.tokens import Token


@cache
def _words(key: str) -> frozenset[str]:
    return table("triggers", "senses", dict[str, frozenset[str]])[key]


def is_another(token: Token, action: str) -> bool:
    """Tell whether a trigger is no act of its action here, for certain."""
    lemma = token.lemma_.lower()
    if action == "control/besieged" and lemma in _words("surrounding"):
        return any(_is_a_thing(thing) for thing in _agents(token))
    if action == "displacement/returned":
        doers = [child for child in token.lefts if child.dep_ == "nsubj"]
        return any(child.lemma_.lower() in _words("states") for child in doers) or _goes_back_to_it(token)
    return False


def _agents(verb: Token) -> list[Token]:
    return [thing for child in verb.rights if child.lower_ == "by" for thing in child.rights if thing.dep_ == "pobj"]


def _is_a_thing(noun: Token) -> bool:
    """Tell whether a noun surrounds a place only as fields and walls do."""
    return noun.pos_ == "NOUN" and not is_actor(noun) and not is_attack(noun) and name_around(noun) is None


def _goes_back_to_it(verb: Token) -> bool:
    """Read "returned to their bombardment"."""
    to = (child for child in verb.rights if child.lower_ == "to")
    return any(is_attack(thing) or thing.tag_ == "VBG" for child in to for thing in child.rights)
