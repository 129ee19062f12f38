"""What a report tells of a place for a claim: how far off, how often named, what "the town" refers to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from marsad.reading.context import Sentence
from marsad.reading.place_names.words import fold, words
from marsad.reading.tokens import Token
from marsad.reading.where.chart import Act, Chart, Earlier
from marsad.reading.where.near import Features
from marsad.reading.where.reference import definite_heads, fits, tells_unnamed
from marsad.reading.where.sites import Site

BACK = 60
"""How many sentences before a claim's own its place is looked for; the one that a report names first is looked at
from everywhere."""

_ELSEWHERE = re.compile(r"\W*(?:elsewhere|meanwhile|separately|in other|also|in addition|another)\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:the|this|countrys|country's|civil|years?|syrian|syrias|syria's) "
    r"(?:war|conflict|uprising|revolution|crisis|revolt|civil war|country)\b"
    r"|\b(?:nation|country)-?wide\b|\bacross the country\b|\bwar\b.{0,20}\b(?:began|broke out|started)\b",
    re.IGNORECASE,
)
_GREAT = re.compile(r"\b(?:[1-9]\d{1,2}[,. ]?\d{3}(?!\d)|[1-9]\d{4,}|millions?)\b")
_PAST = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:last|previous) (?:year|month|week)\b|\b(?:earlier|previously|so far)\b|\bsince\b"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words of a sentence tell of where its claims happened, whichever they are."""

    referred: frozenset[str]
    unnamed: bool
    whole: bool
    elsewhere: bool
    great: bool
    past: bool


@lru_cache(maxsize=64)
def wording(text: str) -> Wording:
    """Read from a sentence what matters for each of its claims."""
    return Wording(
        referred=definite_heads(text),
        unnamed=tells_unnamed(text),
        whole=bool(_WHOLE.search(text)),
        elsewhere=bool(_ELSEWHERE.match(text)),
        great=bool(_GREAT.search(text)),
        past=bool(_PAST.search(text)),
    )


class Question(msgspec.Struct, frozen=True):
    """What a place is asked for: the claim's trigger and sentence, and the acts told of before it.

    ``earlier`` are those of earlier sentences, ``beside`` those of the same sentence.
    """

    trigger: Token
    sentence: Sentence
    kind: str
    action: str
    earlier: Earlier
    beside: Sequence[Act]
    wording: Wording
    pointing: bool


_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "their"})


def question(trigger: Token, sentence: Sentence, kind: str, action: str, chart: Chart) -> Question:
    """Put the question of a claim's place."""
    return Question(
        trigger=trigger,
        sentence=sentence,
        kind=kind,
        action=action,
        earlier=chart.earlier(sentence.index, BACK),
        beside=chart.beside(sentence.index),
        wording=wording(sentence.text),
        pointing=any(child.lower_ in _POINTING for child in trigger.lefts),
    )


def of_sentence(site: Site, asked: Question, chart: Chart) -> Features:
    """Describe a site by what holds for every claim of the sentence that is asked about."""
    own, told, width = site.sentence.index == asked.sentence.index, asked.wording, _width(site)
    found: Features = {
        f"{'own' if own else 'far'}, a {_sort(site)}": 1.0,
        f"named {min(chart.mentions[site.key], 4)}": 1.0,
        "in the headline": float(fold(site.first.core) in fold(chart.article.report.title)),
        "named first": float(site.key == chart.first),
        "listed": float(bool(site.listed)),
    }
    if told.whole:
        found["the whole war" if site.rank >= 4 else "the whole war, smaller"] = 1.0
    if told.great:
        found[f"great number, a {width}"] = 1.0
    if not own:
        if told.past:
            found[f"told of the past, a {width}"] = 1.0
        return found | _distance(site, asked) | _references(site, asked) | _kinship(site, asked, chart)
    found["own, unnamed locality"] = float(told.unnamed and site.rank >= 3)
    found["own, the town"] = float(bool(told.referred))
    if site.first.described:
        named = "named before" if _named_before(site, asked, chart) else "never named"
        found[f"told of, {named}"] = 1.0
        found[f"told of, {named}, a {site.first.level}"] = 1.0
    return found


def of_claim(site: Site, asked: Question) -> Features:
    """Describe a site by what holds for the claim, all but the claim's own clause."""
    found: Features = {f"{asked.kind}, a {_width(site)}": 1.0}
    where = "own" if site.sentence.index == asked.sentence.index else "far"
    if asked.earlier.acts:
        found |= _acts(site, asked, where)
    if asked.beside:
        found |= _beside(site, asked, where)
    return found


def _sort(site: Site) -> str:
    return site.first.level or "name"


def _width(site: Site) -> str:
    return "country" if site.rank >= 4 else "province" if site.rank == 3 else "town"


def _distance(site: Site, asked: Question) -> Features:
    if site.sentence.index < 0:
        return {"headline alone": 1.0}
    distance = asked.sentence.index - site.sentence.index
    steps = next((f"{low}" for low in (9, 5, 3, 2, 1) if abs(distance) >= low), "0")
    return {f"{'back' if distance > 0 else 'ahead'} {steps}": 1.0}


def _kinship(site: Site, asked: Question, chart: Chart) -> Features:
    """Compare what the sentence is about with the sentences that name a place, and those of the acts there."""
    here, spots = asked.sentence.index, chart.spots.get(site.key, ())
    named = max((chart.kinship(here, at) for spot in spots if (at := spot.sentence.index) != here), default=0.0)
    acts = max((chart.kinship(here, act.index) for act in asked.earlier.at.get(site.key, ())), default=0.0)
    return {
        "akin to where it is named": named,
        "akin to the acts there": acts,
        "akin to both": max(named, acts),
    }


def _acts(site: Site, asked: Question, where: str) -> Features:
    """Compare a site with the places of the acts told of before."""
    found: Features = {}
    earlier, pointing = asked.earlier, float(asked.pointing)
    if here := earlier.at.get(site.key):
        found[f"{where}, acts here {min(len({act.index for act in here}), 3)}"] = 1.0
        if any(act.action == asked.action for act in here):
            found[f"{where}, same act here"] = 1.0
            found[f"{where}, same act here, pointing back"] = pointing
    same = earlier.of_action.get(asked.action)
    if same is not None and same.site is not None and same.site.key == site.key:
        found[f"{where}, place of the last such act"] = 1.0
        found[f"{where}, place of the last such act, pointing back"] = pointing
    if site.key in earlier.last:
        last = f"{where}, place of the last act"
        found[last] = 1.0
        found[f"{last}, all"] = float(len(earlier.last) == 1)
        found[f"{last}, sentence before"] = float(asked.sentence.index - earlier.latest == 1)
        found[f"{last}, pointing back"] = pointing
        found[f"{last}, elsewhere"] = float(asked.wording.elsewhere)
        found[f"{last}, past"] = float(asked.wording.past)
        found[f"{last}, {asked.kind}"] = 1.0
        found[f"{last}, a {_width(site)}"] = 1.0
    return found


def _beside(site: Site, asked: Question, where: str) -> Features:
    """Compare a site with the places of the claims asked for before in the same sentence."""
    keys = [act.site.key for act in asked.beside if act.site is not None]
    if site.key not in keys:
        return {}
    just = float(site.key == keys[-1])
    return {
        f"{where}, place beside": 1.0,
        f"{where}, place just beside": just,
        f"place just beside, {asked.kind}": just,
    }


def _named_before(told: Site, asked: Question, chart: Chart) -> bool:
    """Whether a place of the sort that a description tells of was named before: "the base" after "Tabqa base"."""
    head = told.first.text.rpartition(" ")[2].lower()
    if head not in words().heads:
        return False
    return any(
        fits(spots[0], frozenset({head}))
        for spots in chart.spots.values()
        if spots[0].sentence.index <= asked.sentence.index
    )


def _references(site: Site, asked: Question) -> Features:
    """Compare a site with what the sentence refers to: "the town", "a village in X", "the two towns"."""
    found: Features = {}
    if asked.wording.unnamed:
        found[f"for an unnamed locality, a {_width(site)}"] = 1.0
        found["for an unnamed locality, ahead"] = float(site.sentence.index > asked.sentence.index)
    if referred := asked.wording.referred:
        fitting, acts = fits(site, referred), asked.earlier.acts
        found["as referred to" if fitting else "not as referred to"] = 1.0
        found["as referred to, last act"] = float(
            fitting and bool(acts) and (last := acts[-1].site) is not None and last.key == site.key
        )
    return found
