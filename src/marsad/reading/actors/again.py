"""Who did it where a sentence before tells: "Rebels shelled Harran. *The attack* killed four people."."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from marsad.model import ActorMention
from marsad.reading import triggers
from marsad.reading.actors.phrases import is_attack
from marsad.reading.actors.words import nouns
from marsad.reading.context import Article, Sentence
from marsad.reading.lexicon import table
from marsad.reading.tokens import Token

_KEY = "actors.again"
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_OPENING = 3
"""The word with which an attack may open its sentence, at the latest."""


@dataclass(frozen=True, slots=True)
class _Told:
    """An attack that a claim told of, with those who did it."""

    index: int
    action: str
    actors: tuple[ActorMention, ...]


def keep(sentence: Sentence, article: Article, action: str, actors: tuple[ActorMention, ...]) -> None:
    """Keep who did an attack, for the sentences that speak of it again."""
    article.cache.setdefault(_KEY, []).append(_Told(sentence.index, action, actors))


def before(trigger: Token, sentence: Sentence, article: Article) -> tuple[ActorMention, ...]:
    """Find who did the one attack of the sentence before that a claim's words speak of again; empty where none is.

    Ask in the order of the text: the attacks of the claims before are kept in ``article.cache``.
    """
    noun = next(_recalled(trigger), None)
    if noun is None:
        return ()
    kept: list[_Told] = article.cache.get(_KEY, [])
    told = [one for one in kept if one.index == sentence.index - 1 and one.action in _forms(noun)]
    fitting = {one.actors for one in told}
    return fitting.pop() if len(fitting) == 1 else ()


def _recalled(trigger: Token) -> Iterator[Token]:
    """Yield the attack that opens a sentence as known: "*the raid* killed four", not "the raid on the mill"."""
    verb = trigger.head if trigger.pos_ in {"NOUN", "PROPN"} else trigger
    for one in (trigger, *verb.lefts):
        opens = one.dep_ in {"nsubj", "nsubjpass"} and one.i <= _OPENING and not one.rights
        if opens and _is_known(one):
            yield one


def _is_known(noun: Token) -> bool:
    """Whether a noun is an attack spoken of as known, and not as one of many: "the heaviest raids"."""
    if not is_attack(noun) or noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    before = [word for child in noun.lefts for word in child.subtree]
    if any(word.tag_ in {"JJS", "RBS"} or word.lower_ in nouns().another for word in before):
        return False
    return any(child.lower_ in _POINTING for child in noun.lefts)


def _forms(noun: Token) -> frozenset[str]:
    """List the actions that an attack's noun can stand for."""
    forms = _open().get(noun.lemma_.lower())
    if forms is not None:
        return forms
    return frozenset(word.action.partition("/")[2] for word in triggers.find(noun.doc) if word.token is noun)


@cache
def _open() -> dict[str, frozenset[str]]:
    return table("attacks", "open", dict[str, frozenset[str]])
