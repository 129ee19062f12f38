import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.ledger.folding import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deir ez-Zor", ["deir", "ez", "zor"]),
        ("Ma'arrat", ["ma", "arrat"]),
        ("ÉTÉ 2019", ["ete", "2019"]),
        ("إِدلِب", ["ادلب"]),
        ("مـديـنة", ["مدينه"]),
        ("مستشفى", ["مستشفي"]),
        ("snake_case", ["snake", "case"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(text=st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    once = words(text)
    assert words(" ".join(once)) == once
