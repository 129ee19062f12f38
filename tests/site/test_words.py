from collections.abc import Mapping
from typing import get_args

import pytest

from marsad import model
from marsad.site import words

PAIRS = [(kind, action) for kind, actions in model.ACTIONS.items() for action in actions]


@pytest.mark.parametrize(
    ("named", "vocabulary"),
    [
        (words.KINDS, model.KINDS),
        (words.GROUPS, model.GROUPS),
        (words.STATUSES, model.STATUSES),
        (words.GRADES, model.GRADES),
        (words.RESPONSES, get_args(model.Response)),
    ],
)
def test_the_site_has_a_word_for_all_of_the_vocabulary(named: Mapping[str, object], vocabulary: tuple[str]) -> None:
    assert list(named) == list(vocabulary)


def test_every_action_has_a_word() -> None:
    assert list(words.ACTIONS) == PAIRS


@pytest.mark.parametrize(("kind", "action"), PAIRS)
def test_every_action_can_be_said_with_a_place_and_without(kind: str, action: str) -> None:
    bare = words.happening(kind, action, None)
    assert bare[0].isupper()
    assert words.happening(kind, action, "Brookfield").endswith(" Brookfield")


@pytest.mark.parametrize(
    ("kind", "action", "place", "said"),
    [
        ("attack", "airstrike", "Jubas", "Air strike in Jubas"),
        ("control", "captured", "Jubas", "Capture of Jubas"),
        ("control", "captured", None, "Place captured"),
        ("casualties", "killed", "100%", "People killed in 100%"),
        ("diplomacy", "veto", None, "Veto"),
        ("news", "thing", None, "Thing"),
    ],
)
def test_what_happened_is_said_in_words(kind: str, action: str, place: str | None, said: str) -> None:
    assert words.happening(kind, action, place) == said
