"""Train the reader's weights on marked reports: ``python bench/train_reading.py REPORTS GOLD OUT``.

Logistic regression (L2) over the names that ``marsad.reading.features`` gives each candidate. A candidate is right
where the gold has a claim of its kind and action in its sentence, and, for casualties, of its figure. The threshold
is the one with the best F1 over predictions made report by report out of training. Deterministic.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from marsad.model import Report
from marsad.reading import grammar

Row = tuple[list[str], bool, int]


def lines(path: Path) -> list[dict[str, Any]]:
    """Read a JSON-lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def rows(reports: list[dict[str, Any]], gold: list[dict[str, Any]]) -> list[Row]:
    """Give every candidate of the reports: its features, whether the gold has it, and its report's number."""
    found: list[Row] = []
    for number, report in enumerate(reports):
        text = report["text"]
        marked = [(g, text.find(g["quote"])) for g in gold if g["report"] == report["id"]]
        article = grammar.prepare(msgspec.convert(report, Report))
        for candidates in grammar.candidates(article):
            start, end = candidates.sentence.start, candidates.sentence.end
            here = [g for g, at in marked if at >= 0 and at < end and start < at + len(g["quote"])]
            right = label([draft for draft, _ in candidates.drafts], here)
            found += [(names, ok, number) for (_, names), ok in zip(candidates.drafts, right, strict=True)]
    return found


def label(drafts: list[Any], gold: list[dict[str, Any]]) -> list[bool]:
    """Pair a sentence's candidates with its gold claims, the figures that agree first."""
    open_gold = list(gold)
    right = [False] * len(drafts)
    for strict in (True, False):
        for i, draft in enumerate(drafts):
            if right[i]:
                continue
            for g in open_gold:
                if f"{g['kind']}/{g['action']}" == draft.action and (agrees(draft, g) or not strict):
                    right[i] = True
                    open_gold.remove(g)
                    break
    return right


def agrees(draft: Any, gold: dict[str, Any]) -> bool:
    """Tell whether a draft states the gold's figure and group."""
    low, high = (draft.count.low, draft.count.high) if draft.count else (None, None)
    return (low, high) == (gold["low"], gold["high"]) and (draft.group == gold["group"] or gold["kind"] == "attack")


def matrix(data: list[Row], index: dict[str, int]) -> csr_matrix:
    """Lay the features out as a sparse matrix of ones."""
    at = [(i, index[name]) for i, (names, _, _) in enumerate(data) for name in set(names) if name in index]
    r, c = zip(*at, strict=True)
    return csr_matrix((np.ones(len(at)), (r, c)), shape=(len(data), len(index)))


def vocabulary(data: list[Row], least: int) -> dict[str, int]:
    """Number the features that occur in at least so many reports."""
    seen: Counter[str] = Counter(name for name, _ in {(n, r) for names, _, r in data for n in names})
    return {name: i for i, name in enumerate(sorted(n for n, c in seen.items() if c >= least))}


def fit(x: csr_matrix, y: np.ndarray, strength: float) -> LogisticRegression:
    """Fit the model; the same input gives the same weights."""
    return LogisticRegression(C=strength, solver="liblinear", fit_intercept=False, max_iter=2000).fit(x, y)


def main() -> int:
    """Train, print the figures that came out of training, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--strength", type=float, default=0.3)
    parser.add_argument("--least", type=int, default=3)
    args = parser.parse_args()
    reports, gold = lines(args.reports), lines(args.gold)
    data = rows(reports, gold)
    y = np.array([ok for _, ok, _ in data])
    groups = np.array([number for _, _, number in data])
    out = np.zeros(len(data))
    for train, test in GroupKFold(6).split(y, y, groups):
        index = vocabulary([data[i] for i in train], args.least)
        model = fit(matrix([data[i] for i in train], index), y[train], args.strength)
        out[test] = model.predict_proba(matrix([data[i] for i in test], index))[:, 1]
    scores = []
    for threshold in np.arange(0.2, 0.7, 0.02):
        kept = out >= threshold
        right = int((kept & y).sum())
        scores.append((2 * right / (kept.sum() + len(gold)), float(threshold), right / kept.sum(), right / len(gold)))
    best = max(scores)
    print(
        f"{len(data)} candidates, {int(y.sum())} right of {len(gold)} gold; out of training F1 {best[0]:.3f} "
        f"at {best[1]:.2f} (precision {best[2]:.3f}, recall {best[3]:.3f})"
    )
    index = vocabulary(data, args.least)
    model = fit(matrix(data, index), y, args.strength)
    weights = {name: round(float(w), 3) for name, w in zip(index, model.coef_[0], strict=True) if abs(w) >= 0.02}
    digest = hashlib.sha256(args.reports.read_bytes() + args.gold.read_bytes()).hexdigest()[:16]
    body = {"trained_on": digest, "reports": len(reports), "threshold": round(best[1], 2), "weights": weights}
    args.out.write_text(json.dumps(body, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights of {len(index)} features to {args.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
