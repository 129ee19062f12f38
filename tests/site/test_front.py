"""What the front page counts and lists from indexes is what a plain count and the list of reports give."""

import datetime as dt

import pytest
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext

from marsad import model
from marsad.ledger import store
from marsad.ledger.judgements import add_judgement
from marsad.ledger.models import Claim, Report
from marsad.model import ActorMention, DateRange, Judgement
from marsad.model.judgement import target
from marsad.site import kept, remembered
from marsad.site.queries import front, reports
from marsad.workflow.rebuild import rebuild

from .factories import FORD, UPLAND, claim, mention, report
from .pages import get

pytestmark = pytest.mark.django_db


def _report(
    uid: str, published: dt.date | None, *, revision: int = 1, current: bool = True, withdrawn: bool = False
) -> Report:
    row = Report.objects.create(
        uid=uid, revision=revision, digest=f"{uid}{revision}", title=uid, text="Text", publisher="P",
        published=published, current=current, withdrawn=withdrawn,
    )  # fmt: skip
    for number, kind in enumerate(("attack", "casualties", "casualties", "aid")):
        Claim.objects.create(
            uid=f"{uid}{revision}{number}", report=row, kind=kind, action="other", status="reported", start=0, end=4,
            withdrawn=number == 3, data={},
        )  # fmt: skip
    return row


@pytest.fixture
def told() -> None:
    for number in range(4):
        _report(f"day{number}", dt.date(2020, 1, 1 + number % 3))
    _report("undated", None)
    _report("revised", dt.date(2020, 2, 1), current=False)
    _report("revised", dt.date(2020, 2, 1), revision=2)
    _report("gone", dt.date(2020, 3, 1), withdrawn=True)


@pytest.mark.usefixtures("told")
def test_holdings_count_what_counts() -> None:
    found = front.holdings()
    counted = dict(Claim.counting.order_by().values_list("kind").annotate(Count("pk")))
    assert (
        {kind: number for kind, number in found.claims.items() if number} == counted == {"attack": 6, "casualties": 12}
    )
    assert found.reports == 6


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("most", [1, 3, 5, 6, 9])
def test_the_newest_are_the_first_of_the_list(most: int) -> None:
    found = reports.newest(most)
    assert [item.row for item in found] == list(reports.public()[:most])
    assert found == reports.listed(reports.trimmed(reports.public())[:most])


QUERIES = 12
"""So many a page may make."""


@pytest.fixture
def told_lately(ledger: None) -> None:  # noqa: ARG001 - which is added to
    """Add a place that changed hands, a sum of the dead, and a judgement."""
    day = dt.date(2021, 5, 3)
    paper = report("lately", "Troops took Ford.", "In all, 40 people were killed in Upland this month.")
    taken = claim(paper, "control", "captured", "Troops took Ford.", places=(mention(FORD),), date=DateRange(day, day),
                  actors=(ActorMention("Troops", "The Army"),))  # fmt: skip
    summed = claim(paper, "casualties", "killed", "In all, 40 people were killed in Upland this month.", group="people",
                   count=model.Count(40, 40, "40"), cumulative=True, places=(mention(UPLAND, precision=4),),
                   date=DateRange(day.replace(day=1), day, None, 4))  # fmt: skip
    store.add_report(paper, [taken, summed])
    add_judgement(
        Judgement(
            id="j", decision="accept", by="editor", at=dt.datetime(2021, 5, 9, tzinfo=dt.UTC), claims=(target(taken),)
        )
    )
    rebuild()


@pytest.mark.usefixtures("told_lately")
@pytest.mark.parametrize("is_built", [True, False], ids=["built", "stale"])
@pytest.mark.parametrize("address", ["/", "/ar/"])
def test_a_front_with_all_that_it_shows_makes_few_queries(address: str, is_built: bool) -> None:
    if not is_built:
        store.mark_stale()
    kept.forget()
    remembered.forget()
    with CaptureQueriesContext(connection) as queries:
        page = get(address)
    assert len(queries) <= QUERIES, [query["sql"] for query in queries]
    shown = {part: len(page.find(part)) for part in ("article.item", ".event", "#period-tolls", ".changes li", "svg")}
    assert all(shown.values()), shown
