"""What a report tells of a place for a claim: how far off, how often named, what "the town" refers to."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marsad.reading.context import Sentence
from marsad.reading.place_names.words import fold, words
from marsad.reading.tokens import Token
from marsad.reading.where.chart import Act, Chart
from marsad.reading.where.near import Features
from marsad.reading.where.reference import definite_heads, fits, tells_unnamed
from marsad.reading.where.sites import Site

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
class Question:
    """What a place is asked for: the claim's trigger and sentence, and the acts told of before it.

    ``acts`` are those of earlier sentences, ``acts_at`` the same by place, ``beside`` those of the same sentence.
    """

    trigger: Token
    sentence: Sentence
    kind: str
    action: str
    acts: Sequence[Act]
    acts_at: Mapping[str, Sequence[Act]]
    beside: Sequence[Act]
    referred: frozenset[str]
    unnamed: bool
    whole: bool
    elsewhere: bool
    pointing: bool
    great: bool
    past: bool


def question(trigger: Token, sentence: Sentence, kind: str, action: str, acts: Sequence[Act]) -> Question:
    """Read from a sentence what matters for each candidate."""
    text = sentence.text
    earlier = [act for act in acts if act.index < sentence.index]
    return Question(
        trigger=trigger,
        sentence=sentence,
        kind=kind,
        action=action,
        acts=earlier,
        acts_at=_by_place(earlier),
        beside=[act for act in acts if act.index == sentence.index],
        referred=definite_heads(text),
        unnamed=tells_unnamed(text),
        whole=bool(_WHOLE.search(text)),
        elsewhere=bool(_ELSEWHERE.match(text)),
        great=bool(_GREAT.search(text)),
        past=bool(_PAST.search(text)),
        pointing=any(
            child.lower_ in {"the", "this", "that", "these", "those", "its", "their"} for child in trigger.lefts
        ),
    )


def _by_place(acts: Sequence[Act]) -> dict[str, list[Act]]:
    found: dict[str, list[Act]] = {}
    for act in acts:
        if act.site is not None:
            found.setdefault(act.site.key, []).append(act)
    return found


def features(site: Site, asked: Question, chart: Chart) -> Features:
    """Describe a site for a claim by all but the claim's own clause."""
    own = site.sentence.index == asked.sentence.index
    found: Features = {f"{'own' if own else 'far'}, a {_sort(site)}": 1.0}
    found[f"named {min(chart.mentions[site.key], 4)}"] = 1.0
    found["in the headline"] = float(fold(site.first.core) in fold(chart.article.report.title))
    found["named first"] = float(site.key == chart.first)
    found["listed"] = float(bool(site.listed))
    found["the whole war"] = float(asked.whole and site.rank >= 4)
    found["the whole war, smaller"] = float(asked.whole and site.rank < 4)
    found[f"{asked.kind}, a {_width(site)}"] = 1.0
    found[f"great number, a {_width(site)}"] = float(asked.great)
    found[f"told of the past, a {_width(site)}"] = float(asked.past and not own)
    if not own:
        found |= _distance(site, asked)
        found |= _references(site, asked)
    else:
        found["own, unnamed locality"] = float(asked.unnamed and site.rank >= 3)
        found["own, the town"] = float(bool(asked.referred))
        if site.first.described:
            named = "named before" if _named_before(site, asked, chart) else "never named"
            found[f"told of, {named}"] = 1.0
            found[f"told of, {named}, a {site.first.level}"] = 1.0
    if not own:
        found |= _kinship(site, asked, chart)
    found |= _acts(site, asked, own=own)
    return found | _beside(site, asked)


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
    named = [chart.kinship(here, spot.sentence.index) for spot in spots if spot.sentence.index != here]
    acts = [chart.kinship(here, act.index) for act in asked.acts_at.get(site.key, ())]
    return {
        "akin to where it is named": max(named, default=0.0),
        "akin to the acts there": max(acts, default=0.0),
        "akin to both": max([*named, *acts], default=0.0),
    }


def _acts(site: Site, asked: Question, *, own: bool) -> Features:
    """Compare a site with the places of the acts told of before."""
    where = "own" if own else "far"
    here = asked.acts_at.get(site.key, ())
    found: Features = {}
    if not asked.acts:
        return found
    if here:
        sentences = len({act.index for act in here})
        found[f"{where}, acts here {min(sentences, 3)}"] = 1.0
        found[f"{where}, same act here"] = float(any(act.action == asked.action for act in here))
        found[f"{where}, same act here, pointing back"] = found[f"{where}, same act here"] * asked.pointing
    same = next((act for act in reversed(asked.acts) if act.action == asked.action), None)
    if same is not None and same.site is not None and same.site.key == site.key:
        found[f"{where}, place of the last such act"] = 1.0
        found[f"{where}, place of the last such act, pointing back"] = float(asked.pointing)
    latest = asked.acts[-1].index
    last = [act for act in asked.acts[-8:] if act.index == latest and act.site is not None]
    if any(act.site is not None and act.site.key == site.key for act in last):
        found[f"{where}, place of the last act"] = 1.0
        found[f"{where}, place of the last act, all"] = float(len({act.site.key for act in last if act.site}) == 1)
        found[f"{where}, place of the last act, sentence before"] = float(asked.sentence.index - latest == 1)
        found[f"{where}, place of the last act, pointing back"] = float(asked.pointing)
        found[f"{where}, place of the last act, elsewhere"] = float(asked.elsewhere)
        found[f"{where}, place of the last act, past"] = float(asked.past)
        found[f"{where}, place of the last act, {asked.kind}"] = 1.0
        found[f"{where}, place of the last act, a {_width(site)}"] = 1.0
    return found


def _beside(site: Site, asked: Question) -> Features:
    """Compare a site with the places of the claims asked for before in the same sentence."""
    if not asked.beside:
        return {}
    where = "own" if site.sentence.index == asked.sentence.index else "far"
    keys = [act.site.key for act in asked.beside if act.site is not None]
    return {
        f"{where}, place beside": float(site.key in keys),
        f"{where}, place just beside": float(bool(keys) and site.key == keys[-1]),
        f"place just beside, {asked.kind}": float(bool(keys) and site.key == keys[-1]),
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
    if asked.unnamed:
        found[f"for an unnamed locality, a {_width(site)}"] = 1.0
        found["for an unnamed locality, ahead"] = float(site.sentence.index > asked.sentence.index)
    if asked.referred:
        fitting = fits(site, asked.referred)
        found["as referred to" if fitting else "not as referred to"] = 1.0
        found["as referred to, last act"] = float(
            fitting and bool(asked.acts) and asked.acts[-1].site is not None and asked.acts[-1].site.key == site.key
        )
    return found
