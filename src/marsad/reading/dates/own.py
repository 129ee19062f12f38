"""The days of a claim's own sentence, and the evidence that each of them dates it.

Evidence has names; what each weighs stands under ``[choosing.weights]`` in ``data/dates.toml``.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from marsad.reading.context import Article, Sentence
from marsad.reading.dates.placed import Placed, choosing, clause_of, distance, placed_in, way
from marsad.reading.dates.values import Days
from marsad.reading.tokens import Token

Evidence = dict[str, float]

_NO_DAY = frozenset({"until", "future", "vague"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim whose day is asked for; ``action`` as the triggers have it ("attack/airstrike"), "" where unknown."""

    trigger: Token
    action: str
    sentence: Sentence
    article: Article
    cumulative: bool = False

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The mentions of the claim's sentence."""
        return placed_in(self.sentence, self.article)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day that may date the claim, the words that name it, and the evidence."""

    days: Days
    text: str
    evidence: Evidence

    @property
    def weight(self) -> float:
        """The evidence summed by its weights; above zero, the day is likelier than none at all."""
        weights = choosing().weights
        return sum(weights.get(name, 0.0) * value for name, value in self.evidence.items())


def own_candidates(asked: Asked, same_day: Days | None = None) -> Iterator[Candidate]:
    """List the days of the claim's sentence; ``same_day`` is what "that day" points to."""
    open_to = [placed for placed in asked.placed if placed.mention.sort not in _NO_DAY]
    if not open_to:
        return
    nearest = min(_near(asked.trigger, placed) for placed in open_to)
    about = {f"own {name}": value for name, value in about_claim(asked)}
    for placed in open_to:
        days = same_day if placed.mention.sort == "same" else placed.days_for(asked.trigger)
        if days:
            evidence = about | _standing(asked, placed)
            evidence["own nearest"] = float(_near(asked.trigger, placed) == nearest)
            evidence["own among several"] = float(len(open_to) > 1)
            yield Candidate(days, placed.mention.text, evidence)


def _near(trigger: Token, placed: Placed) -> tuple[float, int]:
    return distance(trigger, placed.token) + 2 * placed.told, abs(placed.token.i - trigger.i)


def _standing(asked: Asked, placed: Placed) -> Evidence:
    """How a mention of the sentence stands to the claim's word."""
    up, down = way(asked.trigger, placed.token)
    sort, cost = placed.mention.sort, min(8.0, distance(asked.trigger, placed.token))
    gap = placed.token.i - asked.trigger.i
    below = any(token.dep_ in ("relcl", "acl") for token in down)
    return {
        f"own sort {sort}": 1.0,
        "own way": cost,
        "own telling": float(placed.told),
        "own within a clause below": float(below),
        "own within its own noun's clause": float(below and not up),
        "own above the claim's clause": float(any(token.dep_ in ("relcl", "acl") for token in up)),
        "own behind the claim": float(gap > 0),
        "own words between": math.log1p(abs(gap)),
        "own verbs between": float(_verbs_between(asked.trigger, placed.token)),
        "own range for one event": float(sort in ("range", "since", "year") and not asked.cumulative),
        "own point for a total": float(sort in ("day", "weekday") and asked.cumulative),
        "own length for a total": float(sort == "length" and asked.cumulative),
    }


def _verbs_between(one: Token, two: Token) -> int:
    first, last = sorted((one.i, two.i))
    return min(3, sum(token.pos_ == "VERB" for token in one.doc[first + 1 : last]))


def about_claim(asked: Asked) -> Iterator[tuple[str, float]]:
    """Name what the claim's own words say of whether it has a day at all."""
    kind, _, action = asked.action.partition("/")
    yield "any", 1.0
    yield f"kind {kind}", 1.0
    yield f"action {action}", 1.0
    yield f"tense {_tense(asked.trigger)}", 1.0
    opens = next((token.lower_ for token in asked.trigger.doc if token.is_alpha), "")
    yield f"opens {opens if opens in choosing().opening else 'otherwise'}", 1.0
    yield "total", float(asked.cumulative)
    yield "vague time", float(any(placed.mention.sort == "vague" for placed in asked.placed))
    yield "background", float(any(token.lower_ in choosing().background for token in asked.trigger.doc))
    if asked.trigger.pos_ in ("NOUN", "PROPN"):
        yield f"noun {determined(asked.trigger)}", 1.0
        yield "noun plural", float(asked.trigger.tag_ in ("NNS", "NNPS"))


def _tense(trigger: Token) -> str:
    verb = clause_of(trigger)
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    for name, words in choosing().helpers.items():
        if not helpers.isdisjoint(words):
            return name
    tags = {"VBD": "past", "VBZ": "present", "VBP": "present", "VBG": "ing", "VBN": "participle"}
    return tags.get(verb.tag_, "none")


def determined(noun: Token) -> str:
    """Tell whether a noun takes up what is known ("the attack"), brings something new, or stands bare."""
    words = {child.lower_ for child in noun.children}
    return next((name for name, known in choosing().determiners.items() if not words.isdisjoint(known)), "bare")
