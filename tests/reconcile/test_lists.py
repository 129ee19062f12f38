"""The lists hold words that can be found, and words of the vocabulary."""

from string import Formatter

import pytest

from marsad.model import ACTIONS, GRADES, PEOPLE_GROUPS
from marsad.reconcile.lists import grades, holds_any, protected, voices, weapons
from marsad.reconcile.wording import plain


def phrases() -> list[str]:
    found = [word for item in voices().voice for word in item.words]
    found += [word for item in weapons() for word in item.words]
    return found + [word for item in protected() for word in item.words]


def test_every_phrase_is_written_as_texts_are_folded() -> None:
    assert [phrase for phrase in phrases() if plain(phrase) != phrase] == []


def test_a_phrase_stands_for_one_weapon_and_one_voice() -> None:
    for listed in ([word for item in weapons() for word in item.words],
                   [word for item in voices().voice for word in item.words]):  # fmt: skip
        assert len(listed) == len(set(listed))


def test_weapons_are_read_into_forms_of_attack() -> None:
    assert {action for item in weapons() for action in item.actions} <= set(ACTIONS["attack"])


def test_every_grade_has_a_meaning_and_everybody_is_a_fighter_or_not() -> None:
    assert set(grades().meanings) == set(GRADES)
    assert grades().harmed.fighters | grades().harmed.others == set(PEOPLE_GROUPS) - {"people"}


@pytest.mark.parametrize("name", grades().reasons.__struct_fields__)
def test_reasons_name_the_sources(name: str) -> None:
    fields = {field for _, field, _, _ in Formatter().parse(getattr(grades().reasons, name)) if field}
    assert {"who"} <= fields <= {"who", "count"}


def test_words_are_found_whole_whatever_their_case_and_marks() -> None:
    assert holds_any("Hit by BARREL-BOMBS.", ["barrel bombs"])
    assert not holds_any("They idled.", ["ied"])
