import pytest

from marsad.model import Claim
from marsad.reconcile.accounts import fold_place
from marsad.reconcile.within import accounts_of
from reconcile.build import NORTHTOWN, SOUTHTOWN, claim, day, report

ONE = report("one")


def parts(*claims: Claim) -> list[set[str]]:
    return [set(account.ids) for account in accounts_of(ONE, claims)]


def test_an_attack_and_its_casualties_of_one_sentence_are_one_account() -> None:
    claims = [claim(ONE), claim(ONE, "killed", low=4, high=4), claim(ONE, "injured", low=9, high=9)]
    assert parts(*claims) == [{item.id for item in claims}]


def test_the_dead_of_a_sentence_are_those_of_its_attack_wherever_each_was_placed() -> None:
    attack, toll = claim(ONE), claim(ONE, "killed", low=4, high=4, places=(SOUTHTOWN,))
    assert parts(attack, toll) == [{attack.id, toll.id}]


@pytest.mark.parametrize("dead", range(5, 13))
def test_the_dead_of_two_places_in_one_sentence_are_two_accounts(dead: int) -> None:
    # each number gives the claim another id, by which claims are sorted where nothing else tells
    north = [claim(ONE), claim(ONE, "killed", low=4, high=4)]
    south = claim(ONE, "killed", low=dead, high=dead, places=(SOUTHTOWN,))
    assert parts(*north, south) == [{item.id for item in north}, {south.id}]


def test_a_story_that_goes_on_without_naming_its_place_and_day_again_is_one_account() -> None:
    claims = [claim(ONE), claim(ONE, "killed", at=150, places=(), on=None, low=4, high=4)]
    assert parts(*claims) == [{item.id for item in claims}]


def test_what_the_report_is_chiefly_about_is_worded_by_its_head() -> None:
    paper = report("one", title="Ferry sinks", text="The orchard burned.")
    first, second = accounts_of(paper, [claim(paper), claim(paper, at=900, places=(SOUTHTOWN,))])
    assert {"ferry", "orchard"} <= first.words
    assert not {"ferry", "orchard"} & second.words


@pytest.mark.parametrize("other", [{"places": (SOUTHTOWN,)}, {"on": day(-30)}, {"action": "displaced"}])
def test_another_place_day_or_family_is_another_account(other: dict[str, object]) -> None:
    claims = [claim(ONE, places=(NORTHTOWN,)), claim(ONE, **({"at": 700} | other))]
    assert parts(*claims) == [{claims[0].id}, {claims[1].id}]


@pytest.mark.parametrize(
    ("one", "two"),
    [("Tell Rifaat", "Tal Rifat"), ("the town of Al-Bab", "al Bab"), ("Saraqeb", "Saraqib"), ("Hass", "Has")],
)
def test_spellings_fold_together(one: str, two: str) -> None:
    assert fold_place(one) == fold_place(two)


@pytest.mark.parametrize(("one", "two"), [("Homs", "Hama"), ("Raqqa", "Latakia"), ("Salma", "Sarmin")])
def test_different_names_do_not(one: str, two: str) -> None:
    assert fold_place(one) != fold_place(two)
