import datetime as dt

import pytest
from django.db import IntegrityError

from marsad.ledger import models, read, rows, store
from marsad.ledger.search.find import search
from marsad.ledger.search.results import Search
from marsad.model import InputError, Place, Record
from marsad.reconcile import derive
from reconcile.build import NORTHTOWN, SOUTHTOWN, claim, day, report

pytestmark = pytest.mark.django_db

PLACES = [
    Place(id=m.id or "", name=m.text, kind="town", latitude=m.latitude or 0, longitude=m.longitude or 0,
          country="SY", admin1=m.admin1, names=("Other", "اسم"), name_ar="بلدة", population=1200)
    for m in (NORTHTOWN, SOUTHTOWN)
]  # fmt: skip


def build() -> Record:
    return store.rebuild(derive, "span")


def test_reports_claims_and_places_are_read_back_as_they_were_given() -> None:
    of = report(url="https://example.org/1", credit="Agency", published_at=dt.datetime(2020, 3, 2, 8, tzinfo=dt.UTC))
    claims = [claim(of), claim(of, "killed", low=85, word="at least 85", who="Army", says="Observatory", places=())]
    assert store.add_report(of, claims, PLACES) == "new"
    assert list(read.reports()) == [of]
    assert list(read.claims()) == sorted(claims, key=lambda c: c.id)
    assert list(read.places(listed=False)) == PLACES
    assert list(read.places()) == []
    row = models.Claim.objects.get(uid=claims[0].id)
    assert row.place is not None
    assert row.place.uid == "test:1"


def test_the_same_report_again_adds_nothing() -> None:
    of = report()
    store.add_report(of, [claim(of)])
    assert store.is_known(of)
    assert store.add_report(of, [claim(of), claim(of, at=90)]) == "known"
    assert (models.Report.objects.count(), models.Claim.objects.count()) == (1, 1)


def test_a_changed_report_is_a_new_revision_and_the_older_claims_stay_and_do_not_count() -> None:
    first, second = report(), report(text="Corrected.")
    old, new = claim(first, "killed", low=41, high=41), claim(second, "killed", low=34, high=34)
    store.add_report(first, [old])
    assert not store.is_known(second)
    assert store.add_report(second, [new]) == "revised"
    assert list(read.claims()) == [new]
    assert {c.id for c in read.claims(current=False)} == {old.id, new.id}
    assert list(read.reports()) == [second]
    assert list(read.reports(current=False)) == [first, second]
    assert store.add_report(first, [old]) == "known"
    assert list(read.reports()) == [second]


def test_a_fault_within_a_report_leaves_nothing_of_it() -> None:
    one, two = report("one"), report("two")
    stored = claim(one)
    store.add_report(one, [stored])
    with pytest.raises(IntegrityError):
        store.add_report(two, [claim(two), stored], PLACES)
    assert list(read.reports()) == [one]
    assert list(read.claims()) == [stored]
    assert list(read.places(listed=False)) == []
    assert search(Search(text="two")).total == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [("credit", "x" * 501), ("publisher", "x" * 201), ("text", "a\x00b"), ("title", "a\ud800b"), ("id", "")],
)
def test_what_can_not_be_stored_is_refused_by_its_field(field: str, value: str) -> None:
    with pytest.raises(InputError) as caught:
        store.add_report(report(**{"key" if field == "id" else field: value}))
    assert caught.value.field == field
    assert models.Report.objects.count() == 0


def test_the_limits_are_those_of_the_table() -> None:
    columns = {"id": "uid"}
    for name, limit in rows.LIMITS.items():
        assert models.Report._meta.get_field(columns.get(name, name)).max_length == limit


def test_a_number_beyond_any_column_is_kept_in_the_claim() -> None:
    of = report()
    huge = claim(of, "killed", low=10**30)
    store.add_report(of, [huge])
    assert list(read.claims()) == [huge]


def test_a_gazetteer_entry_is_brought_up_to_date() -> None:
    assert store.save_places(PLACES) == 2
    renamed = Place(id="test:1", name="New name", kind="village", latitude=1.0, longitude=2.0, country="SY")
    store.save_places([renamed])
    assert list(read.places()) == [renamed, PLACES[1]]


def test_the_record_is_saved_whole_and_read_back() -> None:
    one, two = report("one"), report("two")
    store.add_report(one, [claim(one), claim(one, "killed", low=7, high=7), claim(one, "captured", who="Army")], PLACES)
    store.add_report(two, [claim(two, "killed", low=9, high=9), claim(two, status="denied", says="Ministry")])
    record = build()
    assert read.record().events == record.events
    assert [(s.place.id, s.actor, s.state, s.start, s.end, s.claims) for s in read.record().control] == [
        (s.place.id, s.actor, s.state, s.start, s.end, s.claims) for s in record.control
    ]
    strike = next(event for event in record.events if event.kind == "attack")
    event = models.Event.objects.get(kind="attack")
    assert event.contested
    assert event.place is not None
    assert {c.uid for c in event.claims.all()} == set(strike.claims)
    assert [(t.low, t.best, t.high) for t in event.tolls.all()] == [(7, 7, 9)]


def test_a_rebuild_puts_the_new_record_in_place_of_the_old_and_marks_it_fresh() -> None:
    one, two = report("one"), report("two", published=day(40))
    store.add_report(one, [claim(one)], PLACES)
    build()
    assert models.Build.objects.count() == 1
    store.add_report(two, [claim(two, on=day(40))])
    assert models.Build.objects.count() == 0
    build()
    build()
    assert models.Event.objects.count() == 2
    assert models.Build.objects.count() == 1


def test_a_fault_while_deriving_leaves_the_old_record() -> None:
    one = report("one")
    store.add_report(one, [claim(one)], PLACES)
    before = build()

    def fails(*_given: object) -> Record:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.rebuild(fails, "span")
    assert read.record() == before
