"""A toll on a line: the band from low to high, the best figure, and each source's figure on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.site import figures

WIDTH, EDGE = 320.0, 14.0


@dataclass(frozen=True, slots=True)
class Dot:
    """One source's figure, at ``x`` units; ``open_up`` and ``open_down`` say that it is "at least" or "up to"."""

    x: float
    open_up: bool
    open_down: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """Where to draw what, in units of a line ``width`` long that starts at nothing."""

    width: float
    band: tuple[float, float]
    band_width: float
    best: float | None
    dots: Sequence[Dot]
    end: float
    most: str


def strip(
    low: int | None, best: int | None, high: int | None, said: Sequence[tuple[int | None, int | None]]
) -> Strip | None:
    """Lay a toll out on a line from 0 to its greatest number; None where no number above 0 is known.

    ``said`` holds each source's (low, high). An end of the band that is not known lies at the end of the line.
    """
    numbers = [number for pair in said for number in pair if number is not None]
    numbers += [number for number in (low, best, high) if number is not None]
    most = max(numbers, default=0)
    if most <= 0:
        return None
    end = WIDTH - EDGE

    def at(value: int) -> float:
        return round(EDGE + (end - EDGE) * value / most, 1)

    dots = [
        Dot(at(known), open_up=upper is None, open_down=lower is None)
        for lower, upper in said
        if (known := lower if lower is not None else upper) is not None
    ]
    first = at(low) if low is not None else EDGE
    last = at(high) if high is not None else WIDTH
    return Strip(
        width=WIDTH,
        band=(first, last),
        band_width=round(max(last - first, 2.0), 1),
        best=at(best) if best is not None else None,
        dots=dots,
        end=end,
        most=figures.number(most),
    )
