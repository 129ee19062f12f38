import msgspec
import pytest
from hypothesis import given, settings

from marsad.model import Claim, DateRange, PlaceMention, Report
from marsad.reconcile.accounts import Account, account
from marsad.reconcile.scoring import VETO, apart, score
from reconcile.build import NORTHTOWN, SOUTHTOWN, claim, day, report
from reconcile.strategies import wars


def of(key: str, **fields: object) -> Account:
    paper = report(key)
    return account([claim(paper, **fields)], paper)


@settings(max_examples=50, deadline=None)
@given(war=wars())
def test_a_score_is_the_same_both_ways(war: list[tuple[Report, list[Claim]]]) -> None:
    accounts = [account(claims[:1], paper) for paper, claims in war if claims]
    for a in accounts:
        for b in accounts:
            assert score(a, b).points == score(b, a).points


def test_reasons_say_what_the_points_are_for() -> None:
    found = score(of("a", action="bombing"), of("b", action="bombing"))
    assert found.points == sum(reason.points for reason in found.reasons)
    assert {"the same day", "the same place", "both: bombing"} <= {reason.text for reason in found.reasons}


def test_far_days_far_places_and_other_families_are_ruled_out() -> None:
    assert score(of("a"), of("b", on=day(5))).is_veto
    assert score(of("a"), of("b", places=(SOUTHTOWN,))).points == VETO
    assert score(of("a"), of("b", action="displaced")).is_veto


def test_a_place_that_is_known_roughly_may_be_one_within_its_reach() -> None:
    def at(latitude: float, precision: int) -> tuple[PlaceMention, ...]:
        name = f"Hamlet {latitude}"
        return (
            msgspec.structs.replace(NORTHTOWN, text=name, name=name, id=name, latitude=latitude, precision=precision),
        )

    def told(first: tuple[PlaceMention, ...], second: tuple[PlaceMention, ...]) -> set[str]:
        return {reason.text for reason in score(of("a", places=first), of("b", places=second)).reasons}

    assert not any("km apart" in reason for reason in told(at(35.0, 1), at(35.12, 2)))
    assert "13 km apart" in told(at(35.0, 1), at(35.12, 1))
    assert "33 km apart" in told(at(35.0, 1), at(35.3, 2))


def test_more_agreement_is_more_points() -> None:
    range_ = DateRange(day(-3), day(3), precision=3)
    unsettled = PlaceMention(text="a village")
    ladder = [
        score(of("a"), of("b")),
        score(of("a"), of("b", on=day(1))),
        score(of("a"), of("b", on=day(2))),
    ]
    assert [s.points for s in ladder] == sorted((s.points for s in ladder), reverse=True)
    assert score(of("a"), of("b", date=range_)).points < score(of("a"), of("b")).points
    assert score(of("a"), of("b", places=(unsettled,))).points < score(of("a"), of("b", places=())).points
    assert score(of("a", places=(NORTHTOWN,)), of("b", action="bombing")).points < ladder[0].points


def test_spellings_of_a_name_that_is_not_settled_meet() -> None:
    one, two = PlaceMention(text="Tell al-Rifaat"), PlaceMention(text="Tel Rifat")
    assert "the same place" in {r.text for r in score(of("a", places=(one,)), of("b", places=(two,))).reasons}


@pytest.mark.parametrize(
    ("other", "told_apart"),
    [
        ({}, False),
        ({"action": "captured"}, True),
        ({"action": "shelling"}, False),
        ({"places": (SOUTHTOWN,)}, True),
        ({"group": "market"}, True),
        ({"who": "Brigade", "side": "rebels"}, True),
        ({"action": "other"}, False),
    ],
)
def test_what_one_report_tells_apart(other: dict[str, object], told_apart: bool) -> None:
    first = of("a", group="school", who="Army", side="state")
    assert apart(first, of("a", **({"group": "school"} | other))) is told_apart
    assert score(first, of("a", **({"group": "school"} | other))).is_veto is told_apart


def test_two_reports_may_contradict_each_other_where_one_may_not() -> None:
    army, brigade = {"who": "Army", "side": "state"}, {"who": "Brigade", "side": "rebels"}
    assert not score(of("a", **army), of("b", **brigade)).is_veto


def test_one_spelling_settled_to_two_villages_of_a_province_is_no_contradiction() -> None:
    other = msgspec.structs.replace(NORTHTOWN, id="test:9", latitude=35.4)
    points = score(of("a"), of("b", places=(other,))).points
    far = msgspec.structs.replace(other, text="Far Hamlet", name="Far Hamlet")
    assert points > score(of("a"), of("b", places=(far,))).points


def test_the_words_of_the_sentences_count_and_those_of_places_and_war_do_not() -> None:
    bride, groom = "A bomb at the wedding hall killed the bride", "Wedding guests died with the bride in the hall"
    alike = score(of("a", text=bride), of("b", text=groom)).points
    assert alike > score(of("a", text=bride), of("b", text="Troops attacked Northtown on Monday")).points
    war = score(of("a", text="Troops attacked Northtown"), of("b", text="Northtown was attacked by troops"))
    assert not any("words in common" in reason.text for reason in war.reasons)
