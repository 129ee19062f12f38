import pytest

from marsad.ledger.search import names
from marsad.places.fold import fold


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("They reached Maarat al-Numan on Monday.", "Maarat al-Numan"),
        ("Near Ma'arrat an-Nu'man, shells fell.", "Ma'arrat an-Nu'man"),
        ("وصلوا إلى معرة النعمان اليوم", "معرة النعمان"),
    ],
)
def test_a_name_in_a_text_has_the_sound_of_the_name(text: str, run: str) -> None:
    token = names.sound(fold("Maaret al-Numan").skeleton)
    assert [text[start:end] for found, start, end in names.sounding(text) if found == token] == [run]


@pytest.mark.parametrize("text", ["they reached the town on monday", "Homs", "In", "Maarat. Al-Numan", ""])
def test_no_sound_is_taken_from_other_words(text: str) -> None:
    assert names.sound(fold("Maarat al-Numan").skeleton) not in names.sounds(text)


@pytest.mark.parametrize(
    ("skeleton", "words", "expected"), [("hms", 1, False), ("drzr", 1, False), ("drzr", 2, True), ("mrnmn", 1, True)]
)
def test_few_consonants_do_not_tell_names_apart(skeleton: str, words: int, expected: bool) -> None:
    assert names.telling(skeleton, words) is expected


@pytest.mark.parametrize(
    ("asked", "known", "expected"),
    [("Hims", "Homs", True), ("Hamas", "Homs", False), ("Hama", "Homs", False), ("Idleb", "Idlib", True)],
)
def test_names_of_few_consonants_must_be_alike_in_their_vowels(asked: str, known: str, expected: bool) -> None:
    assert names.alike(fold(asked), (known,)) is expected
