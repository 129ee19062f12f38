import pytest

from marsad.places.fold import fold
from marsad.places.likeness import likeness

from .conftest import town


def score(asked: str, name: str, **more: object) -> float:
    return likeness(fold(asked), town("x:1", name, 35, 36, country="SY", **more)).score


def test_the_name_is_best_then_other_names_then_what_sounds_alike() -> None:
    exact = score("Jobas", "Jobas")
    other = score("Joubas", "Jobas", names=("Joubas",))
    sound = score("Jubbas", "Jobas")
    vowels = score("Jabis", "Jobas")
    assert 1.0 == exact > other > sound > vowels > 0.7


@pytest.mark.parametrize(
    ("asked", "better", "worse"),
    [
        ("Zebdeen", "Zabadin", "Zabdani"),
        ("Salihiyah", "Salhiyeh", "Saleh"),
        ("Bayanoon", "Byanun", "Banan"),
        ("Eastern Tiba", "Tiba Sharqiyeh", "Western Tiba"),
    ],
)
def test_of_two_names_the_likelier_is_liked_better(asked: str, better: str, worse: str) -> None:
    assert score(asked, better) > score(asked, worse)


def test_few_consonants_in_another_script_tell_little() -> None:
    assert score("Munich", "X", name_ar="منق") < 0.86 < score("Talmanes", "X", name_ar="تلمنس")


def test_names_of_countries_without_romanised_names_are_not_compared_by_sound() -> None:
    place = town("x:1", "Linden", 50, 8, country="DE")
    assert likeness(fold("London"), place).score == 0.0


def test_the_reason_names_the_spelling_that_fits() -> None:
    place = town("x:1", "Jobas", 35, 36, country="SY", names=("Joubas",))
    assert likeness(fold("Joubas"), place).reason == "is called Joubas"
