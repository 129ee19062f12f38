import pytest

from marsad.model import Place
from marsad.places import world
from marsad.places.distance import kilometres
from marsad.places.worldlist import country_table, demonyms, province_table, read_sites


@pytest.fixture(scope="module")
def by_id() -> dict[str, Place]:
    return {place.id: place for place in world()}


def test_every_place_of_the_world_is_listed_once(by_id: dict[str, Place]) -> None:
    assert len(by_id) == len(world()) > 200_000


def test_countries_provinces_and_towns_are_there(by_id: dict[str, Place]) -> None:
    syria = next(place for place in by_id.values() if place.kind == "country" and place.country == "SY")
    assert (syria.name, syria.name_ar) == ("Syria", "سوريا")
    idlib = by_id["geonames-admin1:SY.12"]
    assert (idlib.name, idlib.kind, idlib.admin1) == ("Idlib", "admin1", "Idlib")
    town = by_id["geonames:170063"]
    assert (town.name, town.admin1, town.country) == ("Aleppo", "Aleppo", "SY")
    assert "Halab" in town.names
    assert by_id["geonames-admin1:US.OH"].name == "Ohio"


def test_codes_and_machine_spellings_are_left_out(by_id: dict[str, Place]) -> None:
    assert not {"ALP", "a lei po"} & set(by_id["geonames:170063"].names)


def test_all_coordinates_are_degrees(by_id: dict[str, Place]) -> None:
    assert all(-90 <= place.latitude <= 90 and -180 <= place.longitude <= 180 for place in by_id.values())


def test_points_of_countries_lie_among_their_towns(by_id: dict[str, Place]) -> None:
    """A slip in the table (a sign, latitude for longitude) would put a country far from all of its towns."""
    towns: dict[str, list[Place]] = {}
    for place in by_id.values():
        if place.kind in ("town", "village"):
            towns.setdefault(place.country, []).append(place)
    units = [place for place in by_id.values() if place.kind in ("country", "admin1") and place.country in towns]
    far = [
        unit.name
        for unit in units
        if not any(
            abs(town.latitude - unit.latitude) < 12 and abs(town.longitude - unit.longitude) < 15
            for town in towns[unit.country]
        )
    ]
    assert far == []


def test_words_for_peoples_are_kept_apart_from_places() -> None:
    words = demonyms()
    assert (words["Syrian"], words["Syrians"], words["French"]) == ("SY", "SY", "FR")
    assert "Syria" not in words
    assert "Frenchs" not in words


def test_the_tables_name_real_countries_and_codes(by_id: dict[str, Place]) -> None:
    codes = {place.country for place in by_id.values() if place.kind == "country"}
    assert set(country_table()) <= codes
    named = {f"geonames-admin1:{country}.{code}" for country, units in province_table().items() for code in units}
    assert named <= set(by_id)


def test_sites_lie_in_the_province_that_they_stand_under(by_id: dict[str, Place]) -> None:
    """A slip in a point would put a site far from the towns of its province."""
    towns: dict[tuple[str, str | None], list[Place]] = {}
    for place in by_id.values():
        if place.kind in ("town", "village") and place.id.startswith("geonames:"):
            towns.setdefault((place.country, place.admin1), []).append(place)
    sites = list(read_sites())
    assert len(sites) > 300
    for site in sites:
        near = min(
            kilometres(site.latitude, site.longitude, town.latitude, town.longitude)
            for town in towns[site.country, site.admin1]
        )
        assert near < 150, site.id
    assert len({site.id for site in sites}) == len(sites)
