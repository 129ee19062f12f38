from hypothesis import given
from hypothesis import strategies as st

from marsad.reconcile.ties import Ties

NAMES = st.sampled_from("abcdef")
SOME = st.lists(NAMES, max_size=4)


def test_ties_hang_together_through_what_they_share() -> None:
    ties = Ties()
    assert ties.join("ab") == ties.join("bc") == ties.join("de") == []
    assert list(ties.same()) == [("a", "b"), ("a", "c"), ("d", "e")]
    assert list(ties.same("bde")) == [("a", "b"), ("b", "c"), ("d", "e")]


def test_what_is_held_apart_is_not_tied_even_through_a_third() -> None:
    ties = Ties()
    assert ties.part("a", "c") == []
    ties.join("ab")
    assert ties.join("bc") == [("b", "c")]
    assert list(ties.same()) == [("a", "b")]
    assert ties.apart() == [("a", "c"), ("b", "c")]


def test_what_is_tied_is_not_held_apart() -> None:
    ties = Ties()
    ties.join("abc")
    assert ties.part("a", "cd") == [("a", "c")]
    assert ties.apart() == [("a", "d"), ("b", "d"), ("c", "d")]


def test_of_a_group_the_rest_is_tied_around_what_is_held_apart() -> None:
    ties = Ties()
    ties.part("b", "ac")
    assert ties.join("abcd") == [("a", "b"), ("b", "c")]
    assert list(ties.same()) == [("a", "c"), ("a", "d")]


@given(st.lists(st.tuples(st.booleans(), SOME, SOME), max_size=12))
def test_ties_and_what_is_held_apart_never_contradict_each_other(
    steps: list[tuple[bool, list[str], list[str]]],
) -> None:
    ties = Ties()
    for together, ones, others in steps:
        if together:
            ties.join([*ones, *others])
        else:
            ties.part(ones, others)
    apart = ties.apart()
    home = {name: name for name in "abcdef"} | {other: first for first, other in ties.same()}
    assert not [pair for pair in apart if home[pair[0]] == home[pair[1]]]
