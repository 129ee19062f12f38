"""Happenings at places, joined into clusters where they would lie on top of each other."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Generic, Protocol, TypeVar

from marsad.site.maps.paths import placed
from marsad.site.maps.projection import Frame


class Lying(Protocol):
    """What lies somewhere, in WGS 84 degrees."""

    @property
    def latitude(self) -> float:
        """Degrees north."""

    @property
    def longitude(self) -> float:
        """Degrees east."""


@dataclass(slots=True)
class Spot:
    """The events of one place at one precision; not frozen, which takes twice the time, and a map has thousands.

    ``kinds`` counts them by kind; ``event`` is the event's id where there is only one. ``reach`` is half the width and
    height, in degrees of longitude and latitude, of the area meant, None for a point; ``level`` says what area it is:
    "" for a point, "near" for a place's surroundings, else the level of the gazetteer. ``outline`` is the id of the
    unit whose boundary is the area, "" where none is known.
    """

    name: str
    latitude: float
    longitude: float
    kinds: Mapping[str, int]
    place: str = ""
    newest: dt.date | None = None
    event: str = ""
    reach: tuple[float, float] | None = None
    level: str = ""
    outline: str = ""
    count: int = field(init=False)
    """How many events."""

    def __post_init__(self) -> None:
        """Add up the kinds."""
        self.count = sum(self.kinds.values())


T = TypeVar("T", bound=Lying)


@dataclass(slots=True)
class Group(Generic[T]):
    """What is drawn as one, at the place of the first of them, in units of the sheet."""

    x: float
    y: float
    members: list[T] = field(default_factory=list)


@dataclass
class Cluster:
    """Spots drawn as one sign, at the place of the first of them."""

    x: float
    y: float
    spots: Sequence[Spot]

    @cached_property
    def kinds(self) -> Mapping[str, int]:
        """Events by kind, the most frequent first."""
        total: dict[str, int] = {}
        for spot in self.spots:
            for kind, number in spot.kinds.items():
                total[kind] = total.get(kind, 0) + number
        return dict(sorted(total.items(), key=lambda item: (-item[1], item[0])))

    @cached_property
    def count(self) -> int:
        """How many events: the true sum, whatever is drawn."""
        return sum(spot.count for spot in self.spots)


def cluster(spots: Iterable[Spot], frame: Frame, within: float) -> list[Cluster]:
    """Join spots as ``grouped`` does."""
    return [Cluster(group.x, group.y, group.members) for group in grouped(spots, frame, within)]


def grouped(items: Iterable[T], frame: Frame, within: float, most: int | None = None) -> list[Group[T]]:
    """Join each item to the first group less than ``within`` units away; in the order given, first come first drawn.

    Where that makes more than ``most`` groups, all are joined from farther away. A grid of cells as wide as ``within``
    keeps the search to nine cells an item.
    """
    given = list(items)
    at = placed([(item.longitude, item.latitude) for item in given], frame).tolist()
    found: list[Group[T]] = _grouped(((x, y, [item]) for (x, y), item in zip(at, given, strict=True)), within)
    while most is not None and len(found) > most:
        within *= 1.5
        found = _grouped(((group.x, group.y, group.members) for group in found), within)
    return found


_ROWS: Final = 1 << 20
"""Cells are numbered by column, with room for so many rows in each."""
_AROUND: Final = tuple(right * _ROWS + down for right in (-1, 0, 1) for down in (-1, 0, 1))


def _grouped(items: Iterable[tuple[float, float, list[T]]], within: float) -> list[Group[T]]:
    """Join what lies at points; the loops are written out because they take most of the time of a map.

    A group that is drawn is noted in the nine cells from which it can be near enough: most are joined to another.
    """
    found: list[Group[T]] = []
    grid: dict[int, list[tuple[float, float, list[T]]]] = {}
    most = within * within
    for x, y, members in items:
        cell = int(x // within) * _ROWS + int(y // within)
        near, least = None, most
        for there_x, there_y, others in grid.get(cell, ()):
            right, down = there_x - x, there_y - y
            distance = right * right + down * down
            if distance < least:
                near, least = others, distance
        if near is not None:
            near += members
            continue
        found.append(Group(x, y, members))
        for step in _AROUND:
            grid.setdefault(cell + step, []).append((x, y, members))
    return found
