"""Long lists, a page at a time."""

from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

M = TypeVar("M", bound=Model)


def one_page(request: HttpRequest, rows: "QuerySet[M]", size: int = 25, field: str = "page") -> "Page[M]":
    """The page that the address asks for; one that is not there is answered by the nearest."""
    return Paginator(rows, size).get_page(request.GET.get(field))
