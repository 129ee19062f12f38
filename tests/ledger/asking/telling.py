"""Ledgers for the tests of what is asked: reports told on a day of the ledger's own clock."""

import datetime as dt
from collections.abc import Iterable
from unittest import mock

from marsad.ledger import models, store
from marsad.ledger.judgements import add_judgement, judgements
from marsad.model import Claim, Judgement, Place, Report
from marsad.reconcile import derive
from reconcile.build import NORTHTOWN, SOUTHTOWN, UPLAND

PLACES = [
    Place(id=m.id or "", name=m.text, kind=kind, latitude=m.latitude or 0.0, longitude=m.longitude or 0.0,
          country="SY", admin1=m.admin1, names=names)
    for m, kind, names in (
        (NORTHTOWN, "town", ("Nordstadt",)), (SOUTHTOWN, "town", ()), (UPLAND, "admin1", ("Oberland",)),
    )
]  # fmt: skip


def noon(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(12), dt.UTC)


def tell(on: dt.date, of: Report, claims: Iterable[Claim] = (), *, build: bool = True) -> None:
    """Add a report as if it were that day, and bring the record up to date."""
    with mock.patch("django.utils.timezone.now", return_value=noon(on)):
        if not models.Place.objects.filter(uid=PLACES[-1].id).exists():
            store.save_places(PLACES)
        store.add_report(of, list(claims), PLACES)
    if build:
        rebuild()


def judge(on: dt.date, made: Judgement) -> None:
    with mock.patch("django.utils.timezone.now", return_value=noon(on)):
        add_judgement(made)
    rebuild()


def rebuild() -> None:
    store.rebuild(lambda claims, reports: derive(claims, reports, judgements(), "span"), "span")
