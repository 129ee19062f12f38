from collections.abc import Iterator
from random import Random

import pytest
from django.db import transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from marsad.ledger import models, read, store
from marsad.ledger.search.find import search
from marsad.ledger.search.results import Search
from marsad.model import Claim, InputError, Place, Record, Report
from marsad.workflow.events import main_events
from marsad.workflow.ingest import Reading, ingest
from marsad.workflow.rebuild import rebuild
from marsad.workflow.summary import status
from reconcile.build import NORTHTOWN, claim, day, report
from reconcile.strategies import told, wars

pytestmark = pytest.mark.django_db

NORTH = Place(id="test:1", name="Northtown", kind="town", latitude=35.0, longitude=36.0, country="SY")


def plain(of: Report) -> Reading:
    """Read from every report an air strike with seven dead, and a place that nobody knows."""
    lost = NORTHTOWN.__class__(text="Nowhere")
    found = [claim(of), claim(of, "killed", low=7, high=7), claim(of, at=900, places=(lost,), on=day(-90))]
    return Reading(found, [NORTH])


def refuses(of: Report) -> Reading:
    raise AssertionError(f"{of.id} was read")


def test_an_intake_says_what_it_did_and_what_the_ledger_holds() -> None:
    papers = [report("one"), report("two"), report("arabic", language="ar", text="نص")]
    done = ingest([*papers, papers[0], report("one", text="Changed.")], reader=plain)
    assert (done.new, done.revised, done.known, done.unread, done.claims) == (3, 1, 1, 1, 9)
    held = done.status
    assert (held.reports, held.claims, held.claims_by_kind) == (3, 6, {"attack": 4, "casualties": 2})
    assert (held.places_settled, held.places_unsettled, held.gazetteer) == (1, 1, 0)
    assert (held.events, held.up_to_date) == (2, True)
    assert held.schema[:4].isdigit()
    assert held == status()


def test_what_is_stored_is_not_read_again() -> None:
    ingest([report("one")], reader=plain)
    before = read.record()
    again = ingest([report("one")], reader=refuses)
    assert (again.new, again.known, again.claims) == (0, 1, 0)
    assert read.record() == before


def test_reports_in_a_language_that_is_not_read_are_stored_without_claims_and_searchable() -> None:
    ingest([report("arabic", language="ar", text="قصف على السوق")], reader=refuses)
    assert [hit.id for hit in search(Search(text="السوق", what=("report",))).hits] == ["arabic"]
    assert list(read.claims()) == []


def test_progress_is_told_of_every_report() -> None:
    seen: list[tuple[str, str]] = []
    papers = [report("one"), report("one"), report("one", text="Changed.")]
    ingest(papers, reader=plain, on_progress=lambda of, added: seen.append((of.id, added)))
    assert seen == [("one", "new"), ("one", "known"), ("one", "revised")]


def test_a_fault_leaves_the_reports_before_it_with_their_events() -> None:
    def faulty() -> Iterator[Report]:
        yield report("one")
        raise InputError("not JSON", file="x.jsonl", line=2)

    with pytest.raises(InputError):
        ingest(faulty(), reader=plain)
    assert (status().reports, status().up_to_date) == (1, True)
    assert len(read.record().events) == 2


def test_an_intake_that_adds_nothing_mends_a_record_that_is_behind() -> None:
    store.add_report(report("one"), plain(report("one")).claims, [NORTH])
    assert not status().up_to_date
    ingest([])
    assert status().up_to_date
    assert models.Event.objects.count() == 2


def test_every_report_has_its_main_event_or_none() -> None:
    ingest([report("one"), report("arabic", language="ar")], reader=plain)
    found = main_events()
    assert found["arabic"] is None
    assert found["one"] in {event.id for event in read.record().events}


@st.composite
def intakes(draw: st.DrawFn) -> list[tuple[Report, list[Claim]]]:
    """A war of which some reports are revised later, and some come twice."""
    war = draw(wars(most=4))
    revised = [draw(told(of.id)) for of, _ in war if draw(st.booleans())]
    return [*war, *revised, *war[:1]]


def taken_in(told_: list[tuple[Report, list[Claim]]], *, stepwise: bool) -> Record:
    """Take reports in, one intake each or all in one, into an empty ledger that is emptied again."""
    claims = {(of.id, of.digest): found for of, found in told_}

    def reader(of: Report) -> Reading:
        return Reading(claims[of.id, of.digest], [])

    with transaction.atomic():
        for batch in [[item] for item in told_] if stepwise else [told_]:
            ingest([of for of, _ in batch], reader=reader)
        record = read.record()
        rebuild()
        assert read.record() == record
        transaction.set_rollback(True)
    return record


@settings(
    max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate]
)  # shrinking takes minutes
@given(told_=intakes(), random=st.randoms(use_true_random=False))
def test_step_by_step_in_any_order_gives_what_is_derived_from_scratch(
    told_: list[tuple[Report, list[Claim]]], random: Random
) -> None:
    # reports come in any order; the revisions of one report in theirs
    keys = [of.id for of, _ in told_]
    shuffled = random.sample(keys, len(keys))
    queues = {key: iter([item for item in told_ if item[0].id == key]) for key in keys}
    other_order = [next(queues[key]) for key in shuffled]
    assert taken_in(other_order, stepwise=True) == taken_in(told_, stepwise=False)
