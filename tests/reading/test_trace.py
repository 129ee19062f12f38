"""What a reading leaves behind for those who ask why."""

import datetime as dt

from marsad.model import Report
from marsad.reading import grammar
from marsad.reading.trace import Trace

TEXT = (
    "The council met in spring. Shells killed four farmers near the mill on Monday. "
    "The mayor said a strike on the quarry might follow, and urged everyone to stop the killing."
)
REPORT = Report(id="r", title="", text=TEXT, published=dt.date(2021, 5, 5), publisher="Test Wire")


def traced() -> tuple[list[str], Trace]:
    trace = Trace()
    return [claim.id for claim in grammar.read(REPORT, trace=trace)], trace


def test_being_watched_changes_nothing() -> None:
    assert traced()[0] == [claim.id for claim in grammar.read(REPORT)]


def test_every_claim_stands_in_the_step_of_its_sentence() -> None:
    ids, trace = traced()
    told = [read.claim.id for step in trace.steps for read in step.read if not read.again]
    assert told == ids
    for step in trace.steps:
        assert all(read.claim.quote.start == step.candidates.sentence.start for read in step.read)
        assert all(read.decision.kept for read in step.read)


def test_what_is_dropped_says_what_it_lacked() -> None:
    dropped = [decision for step in traced()[1].steps for decision in step.decisions if not decision.kept]
    assert dropped
    assert all(decision.chance < decision.needed or decision.rival is not None for decision in dropped)


def test_one_attack_word_gives_one_form_of_attack() -> None:
    attacks = [
        read.decision.draft.trigger.token.i
        for step in traced()[1].steps
        for read in step.read
        if read.claim.kind == "attack"
    ]
    assert attacks
    assert len(attacks) == len(set(attacks))


def test_without_a_trace_nothing_is_noted() -> None:
    assert grammar.prepare(REPORT).notes is None
    assert grammar.prepare(REPORT, trace=Trace()).notes == []
