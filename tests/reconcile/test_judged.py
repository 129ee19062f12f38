"""Judgements over claims: what counts, what is tied, what is lost."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model import Claim, Correction, Count, InputError, Judgement, Report, judgement, target
from marsad.reconcile.correcting import corrected
from marsad.reconcile.judged import Judged, judged, standing
from reconcile.build import NORTHTOWN, SOUTHTOWN, claim, report

NOON = dt.datetime(2020, 3, 4, 12, tzinfo=dt.UTC)
FIRST, SECOND = report("r1"), report("r2")
A, B, C = claim(FIRST, "killed", low=3, high=3), claim(FIRST, at=90), claim(SECOND)
CLAIMS = (A, B, C)


def decided(decision: str, *claims: Claim, minute: int = 0, others: tuple[Claim, ...] = (), **rest: Any) -> Judgement:
    sides = {"claims": tuple(map(target, claims)), "others": tuple(map(target, others))}
    return judgement(decision, "rana", NOON + dt.timedelta(minutes=minute), **(sides | rest))  # type: ignore[arg-type]


def undo(made: Judgement, minute: int) -> Judgement:
    return decided("undo", minute=minute, undoes=made.id)


def correction(field: str, value: object) -> Correction:
    return Correction(field=field, value=value, why="The ministry's list")


def ids(found: Judged) -> set[str]:
    return {item.id for item in found.claims}


def pair(one: Claim, other: Claim) -> tuple[str, str]:
    return min(one.id, other.id), max(one.id, other.id)


def test_without_judgements_the_claims_are_as_they_were() -> None:
    assert judged(CLAIMS, ()) == Judged(tuple(sorted(CLAIMS, key=lambda item: item.id)))


def test_a_rejected_claim_counts_no_more_until_it_is_accepted_or_the_judgement_taken_back() -> None:
    reject = decided("reject", A)
    assert ids(judged(CLAIMS, [reject])) == {B.id, C.id}
    assert ids(judged(CLAIMS, [reject, decided("accept", A, minute=1)])) == {A.id, B.id, C.id}
    assert judged(CLAIMS, [reject, undo(reject, 1)]) == judged(CLAIMS, ())
    assert judged(CLAIMS, [reject]).decided == {A.id: ("reject",)}


def test_taking_back_may_be_taken_back() -> None:
    reject = decided("reject", A)
    back = undo(reject, 1)
    assert standing([reject, back]) == []
    assert standing([reject, back, undo(back, 2)]) == [reject]


def test_a_corrected_value_counts_and_the_claim_keeps_its_id() -> None:
    fixed = judged(CLAIMS, [decided("correct", A, corrections=(correction("count", {"low": 5, "high": None}),))])
    (changed,) = (item for item in fixed.claims if item.id == A.id)
    assert changed.count == Count(5, None)
    assert A.count == Count(3, 3)


def test_the_later_of_two_corrections_holds_and_the_earlier_one_comes_back() -> None:
    one = decided("correct", A, corrections=(correction("group", "women"),))
    two = decided("correct", A, minute=1, corrections=(correction("group", "children"),))
    groups = [
        {item.group for item in judged(CLAIMS, made).claims if item.id == A.id}
        for made in ([one, two], [one, two, undo(two, 2)], [one, two, undo(two, 2), undo(one, 3)])
    ]
    assert groups == [{"children"}, {"women"}, {A.group}]


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("kind", "weather", "Invalid enum value"),
        ("action", "airstrike", "none of casualties"),
        ("status", "certain", "Invalid enum value"),
        ("group", "elves", "Invalid enum value"),
        ("count", {"low": 5, "high": 3}, "runs backwards"),
        ("count", {"low": -5, "high": None}, "less than nobody"),
        ("count", "five", "Expected"),
        ("date", {"start": "2020-03-05", "end": "2020-03-02"}, "runs backwards"),
        ("date", {"start": "2020-03-05", "end": "2020-03-05", "precision": 9}, "expected 1 to 5"),
        ("places", [{"text": "Northtown", "latitude": 95.0, "longitude": 0.0}], "nowhere on the globe"),
        ("places", [{"text": "Northtown", "precision": 0}], "expected 1 to 7"),
        ("quote", {"start": 0, "end": 1, "text": "A"}, "can't be corrected"),
    ],
)
def test_a_correction_is_held_to_the_vocabulary(field: str, value: object, fault: str) -> None:
    with pytest.raises(InputError, match=fault) as caught:
        corrected(A, [correction(field, value)])
    assert caught.value.field == field


def test_a_correction_that_fits_no_more_is_listed_and_the_claim_counts_as_read() -> None:
    kind = decided("correct", B, corrections=(correction("kind", "casualties"), correction("action", "killed")))
    action = decided("correct", B, minute=1, corrections=(correction("action", "injured"),))
    assert not judged(CLAIMS, [kind, action]).lost
    found = judged(CLAIMS, [kind, action, undo(kind, 2)])
    assert [item.judgement for item in found.lost] == [action]
    assert B in found.claims


def test_links_are_pairs_of_claims() -> None:
    same = judged(CLAIMS, [decided("same event", A, others=(C,))])
    assert (same.same, same.apart) == ((pair(A, C),), ())
    apart = judged(CLAIMS, [decided("not the same", A, others=(C,))])
    assert (apart.same, apart.apart) == ((), (pair(A, C),))


def test_what_is_split_off_stays_together_and_apart_from_the_rest() -> None:
    found = judged(CLAIMS, [decided("split", A, B, others=(C,))])
    assert found.same == (pair(A, B),)
    assert set(found.apart) == {pair(A, C), pair(B, C)}


def test_of_links_that_contradict_each_other_the_newest_holds_and_the_other_is_listed() -> None:
    merge = decided("merge", A, B, others=(C,))
    split = decided("split", A, minute=1, others=(B, C))
    found = judged(CLAIMS, [merge, split])
    assert found.same == (pair(B, C),)
    assert set(found.apart) == {pair(A, B), pair(A, C)}
    assert [item.judgement for item in found.overruled] == [merge]


def test_a_link_to_a_rejected_claim_has_no_effect_while_it_is_rejected() -> None:
    same, reject = decided("same event", A, others=(C,)), decided("reject", C, minute=1)
    assert judged(CLAIMS, [same, reject]).same == ()
    assert judged(CLAIMS, [same, reject, undo(reject, 2)]).same == (pair(A, C),)


def test_what_is_tied_hangs_on_a_claim_that_asserts_something() -> None:
    denial, total = claim(FIRST, status="denied"), claim(FIRST, "killed", low=90, cumulative=True)
    merge = decided("merge", denial, A, total, others=(B, C))
    hub = min(A.id, B.id, C.id)
    tied = {tuple(sorted((hub, item.id))) for item in (denial, A, B, C) if item.id != hub}
    assert set(judged([denial, total, *CLAIMS], [merge]).same) == tied


def test_what_is_said_of_an_event_is_kept_by_its_claims() -> None:
    grade = decided("grade", A, C, event="e1", grade="fair")
    found = judged(CLAIMS, [grade])
    assert [(item.judgement, item.claims) for item in found.on_events] == [(grade, {A.id, C.id})]
    assert found.decided == {}


def revised(old: Claim, **changes: Any) -> Claim:
    """The same claim as a newer revision or a newer reader gives it: under another id."""
    given = {"low": 3, "high": 3, "text": old.quote.text} | changes
    return claim(report("r1", text="Another text."), "killed", **given)


def test_a_judgement_on_a_claim_of_one_revision_is_on_the_same_claim_of_the_next() -> None:
    new = revised(A, at=40)
    assert new.id != A.id
    found = judged([new], [decided("reject", A)])
    assert (found.claims, found.lost) == ((), ())


def test_a_judgement_on_what_is_no_longer_said_is_listed() -> None:
    new = revised(A, low=5, high=5)
    reject = decided("reject", A)
    found = judged([new], [reject])
    assert found.claims == (new,)
    assert [(item.judgement, item.target) for item in found.lost] == [(reject, target(A))]


def test_of_two_claims_alike_the_one_with_the_same_place_is_meant_then_the_nearest() -> None:
    near, far = revised(A, at=40), revised(A, at=400)
    there = revised(A, at=10, places=(SOUTHTOWN,))
    assert judged([far, near, there], [decided("reject", A)]).decided == {near.id: ("reject",)}
    assert judged([far, there], [decided("reject", A)]).decided == {far.id: ("reject",)}


DECISIONS = st.sampled_from(["accept", "reject", "correct", "same event", "not the same", "merge", "split", "undo"])


@st.composite
def histories(draw: st.DrawFn) -> list[Judgement]:
    """Judgements on three claims, a minute between each and the next."""
    made: list[Judgement] = []
    for minute in range(draw(st.integers(0, 8))):
        decision = draw(DECISIONS)
        ones = draw(st.permutations(CLAIMS))
        if decision == "undo":
            if made:
                made.append(undo(draw(st.sampled_from(made)), minute))
        elif decision == "correct":
            value = draw(st.sampled_from(["women", "children", None]))
            made.append(decided("correct", ones[0], minute=minute, corrections=(correction("group", value),)))
        else:
            others = tuple(ones[1:2]) if decision in ("same event", "not the same", "merge", "split") else ()
            made.append(decided(decision, ones[0], minute=minute, others=others))
    return made


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_in_which_judgements_and_claims_arrive_does_not_matter(made: list[Judgement], chance: Any) -> None:
    shuffled, claims = list(made), list(CLAIMS)
    chance.shuffle(shuffled)
    chance.shuffle(claims)
    assert judged(claims, shuffled) == judged(CLAIMS, made)


@given(histories(), st.data())
def test_taking_a_judgement_back_gives_what_there_was_without_it(made: list[Judgement], data: st.DataObject) -> None:
    decisions = [item for item in made if item.decision != "undo" and item in standing(made)]
    if not decisions:
        return
    chosen = data.draw(st.sampled_from(decisions))
    without = [item for item in standing(made) if item is not chosen]
    assert judged(CLAIMS, [*made, undo(chosen, 100)]) == judged(CLAIMS, without)


@given(histories())
def test_taking_everything_back_leaves_the_claims_as_they_were_read(made: list[Judgement]) -> None:
    back = [undo(item, 100) for item in standing(made)]
    assert judged(CLAIMS, [*made, *back]) == judged(CLAIMS, ())


@given(histories())
def test_judgements_on_a_revision_hold_for_the_next(made: list[Judgement]) -> None:
    def again(old: Claim) -> Claim:
        where = Report(id=old.report, title="", text="New.", published=None, publisher="Paper")
        given = {"text": old.quote.text, "at": old.quote.start + 7, "places": (NORTHTOWN,)}
        counted = {"low": old.count.low, "high": old.count.high} if old.count else {}
        return claim(where, old.action, **given, **counted)

    new = {old.id: again(old) for old in CLAIMS}
    before, after = judged(CLAIMS, made), judged(new.values(), made)
    assert {new[item.id].id for item in before.claims} == ids(after)
    renamed = {new[key].id: words for key, words in before.decided.items()}
    assert renamed == after.decided
    assert not after.lost
