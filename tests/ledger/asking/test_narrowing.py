"""Events are narrowed to those about a place before they are looked at; that leaves out none that belongs to it."""

import itertools

import pytest
from django.db.models import Q

from ledger.asking.telling import rebuild
from marsad import ledger
from marsad.ledger import store
from marsad.ledger.asking import filters
from marsad.ledger.asking.places import events_about
from marsad.ledger.models import Event
from marsad.model import Place, PlaceMention
from marsad.reconcile.areas import Area
from reconcile.build import claim, day, report

pytestmark = pytest.mark.django_db
KM = 1 / 111.2
PLACES = [
    Place(
        id=f"test:{key}", name=name, kind=kind, latitude=35 + north * KM, longitude=36.0, country=country, admin1=unit
    )
    for key, name, kind, north, country, unit in (
        ("here", "Saro", "town", 0, "SY", "Upland"),
        ("twin", "Saro", "village", 5.9, "SY", "Upland"),
        ("twin's twin", "Saro", "town", 11.7, "SY", "Upland"),
        ("neighbour", "Belm", "town", 3, "SY", "Upland"),
        ("field", "Saro", "site", -4, "SY", "Upland"),
        ("far", "Saro", "town", 90, "SY", "Lowland"),
        ("abroad", "Saro", "town", 5, "LB", "Coast"),
        ("unit", "Upland", "admin1", 20, "SY", "Upland"),
        ("other unit", "Lowland", "admin1", 90, "SY", "Lowland"),
        ("state", "Syria", "country", 0, "SY", None),
        ("plain", "The Plain", "region", 10, "SY", None),
    )
]


def _mentions() -> list[PlaceMention]:
    settled = [
        PlaceMention(
            text=place.name, name=place.name, id=place.id, latitude=place.latitude, longitude=place.longitude,
            admin1=place.admin1, country=place.country, precision=precision, candidates=1,
        )
        for place, precision in itertools.product(PLACES, (1, 2, 4))
    ]  # fmt: skip
    known = [("Upland", "SY"), ("Lowland", "SY"), (None, "SY"), (None, "LB"), (None, None)]
    return [*settled, *(PlaceMention(text="Somewhere", admin1=unit, country=state) for unit, state in known)]


@pytest.fixture
def told() -> int:
    """One report for each way in which a place is known; gives how many."""
    store.save_places(PLACES)
    for number, mention in enumerate(_mentions()):
        of = report(f"r{number}", published=day(number))
        at = {"places": (mention,), "on": day(number)}
        claims = [claim(of, **at), claim(of, "killed", at=60, low=number + 1, high=number + 1, **at),
                  claim(of, "killed", at=120, low=900, high=900, cumulative=True, **at)]  # fmt: skip
        store.add_report(of, claims, PLACES)
    rebuild()
    return len(_mentions())


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.id)
def test_answers_are_those_of_all_events(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def answers() -> list[object]:
        return [
            ledger.events(place=place),
            ledger.events(place=place, uncertain=True),
            ledger.tolls(place=place, by="fit"),
            ledger.tolls(place=place, start=day(3), end=day(20), action="killed", group="people"),
        ]

    narrowed = answers()
    left = Event.objects.filter(events_about(Area(place))).count()
    monkeypatch.setattr(filters, "events_about", lambda _area: Q())
    assert narrowed == answers()
    assert left == Event.objects.count() if place.kind == "region" else left < Event.objects.count()


def test_a_town_asked_for_leaves_out_what_happened_in_others(told: int) -> None:
    kept = set(Event.objects.filter(events_about(Area(PLACES[0])), precision=1).values_list("place__uid", flat=True))
    assert "test:neighbour" in kept
    assert kept.isdisjoint({"test:far", "test:abroad"})
    assert told > len(kept)
