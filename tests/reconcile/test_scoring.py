from hypothesis import given, settings

from marsad.model import Claim, DateRange, PlaceMention, Report
from marsad.reconcile.accounts import Account, account
from marsad.reconcile.scoring import VETO, score
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
    found = score(of("a"), of("b"))
    assert found.points == sum(reason.points for reason in found.reasons)
    assert {"the same day", "the same place", "both: airstrike"} <= {reason.text for reason in found.reasons}


def test_far_days_far_places_and_other_families_are_ruled_out() -> None:
    assert score(of("a"), of("b", on=day(5))).is_veto
    assert score(of("a"), of("b", places=(SOUTHTOWN,))).points == VETO
    assert score(of("a"), of("b", action="displaced")).is_veto


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
