"""What the ledger keeps beside places: the lists that were added, boundaries, decisions on what a name means."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction

from marsad import model
from marsad.ledger import models, outlines, rows

BATCH = 200
_NEWEST = 200
"""How many of a publisher's reports tell where it is at home."""


@dataclass(frozen=True, slots=True)
class PlaceList:
    """A gazetteer file that was added, and what has to be said of it; ``places`` counts its entries."""

    name: str
    attribution: str
    licence: str
    places: int


@dataclass(frozen=True, slots=True)
class NameDecision:
    """A person's decision on what a name means.

    ``report`` is None: always; ``place`` None: no place is meant. ``judgements`` are the ids of the corrections of
    claims that it brought about; ``undoes`` is the number of the decision that it takes back.
    """

    number: int
    key: str
    name: str
    report: str | None
    place: str | None
    undoes: int | None
    judgements: tuple[str, ...]
    by: str
    why: str


def save_list(name: str, attribution: str, licence: str, places: int) -> None:
    """Note that a list was added; one of the same name is replaced, but what was said of it stays unless said anew."""
    row, _ = models.PlaceList.objects.get_or_create(name=name)
    row.attribution, row.licence = attribution or row.attribution, licence or row.licence
    row.places = places
    row.save()


def place_lists() -> list[PlaceList]:
    """List the gazetteer files that were added, by name."""
    return [PlaceList(row.name, row.attribution, row.licence, row.places) for row in models.PlaceList.objects.all()]


def save_boundaries(boundaries: Iterable[tuple[model.Place, str]]) -> int:
    """Store the areas of units, as GeoJSON; a newer one replaces that of the same unit. Returns how many."""
    new = [
        models.Boundary(uid=unit.id, level=unit.kind, country=unit.country, name=unit.name, area=area)
        for unit, area in boundaries
    ]
    models.Boundary.objects.bulk_create(
        new, BATCH, update_conflicts=True, unique_fields=["uid"], update_fields=["level", "country", "name", "area"]
    )
    outlines.refresh({(row.level, row.country) for row in new})
    return len(new)


def boundaries() -> Iterator[tuple[model.Place, str]]:
    """Yield the areas of units as GeoJSON, each with its unit, by level and name."""
    found = models.Boundary.objects.all()
    places = {row.uid: row for row in models.Place.objects.filter(uid__in=found.values("uid"))}
    for row in found.iterator(BATCH):
        if row.uid in places:
            yield rows.place_record(places[row.uid]), row.area


def places_of(ids: Sequence[str]) -> dict[str, model.Place]:
    """Give the stored places of some ids."""
    found: dict[str, model.Place] = {}
    for first in range(0, len(ids), BATCH):
        part = models.Place.objects.filter(uid__in=ids[first : first + BATCH])
        found |= {row.uid: rows.place_record(row) for row in part}
    return found


def units_of(publisher: str) -> list[list[tuple[str, str | None]]]:
    """List where the places of each of a publisher's newest reports lie: the country, and the province or None."""
    newest = models.Report.objects.filter(publisher=publisher, current=True, withdrawn=False).order_by("-id")[:_NEWEST]
    found: dict[int, list[tuple[str, str | None]]] = {}
    for report, country, admin1 in (
        models.Claim.objects.filter(report__in=list(newest), withdrawn=False)
        .exclude(place__isnull=True)
        .exclude(place__kind__in=["country", "region"])
        .order_by("report")
        .values_list("report", "place__country", "place__admin1")
        .distinct()
    ):
        found.setdefault(report, []).append((country, admin1 or None))
    return list(found.values())


def add_decision(  # noqa: PLR0913 - the columns of the row
    key: str,
    name: str,
    *,
    report: str | None,
    place: str | None,
    by: str,
    why: str = "",
    judgements: Sequence[str] = (),
    undoes: int | None = None,
) -> int:
    """Add a decision on a name; returns its number.

    Raises:
        InputError: it takes back one that is not there, or taken back already.
    """
    with transaction.atomic():
        if undoes is not None and models.NameDecision.objects.filter(undoes=undoes).exists():
            raise model.InputError(f"{undoes} is taken back already", field="undo")
        row = models.NameDecision.objects.create(
            key=key, name=name, report=report or "", place=place or "", by=by, why=why,
            judgements=list(judgements), undoes_id=undoes,
        )  # fmt: skip
    return int(row.pk)


def name_decisions() -> list[NameDecision]:
    """List the decisions on names in the order that they were made, those that were taken back too."""
    return [
        NameDecision(
            number=row.pk, key=row.key, name=row.name, report=row.report or None, place=row.place or None,
            undoes=row.undoes_id, judgements=tuple(row.judgements), by=row.by, why=row.why,
        )
        for row in models.NameDecision.objects.all()
    ]  # fmt: skip
