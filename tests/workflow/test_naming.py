"""Decisions on what a name means win, and can be taken back."""

import pytest

from marsad.ledger import read, store
from marsad.model import InputError, Place, PlaceMention
from marsad.workflow.ingest import ingest
from marsad.workflow.naming import chosen, decisions, settle_name, standing, undo
from marsad.workflow.places import ledger_gazetteer
from marsad.workflow.rebuild import rebuild
from reconcile.build import claim, report

pytestmark = pytest.mark.django_db

UP = Place(id="t:1", name="Qantara", kind="village", latitude=35.1, longitude=36.2, country="SY", admin1="Upland")
DOWN = Place(id="t:2", name="Qantara", kind="village", latitude=33.1, longitude=36.2, country="SY", admin1="Lowland")
TEXT = "Government jets bombed Qantara on Monday, killing 14 civilians."


def places_of(key: str) -> set[str | None]:
    """Where the events of a report's claims are."""
    ids = {one.id for one in read.claims() if one.report == key}
    found = (event for event in read.record().events if ids & set(event.claims))
    return {event.place.id if event.place else None for event in found}


def test_a_decision_for_always_settles_what_was_open_and_is_taken_back_by_another() -> None:
    store.save_places([UP, DOWN])
    ingest([report("first", text=TEXT)])
    made = settle_name("QANTARA", "t:2", report=None, by="rana", why="the source's map")
    ingest([report("second", text=TEXT, publisher="Other")])
    assert undo(made.number, by="omar").name == "QANTARA"
    ingest([report("third", text=TEXT, publisher="Third")])
    read_as = {one.report: {place.id for place in one.places} for one in read.claims()}
    assert (read_as["first"], read_as["second"], read_as["third"]) == ({None}, {"t:2"}, {None})
    assert standing() == []


def test_a_publishers_earlier_reports_tell_which_of_two_villages_it_means() -> None:
    towns = [
        Place(id="t:3", name="Saqba", kind="town", latitude=33.3, longitude=36.4, country="SY", admin1="Lowland"),
        Place(id="t:4", name="Jisrin", kind="town", latitude=33.4, longitude=36.9, country="SY", admin1="Lowland"),
    ]
    store.save_places([UP, DOWN, *towns])
    ingest([report(key, text=TEXT.replace("Qantara", key), publisher="Valley Post") for key in ("Saqba", "Jisrin")])
    ingest([report("local", text=TEXT, publisher="Valley Post"), report("foreign", text=TEXT, publisher="Other")])
    read_as = {one.report: {place.id for place in one.places} for one in read.claims()}
    assert (read_as["local"], read_as["foreign"]) == ({"t:2"}, {None})


def test_a_decision_for_one_report_corrects_its_claims_and_no_others() -> None:
    one, two = report("one"), report("two")
    open_name = PlaceMention(text="Qantara")
    store.save_places([UP, DOWN])
    store.add_report(one, [claim(one, "killed", low=3, places=(open_name,))], [])
    store.add_report(two, [claim(two, "killed", low=30, places=(open_name,))], [])
    rebuild()
    made = settle_name("Qantara", "t:1", report="one", by="rana")
    assert len(made.judgements) == 1
    assert (places_of("one"), places_of("two")) == ({"t:1"}, {None})
    undo(made.number, by="rana")
    assert places_of("one") == {None}


def test_a_report_has_its_own_say_over_what_holds_always() -> None:
    store.save_places([UP, DOWN])
    store.add_report(report("one"))
    settle_name("Qantara", "t:1", report="one", by="rana")
    settle_name("Qantara", "t:2", report=None, by="rana")
    settle_name("Wadi", "none", report=None, by="rana")
    made = decisions(ledger_gazetteer())
    here, elsewhere = chosen(made, "one"), chosen(made, "two")
    assert (here["qantara"], elsewhere["qantara"], here["wadi"]) == (UP, DOWN, None)


@pytest.mark.parametrize(
    ("name", "place", "where", "by", "field"),
    [
        ("Qantara", "t:9", None, "rana", "id"),
        ("...", "t:1", None, "rana", "name"),
        ("Qantara", "t:1", "nothing", "rana", "report"),
        ("Qantara", "t:1", None, " ", "by"),
    ],
)
def test_what_can_not_be_decided_is_told_and_saves_nothing(
    name: str, place: str, where: str | None, by: str, field: str
) -> None:
    store.save_places([UP])
    with pytest.raises(InputError) as caught:
        settle_name(name, place, report=where, by=by)
    assert caught.value.field == field
    assert standing() == []


def test_a_decision_can_be_taken_back_once() -> None:
    store.save_places([UP])
    made = settle_name("Qantara", "t:1", report=None, by="rana")
    undo(made.number, by="rana")
    with pytest.raises(InputError, match="no decision"):
        undo(made.number, by="rana")
