"""Queries that are asked again and again, their SQL written once: Django takes far longer to write it than to ask it.

A query is given as a function of its values, and is called as that function is, for rows instead of a queryset::

    _OF_REPORT = Prepared(lambda report: Claim.objects.filter(report=report).order_by("start", "pk"))
    claims = _OF_REPORT(row.pk)
"""

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final, Generic, TypeVar

from django.db import connection
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
One = int | float | str
Value = One | Sequence[int] | Sequence[str]
_Shape = tuple[tuple[type[One], int], ...]
"""Of each value what it is, and how many where it is a list; 0 where it is one."""
_NUMBER: Final = 1_912_345_000
"""Numbers from here on stand for values while the SQL is written: none is a key, and none too large for a column."""
_LONGEST: Final = 512
"""The length of a list from which on a query is written anew each time."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A query as Django wrote it; each parameter is itself, or the place of a value."""

    rows: "QuerySet[Any, Any]"
    compiler: SQLCompiler
    sql: str
    parameters: Sequence[tuple[Any, int | None]]
    converters: dict[int, Any]
    """What makes values of its columns, by their number: told by the sort of database, whatever the connection."""

    def asked(self, values: Sequence[One]) -> "QuerySet[Any, Any]":
        """Give the queryset anew with other values, on the connection of this thread."""
        compiler, rows = copy(self.compiler), self.rows.all()
        # on PostgreSQL a number may be one of a column's width, which it stays
        filled = tuple(value if at is None else type(value)(values[at]) for value, at in self.parameters)
        compiler.connection = connection
        compiler.as_sql = lambda *_, **__: (self.sql, filled)  # type: ignore[method-assign]
        compiler.get_converters = lambda *_: self.converters  # type: ignore[method-assign]
        rows.query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
        return rows


class Prepared(Generic[Row]):
    """A query whose SQL is written when it is first asked, and for each length of the lists that it is asked with.

    A list may stand behind an ``__in`` and nowhere else: it is filled up by its last value to a power of two, so that
    there are few lengths.
    """

    def __init__(self, make: "Callable[..., QuerySet[Any, Row]]") -> None:
        """Take the function that makes the query of its values, which must not look at them: numbers, texts, lists."""
        self._make = make
        self._written: dict[tuple[str, _Shape], _Written] = {}
        self._lock = Lock()

    def __call__(self, *values: Value) -> list[Row]:
        """Ask the query.

        Raises:
            ValueError: a list is empty (there is nothing to ask for), or the SQL does not hold a value as it is.
        """
        filled = [[value] if isinstance(value, One) else _filled(value) for value in values]
        if any(len(some) > _LONGEST for some in filled):
            return list(self._make(*values))
        shape = tuple(
            (_kind(some[0]), 0 if isinstance(value, One) else len(some))
            for value, some in zip(values, filled, strict=True)
        )
        key = connection.vendor, shape
        with self._lock:
            if key not in self._written:
                self._written[key] = _write(self._make, shape)
        return list(self._written[key].asked([one for some in filled for one in some]))


def _filled(values: Sequence[One]) -> list[One]:
    if not values:
        raise ValueError("a prepared query was asked with an empty list")
    return [*values, *[values[-1]] * ((1 << (len(values) - 1).bit_length()) - len(values))]


def _kind(value: One) -> type[One]:
    return next(kind for kind in (int, float, str) if isinstance(value, kind))


def _write(make: "Callable[..., QuerySet[Any, Any]]", shape: _Shape) -> _Written:
    """Have the SQL written with values that stand for others."""
    stand_ins: dict[One, int] = {}

    def one(kind: type[One]) -> One:
        at = len(stand_ins)
        value = f"\ue000{at}\ue001" if kind is str else kind(_NUMBER + at)
        stand_ins[value] = at
        return value

    rows = make(*([one(kind) for _ in range(number)] if number else one(kind) for kind, number in shape))
    compiler = rows.query.get_compiler(connection.alias)
    sql, parameters = compiler.as_sql()
    places = [(value, stand_ins.get(value) if isinstance(value, int | float | str) else None) for value in parameters]
    if {at for _, at in places if at is not None} != set(stand_ins.values()):
        raise ValueError(f"the SQL does not hold each value as it is: {sql}")
    columns = [column for column, *_ in (compiler.select or ())[: compiler.col_count]]
    return _Written(rows, compiler, sql, places, compiler.get_converters(columns))
