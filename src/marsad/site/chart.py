"""Figures over time as a chart: for each step a band from low to high, and a line at the best figure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, log10

from marsad.model import TollStep
from marsad.site import figures

_TOP, _FOOT, _START, _LINES = 18.0, 28.0, 56.0, 4
_ASIDE = 6.0
_LABEL = 86.0
"""How much room the name of a step takes, in units."""
_LONGEST = 16
"""How many letters fit into it."""

_Scale = Callable[[int], float]


@dataclass(frozen=True, slots=True)
class Bar:
    """One step: its band between ``top`` and ``foot``, and where the best figure lies (None: no figure is known).

    ``label_at`` is where its label stands, and which end of it; ``open_up`` says that the band has no known upper end,
    ``open_down`` that it has no known lower one.
    """

    x: float
    width: float
    middle: float
    label_at: tuple[float, str]
    top: float | None
    foot: float | None
    best: float | None
    open_up: bool
    open_down: bool
    label: str
    said: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of ``width`` by ``height`` units; ``lines`` are the levels with their numbers.

    Lines go from ``left`` to ``right``; their numbers stand at ``side`` by their ``side_end``.
    """

    screen: str
    width: float
    height: float
    left: float
    right: float
    side: float
    side_end: str
    ground: float
    lines: Sequence[tuple[float, str]]
    bars: Sequence[Bar]


def chart(
    steps: Sequence[TollStep], screen: str, width: float, height: float, *, mirrored: bool = False
) -> Chart | None:
    """Draw the steps at a size, from the right where ``mirrored``; None where no step has a number above 0."""
    ends = [value for step in steps for value in (step.below.high_stated, step.below.best) if value is not None]
    if not (most := max(ends, default=0)):
        return None
    lines = levels(most)
    ground, scale = height - _FOOT, (height - _FOOT - _TOP) / lines[-1]

    def at(value: int) -> float:
        return round(ground - value * scale, 1)

    room = (width - _START) / len(steps)
    every = max(ceil(_LABEL / room), 1)
    bars = [
        _bar(step, (_START + nth * room, room, width), at, labelled=nth % every == 0) for nth, step in enumerate(steps)
    ]
    if mirrored:
        bars = [_mirrored(bar, width) for bar in bars]
    left, right = (0.0, width - _START) if mirrored else (_START, width)
    side, side_end = (right + _ASIDE, "start") if mirrored else (left - _ASIDE, "end")
    said = [(at(line), figures.number(line)) for line in lines]
    return Chart(screen, width, height, left, right, side, side_end, ground, said, bars)


def _mirrored(bar: Bar, width: float) -> Bar:
    """Turn a bar round, for those who read from the right."""
    at, end = bar.label_at
    turned = (round(width - at, 1), "start" if end == "end" else end)
    x, middle = round(width - bar.x - bar.width, 1), round(width - bar.middle, 1)
    return replace(bar, x=x, middle=middle, label_at=turned)


def _bar(step: TollStep, space: tuple[float, float, float], at: _Scale, *, labelled: bool) -> Bar:
    x, room, end = space
    below = step.below
    wide = min(max(room * 0.7, 1.0), 60.0)
    known = below.best is not None
    top = at(below.high_stated) if known and below.high_stated is not None else None
    foot = at(below.low or 0) if known else None
    if top is not None and foot is not None:
        top = min(top, foot - 2)  # a band of no height would not be seen
    return Bar(
        x=round(x + (room - wide) / 2, 1),
        width=round(wide, 1),
        middle=round(x + room / 2, 1),
        label_at=(end, "end") if end - x - room / 2 < _LABEL / 2 else (round(x + room / 2, 1), "middle"),
        top=top,
        foot=foot,
        best=at(below.best) if below.best is not None else None,
        open_up=known and below.high is None,
        open_down=known and below.low is None,
        label=_label(step) if labelled else "",
        said=figures.toll_figure(below.low, below.best, below.high) if below.events else "",
    )


def _label(step: TollStep) -> str:
    """Name a step as shortly as it is clear."""
    said = figures.days(step.start, step.end)
    return said if len(said) <= _LONGEST else figures.digits(f"{step.start:%Y-%m-%d}")


def levels(most: int) -> list[int]:
    """Choose whole numbers for the lines, from 0 to the greatest number or a little more."""
    rough = max(most / _LINES, 1)
    size = 10 ** floor(log10(rough))
    step = next(unit * size for unit in (1, 2, 5, 10) if unit * size >= rough)
    return [nth * step for nth in range(ceil(most / step) + 1)]
