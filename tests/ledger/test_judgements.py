import datetime as dt

import pytest

from marsad.ledger import judgements, models, store
from marsad.model import Correction, InputError, Judgement, judgement, target
from reconcile.build import claim, report

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2020, 3, 4, 12, tzinfo=dt.UTC)
OF = report()
FIRST, SECOND = claim(OF), claim(OF, "killed", low=3, high=3)


def decided(decision: str = "reject", minute: int = 0, **rest: object) -> Judgement:
    given: dict[str, object] = {"claims": (target(FIRST),), "why": "The sentence is about another day."} | rest
    return judgement(decision, "rana", NOON + dt.timedelta(minutes=minute), **given)  # type: ignore[arg-type]


def test_judgements_are_read_back_as_they_were_made() -> None:
    made = [
        decided(),
        decided("same event", 1, others=(target(SECOND),)),
        decided("correct", 2, corrections=(Correction(field="count", value={"low": 3, "high": None}, why="later"),)),
        decided("grade", 3, grade="fair", event="abc"),
    ]
    made.append(decided("undo", 4, claims=(), undoes=made[0].id))
    assert all(judgements.add_judgement(one) for one in made)
    assert list(judgements.judgements()) == made


def test_a_judgement_is_stored_once() -> None:
    assert judgements.add_judgement(decided())
    assert not judgements.add_judgement(decided())
    assert models.JudgedClaim.objects.count() == 1


def test_what_is_not_stored_can_not_be_taken_back() -> None:
    with pytest.raises(InputError, match="no judgement 'nought'"):
        judgements.add_judgement(decided("undo", undoes="nought"))
    assert not models.Judgement.objects.exists()


def test_the_judgements_on_a_report_come_with_what_takes_them_back() -> None:
    other = report("elsewhere")
    here, there = decided(), decided(minute=1, claims=(target(claim(other)),))
    undo = decided("undo", 2, claims=(), undoes=here.id)
    again = decided("undo", 3, claims=(), undoes=undo.id)
    for one in (here, there, undo, again):
        judgements.add_judgement(one)
    assert list(judgements.judgements([OF.id])) == [here, undo, again]
    assert list(judgements.judgements([other.id])) == [there]
    assert list(judgements.judgements([])) == []


def test_a_judgement_leaves_the_record_behind_what_is_stored() -> None:
    store.add_report(OF, [FIRST])
    models.Build.objects.create(rule="span")
    judgements.add_judgement(decided())
    assert not models.Build.objects.exists()
