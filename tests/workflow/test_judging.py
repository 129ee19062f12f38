"""Decisions are saved, and the record follows."""

import datetime as dt
from collections.abc import Callable, Mapping

import pytest

from marsad.ledger import counts, models, read, store
from marsad.ledger.judgements import judgements
from marsad.model import Claim, Count, Event, InputError, Place, Record
from marsad.workflow import corrections
from marsad.workflow.judging import LONGEST_NAME, Judge
from marsad.workflow.rebuild import rebuild
from reconcile.build import NORTHTOWN, SOUTHTOWN, claim, day, report

pytestmark = pytest.mark.django_db

RANA = Judge("rana", "The list of names")
NORTH = Place(id="test:1", name="Northtown", kind="town", latitude=35.0, longitude=36.0, country="SY", admin1="Upland")
SOUTH = Place(id="test:2", name="Southtown", kind="town", latitude=33.0, longitude=36.0, country="SY", admin1="Lowland")
ONE, TWO, FAR = report("one"), report("two"), report("far")
STRIKE, DEAD = claim(ONE), claim(ONE, "killed", low=7, high=7)
AGAIN = claim(TWO, "killed", low=9, high=9)
THERE = claim(FAR, places=(SOUTHTOWN,))


@pytest.fixture(autouse=True)
def ledger() -> None:
    """Two reports on one strike, one on another far away."""
    store.add_report(ONE, [STRIKE, DEAD], [NORTH])
    store.add_report(TWO, [AGAIN], [NORTH])
    store.add_report(FAR, [THERE], [SOUTH])
    rebuild()


def home(of: Claim) -> Event:
    """The event that speaks of a claim."""
    (found,) = (event for event in read.record().events if of.id in event.claims)
    return found


def homes() -> Mapping[str, str]:
    return {key: event.id for event in read.record().events for key in event.claims}


def test_the_record_before_any_judgement() -> None:
    assert home(STRIKE) == home(DEAD) == home(AGAIN) != home(THERE)


def test_a_rejected_claim_is_no_longer_counted_and_the_claim_stays_as_it_was_read() -> None:
    done = RANA.reject([AGAIN.id])
    assert AGAIN.id not in homes()
    (toll,) = home(DEAD).tolls
    assert (toll.low, toll.high) == (7, 7)
    assert list(judgements()) == [done.judgement]
    assert AGAIN in list(read.claims())
    assert counts.is_built()


def test_a_corrected_figure_is_the_toll_at_once_and_the_figure_as_read_stays() -> None:
    done = RANA.correct(DEAD.id, {"count": ("41+", "")})
    (toll,) = home(DEAD).tolls
    assert (toll.low, toll.high) == (9, None)
    assert done.events == [home(DEAD)]
    assert models.Claim.objects.get(uid=DEAD.id).data["count"]["low"] == 7


def test_a_place_is_corrected_to_an_entry_of_a_gazetteer() -> None:
    RANA.correct(THERE.id, {"places": ("test:1", "It is the one in Upland")})
    assert home(THERE).place == home(STRIKE).place or home(THERE) == home(STRIKE)


def test_a_merge_outlives_the_ids_of_its_events_and_is_taken_back() -> None:
    before = homes()
    RANA.merge(home(STRIKE).id, home(THERE).id)
    assert home(STRIKE) == home(THERE)
    RANA.unmerge(home(STRIKE).id)
    assert homes() == before
    with pytest.raises(InputError, match="was not merged"):
        RANA.unmerge(home(STRIKE).id)


def test_claims_are_split_off_and_stay_off_when_more_is_read() -> None:
    RANA.split(home(AGAIN).id, [AGAIN.id])
    assert home(AGAIN) != home(DEAD)
    later = report("later")
    store.add_report(later, [claim(later, "killed", low=7, high=7)], [NORTH])
    rebuild()
    assert home(AGAIN) != home(DEAD)


def test_claims_are_held_together_and_apart() -> None:
    RANA.same(STRIKE.id, THERE.id)
    assert home(STRIKE) == home(THERE)
    RANA.apart(DEAD.id, AGAIN.id)
    assert home(DEAD) != home(AGAIN)


def test_what_takes_back_can_be_taken_back() -> None:
    before = read.record()
    reject = RANA.reject([AGAIN.id])
    rejected = read.record()
    back = RANA.undo(reject.judgement.id)
    assert read.record() == before
    with pytest.raises(InputError, match=f"taken back already, by rana in '{back.judgement.id}'"):
        RANA.undo(reject.judgement.id)
    RANA.undo(back.judgement.id)
    assert read.record() == rejected


def test_a_judgement_holds_for_the_same_claim_of_the_next_revision() -> None:
    RANA.reject([AGAIN.id])
    newer = report("two", text="Corrected elsewhere.")
    new = claim(newer, "killed", low=9, high=9)
    store.add_report(newer, [new], [NORTH])
    rebuild()
    assert new.id != AGAIN.id
    assert new.id not in homes()


def test_a_merge_holds_where_an_event_is_known_by_other_claims_now() -> None:
    RANA.merge(home(STRIKE).id, home(THERE).id)
    newer = report("one", text="Corrected elsewhere.")
    store.add_report(newer, [claim(newer, "killed", low=7, high=7)], [NORTH])
    rebuild()
    assert home(AGAIN) == home(THERE)


def test_the_record_from_scratch_is_the_record_that_judging_left() -> None:
    RANA.merge(home(STRIKE).id, home(THERE).id)
    RANA.correct(DEAD.id, {"group": ("women", "")})
    left: Record = read.record()
    assert rebuild().events == left.events


Act = Callable[[], object]


@pytest.mark.parametrize(
    ("act", "fault"),
    [
        (lambda: RANA.accept(["nought"]), "there is no claim 'nought'"),
        (lambda: Judge("rana").reject([DEAD.id]), "field 'why': empty"),
        (lambda: Judge(" ", "because").reject([DEAD.id]), "field 'by': empty"),
        (lambda: Judge("rana", "half \udc80").reject([DEAD.id]), "field 'why': holds a NUL or half"),
        (lambda: Judge("r" * 151, "because").reject([DEAD.id]), "field 'by': longer than 150 characters"),
        (lambda: RANA.correct(DEAD.id, {"source": ("a \x00", "")}), "field 'source': holds a NUL"),
        (lambda: RANA.correct(DEAD.id, {}), "nothing to correct"),
        (lambda: Judge("rana").correct(DEAD.id, {"count": ("5", "")}), "field 'why': empty"),
        (lambda: RANA.correct(DEAD.id, {"count": ("many", "")}), "field 'count': 'many' is no number"),
        (lambda: RANA.correct(DEAD.id, {"count": ("+5", "")}), "is no number"),
        (lambda: RANA.correct(DEAD.id, {"date": ("Tuesday", "")}), "field 'date': 'Tuesday' is no day"),
        (lambda: RANA.correct(DEAD.id, {"places": ("test:404", "")}), "no gazetteer has 'test:404'"),
        (lambda: RANA.correct(DEAD.id, {"action": ("airstrike", "")}), "none of casualties"),
        (lambda: RANA.correct(DEAD.id, {"cumulative": ("perhaps", "")}), "expected yes or no"),
        (lambda: RANA.correct(DEAD.id, {"quote": ("x", "")}), "can't be corrected"),
        (lambda: RANA.same(DEAD.id, DEAD.id), "expected two claims"),
        (lambda: RANA.merge(home(DEAD).id, home(DEAD).id), "can't be merged into itself"),
        (lambda: RANA.merge(home(DEAD).id, "nought"), "there is no event 'nought'"),
        (lambda: RANA.split(home(DEAD).id, [THERE.id]), "is none of event"),
        (lambda: RANA.split(home(THERE).id, [THERE.id]), "not all"),
        (lambda: RANA.grade(home(DEAD).id, "splendid"), "expected one of confirmed, fair"),
        (lambda: RANA.undo("nought"), "there is no judgement 'nought'"),
    ],
)
def test_what_can_not_be_judged_is_refused_and_nothing_is_saved(act: Act, fault: str) -> None:
    before = read.record()
    with pytest.raises(InputError, match=fault):
        act()
    assert list(judgements()) == []
    assert read.record() == before


def test_claims_that_count_no_more_are_not_judged() -> None:
    newer = report("two", text="Another text.")
    store.add_report(newer, [], [])
    with pytest.raises(InputError, match="of revision 1 of report 'two', which has a newer one"):
        RANA.accept([AGAIN.id])


def test_a_rejected_claim_is_not_corrected() -> None:
    RANA.reject([DEAD.id])
    with pytest.raises(InputError, match="was rejected; accept it first"):
        RANA.correct(DEAD.id, {"count": ("5", "")})
    RANA.accept([DEAD.id])
    RANA.correct(DEAD.id, {"count": ("5", "")})


def test_decisions_on_two_claims_that_contradict_each_other_are_refused() -> None:
    same = RANA.same(STRIKE.id, THERE.id).judgement
    RANA.same(THERE.id, AGAIN.id)
    with pytest.raises(InputError, match=f"contradicts {same.id} \\(same event, by rana\\)"):
        RANA.apart(THERE.id, STRIKE.id)
    with pytest.raises(InputError, match="contradicts"):
        RANA.apart(STRIKE.id, AGAIN.id)
    RANA.undo(same.id)
    RANA.apart(THERE.id, STRIKE.id)


def test_a_merge_gives_way_to_a_later_split_and_not_to_a_pair() -> None:
    RANA.merge(home(STRIKE).id, home(THERE).id)
    with pytest.raises(InputError, match="merge, by rana"):
        RANA.apart(STRIKE.id, THERE.id)
    RANA.split(home(STRIKE).id, [THERE.id])
    assert home(STRIKE) != home(THERE)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("85", 85, 85), ("1,200+", 1200, None), ("-85", None, 85), ("20-30", 20, 30), ("20 – 30", 20, 30)],
)
def test_counts_as_people_write_them(text: str, low: int | None, high: int | None) -> None:
    found = corrections.value(DEAD, "count", text)
    assert (found["low"], found["high"]) == (low, high)


def test_the_words_of_a_count_stay_beside_its_correction() -> None:
    vague = claim(ONE, "killed", word="dozens")
    assert corrections.value(vague, "count", "24")["text"] == "dozens"
    assert corrections.value(vague, "count", "none") is None
    assert vague.count == Count(None, None, "dozens")


@pytest.mark.parametrize(
    ("text", "precision"),
    [("2020-03-02", 1), ("2020-03-02/2020-03-04", 2), ("2020-03-02/2020-03-08", 3), ("2020-03-01/2020-03-30", 4),
     ("2020-03-01/2020-06-30", 5)],
)  # fmt: skip
def test_days_as_people_write_them(text: str, precision: int) -> None:
    found = corrections.value(DEAD, "date", text)
    assert (found["start"], found["end"]) == (text[:10], text[-10:])
    assert found["precision"] == precision
    assert corrections.value(DEAD, "date", "none") is None


def test_parties_are_named_by_id_name_or_alias() -> None:
    for words in ("syria-army", "Syrian Arab Army", "SAA"):
        (actor,) = corrections.value(STRIKE, "actors", words)
        assert (actor["id"], actor["name"], actor["text"]) == ("syria-army", "Syrian Arab Army", words)
    (unlisted,) = corrections.value(STRIKE, "actors", "a local family")
    assert (unlisted["id"], unlisted["text"]) == (None, "a local family")
    assert corrections.value(STRIKE, "actors", "none") == ()


def test_sources_are_named_as_listed() -> None:
    assert corrections.value(STRIKE, "source", "SOHR")["name"] == "Syrian Observatory for Human Rights"
    assert corrections.value(STRIKE, "source", "a neighbour")["name"] is None
    assert corrections.value(STRIKE, "source", "none") is None


def test_a_place_keeps_the_words_of_the_text() -> None:
    (found,) = corrections.value(STRIKE, "places", "test:2")
    assert (found["text"], found["id"], found["admin1"], found["precision"]) == ("Northtown", "test:2", "Lowland", 1)
    assert found["latitude"] != NORTHTOWN.latitude


def test_the_longest_name_of_a_judge_is_what_the_table_holds() -> None:
    assert models.Judgement._meta.get_field("by").max_length == LONGEST_NAME


def test_a_moment_of_deciding_can_be_given() -> None:
    at = dt.datetime.combine(day(3), dt.time(12), dt.UTC)
    assert Judge("rana", at=at).accept([DEAD.id]).judgement.at == at
