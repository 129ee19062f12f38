"""What is said once for each language is said anew in another one, and with other digits."""

import pytest
from django.test import override_settings
from django.utils import translation

from marsad.site import figures, words
from marsad.site.said import get_language, gettext, said_once, speaking


def test_says_the_same_without_asking_again() -> None:
    asked: list[int] = []

    @said_once
    def say(number: int) -> str:
        asked.append(number)
        return figures.number(number)

    assert [say(5), say(5), say(6)] == ["5", "5", "6"]
    assert asked == [5, 6]


@pytest.mark.parametrize(
    ("language", "digits", "expected"),
    [("en", "latn", "1,234"), ("ar", "latn", "1,234"), ("ar", "arab", "١٬٢٣٤")],
)
def test_numbers_follow_language_and_digits(language: str, digits: str, expected: str) -> None:
    with translation.override(language), override_settings(DIGITS=digits):
        assert figures.number(1234) == expected


def test_words_follow_the_language() -> None:
    with translation.override("en"):
        english = words.counted("killed", "children")
    with translation.override("ar"):
        arabic = words.counted("killed", "children")
    assert english == "killed, children"
    assert not arabic.isascii()
    assert "، " in arabic


def test_true_and_one_are_not_taken_for_each_other() -> None:
    @said_once
    def say(value: object) -> str:
        return repr(value)

    assert [say(1), say(True), say(1.0)] == ["1", "True", "1.0"]


def test_within_a_page_its_language_is_spoken() -> None:
    with translation.override("en"):
        with speaking("ar"):
            assert (get_language(), translation.get_language()) == ("ar", "ar")
            arabic = gettext("Map")
            with speaking("en"):
                assert (get_language(), gettext("Map")) == ("en", "Map")
            assert gettext("Map") == arabic
        assert (get_language(), translation.get_language()) == ("en", "en")
        assert gettext("Map") == "Map" != arabic
        with translation.override("ar"):
            assert gettext("Map") == arabic
