"""Weighing candidates: a linear model over parse and word-list features tells which hold a claim.

Trained by ``bench/train_reading.py`` (logistic regression, L2); the weights are a data file that names the digest of
what it was trained on. A candidate's weight is the sum of its features' weights; the largest of them explain it.
"""

import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec

from marsad.model import InstallationError


class Weights(msgspec.Struct, frozen=True):
    """The learned part: a weight for each feature name, the thresholds, and what it was learned from."""

    trained_on: str
    reports: int
    threshold: float
    weights: dict[str, float]


@cache
def weights() -> Weights:
    """Load the packaged weights.

    Raises:
        InstallationError: the weights file is missing or damaged.
    """
    path = files("marsad.reading").joinpath("data", "weights.json")
    try:
        return msgspec.json.decode(path.read_bytes(), type=Weights)
    except (OSError, msgspec.DecodeError) as fault:
        raise InstallationError(f"The reader's weights cannot be read ({fault}); install the package again.") from fault


def chance(features: Sequence[str]) -> float:
    """Give the probability, 0 to 1, that a candidate of these features holds a claim."""
    table = weights().weights
    total = sum(table.get(name, 0.0) for name in features)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def reasons(features: Sequence[str], most: int = 3) -> list[str]:
    """Name the features that weighed most, for and against, as "name +1.2"."""
    table = weights().weights
    known = sorted({name for name in features if name in table}, key=lambda name: (-abs(table[name]), name))
    told = dict.fromkeys(f"{name.partition('|')[2]} {table[name]:+.1f}" for name in known)
    return list(told)[:most]
