import pytest

from marsad.model import Place
from marsad.places import Gazetteer
from marsad.places.store import ListStore

from .conftest import ADDED, town


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Maarat al-Numan", "x:numan"),
        ("Ma'arret An-Nu'man", "x:numan"),
        ("معرة النعمان", "x:numan"),
        ("al-Maarra", "x:numan"),  # a name that only the world's list has
        ("Jubass", "x:jubas"),
        ("سراقب", "x:saraqib"),
        ("London", "w:london"),
    ],
)
def test_a_name_is_found_however_it_is_spelled(gazetteer: Gazetteer, name: str, place_id: str) -> None:
    assert gazetteer.candidates(name)[0].place.id == place_id


def test_candidates_are_limited_and_best_first(gazetteer: Gazetteer) -> None:
    scores = [one.score for one in gazetteer.candidates("London")]
    assert scores == sorted(scores, reverse=True)
    assert [one.place.id for one in gazetteer.candidates("London", limit=2)] == ["w:london", "w:london-oh"]
    assert gazetteer.candidates("Nowhere-at-all") == []
    assert gazetteer.candidates("") == []


def test_entries_of_several_lists_that_are_one_place_are_shown_once(gazetteer: Gazetteer) -> None:
    found = [one.place for one in gazetteer.candidates("Maarat al-Numan")]
    assert [place.id for place in found] == ["x:numan"]
    assert found[0].population == 58_000
    assert [one.joined for one in gazetteer.candidates("Maarat al-Numan")] == [("w:numan",)]
    assert [one.joined for one in gazetteer.candidates("Saraqib")] == [()]
    assert "Al-Maarra" in found[0].names


def test_places_of_one_name_that_lie_apart_are_kept_apart(gazetteer: Gazetteer) -> None:
    assert {one.place.id for one in gazetteer.candidates("Dana")} == {"x:dana-north", "x:dana-south"}


def test_a_list_keeps_its_own_places_apart_however_near_and_alike_they_are() -> None:
    sy = {"country": "SY", "admin1": "Aleppo"}
    gazetteer = Gazetteer(
        [
            town("x:jarablus", "Jarablus", 36.818, 38.011, **sy),
            town("x:hajaliya", "Hajaliya - Jarablus", 36.804, 37.955, names=("Hajaliya", "Jarablus"), **sy),
        ],
        world=_world(town("w:jarabulus", "Jarabulus", 36.806, 37.96, population=25_000, **sy)),
    )
    assert {one.place.id for one in gazetteer.candidates("Jarablus")} == {"x:jarablus", "x:hajaliya"}
    found = gazetteer.candidates("Jarabulus")[0].place
    assert (found.id, found.population) == ("x:jarablus", 25_000)  # of two that are near, the one that is called so


def test_a_name_that_only_another_list_gives_a_place_comes_behind_the_place_that_bears_it() -> None:
    sy = {"country": "SY", "admin1": "Deir ez-Zor"}
    gazetteer = Gazetteer(
        [town("x:hajin", "Hajin", 34.69, 40.83, **sy), town("x:hardoub", "Abu Hardoub", 34.85, 40.63, **sy)],
        world=_world(town("w:hajin", "Hajin", 34.69, 40.83, names=("Abu Hardub", "Hajine"), **sy)),
    )
    assert [one.place.id for one in gazetteer.candidates("Abu Hardub")] == ["x:hardoub", "x:hajin"]
    assert gazetteer.candidates("Hajine")[0].place.id == "x:hajin"


def test_places_of_one_arabic_name_fit_alike_however_a_list_romanises_them() -> None:
    sy = {"kind": "village", "country": "SY", "admin1": "Deir ez-Zor"}
    gazetteer = Gazetteer(
        [
            town("x:upper", "Salihiyah", 35.37, 40.16, name_ar="الصالحية", **sy),
            town("x:lower", "Salhiyeh", 34.72, 40.75, name_ar="الصالحية", **sy),
        ],
        world=False,
    )
    first, second = gazetteer.candidates("Salihiyah")
    assert first.score == second.score


def _world(*places: Place) -> ListStore:
    store = ListStore()
    store.add(places)
    return store


def test_adding_again_updates_and_never_doubles() -> None:
    gazetteer = Gazetteer(ADDED, world=False)
    moved = town("x:jubas", "Joubas", 35.9, 36.9, kind="village", country="SY", admin1="Idlib")
    gazetteer.add(ADDED)
    gazetteer.add([moved])
    assert len(gazetteer) == len(ADDED)
    assert gazetteer.get("x:jubas") == moved
    assert [one.place for one in gazetteer.candidates("Joubas")] == [moved]
    assert all(one.score < 1 for one in gazetteer.candidates("Jobas"))


def test_with_places_leaves_the_first_as_it_is(gazetteer: Gazetteer) -> None:
    more = gazetteer.with_places([town("y:new", "Tadmur", 34.5, 38.3, country="SY")])
    assert more.get("y:new") is not None
    assert more.get("x:jubas") is not None
    assert more.get("w:london") is not None
    assert gazetteer.get("y:new") is None


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Saraqib", True),
        ("سراقب", True),
        ("Turkey", True),
        ("US", True),
        ("us", False),
        ("Ohio", True),
        ("London", True),
        ("Army", False),
        ("Friday", False),
        ("Of", False),
        ("Obama", False),
        ("Tinyplace", False),
        ("Xyzzy", False),
        ("", False),
        ("12", False),
        ("Syrian", False),
    ],
)
def test_knows_places_and_not_ordinary_words(gazetteer: Gazetteer, name: str, known: bool) -> None:
    assert gazetteer.knows(name) is known


def test_similar_names_of_a_province_are_listed_best_first(gazetteer: Gazetteer) -> None:
    found = gazetteer.similar("Saraqim", "Idlib", "SY", 0.5)
    assert found[0].place.id == "x:saraqib"
    assert all(one.place.admin1 == "Idlib" for one in found)


def test_names_of_the_same_consonants_are_not_merely_similar(gazetteer: Gazetteer) -> None:
    assert "x:saraqib" not in {one.place.id for one in gazetteer.similar("Seriqob", "Idlib", "SY", 0.0)}


def test_a_name_with_a_word_more_is_not_merely_similar() -> None:
    listed = [town("x:mother", "Umm Harmal", 36.6, 39.0, kind="village", country="SY", admin1="Raqqa")]
    assert Gazetteer(listed, world=False).similar("Harmalah", "Raqqa", "SY", 0.0) == []


def test_a_gazetteer_without_the_world_knows_its_own_alone() -> None:
    gazetteer = Gazetteer(ADDED, world=False)
    assert gazetteer.get("w:london") is None
    assert gazetteer.country("SY") is None
    assert not gazetteer.knows("London")


def test_iterating_gives_the_added_places(gazetteer: Gazetteer) -> None:
    assert list(gazetteer) == list(ADDED)
    assert all(isinstance(place, Place) for place in gazetteer)
