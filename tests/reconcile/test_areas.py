import pytest

from marsad.model import Place, PlaceMention
from marsad.reconcile.areas import Area


def place(key: str, kind: str, **levels: str) -> Place:
    given = {"name": key, "country": "SY", "latitude": 35.0, "longitude": 36.0} | levels
    return Place(id=f"test:{key}", kind=kind, **given)  # type: ignore[arg-type]


SYRIA = place("Syria", "country")
UPLAND = place("Upland", "admin1", names=("Oberland",))  # type: ignore[arg-type]
HILLS = place("Hills", "admin2", admin1="Upland")
TOWN = place("Town", "town", admin1="Upland", admin2="Hills", admin3="Brook")
SAME_TOWN = place("TOWN", "town", admin1="Upland", latitude=35.01)  # type: ignore[arg-type]
FARM = place("Farm", "village", admin1="Upland", admin2="Hills", admin3="Brook", latitude=35.3)  # type: ignore[arg-type]
BARN = place("Barn", "village", admin1="Upland", latitude=35.25)  # type: ignore[arg-type]
UNLEVELLED = place("Mill", "village", admin1="Oberland", latitude=35.2)  # type: ignore[arg-type]
ELSEWHERE = place("Port", "town", admin1="Coast", admin2="Bay", latitude=34.0)  # type: ignore[arg-type]
ABROAD = place("Far", "town", admin1="Upland", country="IQ", latitude=33.0)  # type: ignore[arg-type]
STEPPE = place("Steppe", "region")
ENTRIES = {
    entry.id: entry
    for entry in (SYRIA, UPLAND, HILLS, TOWN, SAME_TOWN, FARM, BARN, UNLEVELLED, ELSEWHERE, ABROAD, STEPPE)
}


def at(entry: Place, precision: int = 1) -> PlaceMention:
    return PlaceMention(text=entry.name, id=entry.id, precision=precision, country=entry.country)


UNSETTLED_IN_UPLAND = PlaceMention(text="the village", admin1="upland", country="SY")
UNSETTLED_IN_SYRIA = PlaceMention(text="the village", country="SY")
UNSETTLED_ABROAD = PlaceMention(text="the village", country="TR")

CASES = [
    (SYRIA, at(TOWN), "in"), (SYRIA, at(UPLAND, 4), "in"), (SYRIA, at(SYRIA, 6), "in"), (SYRIA, at(ABROAD), "out"),
    (SYRIA, UNSETTLED_IN_SYRIA, "in"), (SYRIA, UNSETTLED_ABROAD, "out"), (SYRIA, at(STEPPE), "in"),
    (UPLAND, at(TOWN), "in"), (UPLAND, at(TOWN, 2), "in"), (UPLAND, at(HILLS, 3), "in"), (UPLAND, at(UPLAND, 4), "in"),
    (UPLAND, at(UNLEVELLED), "in"), (UPLAND, UNSETTLED_IN_UPLAND, "in"), (UPLAND, UNSETTLED_IN_SYRIA, "coarse"),
    (UPLAND, at(SYRIA, 6), "coarse"), (UPLAND, at(TOWN, 5), "coarse"), (UPLAND, at(ELSEWHERE), "out"),
    (UPLAND, at(ABROAD), "out"), (UPLAND, PlaceMention(text="the village"), "unknown"), (UPLAND, None, "unknown"),
    (HILLS, at(TOWN), "in"), (HILLS, at(TOWN, 3), "in"), (HILLS, at(TOWN, 4), "coarse"),
    (HILLS, at(UPLAND, 4), "coarse"), (HILLS, at(BARN), "coarse"),
    (HILLS, UNSETTLED_IN_UPLAND, "coarse"), (HILLS, at(ELSEWHERE), "out"),
    (TOWN, at(TOWN), "in"), (TOWN, at(TOWN, 2), "coarse"), (TOWN, at(SAME_TOWN), "in"), (TOWN, at(FARM), "out"),
    (TOWN, at(UPLAND, 4), "coarse"), (TOWN, at(FARM, 2), "coarse"), (TOWN, at(ELSEWHERE, 2), "out"),
    (TOWN, UNSETTLED_IN_UPLAND, "coarse"), (TOWN, UNSETTLED_ABROAD, "out"), (TOWN, None, "unknown"),
    (STEPPE, at(STEPPE), "in"), (STEPPE, at(TOWN), "out"), (STEPPE, at(SYRIA, 6), "coarse"),
]  # fmt: skip


@pytest.mark.parametrize(("area", "mention", "expected"), CASES)
def test_what_lies_in_a_place(area: Place, mention: PlaceMention | None, expected: str) -> None:
    entry = ENTRIES.get(mention.id or "") if mention else None
    assert Area(area).lies(mention, entry) == expected


def test_a_mention_whose_entry_is_not_known_goes_by_what_it_says_itself() -> None:
    lost = PlaceMention(text="Lost", id="test:lost", admin1="Upland", country="SY", precision=1)
    assert Area(UPLAND).lies(lost, None) == "in"
    assert Area(HILLS).lies(lost, None) == "coarse"
    assert Area(TOWN).lies(lost, None) == "coarse"


def test_units_are_compared_by_the_folded_name() -> None:
    spelled = PlaceMention(text="x", admin1="U-p-l-a-n-d", country="SY")
    assert Area(UPLAND).lies(spelled, None) == "out"
    assert Area(UPLAND, lambda name: name.replace("-", "").casefold()).lies(spelled, None) == "in"
