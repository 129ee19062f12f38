"""What the front page counts and lists from indexes is what a plain count and the list of reports give."""

import datetime as dt

import pytest
from django.db.models import Count

from marsad.ledger.models import Claim, Report
from marsad.site.queries import front, reports

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
    assert reports.newest(most) == list(reports.public()[:most])
