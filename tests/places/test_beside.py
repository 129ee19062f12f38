"""Places told by a listed community: what the rows say, and that each is sound."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.places.conftest import ADDED, town

from marsad.model import Place
from marsad.places import Gazetteer, load
from marsad.places.beside import Row, communities_of, listed_names, rows
from marsad.places.distance import kilometres
from marsad.places.fold import plain
from marsad.places.phrase import site_words
from marsad.places.resolve import Answer, Mention, resolve
from marsad.places.store import ListStore
from marsad.places.tables import load_table
from marsad.places.worldlist import province_table

TABQA = (
    town("x:thawrah", "Al-Thawrah", 35.83, 38.54, country="SY", admin1="Ar-Raqqa", name_ar="الثورة"),
    town("x:tabaqa", "Tabaqa", 37.1, 42.1, kind="village", country="SY", admin1="Al-Hasakeh", name_ar="طبقة"),
    town("x:raqqa", "Ar-Raqqa", 35.95, 39.01, names=("Raqqa",), country="SY", admin1="Ar-Raqqa", name_ar="الرقة"),
)


@pytest.fixture(scope="module")
def told() -> Gazetteer:
    return Gazetteer([*ADDED, *TABQA], world=False)


def settled(name: str, gazetteer: Gazetteer, *others: str) -> Answer:
    return resolve([Mention(one) for one in (name, *others)], gazetteer, spoken_of={"SY": 1.0})[0]


@pytest.mark.parametrize("name", ["Tabqa", "Tabaqa", "al-Tabqah", "the town of Tabqa", "الطبقة"])
def test_a_town_is_found_by_a_further_name_before_a_village_of_that_name(name: str, told: Gazetteer) -> None:
    place = settled(name, told, "Raqqa").place
    assert place is not None
    assert place.id == "x:thawrah"


def test_the_village_is_meant_where_the_text_says_its_province(told: Gazetteer) -> None:
    with_hasakah = told.with_places(
        [Place(id="x:has", name="Al-Hasakeh", kind="admin1", latitude=36.5, longitude=40.7, country="SY")]
    )
    place = settled("Tabaqa, Al-Hasakeh", with_hasakah).place
    assert place is not None
    assert place.id == "x:tabaqa"


@pytest.mark.parametrize(
    ("name", "others", "community", "precision"),
    [
        ("the neighborhood of Bab Qinnasrin", ("Aleppo",), "x:aleppo-town", 1),
        ("Arqoub", ("Aleppo",), "x:aleppo-town", 1),
        ("Zahi Azraq hospital", ("Aleppo",), "x:aleppo-town", 2),
        ("Furusiyah", ("Raqqa",), "x:raqqa", 1),
        ("Lake Assad", ("Tabqa",), "x:thawrah", 2),
    ],
)
def test_what_lies_in_or_beside_a_community_is_pinned_there(
    name: str, others: tuple[str, ...], community: str, precision: int, told: Gazetteer
) -> None:
    answer = settled(name, told, *others)
    beside = told.get(community)
    assert answer.place is not None
    assert beside is not None
    assert (answer.place.latitude, answer.place.longitude) == (beside.latitude, beside.longitude)
    assert (answer.place.admin1, answer.precision) == (beside.admin1, precision)
    assert told.get(answer.place.id) is not None
    assert ("beside" in answer.reason) is (precision == 2)


@pytest.mark.parametrize(
    ("name", "is_found"),
    [
        ("Sleiman al-Jabiri", False),  # no row
        ("Arqab", False),  # only sounds like a quarter
        ("Arqab neighbourhood", True),
        ("Arqab district", True),
        ("Arqoub", True),
    ],
)
def test_a_quarter_that_only_sounds_so_is_settled_where_it_is_said_to_be_one(
    name: str, is_found: bool, told: Gazetteer
) -> None:
    assert (settled(name, told, "Aleppo").place is not None) is is_found
    assert settled(name, told, "Raqqa").place is None


def test_a_province_is_known_by_its_kind(told: Gazetteer) -> None:
    provinces = told.with_places(
        [Place(id="x:rq", name="Ar-Raqqa", kind="admin1", latitude=36, longitude=39, country="SY", admin1="Ar-Raqqa")]
    )
    assert settled("Raqa province", provinces, "Idlib").precision == 4


def test_rows_count_only_where_a_list_has_their_community(gazetteer: Gazetteer) -> None:
    assert settled("Furusiyah", gazetteer, "Raqqa").place is None
    without = Gazetteer([town("z:bab", "Al Bab", 30.0, 31.0, country="EG", admin1="Aleppo")], world=False)
    assert without.candidates("Bab Qinnasrin") == []


def test_communities_of_one_name_are_told_apart_by_their_unit() -> None:
    listed = ListStore()
    listed.add(
        [
            town("z:1", "Tiba", 33.0, 36.0, country="SY", admin1="Daraa", admin2="Izra", admin3="Nawa"),
            town("z:2", "Tiba", 32.5, 36.2, country="SY", admin1="Daraa", admin2="Daraa", admin3="Jizeh"),
        ]
    )
    row = Row("SY", "Daraa", "village", "Somewhere", "Tiba", ("Jizeh",))
    assert [place.id for place in communities_of(row, listed)] == ["z:2"]


def _every_name() -> Iterator[tuple[str, str, str, str]]:
    """Go through the names of both tables, with country, province and class."""
    yield from listed_names()
    for country, provinces in load_table("sites").items():
        for admin1, classes in provinces.items():
            for site, listed in classes.items():
                for row in listed:
                    for name in set(map(plain, row.partition(" @")[0].split("|"))):
                        yield country, admin1, site, name


def test_a_name_stands_in_one_row_of_one_table() -> None:
    listed = Counter(listed_names())
    assert [name for name, count in Counter(_every_name()).items() if count > 1 and name in listed] == []


def test_rows_are_of_known_provinces_and_classes() -> None:
    assert len(rows()) > 500
    provinces = {(country, unit.name) for country, units in province_table().items() for unit in units.values()}
    known = {"names", "quarter", "village", *site_words().values()}
    for row in rows():
        assert (row.country, row.admin1) in provinces, row
        assert row.site in known, row
        assert row.community, row
        names = [name.removeprefix("=") for name in row.names.split("|")]
        assert row.site == "names" or any(name[0] < "\u0600" for name in names), row
        is_bare = row.site in {"names", "quarter", "village"}  # "any village" must not be one of them
        assert not is_bare or not any(name.lower().endswith((" village", " town")) for name in names), row


def test_every_row_leads_to_one_community_of_the_list(shared: Path) -> None:
    listed = ListStore()
    listed.add(load(shared / "data/places/syria-ocha-communities.csv"))
    for row in rows():
        found = communities_of(row, listed)
        assert found, row
        first = found[0]
        far = [kilometres(first.latitude, first.longitude, one.latitude, one.longitude) for one in found]
        assert max(far) < 5, row
