"""Long lists, a page at a time."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Count, Model, QuerySet, Window
from django.http import HttpRequest

M = TypeVar("M", bound=Model)
T = TypeVar("T")


def one_page(  # noqa: PLR0913 - what is known of the rows already
    request: HttpRequest,
    rows: "QuerySet[M] | Callable[[], QuerySet[M]]",
    size: int = 25,
    field: str = "page",
    *,
    count: int | None = None,
    first: "Callable[[], Sequence[M]] | None" = None,
) -> "Page[M]":
    """The page that the address asks for; one that is not there is answered by the nearest.

    ``count`` is how many rows there are, where that is known already; ``first`` gives the rows of the first page,
    where they can be had for less.
    """
    asked = request.GET.get(field)
    if first and count is not None and asked is None:
        return Page(first(), 1, _counted(count, size))
    paginator = Paginator(rows() if callable(rows) else rows, size)
    if count is not None:
        paginator.count = count
    return paginator.get_page(asked)


def _counted(count: int, size: int) -> "Paginator[Any]":
    """Lay out so many rows, which need not be asked for."""
    paginator: Paginator[Any] = Paginator((), size)
    paginator.count = count
    return paginator


def page_of(request: HttpRequest, items: Sequence[T], size: int = 25, field: str = "page") -> "Page[T]":
    """The same of what is at hand already."""
    return Paginator(items, size).get_page(request.GET.get(field))


def counted_page(
    request: HttpRequest,
    rows: "Callable[[], QuerySet[M]]",
    size: int,
    field: str,
    first: "Callable[[], Sequence[M]] | None" = None,
) -> "Page[M]":
    """The same as ``one_page`` in one query: the rows, those of ``first`` too, come with their number, ``of_all``."""
    asked = request.GET.get(field, "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 0
    if number < 1:
        return one_page(request, rows, size, field)
    if number == 1 and first:
        found = list(first())
    else:
        found = list(rows().annotate(of_all=Window(Count("pk")))[(number - 1) * size : number * size])
    if not found and number > 1:
        return one_page(request, rows, size, field)
    return Page(found, number, _counted(int(getattr(found[0], "of_all", 0)) if found else 0, size))
