"""What an attack hit."""

import pytest

from marsad.reading import targets
from reading.parsed import token

GROUPS = [
    ("Jets bombed a hospital in the city.", "bombed", ("hospital",)),
    ("An air strike on a school left nothing standing.", "strike", ("school",)),
    ("Rockets hit a crowded market.", "hit", ("market",)),
    ("Shells struck residential areas of the capital.", "struck", ("homes",)),
    ("Planes carried out strikes against militants.", "strikes", ("fighters",)),
    ("Artillery shelled Hama.", "shelled", ()),
    ("Shells hit a mosque, two schools and a bakery.", "hit", ("mosque", "school", "market")),
    ("Gunmen attacked a military base.", "attacked", ("military",)),
]


@pytest.mark.parametrize(("text", "word", "expected"), GROUPS)
def test_what_was_hit(text: str, word: str, expected: tuple[str, ...]) -> None:
    assert targets.of_attack(token(text, word)) == expected


FARTHER = [
    ("A clinic was hit by air raids on Monday.", "raids", ("hospital",)),
    ("Rescuers searched a school struck by shells.", "shells", ("school",)),
    ("The raid killed six people and damaged a clinic.", "raid", ("hospital",)),
    ("The shelling caused damage to houses and shops.", "shelling", ("homes",)),
    ("The shelling destroyed a number of houses.", "shelling", ("homes",)),
    ("Four people died in the market bombing.", "bombing", ("market",)),
    ("Nine people were killed in air raids on a market.", "raids", ("market",)),
    ("A truck bomb killed nine people.", "bomb", ()),
    ("The raid killed a nurse and two boys.", "raid", ()),
    ("The shelling caused panic.", "shelling", ()),
]


@pytest.mark.parametrize(("text", "word", "expected"), FARTHER)
def test_what_the_words_around_say_was_hit(text: str, word: str, expected: tuple[str, ...]) -> None:
    assert targets.of_claim(token(text, word)) == expected


@pytest.mark.parametrize(("text", "word", "expected"), GROUPS)
def test_a_claim_takes_what_stands_nearest_first(text: str, word: str, expected: tuple[str, ...]) -> None:
    assert targets.of_claim(token(text, word)) == expected
