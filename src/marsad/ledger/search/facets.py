"""Counts over all that was found: by the values of each field, and by day."""

import datetime as dt
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
    return Histogram(step, _added(days, step), undated)


_PLAIN: Final[Mapping[Step, str]] = {"day": "D", "month": "M", "year": "Y"}
"""What NumPy calls the steps that begin where its own do."""
_EPOCH: Final = dt.date(1970, 1, 1).toordinal()


def _added(days: Mapping[dt.date, int], step: Step) -> tuple[tuple[dt.date, int], ...]:
    """Add up the days of each step, which is named by its first day; there may be thousands."""
    at = np.fromiter((day.toordinal() for day in days), np.int64, len(days)) - _EPOCH
    if step == "week":
        first = (at - (at + 3) % 7).astype("M8[D]")  # the epoch was a Thursday
    else:
        first = at.astype("M8[D]").astype(f"M8[{_PLAIN[step]}]").astype("M8[D]")
    steps, places = np.unique(first, return_inverse=True)
    numbers = np.bincount(places, np.fromiter(days.values(), np.int64, len(days)))
    return tuple(zip(steps.tolist(), map(int, numbers.tolist()), strict=True))
