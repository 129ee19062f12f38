"""Queries whose SQL is written once give the rows that Django's own give, whatever they are asked with."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.db.models import Count, F, Q, QuerySet
from django.test.utils import CaptureQueriesContext

from marsad.ledger.models import Claim, Place, Report
from marsad.ledger.prepared import Prepared

pytestmark = pytest.mark.django_db


@pytest.fixture
def towns() -> list[Place]:
    """Five towns and a village, each a tenth of a degree from the next."""
    return [
        Place.objects.create(
            uid=f"made:{name}", name=name, kind="village" if name == "Ute" else "town", country="XX", latitude=at / 10,
            longitude=0.5, names=[name.upper()],
        )
        for at, name in enumerate(("Abo", "Bel", "Cor", "Dun", "Est", "Ute"))
    ]  # fmt: skip


def _of_kind(kind: str) -> "QuerySet[Place]":
    return Place.objects.filter(kind=kind)


def _keys(keys: list[int]) -> "QuerySet[Place, Any]":
    return Place.objects.filter(pk__in=keys).order_by("-name").values_list("name", "names")


def _between(kinds: list[str], south: float, north: float) -> "QuerySet[Place]":
    here = Q(latitude__range=(south, north)) | Q(name="Abo")
    return (
        Place.objects.filter(here, kind__in=kinds).annotate(told=Count("claims")).order_by(F("told").desc(), "uid")[:3]
    )


@pytest.mark.parametrize(
    ("make", "asked"),
    [
        (_of_kind, [("town",), ("village",), ("none such",)]),
        (_between, [(["town"], 0.2, 0.4), (["town", "village"], 0.0, 9.0), (["site", "town", "village"], 0.4, 0.5)]),
    ],
)
@pytest.mark.usefixtures("towns")
def test_gives_what_the_query_gives(make: Any, asked: list[tuple[Any, ...]]) -> None:
    prepared = Prepared[Place](make)
    for values in asked * 2:
        assert prepared(*values) == list(make(*values))


def test_gives_rows_of_values_converted_as_ever(towns: list[Place]) -> None:
    prepared = Prepared[tuple[str, list[str]]](_keys)
    for some in (towns[:1], towns[:2], towns[1:4], towns):
        keys = [town.pk for town in some]
        assert prepared(keys) == list(_keys(keys))
    assert prepared([towns[0].pk]) == [("Abo", ["ABO"])]


def test_joins_and_deferred_columns_stay_as_they_are(towns: list[Place]) -> None:
    report = Report.objects.create(
        uid="r", digest="d", title="One", text="Two", publisher="P", published=dt.date(2020, 1, 2)
    )
    Claim.objects.create(
        uid="c", report=report, kind="attack", action="shelling", status="reported", start=0, end=3, place=towns[2],
        data={"id": "c"},
    )  # fmt: skip
    prepared = Prepared[Claim](
        lambda report: Claim.objects.filter(report__uid=report).select_related("place", "report").defer("report__text")
    )
    assert prepared("none") == []
    with CaptureQueriesContext(
        connection,
    ) as asked:
        (claim,) = prepared("r")
        assert (claim.place, claim.report.published, claim.data) == (towns[2], dt.date(2020, 1, 2), {"id": "c"})
        assert len(asked) == 1
        assert claim.report.text == "Two"
        assert len(asked) == 2


def test_lists_of_many_lengths_are_written_a_few_times(towns: list[Place]) -> None:
    written: list[int] = []

    def make(keys: list[int]) -> "QuerySet[Place]":
        written.append(len(keys))
        return Place.objects.filter(pk__in=keys)

    prepared = Prepared[Place](make)
    for length in range(1, 60):
        assert len(prepared([*(town.pk for town in towns), *range(-length, 0)])) == len(towns)
    assert written == [8, 16, 32, 64, 128][: len(written)]
    assert len(prepared([towns[0].pk, *range(-3000, 0)])) == 1
    assert written[-1] == 3001


def test_nothing_to_ask_for_and_values_that_are_changed_are_faults() -> None:
    with pytest.raises(ValueError, match="empty list"):
        Prepared[Any](_keys)([])
    with pytest.raises(ValueError, match="does not hold"):
        Prepared[Place](lambda name: Place.objects.filter(name__icontains=name))("bo")


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("towns")
def test_threads_ask_on_connections_of_their_own() -> None:
    prepared = Prepared[Place](_of_kind)
    assert len(prepared("town")) == 5

    def ask() -> int:
        try:
            return len(prepared("town"))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert [task.result() for task in [pool.submit(ask) for _ in range(4)]] == [5] * 4
