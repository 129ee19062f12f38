"""Rows of the ledger's tables as they come from the database: pages read them by the hundred."""

from collections.abc import Collection, Iterable
from typing import Any, Self

from django.db import models
from django.db.models.base import ModelState


class Row(models.Model):
    """A table whose rows are made of what was read, without going through the table's fields one by one.

    Django makes a row as if a program had written it: it asks each field, and tells all who listen for new rows. There
    are none here, and none of our fields does anything but keep its value.
    """

    class Meta:
        """No table of its own."""

        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Iterable[str], values: Collection[Any]) -> Self:
        """Make a row of the columns that were read; those that were left out are read when they are asked for."""
        row = cls.__new__(cls)
        row._state = state = ModelState()
        state.adding, state.db = False, db
        row.__dict__.update(zip(field_names, values, strict=True))
        return row
