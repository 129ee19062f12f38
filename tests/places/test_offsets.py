import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.places import Gazetteer
from marsad.places.distance import kilometres
from marsad.places.offsets import Offset, offset_before
from marsad.places.resolve import Answer, Mention, resolve


@pytest.mark.parametrize(
    ("before", "offset"),
    [
        ("The camp lies 4 km north of ", Offset(4.0, 0.0)),
        ("The camp lies 12.5 kilometres to the south-east of the town of ", Offset(12.5, 135.0)),
        ("The camp lies ten kilometres (six miles) west of ", Offset(10.0, 270.0)),
        ("The camp lies five miles from ", Offset(8.04672, None)),
        ("They dug in south of ", Offset(None, 180.0)),
        ("They dug in just northeast of the city of ", Offset(None, 45.0)),
        ("A bomb went off near ", Offset()),
        ("A bomb went off on the outskirts of the village of ", Offset()),
        ("Trucks burned on the road between ", Offset(between=True)),
        ("A bomb went off in ", None),
        ("Northern fighters reached ", None),
        ("The north of the country, and ", None),
        ("", None),
    ],
)
def test_what_stands_before_a_name_says_how_a_place_lies_to_it(before: str, offset: Offset | None) -> None:
    assert offset_before(f"{before}Saraqib", len(before)) == offset


@given(st.text(), st.integers(0, 50))
def test_any_text_is_read(text: str, start: int) -> None:
    offset_before(text, start)


def settled(gazetteer: Gazetteer, text: str, *names: str) -> list[Answer]:
    return resolve([Mention(name, text.index(name)) for name in names], gazetteer, text=text)


def test_a_measured_offset_is_a_point_of_its_own(gazetteer: Gazetteer) -> None:
    (answer,) = settled(gazetteer, "The depot lies 10 km south of Saraqib.", "Saraqib")
    assert answer.place is not None
    assert answer.point is not None
    assert answer.precision == 2
    apart = kilometres(*answer.point, answer.place.latitude, answer.place.longitude)
    assert (round(apart, 3), answer.point[0] < answer.place.latitude) == (10.0, True)


def test_a_distance_without_a_side_is_an_area_about_the_place(gazetteer: Gazetteer) -> None:
    (answer,) = settled(gazetteer, "The depot lies 10 km from Saraqib.", "Saraqib")
    assert (answer.point, answer.radius_km, answer.precision) == (None, 10.0, 2)


def test_near_is_not_the_town_itself(gazetteer: Gazetteer) -> None:
    (near,) = settled(gazetteer, "The depot lies near Saraqib.", "Saraqib")
    (inside,) = settled(gazetteer, "The depot lies in Saraqib.", "Saraqib")
    assert (near.precision, inside.precision) == (2, 1)


def test_between_two_places_is_half_way_for_both(gazetteer: Gazetteer) -> None:
    one, two = settled(gazetteer, "Trucks burned between Saraqib and Jubas on Monday.", "Saraqib", "Jubas")
    assert one.point == pytest.approx(two.point)
    assert one.radius_km == pytest.approx(two.radius_km)
    assert (one.precision, two.precision) == (2, 2)


def test_far_places_say_nothing_of_where_between_them(gazetteer: Gazetteer) -> None:
    one, two = settled(gazetteer, "Trucks drove between Aleppo and London on Monday.", "Aleppo", "London")
    assert (one.point, two.point) == (None, None)


def test_a_province_is_not_moved(gazetteer: Gazetteer) -> None:
    (answer,) = settled(gazetteer, "They dug in south of Idlib province.", "Idlib province")
    assert (answer.point, answer.precision) == (None, 4)
