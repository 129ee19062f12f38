import pytest

from marsad.places import Gazetteer
from marsad.places.resolve import Answer, Mention, resolve

from .conftest import ADDED, IDLIB, town


def settle_one(gazetteer: Gazetteer, name: str, *others: str) -> Answer:
    return resolve([Mention(name), *map(Mention, others)], gazetteer)[0]


@pytest.mark.parametrize(
    ("name", "place_id", "precision"),
    [
        ("Saraqib", "x:saraqib", 1),
        ("the town of Saraqib", "x:saraqib", 1),
        ("the outskirts of Saraqib", "x:saraqib", 2),
        ("Saraqib countryside", "x:saraqib", 2),
        ("Idlib province", "x:idlib", 4),
        ("northwestern Idlib province", "x:idlib", 4),
        ("northern Idlib", "x:idlib", 4),
        ("northern Saraqib", "x:saraqib", 1),
        ("the city of Idlib", "x:idlib-town", 1),
        ("Idlib", "x:idlib-town", 1),
        ("Syria", "w:sy", 6),
        ("northern Syria", "w:sy", 6),
        ("Dana near Saraqib", "x:dana-south", 1),
        ("London, Kentucky", "w:london-ky", 1),
        ("London", "w:london", 1),
        ("Tiba al-Gharbiya in Aleppo province", "x:west", 1),
    ],
)
def test_a_name_is_settled_with_the_precision_that_is_said(
    gazetteer: Gazetteer, name: str, place_id: str, precision: int
) -> None:
    answer = settle_one(gazetteer, name)
    assert answer.place is not None
    assert (answer.place.id, answer.precision) == (place_id, precision)
    assert answer.reason


def test_two_villages_of_one_name_stay_open_at_their_province(gazetteer: Gazetteer) -> None:
    answer = settle_one(gazetteer, "Dana")
    assert answer.place is None
    assert (answer.admin1, answer.country, answer.precision) == ("Idlib", "SY", None)
    assert {one.place.id for one in answer.candidates} == {"x:dana-north", "x:dana-south"}


def test_the_village_near_the_reports_other_places_wins(gazetteer: Gazetteer) -> None:
    answer = settle_one(gazetteer, "Dana", "Maarat al-Numan", "Saraqib")
    assert answer.place is not None
    assert answer.place.id == "x:dana-south"


def test_small_towns_win_where_the_report_plays_around_them(gazetteer: Gazetteer) -> None:
    answer = settle_one(gazetteer, "London", "Corbin", "Somerset", "Kentucky")
    assert answer.place is not None
    assert answer.place.id == "w:london-ky"


def test_what_stands_behind_a_name_in_the_text_tells_it_apart(gazetteer: Gazetteer) -> None:
    text = "They drove from London, Ohio, to London and on to London, Kentucky, in a day."
    starts = [text.index("London, O"), text.index("London and"), text.index("London, K")]
    answers = resolve([Mention("London", start) for start in starts], gazetteer, text=text)
    assert [answer.place and answer.place.id for answer in answers] == ["w:london-oh", "w:london", "w:london-ky"]


def test_a_list_of_states_is_no_holding(gazetteer: Gazetteer) -> None:
    text = "Ohio, Kentucky and others"
    answer = resolve([Mention("Ohio", 0)], gazetteer, text=text)[0]
    assert answer.place is not None
    assert answer.place.id == "w:oh"


@pytest.mark.parametrize(
    "name", ["the airport", "two villages", "the surrounding rural areas", "", "an adjacent village"]
)
def test_words_without_a_name_are_settled_to_nothing(gazetteer: Gazetteer, name: str) -> None:
    answer = settle_one(gazetteer, name, "Saraqib")
    assert answer.place is None
    assert answer.precision is None


def test_an_unknown_name_keeps_what_the_text_says_of_it(gazetteer: Gazetteer) -> None:
    answer = settle_one(gazetteer, "Qaryat al-Majhul, Idlib province")
    assert answer.place is None
    assert (answer.admin1, answer.country) == ("Idlib", "SY")


def test_an_unknown_name_lies_where_all_the_others_lie(gazetteer: Gazetteer) -> None:
    answer = settle_one(gazetteer, "Zzyzx", "Saraqib", "Maarat al-Numan", "Idlib province")
    assert answer.place is None
    assert (answer.admin1, answer.country) == ("Idlib", "SY")


def test_a_quarter_is_not_pinned_to_a_village_that_sounds_like_it(gazetteer: Gazetteer) -> None:
    assert settle_one(gazetteer, "Jobas neighbourhood", "Aleppo").place is None


def test_a_place_said_to_lie_elsewhere_is_not_settled(gazetteer: Gazetteer) -> None:
    assert settle_one(gazetteer, "Saraqib in Aleppo province").place is None


def test_a_people_stands_for_its_country(gazetteer: Gazetteer) -> None:
    answer = settle_one(gazetteer, "Syrian")
    assert answer.place is not None
    assert (answer.place.id, answer.precision) == ("w:sy", 6)


def test_a_bare_name_is_the_province_where_the_report_says_so(gazetteer: Gazetteer) -> None:
    answer = settle_one(gazetteer, "Idlib", "Idlib province")
    assert answer.place is not None
    assert answer.place.id == "x:idlib"


def test_a_side_is_the_citys_where_the_report_speaks_of_the_city(gazetteer: Gazetteer) -> None:
    answer = settle_one(gazetteer, "eastern Aleppo", "Aleppo city")
    assert answer.place is not None
    assert answer.place.id == "x:aleppo-town"


def test_one_unknown_name_drops_no_other(gazetteer: Gazetteer) -> None:
    answers = resolve([Mention("Xqzt"), Mention("Saraqib"), Mention("Xqzt")], gazetteer)
    assert [answer.place is not None for answer in answers] == [False, True, False]
    assert [answer.mention.text for answer in answers] == ["Xqzt", "Saraqib", "Xqzt"]


def test_nothing_asked_nothing_answered(gazetteer: Gazetteer) -> None:
    assert resolve([], gazetteer) == []


@pytest.fixture(scope="module")
def syria() -> Gazetteer:
    return Gazetteer(ADDED)


@pytest.mark.parametrize(
    ("name", "others", "place", "precision"),
    [
        ("Kuweires military airbase", ("Syria",), "marsad:SY-aleppo-kuweires-airbase", 1),
        ("Tiyas airport (T4)", ("Syria",), "marsad:SY-homs-t4-airbase", 1),
        ("Bustan al-Qasr neighbourhood in Aleppo", (), "marsad:SY-aleppo-bustan-al-qasr-quarter", 1),
        ("Bustan al-Qasr", ("Aleppo city", "Syria"), "marsad:SY-aleppo-bustan-al-qasr-quarter", 1),
        ("Bustan al-Qasr", ("Idlib city", "Syria"), None, None),
        ("Saraqib airbase", ("Syria",), "x:saraqib", 2),
        ("Jabal Tharda", ("Syria",), "marsad:SY-deir-ez-zor-tharda-mountain", 1),
        ("مطار كويرس", ("Syria",), "marsad:SY-aleppo-kuweires-airbase", 1),
        ("Tall Saraqib", ("Syria",), None, None),
        ("Mazraat Saraqib", ("Idlib", "Syria"), "x:saraqib", 2),
        ("Aleppo Central Prison", ("Syria",), "marsad:SY-aleppo-aleppo-central-prison", 1),
        ("Assad Military Academy", ("Syria",), "marsad:SY-aleppo-assad-academy-base", 1),
        ("Aleppo Nayrab airport", ("Syria",), "marsad:SY-aleppo-aleppo-international-airbase", 1),
        ("Tank Repair Base Saraqib, Idlib", ("Syria",), "x:saraqib", 2),
        ("Tank Repair Shed Saraqib, Idlib", ("Syria",), None, None),
    ],
)
def test_sites_are_settled_by_their_class_or_beside_their_city(
    syria: Gazetteer, name: str, others: tuple[str, ...], place: str | None, precision: int | None
) -> None:
    answer = settle_one(syria, name, *others)
    assert (answer.place and answer.place.id, answer.precision) == (place, precision)


@pytest.mark.parametrize("name", ["Qalamoun", "the eastern Qalamoun", "Qalamoun mountains", "القلمون"])
def test_a_part_of_a_province_is_known_to_the_province_and_not_pinned(syria: Gazetteer, name: str) -> None:
    answer = settle_one(syria, name, "Syria")
    assert (answer.place, answer.admin1, answer.country) == (None, "Rif Dimashq", "SY")


def test_of_two_names_that_the_text_gives_the_first_is_meant() -> None:
    listed = [
        town("x:tal", "Tal Hawash", 35.44, 36.46, kind="village", country="SY", admin1="Hama"),
        town("x:hawash", "Hawash", 35.8, 36.9, kind="village", country="SY", admin1="Hama"),
    ]
    place = settle_one(Gazetteer(listed, world=False), "Tall Hawash/Al Hawash").place
    assert place is not None
    assert place.id == "x:tal"


@pytest.mark.parametrize(
    ("name", "others", "mention", "sure"),
    [
        ("Corbin", (), Mention("Corbin"), True),
        ("Corbin", ("Kentucky", "London, Kentucky", "Somerset"), Mention("Corbin", sure=False), True),
        ("London", ("United Kingdom",), Mention("London", sure=False), True),
        ("London", ("United Kingdom",), Mention("London", sure=False, doubtful=True), False),
        ("London", ("Saraqib", "Idlib city"), Mention("London", sure=False), True),
        ("London", ("US",), Mention("London", sure=False), False),
    ],
)
def test_pins_of_names_that_only_the_gazetteer_knows_are_sure_where_borne_out(
    gazetteer: Gazetteer, name: str, others: tuple[str, ...], mention: Mention, sure: bool
) -> None:
    answers = resolve([mention, *(Mention(other) for other in others)], gazetteer)
    assert (answers[0].mention.text, answers[0].sure) == (name, sure)


@pytest.mark.parametrize(
    ("name", "place_id", "precision"),
    [
        ("Eastern Jubas in Idlib province", "x:jubas", 1),
        ("Northern Tiba in Idlib province", None, None),
        ("Jubas 47 in Idlib province", None, None),
        ("Jubas Hawran in Idlib province", None, None),
    ],
)
def test_parts_of_a_name_must_not_lead_elsewhere(
    gazetteer: Gazetteer, name: str, place_id: str | None, precision: int | None
) -> None:
    answer = settle_one(gazetteer, name)
    assert (answer.place and answer.place.id, answer.precision) == (place_id, precision)


@pytest.mark.parametrize(("listed", "asked"), [("Western Kabsh", "Kabsh Sharqi"), ("Upper Bqine", "Lower Bqine")])
def test_the_other_part_of_a_village_is_about_its_twin(listed: str, asked: str) -> None:
    village = town("x:twin", listed, 35.7, 36.7, kind="village", country="SY", admin1="Idlib")
    gazetteer = Gazetteer([*ADDED, village], world=False)
    answer = settle_one(gazetteer, f"{asked} in Idlib province")
    assert (answer.place, answer.precision) == (village, 2)
    assert settle_one(gazetteer, f"{asked} in Aleppo province").place is None
    elsewhere = town("x:third", listed, 35.2, 36.1, kind="village", country="SY", admin1="Idlib")
    assert settle_one(gazetteer.with_places([elsewhere]), f"{asked} in Idlib province").place is None


@pytest.mark.parametrize(
    ("text", "place", "precision"),
    [
        ("Shells hit the northern province of Idlib.", "x:idlib", 4),
        ("Shells hit the city of Idlib.", "x:idlib-town", 1),
        ("Shells hit the district of Idlib.", "x:idlib-town", 1),
        ("Shells hit Idlib.", "x:idlib-town", 1),
    ],
)
def test_the_words_before_a_mention_say_of_which_kind_it_is(
    gazetteer: Gazetteer, text: str, place: str, precision: int
) -> None:
    (answer,) = resolve([Mention("Idlib", text.index("Idlib"))], gazetteer, text=text)
    assert (answer.place and answer.place.id, answer.precision) == (place, precision)


def test_a_persons_choice_wins_over_what_the_text_says(gazetteer: Gazetteer) -> None:
    chosen = {"saraqib": gazetteer.get("x:jubas"), "dana": gazetteer.get("x:dana-north")}
    answers = resolve(
        [Mention("Saraqib, Aleppo"), Mention("Dana village"), Mention("Idlib")], gazetteer, choices=chosen
    )
    assert [answer.place and answer.place.id for answer in answers[:2]] == ["x:jubas", "x:dana-north"]
    assert answers[1].reason == "settled by a person"


def test_a_name_that_a_person_says_is_no_place_stays_open(gazetteer: Gazetteer) -> None:
    answer = resolve([Mention("Saraqib")], gazetteer, choices={"saraqib": None})[0]
    assert (answer.place, answer.candidates) == (None, ())


def test_of_villages_of_one_name_the_one_that_is_noted_is_meant() -> None:
    listed = [
        town("x:aleppo", "Aleppo", 36.2, 37.16, country="SY", admin1="Aleppo"),
        town("x:other", "Mansura", 35.8, 37.3, kind="village", country="SY", admin1="Aleppo", name_ar="المنصورة"),
    ]
    place = settle_one(Gazetteer(listed), "Mansoura in Aleppo", "Syria").place
    assert place is not None
    assert place.id.startswith("marsad:")


def test_of_a_town_and_a_village_of_one_name_the_text_may_say_which() -> None:
    listed = [
        town("x:town", "Hamra", 35.1, 37.1, country="SY", admin1="Hama"),
        town("x:village", "Hamra", 35.5, 36.3, kind="village", country="SY", admin1="Hama"),
    ]
    for said, meant in (("the village of Hamra", "x:village"), ("the town of Hamra", "x:town")):
        place = settle_one(Gazetteer(listed, world=False), said).place
        assert place is not None
        assert place.id == meant


NAMESAKES = (
    town("x:kafraya", "Kafraya", 35.98, 36.68, kind="village", admin2="Idlib", admin3="Maaret Tamsrin", **IDLIB),
    town("x:kafraya-m", "Kafraya Elmaarra", 35.6, 36.93, kind="village", admin2="Al Ma'ra", admin3="Sanjar", **IDLIB),
    town("x:numan-2", "Um Jalal", 35.58, 36.9, kind="village", **IDLIB),
    town("x:sarmin", "Sarmin", 35.9, 36.72, admin3="Sarmin", **IDLIB),
    town("x:sarmin-east", "Eastern Sarmin", 35.5, 36.95, kind="village", admin3="Sanjar", **IDLIB),
    town("x:qabb", "Qubba", 35.9, 36.4, kind="village", admin3="Darkosh", **IDLIB),
    town("x:qabb-4", "Qubba 4", 35.5, 36.9, kind="village", admin3="Sanjar", **IDLIB),
)


@pytest.mark.parametrize(
    ("name", "others", "place_id"),
    [
        ("Kafrayya, Idlib", (), None),
        ("Kafrayya, Idlib", ("Um Jalal",), "x:kafraya-m"),
        ("Kafraya, Idlib", (), "x:kafraya"),
        ("Kafraya al-Maarra, Idlib", (), "x:kafraya-m"),
        ("Sarmeen, Idlib", (), "x:sarmin"),
        ("Eastern Sarmeen, Idlib", (), "x:sarmin-east"),
        ("Qubbeh, Idlib", (), "x:qabb"),
    ],
)
def test_a_name_that_a_list_gives_two_villages_with_additions_needs_more_to_tell_them(
    gazetteer: Gazetteer, name: str, others: tuple[str, ...], place_id: str | None
) -> None:
    answer = settle_one(gazetteer.with_places(NAMESAKES), name, *others)
    assert (answer.place.id if answer.place else None) == place_id
    assert answer.admin1 == "Idlib"
