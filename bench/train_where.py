"""Train the weights of a claim's place on marked reports: ``python bench/train_where.py REPORTS GOLD OUT``.

A choice model (conditional logit, L2) over the terms that ``marsad.reading.where`` gives each candidate place; a
candidate is right where it bears the name that the gold has. Since the places of earlier claims are terms of later
ones, the model is trained in rounds, each on what the last one chose, and the rounds are averaged. Deterministic.
"""

import argparse
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import logit
import marked
import msgspec

from marsad.model import Report
from marsad.reading import grammar, where
from marsad.reading.context import Article
from marsad.reading.drafts import Draft
from marsad.reading.grammar import Candidates
from marsad.reading.where.chain import question
from marsad.reading.where.chart import Act, Chart

ROUNDS = 4
SMALL = frozenset({"the", "al", "el", "a", "an", "of"})


@dataclass(frozen=True)
class Marked:
    """A report ready to be asked: its claims as the reader finds them, each with the place names of the gold."""

    article: Article
    claims: list[tuple[Candidates, Draft, list[str]]]


def prepare(reports: list[marked.Row], gold: list[marked.Row]) -> list[Marked]:
    """Parse the reports and pair the reader's candidates with the gold claims."""
    found = []
    for report in reports:
        own = [g for g in gold if g["report"] == report["id"]]
        article = grammar.prepare(msgspec.convert(report, Report))
        claims = [
            (candidates, draft, names)
            for candidates in grammar.candidates(article)
            for draft, names in placed(candidates, marked.within(candidates, report["text"], own))
        ]
        found.append(Marked(article, claims))
    return found


def placed(candidates: Candidates, gold: list[marked.Row]) -> Iterator[tuple[Draft, list[str]]]:
    """Yield the drafts of a sentence that the gold has, each with the place names marked."""
    drafts = [draft for draft, _ in candidates.drafts]
    for i, g in sorted(marked.pair(drafts, gold), key=lambda pair: pair[0]):
        yield drafts[i], g.get("places") or ([g["place"]] if g.get("place") else [])


def fold(name: str) -> str:
    """Write a name in plain lower-case words, articles left out."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(word for word in re.findall(r"[a-z0-9]+", plain) if word not in SMALL)


def same(a: str, b: str) -> bool:
    """Tell whether the one's words stand within the other's."""
    a, b = f" {fold(a)} ", f" {fold(b)} "
    return bool(a.strip() and b.strip()) and (a in b or b in a)


def choices(ready: list[Marked], weights: dict[str, float]) -> list[logit.Choice]:
    """Ask for every claim's place, the earlier ones chosen by ``weights``."""
    found = []
    for number, one in enumerate(ready):
        chart = Chart(one.article)
        for candidates, draft, names in one.claims:
            kind, _, action = draft.action.partition("/")
            sentence = candidates.sentence
            asked = question(draft.trigger.token, sentence, kind, action, chart)
            sites, terms = where.around(asked, chart).sites, where.features(asked, chart)
            points = [sum(weights.get(name, 0.0) * value for name, value in one.items()) for one in terms]
            chosen = sites[points.index(max(points))] if sites else None
            chart.acts.append(Act(sentence.index, action, chosen))
            if names:
                right = [any(same(a, b) for a in names for b in site.words) for site in sites]
                found.append(logit.Choice(terms, right, number))
    return found


def main() -> int:
    """Train, print the figures that came out of training, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--strength", type=float, default=3.0)
    parser.add_argument("--least", type=int, default=15)
    args = parser.parse_args()
    reports, gold = marked.to_learn(args.reports, args.gold)
    ready = prepare(reports, gold)
    weights: dict[str, float] = {}
    for _ in range(ROUNDS):
        data = choices(ready, weights)
        index = logit.vocabulary(data, args.least)
        learned = dict(zip(index, logit.fit(logit.matrix(data, index), args.strength), strict=True))
        weights = {name: (weights.get(name, 0.0) + w) / 2 if weights else float(w) for name, w in learned.items()}
        print(f"{len(data)} claims; out of training {logit.out_of_training(data, args.least, args.strength):.3f} right")
    body = {
        "trained_on": marked.digest(args.reports, args.gold, marked.MARKS),
        "reports": len(reports),
        "weights": {name: round(w, 2) for name, w in weights.items() if abs(w) >= 0.02},
    }
    args.out.write_text(json.dumps(body, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
