"""A map ready to be written as SVG: numbers rounded, signs placed, names kept from lying on each other."""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from marsad.site.maps.clusters import Cluster, Spot, cluster
from marsad.site.maps.projection import Box, Frame

WITHIN = 34.0
"""Signs closer than this many units are drawn as one."""
_LETTER, _LINE = 7.2, 15.0
_MOST_NAMES, _MOST_AREAS = 24, 40
_LEAST_SPAN = 0.5
_DOT = 8
_NEAR, _FAR, _MOST_EVENTS = 4.0, 12.0, 0.9


@dataclass(frozen=True, slots=True)
class Town:
    """A place drawn for orientation."""

    name: str
    latitude: float
    longitude: float


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
    """An area in which something happened, nobody knows where exactly: an ellipse, its name on top if there is room."""

    x: float
    y: float
    rx: float
    ry: float
    shape: str
    named: bool
    spot: Spot


@dataclass(frozen=True, slots=True)
class Name:
    """A name beside its dot, or beside a sign (``dot`` is None); ``end`` says that it stands to the left.

    ``minor`` ones are left out of small screens.
    """

    text: str
    x: float
    y: float
    dot: tuple[float, float] | None
    end: bool
    minor: bool


@dataclass(frozen=True)
class Drawing:
    """All that the template writes, and how many events lie outside of it."""

    frame: Frame
    signs: Sequence[Sign]
    areas: Sequence[Area]
    names: Sequence[Name]
    dots: str
    meridians: Sequence[tuple[float, str]]
    parallels: Sequence[tuple[float, str]]
    bar: tuple[float, str]
    outside: int

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
    away = _distances([(spot.latitude, spot.longitude) for spot in spots])
    events = sum(spot.count for spot in spots)
    kept, seen = [], 0
    for distance, spot in sorted(zip(away, spots, strict=True), key=lambda pair: pair[0]):
        if distance <= _NEAR or (distance <= _FAR and seen < _MOST_EVENTS * events):
            kept.append((spot.latitude, spot.longitude))
            seen += spot.count
    box = Box.around(kept)
    assert box is not None  # noqa: S101 - the nearest is within two deviations
    return box.grown(max(_LEAST_SPAN - max(box.north - box.south, box.east - box.west) / 2, 0.0))


def _distances(points: Sequence[tuple[float, float]]) -> list[float]:
    """How far points are from their middle, in deviations of a quarter of a degree at least, on the worse axis."""
    middle = [median(point[axis] for point in points) for axis in (0, 1)]
    spread = [max(median(abs(point[axis] - middle[axis]) for point in points), 0.25) for axis in (0, 1)]
    return [max(abs(point[axis] - middle[axis]) / spread[axis] for axis in (0, 1)) for point in points]


def draw(spots: Iterable[Spot], towns: Sequence[Town], frame: Frame) -> Drawing:
    """Lay out a map of spots over towns; ``towns`` come in the order of their importance."""
    everything = list(spots)
    inside = [spot for spot in everything if frame.box.holds(spot.latitude, spot.longitude)]
    wide = heapq.nlargest(_MOST_AREAS, (spot for spot in inside if _is_wide(spot, frame)), key=lambda spot: spot.count)
    drawn = {id(spot) for spot in wide}
    signs = _signs([spot for spot in inside if id(spot) not in drawn], frame)
    taken = [_about(sign.x, sign.y, sign.radius + 3) for sign in signs]
    areas = _areas(wide, frame, taken)
    meridians, parallels = frame.graticule
    km, length = frame.scale_bar
    return Drawing(
        frame=frame,
        signs=signs,
        areas=areas,
        names=_names(towns, signs, frame, taken),
        dots=_dots(towns, frame),
        meridians=[(round(frame.x(degrees), 1), _degrees(degrees, "E", "W")) for degrees in meridians],
        parallels=[(round(frame.y(degrees), 1), _degrees(degrees, "N", "S")) for degrees in parallels],
        bar=(round(length, 1), f"{km:,.0f} km" if km >= 1 else f"{km * 1000:.0f} m"),
        outside=sum(spot.count for spot in everything) - sum(spot.count for spot in inside),
    )


def _dots(towns: Iterable[Town], frame: Frame) -> str:
    """A path of dots where towns and villages are, one for each cell of ``_DOT`` units that has any."""
    cells: dict[tuple[int, int], tuple[int, int]] = {}
    for town in towns:
        x, y = round(frame.x(town.longitude)), round(frame.y(town.latitude))
        if 0 <= x <= frame.width and 0 <= y <= frame.height:
            cells.setdefault((x // _DOT, y // _DOT), (x, y))
    return "".join(f"M{x} {y}h0" for x, y in cells.values())


def _degrees(value: float, positive: str, negative: str) -> str:
    return f"{abs(value):.2f}".rstrip("0").rstrip(".") + f"° {positive if value >= 0 else negative}"


def _shape(kinds: Iterable[str]) -> str:
    """The shape of the only kind, or "mixed"."""
    names = list(kinds)
    return names[0] if len(names) == 1 else "mixed"


def _is_wide(spot: Spot, frame: Frame) -> bool:
    """Whether a spot is an area that is large enough on the sheet to be drawn as one."""
    return spot.reach is not None and spot.reach[0] * frame.scale >= WITHIN / 2


def _signs(spots: Sequence[Spot], frame: Frame) -> list[Sign]:
    """Signs that stand at the place where most happened of those they join, in the order of the spots."""
    order = {id(spot): number for number, spot in enumerate(spots)}
    found = cluster(sorted(spots, key=lambda spot: -spot.count), frame, WITHIN)
    return [_sign(one) for one in sorted(found, key=lambda one: min(order[id(spot)] for spot in one.spots))]


def _sign(found: Cluster) -> Sign:
    digits = len(str(found.count))
    radius = 7.0 if found.count == 1 else 9.0 + 3.0 * digits
    vague = all(spot.reach for spot in found.spots)
    return Sign(round(found.x, 1), round(found.y, 1), radius, _shape(found.kinds), vague, found)


@dataclass(frozen=True, slots=True)
class _Taken:
    """A rectangle of the sheet that something is drawn on."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Taken") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def _about(x: float, y: float, radius: float) -> _Taken:
    return _Taken(x - radius, y - radius, x + radius, y + radius)


def _areas(spots: Iterable[Spot], frame: Frame, taken: list[_Taken]) -> list[Area]:
    """Areas with their names where nothing else is, in the order given; adds the names to ``taken``."""
    areas: list[Area] = []
    for spot in spots:
        right, up = spot.reach or (0.0, 0.0)
        x, y = frame.x(spot.longitude), frame.y(spot.latitude)
        rx, ry = right * frame.scale, (frame.y(spot.latitude - up) - frame.y(spot.latitude + up)) / 2
        half = _LETTER * (len(spot.name) + 4) / 2
        name = _Taken(x - half, y - ry - _LINE, x + half, y - ry + 2)
        named = name.left > 0 and name.right < frame.width and name.top > 0 and not any(map(name.meets, taken))
        if named:
            taken.append(name)
        areas.append(Area(round(x, 1), round(y, 1), round(rx, 1), round(ry, 1), _shape(spot.kinds), named, spot))
    return areas


def _names(towns: Sequence[Town], signs: Sequence[Sign], frame: Frame, taken: list[_Taken]) -> list[Name]:
    """Names where there is room: of the places with most events, then of the most important towns."""
    named = sorted(signs, key=lambda sign: -sign.cluster.count)
    beside = [(sign.cluster.spots[0].name, sign.x, sign.y, sign.radius + 4, False) for sign in named]
    beside += [(town.name, frame.x(town.longitude), frame.y(town.latitude), 6.0, True) for town in towns]
    names: list[Name] = []
    for text, x, y, away, dotted in beside:
        if len(names) == _MOST_NAMES:
            break
        if dotted and text in {name.text for name in names}:
            continue
        width = _LETTER * len(text)
        for left, end in ((x + away, False), (x - away - width, True)):
            wanted = _Taken(left, y - _LINE / 2, left + width, y + _LINE / 2)
            fits = wanted.left >= 0 and wanted.right <= frame.width and 18 <= y <= frame.height - 30
            if fits and not any(map(wanted.meets, taken)):
                taken.append(wanted)
                at, dot = left + width if end else left, (round(x, 1), round(y, 1)) if dotted else None
                minor = len(names) >= _MOST_NAMES // 4
                names.append(Name(text, round(at, 1), round(y + 4, 1), dot, end, minor))
                break
    return names
