"""The ledger's tables of where places come from and how far they reach: lists added, boundaries, outlines of maps."""

from typing import Any, ClassVar

from django.db import models

from marsad.ledger.loading import Row


class PlaceList(models.Model):
    """A gazetteer file that was added: what it is, and under which licence its places stand."""

    name = models.CharField(max_length=200, unique=True, help_text="The file's name.")
    attribution = models.CharField(max_length=500, blank=True)
    licence = models.CharField(max_length=200, blank=True)
    places = models.PositiveIntegerField(default=0)
    added_at = models.DateTimeField(auto_now=True)

    class Meta:
        """By name."""

        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        """The file's name."""
        return self.name


class Boundary(Row):
    """The area of a country or an admin unit, as GeoJSON; ``uid`` is its place's."""

    uid = models.CharField(max_length=120, unique=True)
    level = models.CharField(max_length=16)
    country = models.CharField(max_length=2)
    name = models.CharField(max_length=200)
    area = models.TextField(help_text="A Polygon or MultiPolygon of GeoJSON, in WGS 84 degrees.")

    class Meta:
        """By level and name."""

        ordering: ClassVar[list[str]] = ["level", "country", "name", "uid"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["level", "country"])]

    def __str__(self) -> str:
        """Name and level."""
        return f"{self.name} ({self.level})"


class Outline(Row):
    """Derived from boundaries, for maps: a unit's area at one detail, or (``uid`` empty) all borders of a level."""

    uid = models.CharField(max_length=120, blank=True)
    level = models.CharField(max_length=16)
    country = models.CharField(max_length=2)
    name = models.CharField(max_length=200, blank=True)
    detail = models.PositiveSmallIntegerField(help_text="0 is the coarsest, see places/outlines.py.")
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()
    shape = models.BinaryField(help_text="WKB, in WGS 84 degrees.")

    class Meta:
        """Outlines are read by detail and box, and by name."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["uid", "level", "country", "detail"], name="outline_of_unit")
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["level", "country"], name="outline_level")]

    def __str__(self) -> str:
        """Name, level and detail."""
        return f"{self.name or 'borders'} ({self.level}, {self.country}) {self.detail}"
