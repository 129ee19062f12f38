"""What a sentence tells of a site that it names: how close to the trigger, and in which relation."""

import re
from collections.abc import Iterator, Sequence
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


def all_features(trigger: Token, sites: Sequence[Site], kind: str, action: str) -> list[Features]:
    """Describe the sites of the trigger's own sentence, each beside the others."""
    tokens = [token_of(site) for site in sites]
    steps = [_tree_distance(trigger, token) if token is not None else 12 for token in tokens]
    gaps = [abs(token.i - trigger.i) if token is not None else 99 for token in tokens]
    named = [i for i, site in enumerate(sites) if not site.first.described]
    found = []
    for i, site in enumerate(sites):
        one = features(trigger, site, tokens[i], kind, action)
        one["own, narrowest"] = float(site.rank == min((sites[n].rank for n in named), default=0))
        one["own, alone"] = float(named == [i])
        one["own, nearest in the tree"] = float(steps[i] == min((steps[n] for n in named), default=0))
        one["own, nearest in words"] = float(gaps[i] == min((gaps[n] for n in named), default=0))
        found.append(one)
    return found


def features(trigger: Token, site: Site, token: Token | None, kind: str, action: str) -> Features:
    """Describe one site of the trigger's own sentence; ``token`` is the head of its first name."""
    if token is None:
        return {"own": 1.0}
    distance = _tree_distance(trigger, token)
    gap = token.i - trigger.i
    left, right = sorted((trigger.idx, token.idx))
    between = site.sentence.text[left:right]
    owner = site.sentence.text[site.first.end : site.first.end + 1] in _OWNING
    relation = "owner" if owner else _relation(token, action)
    wide = "wide" if site.rank >= 3 else "narrow"
    found: Features = {
        "own": 1.0,
        f"tree {min(distance, 7)}": 1.0,
        "gap": min(abs(gap), 30) / 10,
        "ahead of the act": float(gap < 0),
        f"clauses {min(_clauses_between(trigger, token), 3)}": 1.0,
        "below": float(trigger in token.ancestors),
        "same clause": float(_clause(trigger) == _clause(token)),
        f"clause of its own, {_other_clause(trigger, token)}": 1.0,
        relation: 1.0,
        f"{relation}, {wide}": 1.0,
        f"{relation}, {kind}": 1.0,
        f"{relation}, {'before' if gap < 0 else 'after'}": 1.0,
        "opens the sentence": float(token.i < 4 and gap > -60 and relation == "in"),
        "of the speaker": float(_in_attribution(token)),
        "where they stand": float(_stands_elsewhere(token)),
        "beside": float(beside(site)),
        "across a break": float(bool(_BREAK.search(between))),
        "across a quotation mark": float('"' in between),
        "among tags": float(bool(_TAGS.search(site.sentence.text[: site.first.start]))),
    }
    return found | _described(token, site) if site.first.described else found


def _other_clause(trigger: Token, token: Token) -> str:
    """Name the clause that a site stands in where the trigger stands outside it; "none" where it does not."""
    verb = _clause(token)
    if verb < 0 or any(up.i == verb for up in _up(trigger)):
        return "none"
    return token.doc[verb].dep_


def _clause(token: Token) -> int:
    """Return the verb of the clause that a word stands in."""
    verbs = (up for up in _up(token) if up.pos_ == "VERB" and up.dep_ not in {"amod", "compound"})
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


def _tree_distance(a: Token, b: Token) -> int:
    above = {token.i: steps for steps, token in enumerate([a, *a.ancestors])}
    for steps, token in enumerate([b, *b.ancestors]):
        if token.i in above:
            return steps + above[token.i]
    return 12


def _clauses_between(a: Token, b: Token) -> int:
    """Count the verbs between two words."""
    left, right = sorted((a.i, b.i))
    between = a.doc[left + 1 : right]
    return sum(token.pos_ == "VERB" and token.dep_ not in {"amod", "acl", "compound"} for token in between)


def _relation(token: Token, action: str) -> str:
    """Name the relation of a site to what governs it."""
    case = _preposition(token)
    if case:
        return _led_by(case, action)
    top = _top(token)
    if top.dep_ in {"dobj", "nsubjpass", "obj"}:
        return "object"
    if top.dep_ == "nsubj":
        return "subject"
    return "owner" if top.dep_ in {"poss", "compound", "nmod", "amod"} else "bare"


def _led_by(case: str, action: str) -> str:
    """Name the relation that a preposition makes."""
    if case == "from":
        return "from, left" if action in _ORIGIN else "from"
    if case in _TOWARD:
        return "toward, taken" if action in _GOAL else "toward"
    if case in _SOMEONE:
        return f"{case} someone"
    return "in" if case in _LOCATIVE else "on" if case == "on" else "other preposition"


def _up(token: Token) -> Iterator[Token]:
    yield token
    yield from token.ancestors


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


def _in_attribution(token: Token) -> bool:
    """Whether a name belongs to the one who speaks: "a source in Homs told", "the office in Ankara said"."""
    for word, up in pairwise(_up(token)):
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
