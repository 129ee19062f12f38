"""Rows' JSON read straight into records, without a dictionary in between."""

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from marsad.model import Claim, Report

T = TypeVar("T", bound=msgspec.Struct)
CHUNK = 2000


def decoded(rows: QuerySet[Any], shape: type[T]) -> Iterator[T]:
    """Yield the records of rows that have a column ``data``, in the rows' order."""
    return (record for record, _ in decoded_with(rows, shape, "pk"))


def decoded_with(rows: QuerySet[Any], shape: type[T], column: str) -> Iterator[tuple[T, Any]]:
    """Yield the records of rows that have a column ``data``, each with the value of another one."""
    decode = msgspec.json.Decoder(shape).decode
    texts = rows.annotate(raw=Cast("data", TextField())).values_list("raw", column)
    return ((decode(text), value) for text, value in texts.iterator(CHUNK))


_OF_REPORT = ("report__uid", "report__publisher", "report__credit", "report__published", "report__published_at")


def with_reports(rows: QuerySet[Any]) -> tuple[list[Claim], dict[str, Report]]:
    """Give the claims of rows beside their reports by id, which lack headline and text; one query."""
    decode = msgspec.json.Decoder(Claim).decode
    claims: list[Claim] = []
    reports: dict[str, Report] = {}
    found = rows.annotate(raw=Cast("data", TextField())).order_by("uid").values_list("raw", *_OF_REPORT)
    for text, uid, publisher, credit, published, published_at in found.iterator(CHUNK):
        claims.append(decode(text))
        if uid not in reports:
            reports[uid] = Report(
                id=uid, title="", text="", publisher=publisher, credit=credit or None, published=published,
                published_at=published_at,
            )  # fmt: skip
    return claims, reports
