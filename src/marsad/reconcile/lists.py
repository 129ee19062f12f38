"""The lists of ``data/``: who speaks for whom, weapons, what is protected, grades; typed, checked when loaded."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

from marsad.model import Grade, Group
from marsad.reconcile.wording import plain

T = TypeVar("T")


class Voice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who speaks for parties (by id): sources by name, and other words for them."""

    parties: frozenset[str]
    sources: frozenset[str]
    words: tuple[str, ...]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A list of words."""

    words: frozenset[str]


class Voices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``data/voices.toml``; ``beside`` are words that may stand beside a party's own name."""

    voice: tuple[Voice, ...]
    beside: Words


class Weapon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A weapon: the forms of attack that it is read into, and the words for it."""

    name: str
    actions: frozenset[str]
    words: tuple[str, ...]


class Weapons(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``data/weapons.toml``."""

    weapon: tuple[Weapon, ...]


class Protected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is protected: the groups that mean it, words of which one must stand beside (if any), the rule."""

    target: str
    groups: frozenset[Group]
    ground: str
    words: tuple[str, ...] = ()


class ProtectedTargets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``data/protected.toml``."""

    protected: tuple[Protected, ...]


class Harmed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Groups of people: fighters, and those who are none."""

    fighters: frozenset[Group]
    others: frozenset[Group]


class Reasons(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is said as the reason of a grade, with {who} and {count}."""

    conceded: str
    denied: str
    fighters: str
    accused: str
    several: str
    single: str


class Grades(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``data/grades.toml``: how many sources a grade takes, what each means, whom harm is done to, reasons."""

    fair_sources: int
    discounting_sources: int
    meanings: Mapping[Grade, str]
    harmed: Harmed
    reasons: Reasons


@cache
def voices() -> Voices:
    """Load who speaks for whom, once."""
    return _load("voices", Voices)


@cache
def weapons() -> tuple[Weapon, ...]:
    """Load the weapons, once."""
    return _load("weapons", Weapons).weapon


@cache
def protected() -> tuple[Protected, ...]:
    """Load what is protected, once."""
    return _load("protected", ProtectedTargets).protected


@cache
def grades() -> Grades:
    """Load the rules of the grades, once."""
    return _load("grades", Grades)


def _load(name: str, kind: type[T]) -> T:
    """Read a list.

    Raises:
        msgspec.ValidationError: the file misses a value, or holds one that is not known.
    """
    return msgspec.toml.decode(files("marsad.reconcile").joinpath("data", f"{name}.toml").read_bytes(), type=kind)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


def holds_any(text: str, words: Iterable[str]) -> bool:
    """Say whether a text holds one of these words or phrases, whole, whatever its case and marks."""
    return bool(_pattern(tuple(words)).search(plain(text)))
