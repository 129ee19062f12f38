"""A further language needs a table only: a small list of our own, of towns that are known everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.places import Gazetteer, load
from marsad.places.spellings import spelled, spellings

LIST = """name,latitude,longitude,kind,country,admin1
Бахмут,48.59,38.00,town,UA,Donetsk
Сєвєродонецьк,48.95,38.49,town,UA,Luhansk
Авдіївка,48.14,37.75,town,UA,Donetsk
Ізюм,49.21,37.26,town,UA,Kharkiv
Лиман,48.99,37.81,town,UA,Donetsk
Лисичанськ,48.90,38.43,town,UA,Luhansk
"""


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Kharkiv", "Харків"),
        ("Kharkiv", "Kharkov"),
        ("Kyiv", "Kiev"),
        ("Bakhmut", "Bahmut"),
        ("Sievierodonetsk", "Severodonetsk"),
        ("Avdiivka", "Avdeevka"),
        ("Makiivka", "Makeyevka"),
        ("Izium", "Izyum"),
        ("Chasiv Yar", "Chasov Yar"),
        ("Luhansk", "Lugansk"),
    ],
)
def test_spellings_of_one_name_meet(a: str, b: str) -> None:
    assert spelled(a, "UA") == spelled(b, "UA") != ""


@pytest.mark.parametrize(
    ("a", "b"), [("Donetsk", "Luhansk"), ("Lyman", "Lysychansk"), ("Sumy", "Izium"), ("Kyiv", "Kharkiv")]
)
def test_different_names_do_not_meet(a: str, b: str) -> None:
    assert spelled(a, "UA") != spelled(b, "UA")


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = tmp_path_factory.mktemp("lists") / "towns.csv"
    path.write_text(LIST, encoding="utf-8")
    return Gazetteer(load(path), world=False)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Bakhmut", "Бахмут"),
        ("Severodonetsk", "Сєвєродонецьк"),
        ("Avdeyevka", "Авдіївка"),
        ("Izyum", "Ізюм"),
        ("Lyman", "Лиман"),
        ("Лисичанск", "Лисичанськ"),
    ],
)
def test_a_list_in_its_own_script_is_found_by_any_spelling(gazetteer: Gazetteer, asked: str, found: str) -> None:
    (candidate,) = gazetteer.candidates(asked)
    assert (candidate.place.name, candidate.score >= 0.96) == (found, True)
    assert gazetteer.knows(asked)


def test_a_country_without_a_table_is_not_evened_out() -> None:
    assert spelled("Kharkiv", "PL") == ""
    assert "UA" in spellings()["ukrainian"].countries


@given(st.text())
def test_a_key_folds_to_itself(name: str) -> None:
    key = spelled(name, "UA").removeprefix("ukrainian ")
    assert " ".join(key.split()) == key
