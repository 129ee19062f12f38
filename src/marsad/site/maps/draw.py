"""A map ready to be written as SVG: numbers rounded, signs placed, names kept from lying on each other."""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from shapely.geometry.base import BaseGeometry

from marsad.site import figures
from marsad.site.maps.clusters import Cluster, Spot, grouped
from marsad.site.maps.ground import Disc, Ground, Held, Picture, discs, held
from marsad.site.maps.labels import LETTER, LINE, Name, Named, Taken, Town, names, of_towns
from marsad.site.maps.paths import path, placed
from marsad.site.maps.projection import Box, Frame
from marsad.site.maps.tiles import pictures
from marsad.site.said import gettext as _

WITHIN = 34.0
"""Signs closer than this many units are drawn as one; on a full sheet those that are farther apart, too."""
_UNITS_A_SIGN, _UNITS_AN_AREA, _MOST_DOTS = 8500, 24_000, 700
_LEAST_SPAN = 0.5
_NEAR, _FAR, _MOST_EVENTS = 4.0, 12.0, 0.9
__all__ = ["WITHIN", "Area", "Drawing", "Sign", "Town", "draw", "look_at"]


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign for a cluster: a kind's shape, or "mixed"; ``radius`` in units grows with the count.

    ``vague`` says that it stands for areas only, too small at this scale, or too many, to be drawn as such.
    """

    x: float
    y: float
    radius: float
    shape: str
    vague: bool
    cluster: Cluster


@dataclass(frozen=True, slots=True)
class Area:
    """An area in which something happened, nobody knows where exactly; its name on top if there is room.

    ``path`` is its boundary where that is known, else it is drawn as an ellipse.
    """

    x: float
    y: float
    rx: float
    ry: float
    path: str
    shape: str
    named: bool
    spot: Spot


@dataclass(frozen=True)
class Drawing:
    """All that is written, and how many events lie outside of it."""

    frame: Frame
    signs: Sequence[Sign]
    areas: Sequence[Area]
    names: Sequence[Name]
    dots: str
    meridians: Sequence[tuple[float, str]]
    parallels: Sequence[tuple[float, str]]
    bar: tuple[float, str]
    outside: int
    borders: Sequence[tuple[str, str]] = ()
    held: Sequence[Held] = ()
    reports: Sequence[Disc] = ()
    moved: Sequence[Sign] = ()
    pictures: Sequence[Picture] = ()

    @property
    def count(self) -> int:
        """How many events are drawn."""
        return sum(sign.cluster.count for sign in self.signs) + sum(area.spot.count for area in self.areas)


def look_at(spots: Sequence[Spot]) -> Box:
    """The box that shows where most happened; a lone point gets some surroundings.

    Distances are told in median absolute deviations from the median, which outliers do not move (Hampel, "The Influence
    Curve and its Role in Robust Estimation", 1974). All within ``_NEAR`` of them is shown (evenly spread values all
    are), all beyond ``_FAR`` is not, and in between as much as it takes to show 90% of the events.
    """
    if not spots:
        return Box(-180.0, -60.0, 180.0, 75.0)
    box = Box.around(_where_most_happened(spots) if len(spots) > 1 else [(spots[0].latitude, spots[0].longitude)])
    assert box is not None  # noqa: S101 - the nearest is within two deviations
    return box.grown(max(_LEAST_SPAN - max(box.north - box.south, box.east - box.west) / 2, 0.0))


def _where_most_happened(spots: Sequence[Spot]) -> list[tuple[float, float]]:
    points = np.array([(spot.latitude, spot.longitude) for spot in spots])
    away = _distances(points)
    order = np.argsort(away, kind="stable")
    events = np.array([spot.count for spot in spots])[order]
    seen = np.cumsum(events) - events
    away = away[order]
    kept = points[order][(away <= _NEAR) | ((away <= _FAR) & (seen < _MOST_EVENTS * events.sum()))]
    return [(latitude, longitude) for latitude, longitude in kept.tolist()]


def _distances(points: np.ndarray) -> np.ndarray:
    """How far points are from their middle, in deviations of a quarter of a degree at least, on the worse axis."""
    apart = np.abs(points - np.median(points, axis=0))
    spread: np.ndarray = np.maximum(np.median(apart, axis=0), 0.25)
    worse: np.ndarray = (apart / spread).max(axis=1)
    return worse


def draw(
    spots: Iterable[Spot], towns: Sequence[Town], frame: Frame, ground: Ground | None = None, tiles: str = ""
) -> Drawing:
    """Lay out a map of spots over towns and what else there is; ``towns`` come in the order of their importance.

    ``tiles`` is the template of a tile server's addresses.
    """
    ground = ground or Ground()
    everything = list(spots)
    inside = _inside(everything, frame)
    areal = (spot for spot in inside if spot.reach and _is_wide(spot.reach, frame))
    wide = heapq.nlargest(frame.width * frame.height // _UNITS_AN_AREA, areal, key=lambda spot: spot.count)
    drawn = {id(spot) for spot in wide}
    signs = _signs([spot for spot in inside if id(spot) not in drawn], frame)
    people = _aside(_signs(_inside(ground.moved, frame), frame), signs)
    taken = [Taken.about(sign.x, sign.y, sign.radius + 3) for sign in (*signs, *people)]
    areas = _areas(wide, frame, ground.shapes, taken)
    km, length = frame.scale_bar
    meridians, parallels = frame.graticule
    return Drawing(
        frame=frame,
        signs=signs,
        areas=areas,
        names=names(chain(_of_signs(signs), of_towns(towns, frame)), frame, taken),
        dots=_dots(towns, frame),
        meridians=[(round(frame.x(degrees), 1), _longitude(degrees)) for degrees in meridians],
        parallels=[(round(frame.y(degrees), 1), _latitude(degrees)) for degrees in parallels],
        bar=(round(length, 1), _distance(km)),
        outside=sum(spot.count for spot in everything) - sum(spot.count for spot in inside),
        borders=[(level, d) for level, lines in ground.borders.items() if (d := path(lines, frame))],
        held=_below(held(ground.holds, frame, _most(frame) * 2 // 3), signs),
        reports=discs(ground.reports, frame, _most(frame)),
        moved=people,
        pictures=pictures(tiles, frame) if tiles else (),
    )


def _most(frame: Frame) -> int:
    """How many signs a sheet has room for."""
    return frame.width * frame.height // _UNITS_A_SIGN


def _dots(towns: Iterable[Town], frame: Frame) -> str:
    """A path of dots where towns and villages are, one for each cell of a grid that has any, the larger ones first."""
    cell = max(8, round((frame.width * frame.height / _MOST_DOTS) ** 0.5))
    points = np.rint(placed([(town.longitude, town.latitude) for town in towns], frame)).astype(int)
    inside = points[(points >= 0).all(axis=1) & (points[:, 0] <= frame.width) & (points[:, 1] <= frame.height)]
    first: dict[tuple[int, int], str] = {}
    for x, y in inside.tolist():
        key = x // cell, y // cell
        if key not in first:
            first[key] = f"M{x} {y}h0"
    return "".join(first.values())


def _longitude(value: float) -> str:
    form = _("%(degrees)s° E") if value >= 0 else _("%(degrees)s° W")
    return form % {"degrees": _plain(value)}


def _latitude(value: float) -> str:
    form = _("%(degrees)s° N") if value >= 0 else _("%(degrees)s° S")
    return form % {"degrees": _plain(value)}


def _plain(value: float) -> str:
    return figures.digits(f"{abs(value):.2f}".rstrip("0").rstrip("."))


def _distance(km: float) -> str:
    """Say the length of the bar."""
    if km >= 1:
        return _("%(n)s km") % {"n": figures.number(round(km))}
    return _("%(n)s m") % {"n": figures.number(round(km * 1000))}


def _shape(kinds: Iterable[str]) -> str:
    """The shape of the only kind, or "mixed"."""
    found = list(kinds)
    return found[0] if len(found) == 1 else "mixed"


def _inside(spots: Sequence[Spot], frame: Frame) -> list[Spot]:
    """Those that lie on the sheet; the bounds are written out because a map may have thousands."""
    west, south, east, north = frame.box.west, frame.box.south, frame.box.east, frame.box.north
    return [s for s in spots if south <= s.latitude <= north and west <= s.longitude <= east]


def _is_wide(reach: tuple[float, float], frame: Frame) -> bool:
    """Whether an area is large enough on the sheet to be drawn as one."""
    return reach[0] * frame.scale >= WITHIN / 2


def _signs(spots: Sequence[Spot], frame: Frame) -> list[Sign]:
    """Signs that stand at the place where most happened of those they join, in the order of the spots."""
    order = {id(spot): number for number, spot in enumerate(spots)}
    found = grouped(sorted(spots, key=lambda spot: -spot.count), frame, WITHIN, _most(frame))
    clusters = [Cluster(group.x, group.y, group.members) for group in found]
    return [_sign(one) for one in sorted(clusters, key=lambda one: min(order[id(spot)] for spot in one.spots))]


def _sign(found: Cluster) -> Sign:
    digits = len(str(found.count))
    radius = 7.0 if found.count == 1 else 9.0 + 3.0 * digits
    vague = all(spot.reach for spot in found.spots)
    return Sign(round(found.x, 1), round(found.y, 1), radius, _shape(found.kinds), vague, found)


def _below(found: Sequence[Held], signs: Sequence[Sign]) -> list[Held]:
    """Signs of parties, those that a sign of events would hide just below it; one below each."""
    free = {id(sign): sign for sign in signs}
    placed: list[Held] = []
    for one in found:
        over = next((s for s in free.values() if abs(s.x - one.x) < s.radius and abs(s.y - one.y) < s.radius), None)
        if over:
            del free[id(over)]
        placed.append(replace(one, x=over.x, y=round(over.y + over.radius + 7, 1)) if over else one)
    return placed


def _aside(signs: Sequence[Sign], others: Sequence[Sign]) -> list[Sign]:
    """Signs of another layer, below those that they would lie on."""
    return [replace(sign, y=sign.y + 30) if any(_close(sign, other) for other in others) else sign for sign in signs]


def _close(sign: Sign, other: Sign) -> bool:
    return abs(sign.x - other.x) < other.radius + 12 and abs(sign.y - other.y) < other.radius + 12


def _of_signs(signs: Iterable[Sign]) -> list[Named]:
    """Signs as what is to be named, those of most events first."""
    ordered = sorted(signs, key=lambda sign: -sign.cluster.count)
    return [Named(sign.cluster.spots[0].name, sign.x, sign.y, sign.radius + 4, False) for sign in ordered]


def _areas(spots: Iterable[Spot], frame: Frame, shapes: Mapping[str, BaseGeometry], taken: list[Taken]) -> list[Area]:
    """Areas with their names where nothing else is, in the order given; adds the names to ``taken``."""
    areas: list[Area] = []
    for spot in spots:
        right, up = spot.reach or (0.0, 0.0)
        x, y = frame.x(spot.longitude), frame.y(spot.latitude)
        rx, ry = right * frame.scale, (frame.y(spot.latitude - up) - frame.y(spot.latitude + up)) / 2
        outline = path(shapes[spot.outline], frame) if spot.outline in shapes else ""
        half, top = LETTER * (len(spot.name) + 4) / 2, y + LINE / 2 if outline else y - ry
        name = Taken(x - half, top - LINE, x + half, top + 2)
        named = name.left > 0 and name.right < frame.width and name.top > 0 and not any(map(name.meets, taken))
        if named:
            taken.append(name)
        shape = _shape(spot.kinds)
        areas.append(Area(round(x, 1), round(y, 1), round(rx, 1), round(ry, 1), outline, shape, named, spot))
    return areas
