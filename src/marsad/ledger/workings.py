"""The tables of what the record was derived by, so that a later report is set beside what is near it and no more.

All of them are derived, and rebuilt with the record: accounts and where they stand in their blocks, the links between
them, the sketches of texts, the judged pairs, the claims on who holds a place. ``marsad.ledger.near`` reads and writes
them.
"""

from typing import Any, ClassVar

from django.db import models


class Account(models.Model):
    """What one report says of one occurrence; ``data`` is ``marsad.reconcile``'s account as MessagePack."""

    objects: ClassVar[models.Manager["Account"]] = models.Manager()
    key = models.CharField(max_length=16, unique=True)
    report = models.CharField(max_length=200, db_index=True)
    home = models.CharField(max_length=16, blank=True, db_index=True, help_text="The first account of its group.")
    asserts = models.BooleanField(default=True)
    data = models.BinaryField()

    def __str__(self) -> str:
        """Key and report."""
        return f"{self.key} of {self.report}"


class Block(models.Model):
    """Where an account stands in a block: accounts near each other in one are compared."""

    objects: ClassVar[models.Manager["Block"]] = models.Manager()
    block = models.BigIntegerField()
    day = models.PositiveIntegerField(help_text="Counted from the year 1; 0 is not known.")
    key = models.CharField(max_length=16)

    class Meta:
        """In the order of a block."""

        constraints: ClassVar[list[Any]] = [models.UniqueConstraint(fields=["block", "day", "key"], name="block_order")]

    def __str__(self) -> str:
        """The block and the account."""
        return f"{self.block}: {self.key}"


class Link(models.Model):
    """Two accounts that agree well enough to be of one occurrence, the smaller key first."""

    objects: ClassVar[models.Manager["Link"]] = models.Manager()
    first = models.CharField(max_length=16)
    second = models.CharField(max_length=16, db_index=True)
    points = models.FloatField()

    class Meta:
        """Each pair once."""

        constraints: ClassVar[list[Any]] = [models.UniqueConstraint(fields=["first", "second"], name="link_pair")]

    def __str__(self) -> str:
        """Both keys and the points."""
        return f"{self.first} and {self.second}: {self.points}"


class Bond(models.Model):
    """Two claims that were judged to be of one event, or not to be (``apart``)."""

    objects: ClassVar[models.Manager["Bond"]] = models.Manager()
    one = models.CharField(max_length=16, db_index=True)
    two = models.CharField(max_length=16, db_index=True)
    apart = models.BooleanField(default=False)

    def __str__(self) -> str:
        """Both claims and what was judged."""
        return f"{self.one} and {self.two}: {'apart' if self.apart else 'the same'}"


class Sketch(models.Model):
    """The sketch of a report's text, and the report that is the first copy of it."""

    objects: ClassVar[models.Manager["Sketch"]] = models.Manager()
    report = models.CharField(max_length=200, unique=True)
    first = models.CharField(max_length=200, db_index=True)
    data = models.BinaryField()

    def __str__(self) -> str:
        """The report and the first copy."""
        return f"{self.report}, a copy of {self.first}"


class Band(models.Model):
    """A band of a sketch: the sketches of copies have one in common."""

    objects: ClassVar[models.Manager["Band"]] = models.Manager()
    band = models.BigIntegerField()
    report = models.CharField(max_length=200)

    class Meta:
        """Looked up by band."""

        constraints: ClassVar[list[Any]] = [models.UniqueConstraint(fields=["band", "report"], name="band_report")]

    def __str__(self) -> str:
        """The band and the report."""
        return f"{self.band}: {self.report}"


class ControlClaim(models.Model):
    """A claim on who holds a place, by each of the places that it names (ids)."""

    objects: ClassVar[models.Manager["ControlClaim"]] = models.Manager()
    place = models.CharField(max_length=120)
    claim = models.CharField(max_length=16)
    report = models.CharField(max_length=200, db_index=True)

    class Meta:
        """Looked up by place."""

        constraints: ClassVar[list[Any]] = [models.UniqueConstraint(fields=["place", "claim"], name="control_claim")]

    def __str__(self) -> str:
        """The place and the claim."""
        return f"{self.place}: {self.claim}"
