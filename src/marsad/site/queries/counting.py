"""All events in columns, held by this process while the ledger stays as it is: maps count them in milliseconds."""

import datetime as dt
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
from django.db import connection
from django.db.models import IntegerField, Q, TextField
from django.db.models.functions import Cast

from marsad.ledger.models import Event, Place

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Texts = npt.NDArray[np.bytes_]
_EPOCH = dt.date(1970, 1, 1).toordinal()
_NO_DAY = np.iinfo(np.int64).min


@dataclass(frozen=True, slots=True)
class Where:
    """Where events were: a place's key and a precision, or the words for it and what is known all the same."""

    place: int | None
    precision: int | None
    text: str
    admin1: str
    country: str


@dataclass(frozen=True, slots=True)
class Counted:
    """How many events of each kind were at each place, in columns; of no cell none.

    ``where`` and ``kind`` are numbers as the table has them; ``newest`` is the first day of the last of a cell, and
    ``last`` where in the table that one stands.
    """

    where: Ints
    kind: Ints
    number: Ints
    newest: Ints
    last: Ints


@dataclass(frozen=True)
class EventTable:
    """The events' columns, in the order of their first days; days count from 1970, ``_NO_DAY`` where none is known.

    ``where`` and ``kind`` are places in the lists ``wheres`` and ``kinds``, the latter in the order of their names.
    ``places`` are those of the events, by their keys, and those of them that were also ``looked_for`` by their ids.
    """

    keys: Ints
    uids: Texts
    where: Ints
    kind: Ints
    start: Ints
    end: Ints
    contested: Flags
    wheres: list[Where]
    kinds: list[str]
    places: Mapping[int, Place]
    looked_for: frozenset[str] = frozenset()

    @classmethod
    def read(cls, more: Collection[str] = ()) -> "EventTable":
        """Read all events, the places that they were at, and ``more`` places by their ids: two queries."""
        # as what the database has at hand: there are hundreds of thousands, and Django would make each a Python value
        first, last = Cast("date_start", TextField()), Cast("date_end", TextField())
        rows = Event.objects.order_by().annotate(first=first, last=last, differs=Cast("contested", IntegerField()))
        asked = ("pk", "uid", "place", "precision", "place_text", "admin1", "country", "kind", "first", "last",
                 "differs")  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute(*rows.values_list(*asked).query.sql_with_params())
            rows = cursor.fetchall()
        return cls._of(rows, _places({row[2] for row in rows if row[2]}, more), more)

    @classmethod
    def of(cls, events: Iterable[Event], places: Iterable[Place]) -> "EventTable":
        """Lay out events that need not be stored, with their places; those with a key below 0 have no page."""
        laid = (
            (
                row.pk, row.uid if row.pk > 0 else "", row.place_id, row.precision, row.place_text, row.admin1,
                row.country, row.kind, str(row.date_start or ""), str(row.date_end or ""), row.contested,
            )
            for row in events
        )  # fmt: skip
        return cls._of(laid, {place.pk: place for place in places})

    @classmethod
    def _of(
        cls, rows: Iterable[tuple[Any, ...]], places: Mapping[int, Place], more: Collection[str] = ()
    ) -> "EventTable":
        columns = list(zip(*rows, strict=True)) or [()] * 11
        keys, uids, place, precision, text, admin1, country, of_kind, start, end, differ = columns
        told, somewhere = _numbered(zip(place, precision, text, admin1, country, strict=True))
        same, known = _numbered(
            (at, exactly, "", "", "") if at else (None, None, *words) for at, exactly, *words in somewhere
        )
        number, named = _numbered(of_kind)
        kinds = sorted(named)
        kind = np.array([kinds.index(name) for name in named], np.int64)[number]
        begin, last = _days(start), _days(end)
        order = np.argsort(begin, kind="stable")
        return cls(
            np.array(keys, np.int64)[order],
            np.array([uid.encode() for uid in uids], np.bytes_)[order],
            same[told][order],
            kind[order],
            begin[order],
            last[order],
            np.array(differ, np.bool_)[order],
            [Where(*row) for row in known],
            kinds,
            places,
            frozenset(more),
        )

    def chosen(
        self, kinds: Collection[str] = (), *, contested: bool = False, only: Collection[int] | None = None
    ) -> Flags:
        """Say of each event whether it is of these kinds (none: all), has sources that differ, and has these keys."""
        flags = np.ones(len(self.keys), np.bool_)
        if kinds:
            flags &= np.isin(self.kind, [number for number, kind in enumerate(self.kinds) if kind in kinds])
        if contested:
            flags &= self.contested
        if only is not None:
            flags &= np.isin(self.keys, np.fromiter(only, np.int64, len(only)))
        return flags

    def during(self, since: dt.date | None, until: dt.date | None) -> Flags:
        """Say of each event whether any of its days lies between two days; one without a day never does."""
        flags = np.ones(len(self.keys), np.bool_)
        if since:
            flags &= self.end >= since.toordinal() - _EPOCH
        if until:
            flags &= (self.start <= until.toordinal() - _EPOCH) & (self.start != _NO_DAY)
        return flags

    def by_day(self, chosen: Flags) -> dict[dt.date | None, int]:
        """Count events by their first day, those without one as None."""
        days, numbers = np.unique(self.start[chosen], return_counts=True)
        return {date_of(day): number for day, number in zip(days.tolist(), numbers.tolist(), strict=True)}

    def counted(self, chosen: Flags) -> Counted:
        """Count events by where and of which kind they were."""
        width = len(self.kinds)
        cells = self.where[chosen] * width + self.kind[chosen]
        numbers = np.bincount(cells, minlength=len(self.wheres) * width)
        last = np.zeros(len(numbers), np.int64)
        last[cells] = np.flatnonzero(chosen)  # of events in one cell the last stays: the newest, as they are in order
        used = np.flatnonzero(numbers)
        return Counted(used // max(width, 1), used % max(width, 1), numbers[used], self.start[last[used]], last[used])


def _places(keys: Collection[int], ids: Collection[str]) -> dict[int, Place]:
    """Read places by their keys or ids: one query."""
    wanted = Q(pk__in=keys) | Q(uid__in=ids) if ids else Q(pk__in=keys)
    return {row.pk: row for row in Place.objects.defer("names").filter(wanted)}


T = TypeVar("T", bound=Hashable)


def _numbered(values: Iterable[T]) -> tuple[Ints, list[T]]:
    """Number values, equal ones alike, in the order in which they first come; with the values by their numbers."""
    given = list(values)
    found = {value: number for number, value in enumerate(dict.fromkeys(given))}
    return np.fromiter(map(found.__getitem__, given), np.int64, len(given)), list(found)


def _days(texts: Iterable[str | None]) -> Ints:
    numbers, days = _numbered(texts)
    known: Ints = np.array([day or "NaT" for day in days], "datetime64[D]").astype(np.int64)
    return known[numbers]


def date_of(day: int) -> dt.date | None:
    """Give the date of a day that is counted from 1970; None where none is known."""
    return None if day == _NO_DAY else dt.date.fromordinal(day + _EPOCH)
