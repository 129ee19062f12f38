"""What people decided about an event stands on the event that its claims make now."""

import datetime as dt

from marsad.model import Claim, Event, Judgement, judgement, target
from marsad.reconcile import derive, reconcile
from reconcile.build import SOUTHTOWN, claim, report

NOON = dt.datetime(2020, 3, 4, 12, tzinfo=dt.UTC)
ONE, TWO, FAR = report("one"), report("two"), report("far")
REPORTS = {of.id: of for of in (ONE, TWO, FAR)}
STRIKE, DEAD, AGAIN = claim(ONE), claim(ONE, "killed", low=7, high=7), claim(TWO, "killed", low=7, high=7)
THERE = claim(FAR, places=(SOUTHTOWN,))
CLAIMS = (STRIKE, DEAD, AGAIN, THERE)


def said(decision: str, *claims: Claim, minute: int = 0, **rest: object) -> Judgement:
    at = NOON + dt.timedelta(minutes=minute)
    given: dict[str, object] = {"claims": tuple(map(target, claims)), "event": "e", "why": "Seen"} | rest
    return judgement(decision, "rana", at, **given)  # type: ignore[arg-type]


def home(of: Claim, *made: Judgement) -> Event:
    """The event that speaks of a claim, after these judgements."""
    (found,) = (item for item in derive(CLAIMS, REPORTS, made).record.events if of.id in item.claims)
    return found


def test_a_persons_grade_stands_above_the_rules_and_the_newest_above_older_ones() -> None:
    before = home(STRIKE).grading
    assert before is not None
    assert not before.judged
    first = said("grade", STRIKE, DEAD, AGAIN, grade="confirmed")
    second = said("grade", STRIKE, DEAD, AGAIN, minute=1, grade="discounted")
    found = home(STRIKE, first, second).grading
    assert found is not None
    assert (found.grade, found.reason, found.judged) == ("discounted", "Seen", True)
    undo = judgement("undo", "rana", NOON + dt.timedelta(minutes=2), undoes=second.id)
    again = home(STRIKE, first, second, undo).grading
    assert again is not None
    assert again.grade == "confirmed"
    other = home(THERE, first).grading
    assert other is not None
    assert not other.judged


def test_an_event_is_verified_and_its_claims_accepted() -> None:
    found = home(STRIKE, said("verified", STRIKE, DEAD, AGAIN), said("accept", DEAD, event=None))
    assert found.verified
    assert found.accepted == (DEAD.id,)
    assert not home(THERE, said("verified", STRIKE, DEAD, AGAIN)).verified
    assert not home(STRIKE, said("verified", DEAD, event=None)).verified


def test_what_was_said_of_an_event_goes_with_most_of_its_claims() -> None:
    grade = said("grade", STRIKE, DEAD, AGAIN, grade="confirmed")
    split = said("split", AGAIN, minute=1, others=(target(STRIKE), target(DEAD)), event=None)
    whole, off = home(STRIKE, grade, split).grading, home(AGAIN, grade, split).grading
    assert whole is not None
    assert off is not None
    assert (whole.judged, off.judged) == (True, False)


def test_without_judgements_nothing_is_put_on() -> None:
    assert derive(CLAIMS, REPORTS).record.events == reconcile(CLAIMS, REPORTS).events
