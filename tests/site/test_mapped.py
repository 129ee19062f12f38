import pytest

from marsad.ledger import models, store
from marsad.model import Place, PlaceMention, Record
from marsad.site.maps.projection import Box
from marsad.site.queries.areas import AreaKey, extents, towns
from marsad.site.queries.mapped import Located, locate, located_of

from .factories import BROOK, FORD, MILL, PLACES, STRIKE, UPLAND, claim, event, mention, report

pytestmark = pytest.mark.django_db
BASE = Place(id="test:base", name="Heron Airbase", kind="site", latitude=35.4, longitude=36.4, country="SY",
             admin1="Upland")  # fmt: skip
COUNTRY = Place(id="test:sy", name="Syria", kind="country", latitude=35, longitude=38, country="SY")


def _located(*mentions: PlaceMention | None) -> Located:
    """One air strike at each of these places."""
    paper = report("p", *(f"{STRIKE} {number}" for number in range(len(mentions))))
    claims = [
        claim(paper, "attack", "airstrike", f"{STRIKE} {number}", places=(at,) if at else ())
        for number, at in enumerate(mentions)
    ]
    store.add_report(paper, claims, (*PLACES, BASE, COUNTRY))
    store.replace_record(Record(tuple(event(f"e{number}", one) for number, one in enumerate(claims))), "span")
    return locate(models.Event.objects.all())


@pytest.mark.parametrize(
    ("at", "name", "level"),
    [
        (mention(BROOK), "Brookfield", ""),
        (mention(BROOK, precision=2), "near Brookfield", "near"),
        (mention(BROOK, precision=3), "Hillside (district)", "admin2"),
        (mention(BROOK, precision=4), "Upland (province)", "admin1"),
        (mention(BROOK, precision=5), "near Brookfield", "region"),
        (mention(FORD, precision=3), "near Ford", "near"),
        (mention(BASE), "Heron Airbase", ""),
        (mention(BASE, precision=2), "near Heron Airbase", "near"),
        (mention(UPLAND, precision=4), "Upland (province)", "admin1"),
        (mention(UPLAND, precision=1), "Upland (province)", "admin1"),
    ],
)
def test_an_event_is_drawn_as_exactly_as_it_is_known(at: PlaceMention, name: str, level: str) -> None:
    located = _located(at)
    [spot] = located.spots
    assert (spot.name, spot.level, spot.count, spot.event) == (name, level, 1, "e0")
    assert (spot.reach is None) == (level == "")
    assert not located.unplaced


def test_events_that_were_read_are_grouped_as_the_database_groups_them() -> None:
    nowhere = PlaceMention(text="Alder", admin1="Upland", country="SY")
    located = _located(
        mention(BROOK), mention(BROOK), mention(BROOK, precision=3), mention(MILL), mention(UPLAND, precision=4),
        mention(COUNTRY, precision=6), PlaceMention(text="Alder"), nowhere, nowhere, None,
    )  # fmt: skip
    assert located_of(models.Event.objects.select_related("place")) == located
    assert located.count == 10


@pytest.mark.parametrize(
    ("at", "text", "area", "drawn"),
    [
        (None, "", "", False),
        (PlaceMention(text="Alder"), "Alder", "", False),
        (PlaceMention(text="Alder", country="SY"), "Alder", "Syria", False),
        (PlaceMention(text="Alder", admin1="Upland", country="SY"), "Alder", "Upland", True),
        (PlaceMention(text="Alder", admin1="Nowhere", country="SY"), "Alder", "Nowhere", False),
        (mention(COUNTRY, precision=6), "", "Syria", False),
        (mention(BROOK, precision=6), "", "Brookfield", False),
    ],
)
def test_what_is_not_settled_is_listed_and_never_pinned(
    at: PlaceMention | None, text: str, area: str, drawn: bool
) -> None:
    located = _located(at)
    [row] = located.unplaced
    assert (row.text, row.area, row.count, row.drawn) == (text, area, 1, drawn)
    assert [spot.level for spot in located.spots] == (["admin1"] if drawn else [])
    assert located.count == 1


def test_events_of_one_place_and_of_one_area_are_counted_together() -> None:
    unsettled = PlaceMention(text="Alder", admin1="Upland", country="SY")
    located = _located(mention(BROOK), mention(BROOK), mention(UPLAND, precision=4), unsettled, None)
    assert {(spot.name, spot.count, spot.event) for spot in located.spots} == {
        ("Brookfield", 2, ""),
        ("Upland (province)", 2, ""),
    }
    assert located.count == 5


def test_an_area_reaches_as_far_as_its_places() -> None:
    _located(None)
    key = AreaKey("admin1", "SY", "Upland")
    extent = extents([key])[key]
    for place in (BROOK, MILL, FORD):
        assert extent.reach is not None
        across = (place.longitude - extent.longitude) / extent.reach[0]
        up = (place.latitude - extent.latitude) / extent.reach[1]
        assert across**2 + up**2 < 1.1
    assert extents([AreaKey("admin1", "IQ", "Upland")]).get(AreaKey("admin1", "IQ", "Upland")) is None


def test_larger_towns_are_named_first() -> None:
    _located(None)
    box = Box(36, 35, 38, 37)
    assert [town.name for town in towns(box)] == ["Milltown", "Brookfield", "Ford"]
    assert [town.name for town in towns(box, [FORD.id])] == ["Ford", "Milltown", "Brookfield"]
    assert towns(Box(0, 0, 1, 1)) == []
