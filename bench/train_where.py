"""Train the weights of a claim's place on marked reports: ``python bench/train_where.py REPORTS GOLD OUT``.

A choice model (conditional logit, L2) over the terms that ``marsad.reading.where`` gives each candidate place; a
candidate is right where it bears the name that the gold has. Since the places of earlier claims are terms of later
ones, the model is trained in rounds, each on what the last one chose, and the rounds are averaged. Deterministic.
"""

import argparse
import hashlib
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from scipy.optimize import minimize
from sklearn.model_selection import GroupKFold
from train_reading import agrees, lines

from marsad.model import Report
from marsad.reading import grammar, where, where_chain, where_chart
from marsad.reading.context import Article
from marsad.reading.drafts import Draft
from marsad.reading.grammar import Candidates
from marsad.reading.where_chart import Act

ROUNDS = 4
SMALL = frozenset({"the", "al", "el", "a", "an", "of"})


@dataclass(frozen=True)
class Choice:
    """One claim: the terms of each candidate place, which of them are right, and its report's number."""

    terms: list[dict[str, float]]
    right: list[bool]
    report: int


@dataclass(frozen=True)
class Marked:
    """A report ready to be asked: its claims as the reader finds them, each with the place names of the gold."""

    article: Article
    claims: list[tuple[Candidates, Draft, list[str]]]


def prepare(reports: list[dict[str, Any]], gold: list[dict[str, Any]]) -> list[Marked]:
    """Parse the reports and pair the reader's candidates with the gold claims."""
    found = []
    for report in reports:
        text = report["text"]
        placed = [(g, text.find(g["quote"])) for g in gold if g["report"] == report["id"]]
        article = grammar.prepare(msgspec.convert(report, Report))
        claims = []
        for candidates in grammar.candidates(article):
            start, end = candidates.sentence.start, candidates.sentence.end
            here = [g for g, at in placed if at >= 0 and at < end and start < at + len(g["quote"])]
            claims += [(candidates, draft, names) for draft, names in pair(candidates, here)]
        found.append(Marked(article, claims))
    return found


def pair(candidates: Candidates, gold: list[dict[str, Any]]) -> Iterator[tuple[Draft, list[str]]]:
    """Pair the candidates of a sentence with its gold claims, those whose figures agree first."""
    left, paired = list(gold), dict[int, list[str]]()
    for strict in (True, False):
        for i, (draft, _) in enumerate(candidates.drafts):
            fits = (
                g for g in left if f"{g['kind']}/{g['action']}" == draft.action and (agrees(draft, g) or not strict)
            )
            match = None if i in paired else next(fits, None)
            if match is not None:
                left.remove(match)
                paired[i] = match.get("places") or ([match["place"]] if match.get("place") else [])
    for i in sorted(paired):
        yield candidates.drafts[i][0], paired[i]


def fold(name: str) -> str:
    """Write a name in plain lower-case words, articles left out."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(word for word in re.findall(r"[a-z0-9]+", plain) if word not in SMALL)


def same(a: str, b: str) -> bool:
    """Tell whether the one's words stand within the other's."""
    a, b = f" {fold(a)} ", f" {fold(b)} "
    return bool(a.strip() and b.strip()) and (a in b or b in a)


def choices(marked: list[Marked], weights: dict[str, float]) -> list[Choice]:
    """Ask for every claim's place, the earlier ones chosen by ``weights``."""
    found = []
    for number, one in enumerate(marked):
        chart = where_chart.Chart(one.article)
        for candidates, draft, names in one.claims:
            kind, _, action = draft.action.partition("/")
            sentence = candidates.sentence
            before = [act for act in chart.acts if act.index <= sentence.index]
            asked = where_chain.question(draft.trigger.token, sentence, kind, action, before)
            sites = list(where.candidates(sentence, chart))
            terms = where.features(sites, asked, chart)
            points = [sum(weights.get(name, 0.0) * value for name, value in one.items()) for one in terms]
            chosen = sites[points.index(max(points))] if sites else None
            chart.acts.append(Act(sentence.index, action, chosen))
            if names:
                right = [any(same(a, b) for a in names for b in site.words) for site in sites]
                found.append(Choice(terms, right, number))
    return found


@dataclass(frozen=True)
class Matrix:
    """Choices laid out: a row per candidate, the number of its choice, whether it is right."""

    rows: np.ndarray
    of: np.ndarray
    right: np.ndarray


def matrix(data: list[Choice], index: dict[str, int]) -> Matrix:
    """Lay choices out as rows."""
    rows = np.zeros((sum(len(choice.terms) for choice in data), len(index)))
    of, right, at = [], [], 0
    for number, choice in enumerate(data):
        for terms, ok in zip(choice.terms, choice.right, strict=True):
            for name, value in terms.items():
                if name in index:
                    rows[at, index[name]] = value
            of.append(number)
            right.append(ok)
            at += 1
    return Matrix(rows, np.array(of, dtype=int), np.array(right, dtype=bool))


def fit(data: Matrix, strength: float) -> np.ndarray:
    """Fit the model on the choices that have a right candidate."""
    solvable = np.isin(data.of, np.unique(data.of[data.right]))
    rows, right = data.rows[solvable], data.right[solvable]
    _, of = np.unique(data.of[solvable], return_inverse=True)
    starts = np.r_[0, np.flatnonzero(np.diff(of)) + 1]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        points = rows @ w
        top = np.maximum.reduceat(points, starts)
        mass = np.exp(points - top[of])
        all_mass = np.add.reduceat(mass, starts)
        right_mass = np.add.reduceat(mass * right, starts)
        slope = (mass / all_mass[of] - mass * right / right_mass[of]) @ rows
        return float(np.log(all_mass / right_mass).sum() + strength / 2 * w @ w), slope + strength * w

    return minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 400}).x


def share_right(data: Matrix, weights: np.ndarray) -> float:
    """Return the share of choices whose heaviest candidate is right."""
    points = data.rows @ weights
    best: dict[int, int] = {}
    for i, number in enumerate(data.of):
        if number not in best or points[i] > points[best[number]]:
            best[number] = i
    return float(np.mean([data.right[i] for i in best.values()]))


def vocabulary(data: list[Choice], least: int) -> dict[str, int]:
    """Number the terms that hold for at least so many candidates."""
    seen = Counter(name for choice in data for terms in choice.terms for name, value in terms.items() if value)
    return {name: i for i, name in enumerate(sorted(name for name, count in seen.items() if count >= least))}


def out_of_training(data: list[Choice], least: int, strength: float) -> float:
    """Return the share right over predictions made report by report out of training."""
    groups = np.array([choice.report for choice in data])
    shares = []
    for train, test in GroupKFold(5).split(groups, groups, groups):
        index = vocabulary([data[i] for i in train], least)
        weights = fit(matrix([data[i] for i in train], index), strength)
        shares.append(len(test) * share_right(matrix([data[i] for i in test], index), weights))
    return sum(shares) / len(data)


def main() -> int:
    """Train, print the figures that came out of training, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--strength", type=float, default=3.0)
    parser.add_argument("--least", type=int, default=15)
    args = parser.parse_args()
    reports = lines(args.reports)
    marked = prepare(reports, lines(args.gold))
    weights: dict[str, float] = {}
    for _ in range(ROUNDS):
        data = choices(marked, weights)
        index = vocabulary(data, args.least)
        learned = dict(zip(index, fit(matrix(data, index), args.strength), strict=True))
        weights = {name: (weights.get(name, 0.0) + w) / 2 if weights else float(w) for name, w in learned.items()}
        print(f"{len(data)} claims; out of training {out_of_training(data, args.least, args.strength):.3f} right")
    body = {
        "trained_on": hashlib.sha256(args.reports.read_bytes() + args.gold.read_bytes()).hexdigest()[:16],
        "reports": len(reports),
        "weights": {name: round(w, 2) for name, w in weights.items() if abs(w) >= 0.02},
    }
    args.out.write_text(json.dumps(body, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
