"""What a sentence tells of a site that it names: how close to the trigger, and in which relation."""

import re
from collections.abc import Sequence
from itertools import pairwise

from marsad.reading.place_names.words import words
from marsad.reading.tokens import Token
from marsad.reading.where.sites import Site, beside, token_of

_ORIGIN = frozenset({"displaced", "evacuated", "withdrew"})
_GOAL = frozenset({"captured", "advanced", "returned", "delivered"})
_LOCATIVE = frozenset("in at near around outside inside across throughout within".split())
_TOWARD = frozenset("to toward towards into onto".split())
_SOMEONE = frozenset({"by", "with", "against"})
_SPEECH = frozenset(
    "say tell report announce add claim confirm deny accuse quote cite warn describe note state write accord".split()
)

_BREAK = re.compile(
    r"\b(?:Reuters|AFP|AP|SANA|Monitor|NGO|Tags|Published|Date of publication)\b"
    r"|\b[A-Z][a-z]{2,8}\.? \d{1,2},? (?:19|20)\d\d\b|\b\d{1,2} [A-Z][a-z]{2,8} (?:19|20)\d\d\b|[.!?:;] "
)
_TAGS = re.compile(r"\bTags(?: [\w-]+){0,8} $")
_OWNING = frozenset({"s", "'", "’"})
_HELD = re.compile(r"(?:held|controlled|besieged|populated)\b")

Features = dict[str, float]


class Spot:
    """A site of the claim's own sentence, with what holds of it whichever the claim: ``fixed``.

    ``token`` is the head of its first name, None where that is no word of the parse.
    """

    def __init__(self, site: Site) -> None:
        """Look at the words around the site."""
        text = site.sentence.text
        self.site, self.token = site, token_of(site)
        self.owner = text[site.first.end : site.first.end + 1] in _OWNING
        self.wide = "wide" if site.rank >= 3 else "narrow"
        self.fixed: Features = {"own": 1.0}
        if self.token is None:
            return
        self.above = [self.token, *self.token.ancestors]
        self.clause = _clause(self.above)
        self.case = "" if self.owner else _preposition(self.token)
        self.fixed |= {
            "of the speaker": float(_in_attribution(self.above)),
            "where they stand": float(_stands_elsewhere(self.token)),
            "beside": float(beside(site)),
            "among tags": float(bool(_TAGS.search(text[: site.first.start]))),
        }
        if site.first.described:
            self.fixed |= _described(self.token, site)

    def relation(self, action: str) -> str:
        """Name the relation of the site to what governs it."""
        if self.owner or self.token is None:
            return "owner"
        if self.case:
            return _led_by(self.case, action)
        top = _top(self.token)
        if top.dep_ in {"dobj", "nsubjpass", "obj"}:
            return "object"
        if top.dep_ == "nsubj":
            return "subject"
        return "owner" if top.dep_ in {"poss", "compound", "nmod", "amod"} else "bare"


class Act:
    """A claim's trigger, with the words above it by their numbers and steps, and the verb of its clause."""

    def __init__(self, trigger: Token, kind: str, action: str) -> None:
        """Climb from the trigger."""
        self.trigger, self.kind, self.action = trigger, kind, action
        above = [trigger, *trigger.ancestors]
        self.steps = {token.i: steps for steps, token in enumerate(above)}
        self.clause = _clause(above)

    def distance(self, spot: Spot) -> int:
        """Count the steps through the parse to a site."""
        joint = ((steps, token.i) for steps, token in enumerate(spot.above) if token.i in self.steps)
        return next((steps + self.steps[i] for steps, i in joint), 12)


def features(trigger: Token, spots: Sequence[Spot], kind: str, action: str) -> list[Features]:
    """Describe the sites of the trigger's own sentence for its claim, each beside the others."""
    act = Act(trigger, kind, action)
    steps = [act.distance(spot) if spot.token is not None else 12 for spot in spots]
    gaps = [abs(spot.token.i - trigger.i) if spot.token is not None else 99 for spot in spots]
    named = [i for i, spot in enumerate(spots) if not spot.site.first.described]
    narrowest = min((spots[n].site.rank for n in named), default=0)
    nearest = min((steps[n] for n in named), default=0)
    soonest = min((gaps[n] for n in named), default=0)
    found = []
    for i, spot in enumerate(spots):
        one = {} if spot.token is None else _features(act, spot, spot.token, steps[i])
        one["own, narrowest"] = float(spot.site.rank == narrowest)
        one["own, alone"] = float(named == [i])
        one["own, nearest in the tree"] = float(steps[i] == nearest)
        one["own, nearest in words"] = float(gaps[i] == soonest)
        found.append(one)
    return found


def _features(act: Act, spot: Spot, token: Token, distance: int) -> Features:
    """Describe one site of the trigger's own sentence."""
    gap = token.i - act.trigger.i
    left, right = sorted((act.trigger.idx, token.idx))
    between = spot.site.sentence.text[left:right]
    relation = spot.relation(act.action)
    return {
        f"tree {min(distance, 7)}": 1.0,
        "gap": min(abs(gap), 30) / 10,
        "ahead of the act": float(gap < 0),
        f"clauses {min(_clauses_between(act.trigger, token), 3)}": 1.0,
        "below": float(act.trigger in spot.above[1:]),
        "same clause": float(act.clause == spot.clause),
        f"clause of its own, {_other_clause(act, spot, token)}": 1.0,
        relation: 1.0,
        f"{relation}, {spot.wide}": 1.0,
        f"{relation}, {act.kind}": 1.0,
        f"{relation}, {'before' if gap < 0 else 'after'}": 1.0,
        "opens the sentence": float(token.i < 4 and gap > -60 and relation == "in"),
        "across a break": float(bool(_BREAK.search(between))),
        "across a quotation mark": float('"' in between),
    }


def _other_clause(act: Act, spot: Spot, token: Token) -> str:
    """Name the clause that a site stands in where the trigger stands outside it; "none" where it does not."""
    return "none" if spot.clause < 0 or spot.clause in act.steps else token.doc[spot.clause].dep_


def _clause(above: Sequence[Token]) -> int:
    """Return the verb of the clause that a word stands in; ``above`` has the word and all above it."""
    verbs = (up for up in above if up.pos_ == "VERB" and up.dep_ not in {"amod", "compound"})
    return next((up.i for up in verbs), -1)


def _described(token: Token, site: Site) -> Features:
    """Tell the sorts of descriptions apart: pointing back, new, held by a side, part of something."""
    opening = site.first.text.split()[0].lower()
    return {
        "told of": 1.0,
        "told of, pointing back": float(opening in {"the", "this", "that", "these", "those", "its", "their"}),
        "told of, new": float(opening in {"a", "an", "another"}),
        "told of, held": float(bool(_HELD.search(site.first.text))),
        "told of, longer": float(len(site.first.text.split()) > 2),
        "told of, with of": float(token.i + 1 < len(token.doc) and token.nbor(1).lower_ in {"of", "near", "outside"}),
        f"told of, a {site.first.level}": 1.0,
        "told of, a wide area": float(token.lower_ in {"area", "areas", "region", "regions", "territory"}),
    }


def _clauses_between(a: Token, b: Token) -> int:
    """Count the verbs between two words."""
    left, right = sorted((a.i, b.i))
    between = a.doc[left + 1 : right]
    return sum(token.pos_ == "VERB" and token.dep_ not in {"amod", "acl", "compound"} for token in between)


def _led_by(case: str, action: str) -> str:
    """Name the relation that a preposition makes."""
    if case == "from":
        return "from, left" if action in _ORIGIN else "from"
    if case in _TOWARD:
        return "toward, taken" if action in _GOAL else "toward"
    if case in _SOMEONE:
        return f"{case} someone"
    return "in" if case in _LOCATIVE else "on" if case == "on" else "other preposition"


def _preposition(token: Token) -> str:
    """Return the preposition that governs a name, through "the town of"; "" where a verb does."""
    for up in token.ancestors:
        if up.pos_ == "ADP" and up.lower_ != "of":
            return up.lower_
        if up.pos_ in {"VERB", "AUX"}:
            break
    return ""


def _top(token: Token) -> Token:
    """Return the head noun of the phrase that a name stands in, through "of"."""
    top = token
    for up in token.ancestors:
        if up.pos_ in {"VERB", "AUX"}:
            break
        if up.pos_ in {"NOUN", "PROPN"} and top.dep_ in {"pobj", "appos", "conj"}:
            top = up
    return top


def _in_attribution(above: Sequence[Token]) -> bool:
    """Whether a name belongs to the one who speaks: "a source in Homs told", "the office in Ankara said"."""
    for word, up in pairwise(above):
        if up.pos_ == "VERB" or up.lower_ == "according":
            if up.lemma_.lower() not in _SPEECH:
                return False
            return (
                word.dep_ == "nsubj"
                or up.lower_ == "according"
                or (word.dep_ in {"prep", "npadvmod"} and word.i < up.i)
            )
    return False


def _stands_elsewhere(token: Token) -> bool:
    """Whether a name tells where the attackers stand: "positioned in X"."""
    standing = words().standing
    up = next((up for up in token.ancestors if up.pos_ == "VERB"), None)
    if up is not None and up.lemma_.lower() in standing:
        return True
    before = token.doc[max(0, token.i - 8) : token.i]
    return any(word.lemma_.lower() in standing and not _other_verb(before, word) for word in before)


def _other_verb(words_before: Sequence[Token], word: Token) -> bool:
    """Whether another verb stands between a word and the end of some words."""
    return any(token.pos_ == "VERB" and token.i > word.i for token in words_before)
