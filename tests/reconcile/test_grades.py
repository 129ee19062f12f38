"""Grades by their rules, and what the accused party says."""

import pytest

from marsad.model import ActorMention, Claim, Event, SourceMention
from marsad.reconcile.events import event
from marsad.reconcile.responsibility import speaks_for
from reconcile.build import claim, report

PAPERS = {key: report(key, publisher=f"{key.title()} Post") for key in ("north", "south", "east", "west")}
NORTH, SOUTH, EAST, WEST = PAPERS.values()
ARMY = ActorMention("the army", "Syrian Arab Army", "syria-army", "government")
REBELS = ActorMention("rebels", "Free Syrian Army", "fsa", "opposition")
ITSELF = SourceMention("state news agency SANA", "SANA")


def sources(claims: tuple[Claim, ...]) -> dict[str, str]:
    """Name sources as the record does: by name, else by the words and who heard them, else the publisher."""
    found = {}
    for item in claims:
        paper = PAPERS[item.report].publisher
        said = item.source
        found[item.id] = (said.name or f"{said.text} ({paper})") if said else paper
    return found


def made(*claims: Claim, joining: tuple[Claim, ...] = ()) -> Event:
    return event(claims, joining, PAPERS, sources((*claims, *joining)), "span")


def grade(*claims: Claim, joining: tuple[Claim, ...] = ()) -> str:
    grading = made(*claims, joining=joining).grading
    assert grading is not None
    return grading.grade


def test_a_single_source_is_weak() -> None:
    found = made(claim(NORTH), claim(NORTH, "killed", low=2, high=2))
    assert found.grading is not None
    assert (found.grading.grade, found.grading.reason) == ("weak", "a single source: North Post")
    assert found.grading.sources == ("North Post",)


def test_two_sources_are_fair_and_what_one_paper_heard_is_one() -> None:
    heard = SourceMention("residents")
    assert grade(claim(NORTH), claim(SOUTH)) == "fair"
    assert grade(claim(NORTH), claim(NORTH, at=90, source=heard)) == "weak"
    assert grade(claim(NORTH, source=heard), claim(SOUTH, source=heard)) == "fair"


def test_what_the_accused_party_says_that_it_did_is_confirmed() -> None:
    struck = claim(NORTH, actors=(ARMY,), source=ITSELF)
    found = made(struck, claim(SOUTH, actors=(ARMY,)))
    assert found.grading is not None
    assert found.grading.grade == "confirmed"
    assert (found.conceded_by, found.response) == (("SANA",), "conceded")


def test_a_strike_that_is_conceded_without_its_harm_is_not_confirmed() -> None:
    struck = claim(NORTH, actors=(ARMY,), source=ITSELF)
    harm = claim(SOUTH, "killed", low=4, high=4, group="civilians")
    found = made(struck, harm)
    assert found.response == "conceded"
    assert found.grading is not None
    assert found.grading.grade == "fair"
    conceded = claim(NORTH, "killed", low=4, high=4, group="people", source=ITSELF)
    assert grade(struck, harm, conceded) == "confirmed"
    fighters = claim(NORTH, "killed", low=4, high=4, group="fighters", source=ITSELF)
    assert grade(struck, harm, fighters) == "fair"


def test_in_a_clash_nobody_concedes() -> None:
    found = made(claim(NORTH, "clash", actors=(ARMY,), source=ITSELF))
    assert (found.conceded_by, found.response) == ((), None)


def test_a_denial_by_the_accused_is_told_and_changes_no_grade() -> None:
    struck = (claim(NORTH, actors=(ARMY,)), claim(SOUTH, actors=(ARMY,)))
    denial = claim(EAST, status="denied", actors=(ARMY,), source=SourceMention("the Syrian military"))
    found = made(*struck, joining=(denial,))
    assert (found.response, found.conceded_by) == ("denied", ())
    assert found.grading is not None
    assert found.grading.grade == "fair"
    own = claim(EAST, status="denied", actors=(ARMY,))
    assert made(*struck, joining=(own,)).response == "denied"
    both = made(*struck, claim(WEST, actors=(ARMY,), source=ITSELF), joining=(denial,))
    assert both.response == "both"


def test_two_sides_accused_are_contested() -> None:
    found = made(claim(NORTH, actors=(ARMY,)), claim(SOUTH, actors=(REBELS,)))
    assert found.grading is not None
    assert found.grading.grade == "contested"
    assert "North Post (Syrian Arab Army), South Post (Free Syrian Army)" in found.grading.reason


def test_what_more_sources_deny_than_report_is_discounted() -> None:
    denials = tuple(claim(of, status="denied") for of in (SOUTH, EAST))
    assert grade(claim(NORTH), joining=denials) == "discounted"
    assert grade(claim(NORTH), joining=denials[:1]) == "weak"
    assert grade(claim(NORTH), claim(WEST), joining=denials) == "fair"


def test_what_most_sources_say_harmed_fighters_alone_is_discounted() -> None:
    civilians = claim(NORTH, "killed", low=4, high=4, group="civilians")
    fighters = [claim(of, "killed", low=4, high=4, group="fighters") for of in (SOUTH, EAST, WEST)]
    assert grade(civilians, *fighters[:2]) == "discounted"
    assert grade(civilians, fighters[0]) == "fair"
    assert grade(*fighters) == "fair"


@pytest.mark.parametrize(
    ("speaker", "actor", "speaks"),
    [
        (SourceMention("SANA", "SANA"), ARMY, True),
        (SourceMention("a Syrian military source"), ARMY, True),
        (SourceMention("SANA", "SANA"), REBELS, False),
        (SourceMention("the army"), ActorMention("the army"), True),
        (SourceMention("a spokesman of the brigade"), ActorMention("brigade"), True),
        (SourceMention("residents who fled the brigade"), ActorMention("brigade"), False),
        (SourceMention("the Wire", "Orontes Wire"), ARMY, False),
    ],
)
def test_who_speaks_for_a_party(speaker: SourceMention, actor: ActorMention, speaks: bool) -> None:
    assert speaks_for(speaker, actor) is speaks
