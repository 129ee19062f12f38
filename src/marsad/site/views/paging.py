"""Long lists, a page at a time."""

from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

M = TypeVar("M", bound=Model)


def one_page(
    request: HttpRequest, rows: "QuerySet[M]", size: int = 25, field: str = "page", count: int | None = None
) -> "Page[M]":
    """The page that the address asks for; one that is not there is answered by the nearest.

    ``count`` is how many rows there are, where that is known already.
    """
    paginator = Paginator(rows, size)
    if count is not None:
        paginator.count = count
    return paginator.get_page(request.GET.get(field))
