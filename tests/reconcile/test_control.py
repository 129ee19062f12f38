from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model import Claim, Count, DateRange, PlaceMention, Report
from marsad.reconcile.control import by_place, control, is_wide
from reconcile.build import NORTHTOWN, SOUTHTOWN, UPLAND, claim, day, report
from reconcile.strategies import wars

ONE = report("one", published=day(30))


def spans(*claims: Claim) -> list[tuple[str, str, object, object]]:
    found = control(claims, {"one": ONE})
    return [(span.actor, span.state, span.start, span.end) for span in found]


def test_a_capture_begins_a_span_and_ends_the_one_before() -> None:
    assert spans(claim(ONE, "captured", who="Army"), claim(ONE, "captured", who="Rebels", on=day(5))) == [
        ("Army", "holds", day(0), day(5)), ("Rebels", "holds", day(5), None)
    ]  # fmt: skip


def test_a_loss_ends_a_span_of_which_the_start_may_be_unknown() -> None:
    assert spans(claim(ONE, "withdrew", who="Rebels", on=day(3))) == [("Rebels", "holds", None, day(3))]


def test_two_captures_on_one_day_are_contested() -> None:
    found = spans(claim(ONE, "captured", who="Army"), claim(ONE, "captured", who="Rebels"))
    assert sorted(state for _, state, _, _ in found) == ["contests", "contests"]


def test_another_holder_than_the_known_one_contests_the_place() -> None:
    other = claim(ONE, "holds", who="Rebels", on=day(4), says="Rebels")
    found = spans(claim(ONE, "captured", who="Army", says="Army"), other)
    assert found == [("Army", "holds", day(0), None), ("Rebels", "contests", day(4), None)]


def test_where_all_who_said_so_now_name_another_the_place_has_changed_hands() -> None:
    found = spans(claim(ONE, "captured", who="Army"), claim(ONE, "holds", who="Rebels", on=day(4)))
    assert sorted(found, key=str) == [("Army", "holds", day(0), day(4)), ("Rebels", "holds", None, None)]


def test_what_was_last_said_long_ago_does_not_stand_against_a_new_holder() -> None:
    claims = [
        claim(ONE, "captured", who="Army", says="Army"),
        claim(ONE, "holds", who="Rebels", on=day(200), says="Rebels"),
    ]
    assert ("Army", "holds", day(0), day(200)) in spans(*claims)
    assert ("Rebels", "holds", None, None) in spans(*claims)


def test_two_who_are_said_to_hold_a_place_on_one_day_contest_it() -> None:
    found = spans(claim(ONE, "holds", who="Army"), claim(ONE, "holds", who="Rebels"))
    assert sorted(found) == [("Army", "contests", day(0), None), ("Rebels", "contests", day(0), None)]


def test_a_contest_ends_when_one_of_the_two_leaves() -> None:
    contested = [claim(ONE, "captured", who=who) for who in ("Army", "Rebels")]
    found = spans(*contested, claim(ONE, "withdrew", who="Army", on=day(3)))
    assert ("Army", "contests", day(0), day(3)) in found
    assert ("Rebels", "holds", day(3), None) in found


def test_a_contest_ends_when_one_of_the_two_takes_the_place_later() -> None:
    contested = [claim(ONE, "captured", who=who) for who in ("Army", "Rebels")]
    found = spans(*contested, claim(ONE, "captured", who="Army", on=day(3)))
    assert {(who, state, end) for who, state, _, end in found} == {
        ("Army", "contests", day(3)), ("Rebels", "contests", day(3)), ("Army", "holds", None)
    }  # fmt: skip


def test_who_took_it_and_lost_it_on_the_day_on_which_another_took_it_has_lost_it() -> None:
    found = spans(
        claim(ONE, "captured", who="Army"),
        claim(ONE, "captured", who="Army", on=day(4), at=90),
        claim(ONE, "withdrew", who="Army", on=day(4)),
        claim(ONE, "captured", who="Rebels", on=day(4)),
    )
    assert ("Rebels", "holds", day(4), None) in found
    assert ("Army", "holds", day(0), day(4)) in found


def test_a_taking_that_is_denied_is_contested_and_so_is_who_held_it_before() -> None:
    told = [
        claim(ONE, "captured", who="Rebels", on=day(-9), says="Rebels"),
        claim(ONE, "captured", who="Army", says="Army"),
        claim(ONE, "captured", who="Army", on=day(1), status="denied", says="Rebels"),
    ]
    assert spans(*told) == [
        ("Rebels", "holds", day(-9), day(0)), ("Army", "contests", day(0), None), ("Rebels", "contests", day(0), None)
    ]  # fmt: skip
    later = claim(ONE, "captured", who="Army", on=day(60), status="denied", says="Rebels")
    assert spans(*told[:2], later)[-1] == ("Army", "holds", day(0), None)


def test_a_loss_that_is_denied_leaves_the_place_contested() -> None:
    found = spans(
        claim(ONE, "captured", who="Army", says="Army"),
        claim(ONE, "withdrew", who="Army", on=day(5), says="Rebels"),
        claim(ONE, "withdrew", who="Army", on=day(6), status="denied", says="Army"),
    )
    assert found == [("Army", "holds", day(0), day(5)), ("Army", "contests", day(5), None)]


def test_nobody_denies_their_own_word() -> None:
    claims = [
        claim(ONE, "captured", who="Army", says="Army"),
        claim(ONE, "captured", who="Army", on=day(1), status="denied", says="Army"),
    ]
    assert spans(*claims) == [("Army", "holds", day(0), None)]


def test_days_that_sources_give_for_one_taking_are_kept() -> None:
    claims = [claim(ONE, "captured", who="Army", on=day(number)) for number in (0, 2, 30)]
    (told,) = by_place(claims, {"one": ONE})
    (held,) = told.spans
    assert (held.start, held.start_until, held.first, held.last) == (day(0), day(2), day(0), day(30))


def test_only_what_can_be_told_by_a_day() -> None:
    claims = [claim(ONE, "captured", who="Army"), claim(ONE, "captured", who="Rebels", on=day(5))]
    (told,) = by_place(claims, {"one": ONE}, until=day(4))
    assert [(held.name, held.end) for held in told.spans] == [("Army", None)]
    assert by_place(claims, {"one": ONE}, until=day(-1)) == ()


NAMED = (NORTHTOWN, SOUTHTOWN)


@pytest.mark.parametrize(
    ("places", "low", "high", "wide"),
    [
        (NAMED, 2, 2, False),
        (NAMED, 3, 3, True),
        (NAMED, 2, None, True),
        (NAMED, None, None, True),
        ((NORTHTOWN,), 1, 1, True),
    ],
)
def test_so_many_places_are_named_where_each_is(
    places: tuple[PlaceMention, ...], low: int | None, high: int | None, wide: bool
) -> None:
    assert is_wide(claim(ONE, "captured", group="places", places=places, low=low, high=high)) is wide


def test_what_is_near_a_place_is_not_the_place() -> None:
    near = msgspec.structs.replace(NORTHTOWN, precision=2)
    assert spans(claim(ONE, "captured", who="Army", places=(near,))) == []


@settings(max_examples=60, deadline=None)
@given(war=wars(), random=st.randoms(use_true_random=False))
def test_the_order_of_the_claims_changes_nothing(war: list[tuple[Report, list[Claim]]], random: Random) -> None:
    claims = [c for _, told in war for c in told]
    reports = {of.id: of for of, _ in war}
    shuffled = claims[:]
    random.shuffle(shuffled)
    assert control(shuffled, reports) == control(claims, reports)


@settings(max_examples=60, deadline=None)
@given(war=wars())
def test_each_party_is_in_one_state_at_a_time_and_nobody_leaves_before_coming(
    war: list[tuple[Report, list[Claim]]],
) -> None:
    found = control([c for _, told in war for c in told], {of.id: of for of, _ in war})
    open_now = [(span.place.id, span.actor, span.state) for span in found if span.end is None]
    assert len(open_now) == len(set(open_now))
    holders = [(span.place.id, span.actor) for span in found if span.end is None and span.state == "holds"]
    assert len({place for place, _ in holders}) == len(holders)
    assert all(span.start <= span.end for span in found if span.start and span.end)
    assert all(span.claims for span in found)


def test_two_names_of_one_side_are_one_holder() -> None:
    claims = [
        claim(ONE, "captured", who="Army", side="state"),
        claim(ONE, "holds", who="Troops", side="state", on=day(4)),
    ]
    (span,) = control(claims, {"one": ONE})
    assert set(span.claims) == {c.id for c in claims}


def test_a_siege_ends_when_the_besieger_takes_the_place() -> None:
    found = spans(claim(ONE, "besieged", who="Army"), claim(ONE, "captured", who="Army", on=day(9)))
    assert found == [("Army", "besieges", day(0), day(9)), ("Army", "holds", day(9), None)]


def test_a_siege_ends_when_those_who_told_of_it_say_that_the_besieger_holds_the_place() -> None:
    siege = claim(ONE, "besieged", who="Army")
    found = spans(siege, claim(ONE, "holds", who="Army", on=day(9)))
    assert found == [("Army", "holds", None, None), ("Army", "besieges", day(0), day(9))]
    by_another = claim(ONE, "holds", who="Army", on=day(9), says="A mayor")
    assert ("Army", "besieges", day(0), None) in spans(siege, by_another)
    long_after = claim(ONE, "holds", who="Army", on=day(200), says="A mayor")
    assert ("Army", "besieges", day(0), day(200)) in spans(siege, long_after)


def test_each_place_of_a_list_has_its_span() -> None:
    found = control([claim(ONE, "captured", who="Army", places=(NORTHTOWN, SOUTHTOWN))], {"one": ONE})
    assert [span.place.id for span in found] == ["test:1", "test:2"]


def test_provinces_shares_counts_denials_and_the_unnamed_give_no_span() -> None:
    vague = DateRange(day(0), day(300), precision=5)
    assert (
        spans(
            claim(ONE, "captured", who="Army", places=(UPLAND,)),
            claim(ONE, "holds", who="Army", count=Count(70, 70, "70 percent")),
            claim(ONE, "captured", who="Army", group="places", count=Count(35, 35, "35")),
            claim(ONE, "captured", who="Army", status="denied"),
            claim(ONE, "captured"),
        )
        == []
    )
    assert spans(claim(ONE, "captured", who="Army", date=vague)) == [("Army", "holds", None, None)]
