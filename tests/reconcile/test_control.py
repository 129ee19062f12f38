from marsad.model import Claim, Count, DateRange
from marsad.reconcile.control import control
from reconcile.build import NORTHTOWN, SOUTHTOWN, UPLAND, claim, day, report

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
    assert sorted(state for _, state, _, _ in found) == ["contests", "holds"]


def test_another_holder_than_the_known_one_contests_the_place() -> None:
    found = spans(claim(ONE, "captured", who="Army"), claim(ONE, "holds", who="Rebels", on=day(4)))
    assert found == [("Army", "holds", day(0), None), ("Rebels", "contests", day(4), None)]


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
