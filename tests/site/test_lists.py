"""The lists of reports and of events, narrowed by the address, a page at a time."""

import pytest

from marsad.ledger.models import Report

from .pages import get

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ledger")]


@pytest.mark.parametrize(
    ("address", "titles"),
    [
        ("/reports/?kind=control", ["Headline of post-2"]),
        ("/reports/?publisher=Evening+Gazette", ["Headline of gazette-1"]),
        ("/reports/?language=ar", ["قصف مدرسة"]),
        ("/reports/?since=2021-05-05", ["Headline of post-2"]),
        ("/reports/?until=2021-05-05&q=school", ["Headline of post-1"]),
        ("/reports/?q=مدرسه", ["قصف مدرسة"]),
        ("/reports/?q=nowhere", []),
    ],
)
def test_reports_are_narrowed_by_the_address(address: str, titles: list[str]) -> None:
    assert get(address).texts("article.item h2") == titles


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("/events/", 6),
        ("/events/?kind=control&kind=diplomacy", 2),
        ("/events/?q=brookfield", 1),
        ("/events/?q=حقل", 1),
        ("/events/?q=Health+Office", 1),
        ("/events/?q=alder", 1),
        ("/events/?contested=on", 2),
        ("/events/?place=test:mill", 1),
        ("/events/?since=2021-05-04", 2),
        ("/events/?since=2021-05-05&until=2021-05-05", 2),
        ("/events/?until=2021-05-03", 1),
    ],
)
def test_events_are_narrowed_by_the_address(address: str, number: int) -> None:
    assert len(get(address).find("article.item")) == number


def test_a_field_that_cannot_be_read_is_told_and_the_others_count() -> None:
    page = get("/reports/?since=yesterday&kind=control&kind=nonsense&until=2021-13-40")
    assert len(page.find(".fault")) == 3
    assert len(page.find("article.item")) == 5
    backwards = get("/events/?since=2021-05-05&until=2021-05-01&kind=control")
    assert backwards.texts(".fault") == ["This day is before the first one."]
    assert len(backwards.find("article.item")) == 1


def test_long_lists_come_a_page_at_a_time_and_keep_their_filters() -> None:
    Report.objects.bulk_create(
        Report(uid=f"n{number}", digest=str(number), title="T", text="t", publisher="Bulk", language="en")
        for number in range(60)
    )
    first = get("/reports/?publisher=Bulk")
    assert len(first.find("article.item")) == 25
    [following] = first.find("a[rel=next]")
    assert following.get("href") == "?publisher=Bulk&page=2"
    last = get("/reports/?publisher=Bulk&page=99")
    assert len(last.find("article.item")) == 10
    assert "Page 3 of 3" in last.text(".pages")
