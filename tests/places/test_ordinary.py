import pytest

from marsad.places.ordinary import is_ordinary, person_words


@pytest.mark.parametrize("key", ["of", "army", "friday", "march", "x", "2019", "free army"])
def test_ordinary_words(key: str) -> None:
    assert is_ordinary(key)


@pytest.mark.parametrize("key", ["aleppo", "free town aleppo", "maarat al numan", "حلب"])
def test_names(key: str) -> None:
    assert not is_ordinary(key)


def test_titles_and_first_names_stand_before_surnames() -> None:
    assert {"president", "mr", "george"} <= person_words()
    assert "aleppo" not in person_words()
