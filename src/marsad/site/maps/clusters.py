"""Happenings at places, joined into clusters where they would lie on top of each other."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from marsad.site.maps.projection import Frame


@dataclass(frozen=True)
class Spot:
    """The events of one place at one precision.

    ``kinds`` counts them by kind; ``event`` is the event's id where there is only one. ``reach`` is half the width and
    height, in degrees of longitude and latitude, of the area meant, None for a point; ``level`` says what area it is:
    "" for a point, "near" for a place's surroundings, else the level of the gazetteer.
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

    @cached_property
    def count(self) -> int:
        """How many events."""
        return sum(self.kinds.values())


@dataclass
class Cluster:
    """Spots drawn as one sign, at the place of the first of them."""

    x: float
    y: float
    spots: list[Spot] = field(default_factory=list)

    @property
    def kinds(self) -> Mapping[str, int]:
        """Events by kind, the most frequent first."""
        total: Counter[str] = Counter()
        for spot in self.spots:
            total.update(spot.kinds)
        return dict(sorted(total.items(), key=lambda item: (-item[1], item[0])))

    @property
    def count(self) -> int:
        """How many events: the true sum, whatever is drawn."""
        return sum(spot.count for spot in self.spots)


def cluster(spots: Iterable[Spot], frame: Frame, within: float) -> list[Cluster]:
    """Join each spot to the first cluster less than ``within`` units away; in the order given, first come first drawn.

    A grid of cells as wide as ``within`` keeps the search to nine cells a spot.
    """
    found: list[Cluster] = []
    grid: dict[tuple[int, int], list[Cluster]] = {}
    for spot in spots:
        here = Cluster(frame.x(spot.longitude), frame.y(spot.latitude))
        cell = int(here.x // within), int(here.y // within)
        near = _nearest(here, _around(grid, cell), within)
        if near is None:
            near = here
            found.append(near)
            grid.setdefault(cell, []).append(near)
        near.spots.append(spot)
    return found


def _around(grid: Mapping[tuple[int, int], Sequence[Cluster]], cell: tuple[int, int]) -> Iterator[Cluster]:
    """The clusters in a cell and in the eight about it."""
    for right in (-1, 0, 1):
        for down in (-1, 0, 1):
            yield from grid.get((cell[0] + right, cell[1] + down), ())


def _nearest(here: Cluster, known: Iterable[Cluster], within: float) -> Cluster | None:
    """The closest of the known clusters, if it is close enough."""
    near = [((other.x - here.x) ** 2 + (other.y - here.y) ** 2, order, other) for order, other in enumerate(known)]
    distance, _order, best = min(near, key=lambda found: found[:2], default=(within**2, 0, None))
    return best if distance < within**2 else None
