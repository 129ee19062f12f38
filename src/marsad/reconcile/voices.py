"""How sources stand to each other: who stood alone, who differed, whose figures are the higher ones."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import median
from types import MappingProxyType
from typing import Final

from marsad.model import Event, SourceRecord
from marsad.reconcile.tolls import one_number


@dataclass(slots=True)
class _Voice:
    """One source while its events are gone through; ``ratios`` are its figures over the others' median."""

    events: int = 0
    alone: int = 0
    differs: int = 0
    denies: int = 0
    higher: int = 0
    equal: int = 0
    lower: int = 0
    ratios: list[float] = field(default_factory=list)


Days = tuple[dt.date, dt.date]
"""A first and a last day."""
_NO_DAYS: Final = (None, None)


def voices(
    events: Iterable[Event], claims: Mapping[str, Mapping[str, int]], told: Mapping[str, Days] = MappingProxyType({})
) -> tuple[SourceRecord, ...]:
    """Go through events and say of each source how it stands to the others, in the order of their names.

    ``claims`` leads from a source to how many claims of each kind it made, ``told`` to the days on which the first and
    the last report with them were published.
    """
    found: dict[str, _Voice] = defaultdict(_Voice)
    for event in events:
        _hear(found, event)
    return tuple(
        _record(name, found[name], claims.get(name, {}), *told.get(name, _NO_DAYS))
        for name in sorted({*found, *claims})
    )


def _hear(found: dict[str, _Voice], event: Event) -> None:
    for name in event.sources:
        found[name].events += 1
        found[name].alone += len(event.sources) == 1
    apart = {said.source for item in event.differences if item.kind != "denial" for said in item.positions}
    for name in apart:
        found[name].differs += 1
    for name in event.denied_by:
        found[name].denies += 1
    for toll in event.tolls:
        numbers = {figure.source: number for figure in toll.figures if (number := one_number(figure)) is not None}
        for name, own in numbers.items() if len(numbers) > 1 else ():
            _compare(found[name], own, median(number for other, number in numbers.items() if other != name))


def _compare(voice: _Voice, own: int, others: float) -> None:
    voice.higher += own > others
    voice.equal += own == others
    voice.lower += own < others
    if others:
        voice.ratios.append(own / others)


def _record(
    name: str, voice: _Voice, claims: Mapping[str, int], first: dt.date | None, last: dt.date | None
) -> SourceRecord:
    return SourceRecord(
        source=name,
        claims=dict(sorted(claims.items())),
        events=voice.events,
        alone=voice.alone,
        differs=voice.differs,
        denies=voice.denies,
        figures=voice.higher + voice.equal + voice.lower,
        higher=voice.higher,
        equal=voice.equal,
        lower=voice.lower,
        ratio=median(voice.ratios) if voice.ratios else None,
        first_told=first,
        last_told=last,
    )
