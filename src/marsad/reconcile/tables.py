"""The points of ``data/linking.toml``, typed, and checked when they are loaded."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec


class Thresholds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From how many points on accounts, groups and claims of one report belong together.

    ``tolerated`` is the share of pairs of two groups' accounts that may be ruled out, each for ``opposed`` points.
    """

    together: float
    group: float
    same_report: float
    tolerated: float
    opposed: float


class Time(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Points for days that agree or do not; ``near_days`` and ``veto_days`` are days."""

    same_day: float
    next_day: float
    overlap: float
    near: float
    near_days: int
    off: float
    undated_week: float
    undated_month: float
    undated_far: float
    veto_days: int


class Where(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Points for places that agree or do not; ``…_km`` are kilometres."""

    same: float
    same_capital: float
    same_name: float
    near: float
    near_km: float
    about_km: float
    around: float
    inside: float
    unknown: float
    unlike: float
    apart: float
    veto_km: float


class Method(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Points for methods of attack; ``pairs`` are those often given for one and the same attack.

    ``same`` holds the points of each method that tells; ``ground`` is the method of ground that changes hands.
    """

    same: Mapping[str, float]
    alike: float
    unlike: float
    ground: str
    pairs: frozenset[tuple[str, str]]


class Figures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Points for figures of one action and group."""

    equal: float
    equal_small: float
    close: float
    unlike: float
    least_for_unlike: int


class WithinReport(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Points for claims that stand near each other in one report; for a sentence printed twice."""

    same_sentence: float
    next_sentences: float
    next_characters: int
    further: float
    bare: float
    copy: float


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Points for two texts of the very same words; words, folded and singular, that tell nothing."""

    alike: float
    few: int
    head: int
    common: frozenset[str]


class Linking(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of ``data/linking.toml``."""

    thresholds: Thresholds
    time: Time
    place: Where
    method: Method
    toll: Figures
    report: WithinReport
    words: Words


@cache
def linking() -> Linking:
    """Load the points, once.

    Raises:
        msgspec.ValidationError: the file misses a value, or holds one that is not known.
    """
    data = files("marsad.reconcile").joinpath("data", "linking.toml").read_bytes()
    return msgspec.toml.decode(data, type=Linking)


class ControlDays(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Days within which claims of who holds a place speak of one thing."""

    exact: int
    one_taking: int
    denied_within: int
    stale: int


class Measures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell a share from an extent."""

    share: frozenset[str]


class ControlTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of ``data/control.toml``."""

    days: ControlDays
    measures: Measures


@cache
def control_table() -> ControlTable:
    """Load the table of control, once.

    Raises:
        msgspec.ValidationError: the file misses a value, or holds one that is not known.
    """
    data = files("marsad.reconcile").joinpath("data", "control.toml").read_bytes()
    return msgspec.toml.decode(data, type=ControlTable)
