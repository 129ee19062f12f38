"""The number of queries does not grow with what is shown."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from marsad.ledger import read, store
from marsad.ledger.asking import known
from marsad.ledger.models import Build
from marsad.model import DateRange, Record
from marsad.site import remembered

from .factories import BROOK, STRIKE, claim, event, mention, report
from .pages import addresses, further, languages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ledger")]


def _asked(address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert Client().get(address).status_code == 200
    return len(queries)


def _grow() -> None:
    """Ten more reports, each with a claim about the place, all gathered in the same event and in one of their own."""
    record = read.record()
    papers = [report(f"more-{number}", STRIKE, publisher=f"Paper {number}") for number in range(10)]
    claims = [
        claim(paper, "attack", "airstrike", STRIKE, places=(mention(BROOK),),
              date=DateRange(paper.published, paper.published))  # type: ignore[arg-type]
        for paper in papers
    ]  # fmt: skip
    for paper, one in zip(papers, claims, strict=True):
        store.add_report(paper, [one])
    [strike] = [found for found in record.events if found.id == "event-strike"]
    grown = event("event-strike", *claims, tolls=strike.tolls)
    others = [event(f"more-{number}", one) for number, one in enumerate(claims)]
    kept = [found for found in record.events if found.id != "event-strike"]
    store.replace_record(Record((*kept, grown, *others), record.control), "span")


def test_more_to_show_takes_no_more_queries() -> None:
    pages = {name: address for name, address in addresses().items() if name != "report"}
    Client().get(pages["tolls of a place"])  # the first that names a place puts the gazetteer together, once
    before = {name: _asked(address) for name, address in pages.items()}
    _grow()
    after = {name: _asked(address) for name, address in pages.items()}
    assert {name: number for name, number in after.items() if number > before[name]} == {}


@pytest.mark.parametrize("is_built", [True, False], ids=["built", "behind what is stored"])
@pytest.mark.parametrize("language", languages())
def test_no_page_takes_more_than_twelve(is_built: bool, language: str) -> None:
    with translation.override(language):
        pages = addresses() | {name: address for name, address in further().items() if name != "nothing there"}
    Client().get(pages["tolls of a place"])
    if not is_built:
        Build.objects.all().delete()
    asked = {}
    for name, address in pages.items():  # each by the first reader behind a change
        remembered.forget()
        known._derived.clear()
        asked[name] = _asked(address)
    assert {name: number for name, number in asked.items() if number > 12} == {}
