"""A choice model (conditional logit, L2): which of several candidates is right, by the terms that each has."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from sklearn.model_selection import GroupKFold


@dataclass(frozen=True)
class Choice:
    """One claim: the terms of each candidate, which of them are right, and its report's number."""

    terms: list[dict[str, float]]
    right: list[bool]
    report: int


@dataclass(frozen=True)
class Matrix:
    """Choices laid out: a row per candidate, the number of its choice, whether it is right."""

    rows: np.ndarray
    of: np.ndarray
    right: np.ndarray


def vocabulary(data: Sequence[Choice], least: int) -> dict[str, int]:
    """Number the terms that hold for at least so many candidates."""
    seen = Counter(name for choice in data for terms in choice.terms for name, value in terms.items() if value)
    return {name: i for i, name in enumerate(sorted(name for name, count in seen.items() if count >= least))}


def matrix(data: Sequence[Choice], index: dict[str, int]) -> Matrix:
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
    """Fit the model on the choices that have a right candidate; one weight for each term."""
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

    return np.asarray(minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 400}).x)


def share_right(data: Matrix, weights: np.ndarray) -> float:
    """Return the share of choices whose heaviest candidate is right."""
    points = data.rows @ weights
    best: dict[int, int] = {}
    for i, number in enumerate(data.of):
        if number not in best or points[i] > points[best[number]]:
            best[number] = i
    return float(np.mean([data.right[i] for i in best.values()]))


def out_of_training(data: Sequence[Choice], least: int, strength: float) -> float:
    """Return the share right over predictions made report by report out of training."""
    groups = np.array([choice.report for choice in data])
    shares = []
    for train, test in GroupKFold(5).split(groups, groups, groups):
        index = vocabulary([data[i] for i in train], least)
        weights = fit(matrix([data[i] for i in train], index), strength)
        shares.append(len(test) * share_right(matrix([data[i] for i in test], index), weights))
    return sum(shares) / len(data)
