"""How many of one group an event harmed or moved, from its tolls; a part is never added to its whole."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, Protocol

from marsad.model import Figure, Group, Rule, Toll
from marsad.model.vocabulary import parts, wholes
from marsad.reconcile.tolls import Range, by_rule, one_number

_APART: Final[Mapping[Group, tuple[Group, Group]]] = {
    "people": ("civilians", "fighters"),
    "civilians": ("children", "women"),
}
"""Parts that share nobody: together they may be more than any figure of the whole."""
_NOTHING: Final = Range(None, None, None)


class Share(NamedTuple):
    """What an event says of one action and group.

    ``is_part``: no source counts the group itself, and a part of it stands for it. ``is_wider``: only a larger group
    is counted, so that nothing is known of this one.
    """

    range: Range
    is_part: bool = False
    is_wider: bool = False


class Harm(Protocol):
    """What an event says of people: its tolls, and that of all who were killed."""

    @property
    def tolls(self) -> tuple[Toll, ...]:
        """The tolls by action and group."""

    @property
    def main(self) -> Toll | None:
        """How many were killed in all."""


def share(event: Harm, action: str, group: Group, rule: Rule | None = None) -> Share | None:
    """Work out an event's figure of a group; None where it says nothing of such people.

    ``rule`` None: the one that the event's tolls were made by. The whole of those killed is the event's main toll.
    Otherwise each source's whole is its latest figure: the largest of the group and its parts, or two parts that
    share nobody where they are more.
    """
    tolls = {toll.group or "people": toll for toll in event.tolls if toll.action == action}
    if not tolls:
        return None
    is_main = action == "killed" and group == "people" and event.main is not None
    if len(tolls) == 1 and group in tolls:  # most events count one group
        only, main = tolls[group], event.main if is_main else None
        is_part = main is not None and all(one_number(figure) is None for figure in only.figures)
        return Share(_ranged(main or only, rule), is_part)
    inner = [name for name in (group, *parts(group)) if name in tolls]
    if not inner:
        return Share(_NOTHING, is_wider=True) if any(name in tolls for name in wholes(group)) else None
    own = tolls.get(group)
    is_part = own is None or all(one_number(figure) is None for figure in own.figures)
    if is_main and event.main is not None:
        return Share(_ranged(event.main, rule), is_part)
    if own is not None and len(inner) == 1:
        return Share(_ranged(own, rule))
    figures = _wholes({name: tolls[name] for name in inner}, group)
    return Share(by_rule(rule or tolls[inner[0]].rule, figures), is_part)


def _ranged(toll: Toll, rule: Rule | None) -> Range:
    if rule is None or rule == toll.rule:
        return Range(toll.low, toll.best, toll.high)
    return by_rule(rule, toll.figures)


def _wholes(tolls: Mapping[Group, Toll], group: Group) -> tuple[Figure, ...]:
    told: dict[str, dict[Group, Figure]] = defaultdict(dict)
    for name, toll in tolls.items():
        for figure in toll.figures:
            told[figure.source][name] = figure
    return tuple(_whole(told[source], group) for source in sorted(told))


def _whole(told: Mapping[Group, Figure], group: Group) -> Figure:
    """Give one source's whole, from the last day on which it gave a number."""
    counted = {name: figure for name, figure in told.items() if one_number(figure) is not None}
    if not counted:
        return next(iter(told.values()))
    last = max(figure.as_of or dt.date.min for figure in counted.values())
    latest = {name: figure for name, figure in counted.items() if (figure.as_of or dt.date.min) == last}
    largest = max(latest.values(), key=lambda figure: one_number(figure) or 0)
    pair = [latest[name] for name in _APART.get(group, ()) if name in latest]
    if len(pair) < 2 or sum(one_number(figure) or 0 for figure in pair) <= (one_number(largest) or 0):
        return largest
    return Figure(
        source=largest.source,
        low=_sum([figure.low for figure in pair]),
        high=_sum([figure.high for figure in pair]),
        text=None,
        claim=largest.claim,
        as_of=largest.as_of,
    )


def _sum(numbers: Sequence[int | None]) -> int | None:
    known = [value for value in numbers if value is not None]
    return sum(known) if len(known) == len(numbers) else None
