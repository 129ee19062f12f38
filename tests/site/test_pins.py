"""What a map counts from a table is what the database counts."""

import datetime as dt
from itertools import product

import numpy as np
import pytest
from django.utils import translation

from marsad.ledger import store
from marsad.ledger.models import Event, Place
from marsad.site.queries.counting import EventTable
from marsad.site.queries.mapped import locate
from marsad.site.queries.pins import Pins

from .factories import BROOK, MILL, PLACES, UPLAND

pytestmark = pytest.mark.django_db
KINDS = ("attack", "control", "aid")


def _fill() -> None:
    """Store events at places known exactly and roughly, at places that are not settled, and at none."""
    store.save_places(PLACES)
    keys = {place.uid: place.pk for place in Place.objects.all()}
    country = Place.objects.create(
        uid="test:land", name="Land", kind="country", latitude=35, longitude=38, country="SY"
    )
    somewhere = [(keys[place.id], precision) for place, precision in product((BROOK, MILL, UPLAND), (None, 1, 2, 3, 4))]
    words = [("Alder", "Upland", "SY"), ("Alder", "Nowhere", "SY"), ("Alder", "", "SY"), ("", "", "")]
    where = [(place, precision, "", "", "") for place, precision in [*somewhere, (country.pk, 6), (keys[BROOK.id], 6)]]
    where += [(None, None, *known) for known in words]
    number = 0
    for at, (place, precision, text, admin1, land) in enumerate(where):
        for kind in KINDS[: at % 3 + 1]:
            for _ in range(1 + (at * 7 + number) % 3):
                number += 1
                day = None if number % 11 == 0 else dt.date(2021, 5, 1 + (number * 5) % 9)
                Event.objects.create(
                    uid=f"e{number}", kind=kind, place_id=place, precision=precision, place_text=text, admin1=admin1,
                    country=land, date_start=day, date_end=day, contested=number % 4 == 0, data={},
                )  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ar"])
def test_chosen_events_lie_where_the_database_says(language: str) -> None:
    _fill()
    with translation.override(language):
        table = EventTable.read()
        pins = Pins.read(table)
        chosen = {
            "all": (table.chosen(), Event.objects.all()),
            "some kinds": (table.chosen(["aid", "control"]), Event.objects.filter(kind__in=["aid", "control"])),
            "where sources differ": (table.chosen(contested=True), Event.objects.filter(contested=True)),
            "days": (
                table.during(dt.date(2021, 5, 3), dt.date(2021, 5, 4)),
                Event.objects.filter(date_end__gte=dt.date(2021, 5, 3), date_start__lte=dt.date(2021, 5, 4)),
            ),
            "none": (table.chosen(["diplomacy"]), Event.objects.none()),
        }
        for number in range(12):
            only = [event.pk for event in Event.objects.order_by("pk")][number::12]
            chosen[f"of twelve {number}"] = (table.chosen(only=only), Event.objects.filter(pk__in=only))
        for said, (flags, events) in chosen.items():
            assert pins.located(table, flags) == locate(events), said


def test_an_empty_table_has_no_pins() -> None:
    table = EventTable.read()
    found = Pins.read(table).located(table, np.ones(0, np.bool_))
    assert (found.spots, found.unplaced, found.count) == ([], [], 0)
