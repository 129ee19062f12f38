"""Counts over all that was found: by the values of each field, and by day."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np

from marsad.ledger import models
from marsad.ledger.prepared import Prepared
from marsad.ledger.search.results import FacetCount, Histogram, Step
from marsad.ledger.search.values import LETTERS, WIDTH, day_of, split

MOST: Final = 20
"""Values of a field that are counted out."""
_FIELDS: Final = {letter: name for name, letter in LETTERS.items()}
_DAY: Final = LETTERS["day"]
_STEPS: Final[tuple[tuple[int, Step], ...]] = ((62, "day"), (370, "week"), (3700, "month"))
"""The span in days up to which hits are counted by day, week, month; by year beyond."""


def count(tokens: Iterable[str]) -> dict[str, int]:
    """Count each token over the entries' rows of tokens."""
    words = np.frombuffer("".join(tokens).encode("ascii"), f"<u{WIDTH}")
    found, numbers = np.unique(words, return_counts=True)
    return dict(zip(split(found.tobytes().decode("ascii")), numbers.tolist(), strict=True))


def facets(counted: Mapping[str, int]) -> dict[str, tuple[FacetCount, ...]]:
    """Give the most frequent values of each field with their counts."""
    by_field: dict[str, list[tuple[int, str]]] = {name: [] for name in LETTERS if name != "day"}
    for token, number in counted.items():
        if token[0] != _DAY:
            by_field[_FIELDS[token[0]]].append((-number, token))
    # a place is found as itself too: enough is taken that equal counts can be put in the order of their labels
    kept = {name: sorted(found)[: MOST * 2] for name, found in by_field.items()}
    stored = _stored([token for found in kept.values() for _, token in found])
    return {
        name: tuple(
            sorted(
                (FacetCount(*stored[token], -number) for number, token in found if token in stored),
                key=lambda value: (-value.count, value.label),
            )[:MOST]
        )
        for name, found in kept.items()
    }


_VALUES = Prepared(
    lambda tokens: models.SearchValue.objects.filter(token__in=tokens).values_list("token", "value", "label")
)


def _stored(tokens: list[str]) -> dict[str, tuple[str, str]]:
    return {token: (value, label) for token, value, label in _VALUES(tokens)} if tokens else {}


def histogram(counted: Mapping[str, int], total: int) -> Histogram:
    """Count hits by day, week, month or year, whichever suits the span that they cover."""
    days = {day_of(token): number for token, number in counted.items() if token[0] == _DAY}
    return by_step(days, total - sum(days.values()))


def by_step(days: Mapping[dt.date, int], undated: int) -> Histogram:
    """Add up what is counted by day to days, weeks, months or years, whichever suits the span."""
    if not days:
        return Histogram("day", (), undated)
    span = (max(days) - min(days)).days + 1
    step: Step = next((step for most, step in _STEPS if span <= most), "year")
    found: Counter[dt.date] = Counter()
    for day, number in days.items():
        found[_first(day, step)] += number
    return Histogram(step, tuple(sorted(found.items())), undated)


def _first(day: dt.date, step: Step) -> dt.date:
    if step == "week":
        return day - dt.timedelta(days=day.weekday())
    if step == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if step == "year" else day
