"""The closed vocabularies of a claim: kinds, actions, groups, statuses.

Source: the project's marking guideline; the same words stand in the gold, the ledger and the exports.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, Literal, get_args

Kind = Literal["control", "attack", "casualties", "displacement", "diplomacy", "aid"]
Status = Literal["reported", "denied", "possible"]
Group = Literal[
    "people",
    "civilians",
    "children",
    "women",
    "fighters",
    "health_workers",
    "journalists",
    "aid_workers",
    "hospital",
    "school",
    "mosque",
    "church",
    "market",
    "camp",
    "homes",
    "convoy",
    "infrastructure",
    "military",
    "airport",
    "other",
    "places",
]

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
STATUSES: Final[tuple[Status, ...]] = get_args(Status)
GROUPS: Final[tuple[Group, ...]] = get_args(Group)

ACTIONS: Final = MappingProxyType(
    {
        "control": ("captured", "withdrew", "advanced", "repelled", "besieged", "holds"),
        "attack": (
            "airstrike",
            "shelling",
            "bombing",
            "clash",
            "shooting",
            "chemical",
            "abduction",
            "arrest",
            "other",
        ),
        "casualties": ("killed", "injured", "detained", "missing"),
        "displacement": ("displaced", "evacuated", "returned"),
        "diplomacy": ("ceasefire", "agreement", "resolution", "veto", "talks"),
        "aid": ("delivered", "blocked", "needed"),
    }
)
"""Which actions each kind has."""

PEOPLE_GROUPS: Final[tuple[Group, ...]] = (
    "people",
    "civilians",
    "children",
    "women",
    "fighters",
    "health_workers",
    "journalists",
    "aid_workers",
)
"""The groups that count persons; the others name what was hit, or ``places`` that changed hands."""

PARTS: Final[Mapping[Group, tuple[Group, ...]]] = MappingProxyType(
    {
        "people": ("civilians", "fighters"),
        "civilians": ("children", "women", "health_workers", "journalists", "aid_workers"),
    }
)
"""Which groups lie within which: a part is never added to its whole."""


@cache
def parts(group: Group) -> tuple[Group, ...]:
    """List the groups that lie within a group, at any depth."""
    return tuple(inner for part in PARTS.get(group, ()) for inner in (part, *parts(part)))


@cache
def wholes(group: Group) -> tuple[Group, ...]:
    """List the groups that a group lies within, at any height."""
    return tuple(whole for whole in PARTS if group in parts(whole))
