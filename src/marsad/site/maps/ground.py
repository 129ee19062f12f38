"""What maps are drawn on and beside events: borders, who holds what, where reports speak of, tiles."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from shapely.geometry.base import BaseGeometry

from marsad.site import figures, names, words
from marsad.site.maps.clusters import Spot, grouped
from marsad.site.maps.projection import Frame
from marsad.site.names import voice
from marsad.site.said import gettext as _

_WITHIN, _PARTIES = 26.0, 3
_LETTERS = "ABCDEF"


class Party(NamedTuple):
    """Who holds, contests or besieges a place, since when as far as is known; ``number`` is its one in the legend."""

    number: int
    name: str
    state: str
    since: dt.date | None

    @property
    def said(self) -> str:
        """Who, how, and since when."""
        state = words.control(self.state)
        if self.since is None:
            return f"{voice(self.name)} ({state})"
        said = {"actor": voice(self.name), "state": state, "day": figures.day(self.since)}
        return _("%(actor)s (%(state)s since %(day)s)") % said


class Hold(NamedTuple):
    """A place, and who holds, contests or besieges it."""

    name: str
    latitude: float
    longitude: float
    place: str
    parties: Sequence[Party]

    @property
    def said(self) -> str:
        """The place and its parties."""
        return _("%(place)s: %(parties)s") % {"place": self.name, "parties": names.listed(p.said for p in self.parties)}


class Tile(NamedTuple):
    """One party on the map; ``number`` is its place in the legend, ``state`` what it does there."""

    number: int
    state: str

    @property
    def letter(self) -> str:
        """What tells it apart where colours do not."""
        return letter(self.number)


def letter(number: int) -> str:
    """The letter of a party in the legend; all from the seventh on share one sign."""
    return _LETTERS[number] if number < len(_LETTERS) else "+"


@dataclass(frozen=True, slots=True)
class Held:
    """Parties that hold what lies at a point of the sheet, those of most places first."""

    x: float
    y: float
    tiles: Sequence[Tile]
    holds: Sequence[Hold]

    @property
    def said(self) -> str:
        """The place and its parties; of several places how many each party holds, contests or besieges."""
        if len(self.holds) == 1:
            return self.holds[0].said
        counted: dict[tuple[int, str], int] = {}
        for hold in self.holds:
            for one in {(party.number, party.name) for party in hold.parties}:
                counted[one] = counted.get(one, 0) + 1
        most = sorted(counted, key=lambda one: (-counted[one], one))[:_PARTIES]
        parties = names.listed(f"{voice(one[1])} {figures.number(counted[one])}" for one in most)
        return _("%(n)s places: %(parties)s") % {"n": figures.number(len(self.holds)), "parties": parties}


@dataclass(frozen=True, slots=True)
class Disc:
    """How much is told of what lies at a point of the sheet: reports, by the area of a disc."""

    x: float
    y: float
    radius: float
    spots: Sequence[Spot]
    count: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A square picture of a tile server."""

    address: str
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Ground:
    """What a sheet is drawn of beside events. ``borders`` are lines by level, ``shapes`` areas by their unit's id."""

    borders: Mapping[str, BaseGeometry] = field(default_factory=dict)
    shapes: Mapping[str, BaseGeometry] = field(default_factory=dict)
    holds: Sequence[Hold] = ()
    reports: Sequence[Spot] = ()
    moved: Sequence[Spot] = ()


def held(holds: Sequence[Hold], frame: Frame, most: int) -> list[Held]:
    """Lay out who holds what: one sign for what lies close together, at most three parties on it."""
    west, south, east, north = frame.box.west, frame.box.south, frame.box.east, frame.box.north
    inside = [hold for hold in holds if south <= hold.latitude <= north and west <= hold.longitude <= east]
    return [
        Held(round(group.x, 1), round(group.y, 1), _tiles(group.members), group.members)
        for group in grouped(inside, frame, _WITHIN, most)
    ]


def _tiles(holds: Sequence[Hold]) -> list[Tile]:
    counted: dict[tuple[int, str], int] = {}
    for hold in holds:
        for key in dict.fromkeys((party.number, party.state) for party in hold.parties):
            counted[key] = counted.get(key, 0) + 1
    ordered = sorted(counted, key=lambda party: (-counted[party], party))
    return [Tile(*party) for party in ordered[:_PARTIES]]


def discs(spots: Sequence[Spot], frame: Frame, most: int) -> list[Disc]:
    """Lay out discs whose area grows with what is counted; the largest takes a twelfth of the sheet's height."""
    inside = sorted((s for s in spots if frame.box.holds(s.latitude, s.longitude)), key=lambda spot: -spot.count)
    groups = [(group, sum(spot.count for spot in group.members)) for group in grouped(inside, frame, 30.0, most)]
    largest = max((count for _group, count in groups), default=1)
    return [
        Disc(
            round(group.x, 1), round(group.y, 1), round(max(frame.height / 12 * (count / largest) ** 0.5, 5.0), 1),
            group.members, count,
        )
        for group, count in groups
    ]  # fmt: skip
