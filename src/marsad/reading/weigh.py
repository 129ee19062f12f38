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
from marsad.reading.features import Features


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


@cache
def _by_scope() -> dict[str, dict[str, float]]:
    """Sort the weights by what they weigh for: an action, a kind, or all ("*")."""
    found: dict[str, dict[str, float]] = {}
    for written, weight in weights().weights.items():
        scope, _, name = written.partition("|")
        found.setdefault(scope, {})[name] = weight
    return found


@cache
def _summed(scopes: tuple[str, ...]) -> dict[str, float]:
    """Add up what a name weighs in several scopes."""
    found: dict[str, float] = {}
    for scope in scopes:
        for name, weight in _by_scope().get(scope, {}).items():
            found[name] = found.get(name, 0.0) + weight
    return found


def chance(features: Features) -> float:
    """Give the probability, 0 to 1, that a candidate of these features holds a claim."""
    total = sum(sum(filter(None, map(_summed(scopes).get, names))) for scopes, names in features.together)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def reasons(features: Features, most: int = 3) -> list[str]:
    """Name the features that weighed most, for and against, as "name +1.2"."""
    heaviest = [
        (scope, name, weight) for scope, names in features.apart() for name, weight in _heaviest(scope, names, most)
    ]
    ranked = sorted((-abs(weight), f"{scope}|{name}", name, weight) for scope, name, weight in heaviest)
    told = dict.fromkeys(f"{name} {weight:+.1f}" for _, _, name, weight in ranked)
    return list(told)[:most]


def _heaviest(scope: str, names: Sequence[str], most: int) -> list[tuple[str, float]]:
    """List the names that weigh most in a scope, and all that weigh as much as the last of them."""
    weights = list(map(_by_scope().get(scope, {}).get, names))
    sizes = sorted(map(abs, filter(None, weights)))
    least = sizes[-most:][0] if sizes else 0.0
    return [(name, weight) for name, weight in zip(names, weights, strict=True) if weight and abs(weight) >= least]
