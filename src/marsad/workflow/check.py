"""Checking the ledger: what is stored by itself, what is derived against what would be derived now."""

from collections.abc import Callable, Iterator

from marsad.ledger import checking, counts, judging, read
from marsad.ledger.checking import Finding
from marsad.ledger.judgements import judgements
from marsad.ledger.search import comparing, index
from marsad.model import ControlSpan, Record
from marsad.reconcile import derive
from marsad.workflow.rebuild import rebuild

Progress = Callable[[str], object]
"""Told what is looked at next."""


def check(on_progress: Progress = lambda _doing: None) -> Iterator[Finding]:
    """Look for inconsistencies, one after another; changes nothing.

    Raises:
        DatabaseError: a table can't be read at all.
    """
    on_progress("reports, places, claims and judgements")
    yield from checking.stored()
    built = counts.is_built()
    if built:
        on_progress("events, tolls and control")
        yield from of_record()
        yield from checking.derived()
    else:
        yield Finding("record", "is behind what is stored: an intake was cut short", derived=True)
    on_progress("search")
    for subject, fault in comparing.differences():
        if built or not subject.startswith("event "):  # what is behind is not held against itself
            yield Finding(subject, fault, derived=True)


def of_record() -> Iterator[Finding]:
    """Compare events, tolls and control, as they are stored, with what would be derived now."""
    reports = {report.id: report for report in read.reports()}
    yield from _compare(read.record(), derive(read.claims(), reports, judgements(), judging.rule()).record)


def _compare(held: Record, anew: Record) -> Iterator[Finding]:
    old, new = ({event.id: event for event in record.events} for record in (held, anew))
    for key in sorted(old.keys() | new.keys()):
        if key not in new:
            yield Finding(f"event {key}", "would not be derived now", derived=True)
        elif key not in old:
            yield Finding(f"event {key}", "is missing", derived=True)
        elif old[key] != new[key]:
            yield Finding(f"event {key}", "is not what would be derived now", derived=True)
    spans = [{_span(span) for span in record.control if span.place.id} for record in (held, anew)]
    for place, actor, state, days, _claims in sorted(spans[0] ^ spans[1]):
        yield Finding(f"control: {actor} {state} {place}, {days}", "is not what would be derived now", derived=True)


def _span(span: ControlSpan) -> tuple[str, str, str, str, tuple[str, ...]]:
    days = f"from {span.start or '?'} to {span.end or 'now'}"
    return span.place.id or "", span.actor[:300], span.state, days, tuple(sorted(span.claims))


def repair() -> None:
    """Make all that is derived anew: the record by the rule that it was made by, and what search holds."""
    rebuild(judging.rule())
    repair_search()


def repair_search() -> None:
    """Make what search holds anew."""
    index.rebuild()
