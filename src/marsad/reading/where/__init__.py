"""The place of a claim: where it happened, in words of the text."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

import msgspec

from marsad.model import InstallationError, PlaceMention
from marsad.reading.context import Article, Sentence
from marsad.reading.place_names import PlaceName
from marsad.reading.tokens import Token
from marsad.reading.where import chain, joined
from marsad.reading.where.chain import BACK, Question
from marsad.reading.where.chart import Act, Chart
from marsad.reading.where.chart import of as chart_of
from marsad.reading.where.near import Features, Spot
from marsad.reading.where.near import features as near_features
from marsad.reading.where.sites import Site

AHEAD = 5
"""How many sentences after its own a claim's place is looked for."""


def of_claim(
    trigger: Token, sentence: Sentence, article: Article, *, kind: str, action: str
) -> tuple[PlaceMention, ...]:
    """Return the place of a claim, all places where a list is meant; empty where nothing around tells.

    Ask in the order of the text: the places of the claims before are kept in ``article.cache``, since a claim that
    names no place most often has that of the claim before.

    Args:
        trigger: the word that asserts the claim, of the sentence's ``doc``.
        sentence: the claim's sentence.
        article: the report that it stands in.
        kind: the claim's kind, as the vocabulary has it.
        action: the claim's action.
    """
    chart = chart_of(article)
    asked = chain.question(trigger, sentence, kind, action, chart)
    chosen = choose(asked, chart)
    site = joined.settled(chosen, asked)
    chart.acts.append(Act(sentence.index, action, chosen, trigger))
    return () if site is None else _mentions(article, site)


def of_people(last: int, sentence: Sentence, article: Article) -> tuple[PlaceMention, ...]:
    """Return the place that stands right behind the people whom a claim counts; ``last`` numbers their last token."""
    chart = chart_of(article)
    site = None if sentence.doc is None else joined.of_people(sentence.doc, last, chart.sites[sentence.index])
    if site is None:
        return ()
    article.note("place", lambda: f'"{site.first.text}" stands right behind the people')
    return _mentions(article, site)


def candidates(sentence: Sentence, chart: Chart) -> Iterator[Site]:
    """Yield the sites that a claim of a sentence may have happened at, each place once.

    First those of the sentence itself, then the nearest mention of each other place, before it if it was named
    before, else shortly after it, else in the headline.
    """
    own = chart.sites[sentence.index]
    yield from own
    yield from chart.told[sentence.index]
    seen = {site.key for site in own}
    for key in chart.named_around(sentence.index, BACK, AHEAD):
        if key in seen:
            continue
        spots = chart.spots[key]
        before = bisect_left(spots, sentence.index, key=lambda site: site.sentence.index)
        yield spots[before - 1] if before else spots[0]
        seen.add(key)
    yield from (site for site in chart.title if site.key not in seen)


@dataclass(frozen=True, slots=True)
class Around:
    """What is worked out once for all claims of a sentence: the sites, what holds of each, and what that weighs.

    ``spots`` are the sites of the sentence itself, which are the first of all.
    """

    sites: tuple[Site, ...]
    spots: tuple[Spot, ...]
    terms: tuple[Features, ...]
    points: tuple[float, ...]


def around(asked: Question, chart: Chart) -> Around:
    """Describe the sites that the claims of a sentence may have happened at; kept for the sentence asked about last."""
    index, found = chart.kept
    if index != asked.sentence.index:
        found = _around(asked, chart)
        chart.kept = asked.sentence.index, found
    return cast(Around, found)


def _around(asked: Question, chart: Chart) -> Around:
    sites = tuple(candidates(asked.sentence, chart))
    spots = tuple(Spot(site) for site in sites if site.sentence.index == asked.sentence.index)
    terms = [chain.of_sentence(site, asked, chart) for site in sites]
    for term, spot in zip(terms, spots, strict=False):
        term.update(spot.fixed)
    return Around(sites, spots, tuple(terms), tuple(_points(term) for term in terms))


def _of_claim(asked: Question, known: Around) -> list[Features]:
    """Describe the sites by what holds for one claim alone."""
    found = [chain.of_claim(site, asked) for site in known.sites]
    near = near_features(asked.trigger, known.spots, asked.kind, asked.action)
    for term, more in zip(found, near, strict=False):
        term.update(more)
    return found


def features(asked: Question, chart: Chart) -> list[Features]:
    """Describe the candidates in the terms that place_weights.json weighs."""
    known = around(asked, chart)
    return [shared | own for shared, own in zip(known.terms, _of_claim(asked, known), strict=True)]


class Weights(msgspec.Struct, frozen=True):
    """The learned part: a weight for each term, and the digest and number of the reports it was learned from."""

    trained_on: str
    reports: int
    weights: dict[str, float]


@cache
def weights() -> dict[str, float]:
    """Load the packaged weights, trained by ``bench/train_where.py`` (a conditional logit, L2).

    Raises:
        InstallationError: the file is missing or damaged.
    """
    path = files("marsad.reading").joinpath("data", "place_weights.json")
    try:
        return msgspec.json.decode(path.read_bytes(), type=Weights).weights
    except (OSError, msgspec.DecodeError) as fault:
        raise InstallationError(
            f"The weights of places cannot be read ({fault}); install the package again."
        ) from fault


def _points(terms: Features) -> float:
    weight_of, points = weights().get, 0.0
    for name, value in terms.items():
        if value and (weight := weight_of(name)):
            points += weight * value
    return points


def choose(asked: Question, chart: Chart) -> Site | None:
    """Return the candidate that weighs most; None where there is none."""
    known = around(asked, chart)
    points = [base + _points(own) for base, own in zip(known.points, _of_claim(asked, known), strict=True)]
    chart.article.note("place", lambda: _told(asked, chart, points))
    return known.sites[points.index(max(points))] if points else None


def _told(asked: Question, chart: Chart, points: Sequence[float]) -> str:
    """Tell what the places in reach weighed, the heaviest first, with the terms that weighed most in each."""
    if not points:
        return "no place is named in reach"
    table, told, sites, described = weights(), [], around(asked, chart).sites, features(asked, chart)
    for i in sorted(range(len(sites)), key=lambda i: -points[i])[:3]:
        shares = {name: table.get(name, 0.0) * value for name, value in described[i].items()}
        most = sorted((name for name in shares if shares[name]), key=lambda name: (-abs(shares[name]), name))[:3]
        terms = ", ".join(f"{name} {shares[name]:+.1f}" for name in most)
        told.append(f'"{sites[i].first.text}" ({_stands(sites[i], asked)}) weighs {points[i]:+.1f} ({terms})')
    return "; ".join(told)


def _stands(site: Site, asked: Question) -> str:
    away = site.sentence.index - asked.sentence.index
    if site.sentence.index < 0:
        return "in the headline"
    return f"{abs(away)} sentences {'on' if away > 0 else 'back'}" if away else "in the sentence"


def _mentions(article: Article, site: Site) -> tuple[PlaceMention, ...]:
    return tuple(_mention(article, site.sentence, name) for name in site.listed or (site.first,))


def _mention(article: Article, sentence: Sentence, name: PlaceName) -> PlaceMention:
    if sentence.start >= 0:
        return PlaceMention(text=name.text, start=sentence.start + name.start)
    start = article.report.text.find(name.text)
    return PlaceMention(text=name.text, start=start if start >= 0 else None)
