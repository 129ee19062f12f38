"""Names on maps, kept from lying on each other and on signs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from marsad.site.maps.projection import Frame

LETTER, LINE = 7.2, 15.0
"""Units that a letter is taken to be wide, and a line high."""
_MOST_NAMES = 24


class Town(NamedTuple):
    """A place drawn for orientation."""

    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Name:
    """A name beside a town's dot, or beside a sign (``dot`` is None); ``end`` says that it stands to the left.

    ``minor`` ones are left out of small screens.
    """

    text: str
    x: float
    y: float
    dot: tuple[float, float] | None
    end: bool
    minor: bool


class Taken(NamedTuple):
    """A rectangle of the sheet that something is drawn on."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def about(cls, x: float, y: float, radius: float) -> "Taken":
        """The square around a point."""
        return cls(x - radius, y - radius, x + radius, y + radius)

    def meets(self, other: "Taken") -> bool:
        """Whether two rectangles lie on each other."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


class Named(NamedTuple):
    """What is to be named at a point of the sheet, ``away`` units beside it; ``dotted``: with a dot of its own."""

    text: str
    x: float
    y: float
    away: float
    dotted: bool


def of_towns(towns: Iterable[Town], frame: Frame) -> Iterator[Named]:
    """Towns as what is to be named; those that nobody gets to are not placed."""
    return (Named(town.name, frame.x(town.longitude), frame.y(town.latitude), 6.0, True) for town in towns)


def names(wanted: Iterable[Named], frame: Frame, taken: list[Taken]) -> Sequence[Name]:
    """Names where there is room, the first come first; adds them to ``taken``."""
    found: list[Name] = []
    said: set[str] = set()
    for one in wanted:
        if len(found) == _MOST_NAMES:
            break
        if one.dotted and one.text in said:
            continue
        placed = _placed(one, frame, taken, minor=len(found) >= _MOST_NAMES // 4)
        if placed:
            found.append(placed)
            said.add(one.text)
    return found


def _placed(one: Named, frame: Frame, taken: list[Taken], *, minor: bool) -> Name | None:
    width = LETTER * len(one.text)
    for left, end in ((one.x + one.away, False), (one.x - one.away - width, True)):
        wanted = Taken(left, one.y - LINE / 2, left + width, one.y + LINE / 2)
        fits = wanted.left >= 0 and wanted.right <= frame.width and 18 <= one.y <= frame.height - 30
        if fits and not any(map(wanted.meets, taken)):
            taken.append(wanted)
            dot = (round(one.x, 1), round(one.y, 1)) if one.dotted else None
            return Name(one.text, round(left + width if end else left, 1), round(one.y + 4, 1), dot, end, minor)
    return None
