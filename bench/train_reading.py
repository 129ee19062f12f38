"""Train the reader's weights on marked reports: ``python bench/train_reading.py REPORTS GOLD OUT``.

Logistic regression (L2) over the names that ``marsad.reading.features`` gives each candidate. A candidate is right
where the gold has a claim of its kind and action in its sentence, and, for casualties, of its figure. The reports
whose hashed ids sort first are kept apart. The threshold is the one with the best F1 over predictions made report by
report out of training. Deterministic.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import marked
import msgspec
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from marsad.model import Report
from marsad.reading import grammar

LESSONS = Path(__file__).with_name("lessons.jsonl")
"""Sentences of the project's own, with their claims: the rarer actions, and words that look like claims."""

LESSON_WEIGHT = 0.35
"""What a lesson's candidate counts beside one of a real report; chosen by F1 out of training."""

Row = tuple[list[str], bool, int]


def rows(reports: list[dict[str, Any]], gold: list[dict[str, Any]]) -> list[Row]:
    """Give every candidate of the reports: its features, whether the gold has it, and its report's number."""
    found: list[Row] = []
    for number, report in enumerate(reports):
        own = [g for g in gold if g["report"] == report["id"]]
        article = grammar.prepare(msgspec.convert(report, Report))
        for candidates in grammar.candidates(article):
            drafts = [draft for draft, _ in candidates.drafts]
            right = {i for i, _ in marked.pair(drafts, marked.within(candidates, report["text"], own))}
            found += [(list(names), i in right, number) for i, (_, names) in enumerate(candidates.drafts)]
    return found


def lessons(path: Path) -> list[Row]:
    """Give the candidates of the project's own lesson sentences, each a report of one sentence."""
    given = marked.lines(path)
    reports = [{"id": f"lesson-{i}", "title": "", "text": lesson["text"]} for i, lesson in enumerate(given)]
    gold = [
        {"report": f"lesson-{i}", "quote": lesson["text"], **claim}
        for i, lesson in enumerate(given)
        for claim in lesson["claims"]
    ]
    return rows([{**r, "published": None, "publisher": "lessons"} for r in reports], gold)


def matrix(data: list[Row], index: dict[str, int]) -> csr_matrix:
    """Lay the features out as a sparse matrix of ones."""
    at = [(i, index[name]) for i, (names, _, _) in enumerate(data) for name in dict.fromkeys(names) if name in index]
    r, c = zip(*at, strict=True)
    return csr_matrix((np.ones(len(at)), (r, c)), shape=(len(data), len(index)))


def vocabulary(data: list[Row], least: int) -> dict[str, int]:
    """Number the features that occur in at least so many reports."""
    seen: Counter[str] = Counter(name for name, _ in {(n, r) for names, _, r in data for n in names})
    return {name: i for i, name in enumerate(sorted(n for n, c in seen.items() if c >= least))}


def weighted(data: list[Row], own: list[Row], args: argparse.Namespace) -> tuple[LogisticRegression, dict[str, int]]:
    """Fit on marked reports and, at a lower weight, on the project's own lessons."""
    both = data + own
    index = vocabulary(both, args.least)
    weight = np.r_[np.ones(len(data)), np.full(len(own), LESSON_WEIGHT)]
    model = LogisticRegression(C=args.strength, solver="liblinear", fit_intercept=False, max_iter=2000)
    model.fit(matrix(both, index), np.array([ok for _, ok, _ in both]), sample_weight=weight)
    return model, index


def out_of_training(data: list[Row], own: list[Row], args: argparse.Namespace) -> np.ndarray:
    """Predict each report's candidates by a model that was fitted without that report."""
    right = np.array([ok for _, ok, _ in data])
    chances = np.zeros(len(data))
    for train, test in GroupKFold(6).split(right, right, np.array([number for _, _, number in data])):
        model, index = weighted([data[i] for i in train], own, args)
        chances[test] = model.predict_proba(matrix([data[i] for i in test], index))[:, 1]
    return chances


def best_threshold(chances: np.ndarray, right: np.ndarray, gold: int) -> tuple[float, float]:
    """Choose the threshold with the best F1 against so many gold claims: the F1, and the threshold."""
    scores = []
    for threshold in np.arange(0.2, 0.7, 0.02):
        kept = chances >= threshold
        scores.append((float(2 * (kept & right).sum() / (kept.sum() + gold)), round(float(threshold), 2)))
    return max(scores)


def main() -> int:
    """Train, print the figures that came out of training, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=Path, help="marked reports (JSON lines)")
    parser.add_argument("gold", type=Path, help="their claims (JSON lines)")
    parser.add_argument("out", type=Path, help="where the weights go")
    parser.add_argument("--apart", type=int, default=marked.APART, help="reports kept out of training (default: 40)")
    parser.add_argument("--strength", type=float, default=0.2, help="the inverse of the L2 penalty")
    parser.add_argument("--least", type=int, default=2, help="reports that a feature must occur in")
    args = parser.parse_args()
    reports, gold = marked.to_learn(args.reports, args.gold, args.apart)
    data, own = rows(reports, gold), lessons(LESSONS)
    right = np.array([ok for _, ok, _ in data])
    f1, threshold = best_threshold(out_of_training(data, own, args), right, len(gold))
    print(f"{len(data)} candidates of {len(reports)} reports, {int(right.sum())} right of {len(gold)} gold; "
          f"found F1 out of training {f1:.3f} at {threshold:.2f}")  # fmt: skip
    model, index = weighted(data, own, args)
    weights = {name: round(float(w), 3) for name, w in zip(index, model.coef_[0], strict=True) if abs(w) >= 0.02}
    digest = marked.digest(args.reports, args.gold, marked.MARKS, LESSONS)
    body = {"trained_on": digest, "reports": len(reports), "threshold": threshold, "weights": weights}
    args.out.write_text(json.dumps(body, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights of {len(index)} features to {args.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
