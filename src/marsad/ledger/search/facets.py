"""Counts over all that was found: by the values of each field, and by day."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

import numpy as np

from marsad.ledger import models
from marsad.ledger.prepared import Prepared
from marsad.ledger.search.results import FacetCount, Histogram, Step
from marsad.ledger.search.values import LETTERS, WIDTH, split

MOST: Final = 20
"""Values of a field that are counted out."""
_FIELDS: Final = {letter: name for name, letter in LETTERS.items()}
_DAY: Final = LETTERS["day"]
_TENS: Final = 10 ** np.arange(WIDTH - 2, -1, -1)
_STEPS: Final[tuple[tuple[int, Step], ...]] = ((62, "day"), (370, "week"), (3700, "month"))
"""The span in days up to which hits are counted by day, week, month; by year beyond."""


class Counted(NamedTuple):
    """How many entries have each token, and each day: its ordinal and their number, in its order."""

    tokens: Mapping[str, int]
    days: np.ndarray
    numbers: np.ndarray


NOTHING: Final = Counted({}, np.zeros(0, np.int64), np.zeros(0, np.int64))


def count(tokens: Iterable[str]) -> Counted:
    """Count each token over the entries' rows of tokens; those of days, of which there may be thousands, apart."""
    letters = np.frombuffer("".join(tokens).encode("ascii"), f"<u{WIDTH}")
    found, numbers = np.unique(letters, return_counts=True)
    signs = found.view(np.uint8).reshape(-1, WIDTH)
    is_day = signs[:, 0] == ord(_DAY)
    ordinals = (signs[is_day, 1:] - ord("0")).astype(np.int64) @ _TENS
    named = split(found[~is_day].tobytes().decode("ascii"))
    order = np.argsort(ordinals)
    values = dict(zip(named, numbers[~is_day].tolist(), strict=True))
    return Counted(values, ordinals[order], numbers[is_day][order])


def facets(counted: Counted) -> dict[str, tuple[FacetCount, ...]]:
    """Give the most frequent values of each field with their counts."""
    by_field: dict[str, list[tuple[int, str]]] = {name: [] for name in LETTERS if name != "day"}
    for token, number in counted.tokens.items():
        by_field[_FIELDS[token[0]]].append((-number, token))
    kept = {name: _most_frequent(found) for name, found in by_field.items()}
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


def _most_frequent(found: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Take the first, and of those that are as frequent as the last of them enough to put them in order by label."""
    first = sorted(found)[: MOST * 2]
    return [one for one in first if one[0] <= first[MOST - 1][0]] if len(first) > MOST else first


_VALUES = Prepared(
    lambda tokens: models.SearchValue.objects.filter(token__in=tokens).values_list("token", "value", "label")
)


def _stored(tokens: list[str]) -> dict[str, tuple[str, str]]:
    return {token: (value, label) for token, value, label in _VALUES(tokens)} if tokens else {}


def histogram(counted: Counted, total: int) -> Histogram:
    """Count hits by day, week, month or year, whichever suits the span that they cover."""
    return _by_step(counted.days, counted.numbers, total - int(counted.numbers.sum()))


def by_step(days: Mapping[dt.date, int], undated: int) -> Histogram:
    """Add up what is counted by day to days, weeks, months or years, whichever suits the span."""
    ordinals = np.fromiter((day.toordinal() for day in days), np.int64, len(days))
    return _by_step(ordinals, np.fromiter(days.values(), np.int64, len(days)), undated)


def _by_step(days: np.ndarray, numbers: np.ndarray, undated: int) -> Histogram:
    if not len(days):
        return Histogram("day", (), undated)
    span = int(days.max() - days.min()) + 1
    step: Step = next((step for most, step in _STEPS if span <= most), "year")
    return Histogram(step, _added(days - _EPOCH, numbers, step), undated)


_PLAIN: Final[Mapping[Step, str]] = {"day": "D", "month": "M", "year": "Y"}
"""What NumPy calls the steps that begin where its own do."""
_EPOCH: Final = dt.date(1970, 1, 1).toordinal()


def _added(at: np.ndarray, numbers: np.ndarray, step: Step) -> tuple[tuple[dt.date, int], ...]:
    """Add up the days of each step, which is named by its first day; there may be thousands."""
    if step == "week":
        first = (at - (at + 3) % 7).astype("M8[D]")  # the epoch was a Thursday
    else:
        first = at.astype("M8[D]").astype(f"M8[{_PLAIN[step]}]").astype("M8[D]")
    steps, places = np.unique(first, return_inverse=True)
    return tuple(zip(steps.tolist(), map(int, np.bincount(places, numbers).tolist()), strict=True))
