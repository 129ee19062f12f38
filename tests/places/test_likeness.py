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


@pytest.mark.parametrize(("asked", "name"), [("al-Kallaseh", "Kallaseh"), ("Bab", "Al Bab"), ("The Waer", "Waer")])
def test_a_name_is_itself_with_an_article_or_without(asked: str, name: str) -> None:
    assert score(asked, name) == 0.98
    assert score(asked, f"{name} Kabira") < 0.96


def test_few_consonants_in_another_script_tell_little() -> None:
    assert score("Munich", "X", name_ar="منق") < 0.86 < score("Talmanes", "X", name_ar="تلمنس")


@pytest.mark.parametrize(
    ("asked", "better", "worse"),
    [
        ("Mayir", ("Mayer", "ماير"), ("Mare'", "مارع")),
        ("Bzaah", ("Bazagha", "بزاعة"), ("Batha", "بطحة")),
        ("Hamouriyah", ("Hammura", "حمورية"), ("Hmeira", "حميرة")),
        ("Sharifah", ("Sharifeh", "شريفة"), ("Shraifa", "شرايفة")),
        ("Ramliyah", ("Ramliyeh", "رملية"), ("Ramleh", "رملة")),
        ("al-Hutah", ("Hoteh", "الهوتة"), ("Hoteh", "هوتة")),
        ("Hutah", ("Hoteh", "هوتة"), ("Hoteh", "الهوتة")),
    ],
)
def test_the_arabic_name_tells_which_vowels_are_long(
    asked: str, better: tuple[str, str], worse: tuple[str, str]
) -> None:
    assert score(asked, better[0], name_ar=better[1]) > score(asked, worse[0], name_ar=worse[1])


def test_an_ayn_is_heard_as_any_vowel_or_not_at_all() -> None:
    assert score("Muaddamiya", "X", name_ar="معضمية") > 0.9
    assert score("Madamiya", "X", name_ar="معضمية") > 0.9


def test_a_last_word_that_names_the_unit_does_not_count() -> None:
    told = score("Samuqah", "Samuqet Manbaj", admin2="Menbij")
    assert told > score("Samuqah", "Samuqet Manbaj") > 0.7


def test_a_part_that_only_the_entry_has_counts_less_than_one_that_it_lacks() -> None:
    assert score("Shughur", "Upper Shughur") > score("Upper Shughur", "Shughur")


def test_names_of_countries_without_romanised_names_are_not_compared_by_sound() -> None:
    place = town("x:1", "Linden", 50, 8, country="DE")
    assert likeness(fold("London"), place).score == 0.0


def test_the_reason_names_the_spelling_that_fits() -> None:
    place = town("x:1", "Jobas", 35, 36, country="SY", names=("Joubas",))
    assert likeness(fold("Joubas"), place).reason == "is called Joubas"
