"""Contradictions in English sentences, for a log or a table; a page says them in the words of its own language."""

from functools import cache
from importlib.resources import files

import msgspec

from marsad.model import Contradiction, Position


class Sentences(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``data/sentences.toml``: a phrase for each action, and for each group of people."""

    actions: dict[str, str]
    groups: dict[str, str]


@cache
def phrases() -> Sentences:
    """Load the phrases, once.

    Raises:
        msgspec.ValidationError: the file misses a value, or holds one that is not known.
    """
    data = files("marsad.reconcile").joinpath("data", "sentences.toml").read_bytes()
    return msgspec.toml.decode(data, type=Sentences)


def sentence(contradiction: Contradiction) -> str:
    """Say a contradiction: "Civilians killed: the ministry says 3; a doctor says at least 12"."""
    said = contradiction.positions
    match contradiction.kind:
        case "figure":
            told = "; ".join(f"{position.source} says {_number(position)}" for position in said)
            return f"{_counted(contradiction)}: {told}"
        case "accused":
            return "Who did it: " + "; ".join(f"{p.source} names {' and '.join(p.values)}" for p in said)
        case "method":
            return "How: " + "; ".join(f"{p.source} says {_actions(p)}" for p in said)
        case "denial":
            return "; ".join(f"{p.source} denies {_actions(p)}" for p in said)


def _counted(contradiction: Contradiction) -> str:
    group = phrases().groups.get(contradiction.group or "", "")
    return f"{group} {contradiction.action}".strip().capitalize()


def _number(position: Position) -> str:
    low, high = position.low, position.high
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"
    return f"at least {low:,}" if low is not None else f"at most {high:,}"


def _actions(position: Position) -> str:
    return " and ".join(phrases().actions.get(action, action) for action in position.values)
