import pytest

from marsad.places import Gazetteer
from marsad.places.resolve import Answer, Mention, resolve
from marsad.places.ways import ends_of_road


def settled(gazetteer: Gazetteer, text: str, name: str) -> Answer:
    return resolve([Mention(name, text.index(name))], gazetteer, text=text)[0]


@pytest.mark.parametrize(
    ("text", "name", "ends"),
    [
        ("on the Saraqib-Jubas road", "Saraqib-Jubas road", ("Saraqib", "Jubas")),
        ("on the Saraqib – Jubas highway", "the Saraqib – Jubas highway", ("Saraqib", "Jubas")),
        ("the Maarat al-Numan-Saraqib road", "Maarat al-Numan-Saraqib road", ("Maarat al-Numan", "Saraqib")),
        ("on the Saraqib–Jubas road", "Jubas road", ("Saraqib", "Jubas")),
        ("the al-Maarra road", "al-Maarra road", None),
        ("on the Nowhere-Jubas road", "Nowhere-Jubas road", None),
        ("in Saraqib-Jubas", "Saraqib-Jubas", None),
        ("on the road", "road", None),
    ],
)
def test_a_roads_name_is_parted_where_both_its_ends_are_known(
    gazetteer: Gazetteer, text: str, name: str, ends: tuple[str, str] | None
) -> None:
    assert ends_of_road(Mention(name, text.index(name)), text, gazetteer) == ends


@pytest.mark.parametrize(
    "text", ["A bomb went off on the Saraqib-Jubas road.", "A bomb went off on the Saraqib–Jubas road."]
)
def test_what_is_on_a_road_is_half_way_between_its_ends(gazetteer: Gazetteer, text: str) -> None:
    (name,) = (one for one in ("Saraqib-Jubas road", "Jubas road") if f"the {one}" in text or f"–{one}" in text)
    answer = settled(gazetteer, text, name)
    assert (answer.point, answer.precision) == (pytest.approx((35.85, 36.78), abs=0.001), 2)
    assert answer.radius_km == pytest.approx(2.12, abs=0.02)
    assert answer.mention.text == name


def test_a_road_too_long_to_say_where_on_it_stays_open(gazetteer: Gazetteer) -> None:
    answer = settled(gazetteer, "Trucks burned on the Saraqib-London motorway.", "Saraqib-London motorway")
    assert (answer.place, answer.precision, answer.point) == (None, None, None)
    assert answer.reason == "somewhere on the road from Saraqib to London"


def test_the_road_from_one_place_to_another_is_between_them(gazetteer: Gazetteer) -> None:
    text = "Trucks burned on the road from Saraqib to Jubas."
    answers = resolve([Mention(name, text.index(name)) for name in ("Saraqib", "Jubas")], gazetteer, text=text)
    assert [one.precision for one in answers] == [2, 2]
    assert answers[0].point == pytest.approx(answers[1].point)


def test_a_persons_word_on_a_roads_name_wins(gazetteer: Gazetteer) -> None:
    chosen = {"saraqib jubas road": gazetteer.get("x:jubas")}
    (answer,) = resolve([Mention("Saraqib-Jubas road")], gazetteer, choices=chosen)
    assert answer.place is not None
    assert (answer.place.id, answer.point) == ("x:jubas", None)
