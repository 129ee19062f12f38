"""The vocabularies are closed, and agree with each other."""

from marsad.model import ACTIONS, GROUPS, KINDS, PEOPLE_GROUPS


def test_every_kind_has_its_actions() -> None:
    assert tuple(ACTIONS) == KINDS
    assert all(ACTIONS.values())


def test_an_action_belongs_to_one_kind() -> None:
    actions = [action for some in ACTIONS.values() for action in some]
    assert len(set(actions)) == len(actions)


def test_groups_of_people_are_groups() -> None:
    assert set(PEOPLE_GROUPS) < set(GROUPS)
    assert "places" not in PEOPLE_GROUPS
