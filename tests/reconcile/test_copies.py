import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.reconcile.copies import alike, bands, copies, sketch

AGENCY = " ".join(f"Shells fell on the old quarter near bakery number {number} before noon." for number in range(30))
OTHER = " ".join(f"Negotiators spoke for {number} hours about the exchange of prisoners." for number in range(30))


def copied(**texts: str) -> dict[str, str]:
    return copies({key: sketch(text) for key, text in texts.items()})


def test_near_copies_are_found_and_others_are_not() -> None:
    found = copied(a=AGENCY, b="By our desk. " + AGENCY + " More follows.", c=OTHER, d="", e="", f="!!")
    assert found == {"a": "a", "b": "a", "c": "c", "d": "d", "e": "e", "f": "f"}


def test_a_copy_of_a_copy_is_a_copy_of_the_first() -> None:
    words = [f"word{number}" for number in range(400)]
    parts = {key: " ".join(words[at : at + 250]) for key, at in (("a", 0), ("b", 55), ("c", 110))}
    assert not alike(sketch(parts["a"]), sketch(parts["c"]))
    assert set(copied(**parts).values()) == {"a"}


@pytest.mark.parametrize("text", ["one", "one two", "ONE, two!"])
def test_a_text_shorter_than_a_shingle_is_a_copy_of_itself_alone(text: str) -> None:
    assert copied(a=text, b=text, c="other") == {"a": "a", "b": "a", "c": "c"}


def test_a_sketch_is_the_same_in_every_process_and_in_every_version() -> None:
    # sketches are stored: another value here means that ledgers must be rebuilt, with a migration that says so
    assert sketch("rain fell on the harbour all day")[:8].hex() == "3b1a3ebed764ed4a"


@given(texts=st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.text("ab ", max_size=40), max_size=8))
def test_copies_are_the_same_in_any_order_and_the_first_is_the_smallest(texts: dict[str, str]) -> None:
    found = copied(**texts)
    assert copied(**dict(reversed(texts.items()))) == found
    assert all(first <= key and found[first] == first for key, first in found.items())


def test_bands_are_64_bit_numbers_that_a_database_holds() -> None:
    found = bands(sketch(AGENCY))
    assert len(set(found)) == 32
    assert all(-(2**63) <= band < 2**63 for band in found)
    assert bands(b"") == []
