from functools import cache

import pytest

from marsad.model import Place
from marsad.places.arabicnames import arabic_name
from marsad.places.tables import load_table
from marsad.places.worldlist import country_table, world


@pytest.mark.parametrize(
    ("name", "country", "others", "expected"),
    [
        ("Duma", "SY", ("Douma", "دوما"), "دوما"),
        ("Salamiyah", "SY", ("سلمية", "السلمية", "سَلَمِيَة"), "السلمية"),
        ("Fuwwah", "EG", ("فوه", "فوة"), "فوة"),
        ("Tanta", "EG", ("طنطا", "مدينة طنطا", "قسم"), None),  # two names
        ("Tanta", "EG", ("طنطا", "مدينة طنطا"), "طنطا"),
        ("Bushehr", "IR", ("بوشهر",), None),  # Persian
        ("Turayf", "SA", ("طریف",), None),  # a letter that Arabic does not have
        ("Turayf", "SA", ("طریف", "طريف"), "طريف"),
        ("Mosul", "IQ", ("موصول", "الموصل"), "الموصل"),  # the table says it
        ("Somewhere", "SY", ("Elsewhere",), None),
    ],
)
def test_a_towns_arabic_name_is_the_one_that_all_its_spellings_are(
    name: str, country: str, others: tuple[str, ...], expected: str | None
) -> None:
    assert arabic_name(name, country, others) == expected


@cache
def towns() -> tuple[Place, ...]:
    countries = set(load_table("arabicnames")["countries"])
    return tuple(
        place
        for place in world()
        if place.country in countries and place.kind in ("town", "village") and place.id.startswith("geonames:")
    )


def test_most_towns_of_countries_that_speak_arabic_have_their_name() -> None:
    named = [place for place in towns() if place.name_ar]
    assert len(named) / len(towns()) > 0.55
    large = [place for place in towns() if (place.population or 0) >= 300_000]
    assert sum(place.name_ar is not None for place in large) / len(large) > 0.9
    assert not any(place.name_ar in place.names for place in named)


def test_every_town_of_the_table_is_in_the_world_list() -> None:
    listed = {(place.country, place.name) for place in towns()}
    table = load_table("arabicnames")["towns"]
    assert [
        (country, name) for country, names in table.items() for name in names if (country, name) not in listed
    ] == []
    assert set(table) <= set(country_table())
