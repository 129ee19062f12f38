"""The days of a claim's own sentence, and the evidence that each of them dates it.

Evidence has names; what each weighs stands under ``[choosing.weights]`` in ``data/dates.toml``.
"""

import math
from collections.abc import Iterator
from typing import Self

import msgspec

from marsad.reading.context import Article, Sentence
from marsad.reading.dates.placed import Placed, choosing, clause_of, cost, placed_in, way
from marsad.reading.dates.values import Days
from marsad.reading.tokens import Doc, Token

Evidence = dict[str, float]

_KEPT = "marsad.dates.sentence"
_ABOUT = "marsad.dates.about"
NO_DAY = frozenset({"until", "future", "vague"})
"""Sorts of mentions that date nothing."""


class Asked(msgspec.Struct, frozen=True):
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


class Candidate(msgspec.Struct, frozen=True):
    """A day that may date the claim, the words that name it, and the evidence: what the claim tells, what the day does.

    ``about`` is shared by the candidates of a claim.
    """

    days: Days
    text: str
    about: "About"
    standing: Evidence

    @property
    def evidence(self) -> Evidence:
        """All of it."""
        return self.about.evidence | self.standing

    @property
    def weight(self) -> float:
        """The evidence summed by its weights; above zero, the day is likelier than none at all."""
        return _summed(self.standing, self.about.weight)


class About(msgspec.Struct, frozen=True):
    """What the claim's own words say of whether it has a day, weighed once."""

    evidence: Evidence
    weight: float


def _summed(evidence: Evidence, start: float = 0.0) -> float:
    weights, total = choosing().weights, start
    for name, value in evidence.items():
        if value:
            total += weights.get(name, 0.0) * value
    return total


def about_claim(asked: Asked, prefix: str) -> About:
    """Take what the claim tells as evidence for a day of its own sentence ("own") or of another ("other").

    Kept with the parse: a trigger is asked about for what the report dates, and again for each of its claims.
    """
    kept = asked.trigger.doc.user_data
    key = (_ABOUT, asked.trigger.i, asked.action, asked.cumulative, prefix)
    if key not in kept:
        evidence = {f"{prefix} {name}": value for name, value in _of_claim(asked) if value}
        kept[key] = About(evidence, _summed(evidence))
    found: About = kept[key]
    return found


def own_candidates(asked: Asked, same_day: Days | None = None) -> Iterator[Candidate]:
    """List the days of the claim's sentence; ``same_day`` is what "that day" points to."""
    open_to = [placed for placed in asked.placed if placed.mention.sort not in NO_DAY]
    if not open_to:
        return
    ways = [_Way.to(placed, asked.trigger) for placed in open_to]
    nearest = min(one.near for one in ways)
    about = about_claim(asked, "own")
    for placed, way_there in zip(open_to, ways, strict=True):
        days = same_day if placed.mention.sort == "same" else placed.days_for(asked.trigger)
        if days:
            evidence = _standing(asked, placed, way_there)
            evidence["own nearest"] = float(way_there.near == nearest)
            evidence["own among several"] = float(len(open_to) > 1)
            yield Candidate(days, placed.mention.text, about, evidence)


class _Way(msgspec.Struct, frozen=True):
    """The way through the parse from a claim's word to a day; ``near`` ranks it among others."""

    up: list[Token]
    down: list[Token]
    cost: float
    near: tuple[float, int]

    @classmethod
    def to(cls, placed: Placed, trigger: Token) -> Self:
        up, down = way(trigger, placed.token)
        far = cost(up, down)
        return cls(up, down, far, (far + 2 * placed.told, abs(placed.token.i - trigger.i)))


def _standing(asked: Asked, placed: Placed, there: _Way) -> Evidence:
    """How a mention of the sentence stands to the claim's word."""
    up, down, sort = there.up, there.down, placed.mention.sort
    gap = placed.token.i - asked.trigger.i
    below = any(token.dep_ in ("relcl", "acl") for token in down)
    return {
        f"own sort {sort}": 1.0,
        "own way": min(8.0, there.cost),
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


def _of_claim(asked: Asked) -> Iterator[tuple[str, float]]:
    """Name what the claim's own words say of whether it has a day at all."""
    kind, _, action = asked.action.partition("/")
    yield "any", 1.0
    yield f"kind {kind}", 1.0
    yield f"action {action}", 1.0
    yield f"tense {_tense(asked.trigger)}", 1.0
    opens, background = _of_sentence(asked.trigger.doc)
    yield f"opens {opens if opens in choosing().opening else 'otherwise'}", 1.0
    yield "total", float(asked.cumulative)
    yield "vague time", float(any(placed.mention.sort == "vague" for placed in asked.placed))
    yield "background", float(background)
    if asked.trigger.pos_ in ("NOUN", "PROPN"):
        yield f"noun {determined(asked.trigger)}", 1.0
        yield "noun plural", float(asked.trigger.tag_ in ("NNS", "NNPS"))


def _of_sentence(doc: Doc) -> tuple[str, bool]:
    """Give a sentence's first word, and whether one of its words tells of the background; kept with the parse."""
    if _KEPT not in doc.user_data:
        opens = next((token.lower_ for token in doc if token.is_alpha), "")
        doc.user_data[_KEPT] = opens, any(token.lower_ in choosing().background for token in doc)
    found: tuple[str, bool] = doc.user_data[_KEPT]
    return found


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
