"""The tables of search, all derived: what can be found, the names that lead to it, and the values it is told by.

The words themselves are in a table that Django's models can't describe: see ``marsad.ledger.backend``.
"""

from typing import Any, ClassVar

from django.db import models


class SearchEntry(models.Model):
    """One thing that can be found. Deleting the row takes its words out of the index as well (a trigger)."""

    what = models.CharField(max_length=8)
    uid = models.CharField(max_length=300)
    row = models.BigIntegerField(null=True)
    report = models.BigIntegerField(null=True)
    day = models.DateField(null=True)
    tokens = models.TextField()

    objects: ClassVar[models.Manager["SearchEntry"]] = models.Manager()

    class Meta:
        """Each thing once."""

        constraints: ClassVar[list[Any]] = [models.UniqueConstraint(fields=["what", "uid"], name="search_entry")]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["report"], name="search_entry_report"),
            models.Index(fields=["what", "row"], name="search_entry_row"),
            models.Index(fields=["-day"], name="search_entry_day"),
        ]

    def __str__(self) -> str:
        """What and which."""
        return f"{self.what} {self.uid}"


class SearchName(models.Model):
    """One spelling of the name of a place, an actor or a source, and the keys that it is looked up by."""

    what = models.CharField(max_length=8)
    uid = models.CharField(max_length=300)
    spelling = models.CharField(max_length=300)
    plain = models.CharField(max_length=300)
    skeleton = models.CharField(max_length=300)
    listed = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["SearchName"]] = models.Manager()

    class Meta:
        """Each spelling once for each key."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["what", "uid", "spelling", "skeleton"], name="search_name")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["plain"], name="search_name_plain"),
            models.Index(fields=["skeleton"], name="search_name_skeleton"),
        ]

    def __str__(self) -> str:
        """Whose name, and the name."""
        return f"{self.what} {self.uid}: {self.spelling}"


class SearchValue(models.Model):
    """One value that entries can be narrowed to and counted by; ``token`` is what the index holds of it."""

    token = models.CharField(max_length=16, primary_key=True)
    field = models.CharField(max_length=10)
    value = models.CharField(max_length=700)
    label = models.CharField(max_length=300)

    objects: ClassVar[models.Manager["SearchValue"]] = models.Manager()

    class Meta:
        """Values are looked up by what they are called, too."""

        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["field", "value"], name="search_value")]

    def __str__(self) -> str:
        """Field and value."""
        return f"{self.field}: {self.value}"
