"""Progress bars, on standard error."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


@contextmanager
def following(total: int | None) -> Iterator[Callable[..., Any]]:
    """Show a bar and give what moves it one report on; ``total`` None: the end is not known."""
    with counting("Reading reports", total) as step:
        yield lambda *_told: step(1)


@contextmanager
def counting(doing: str, total: int | None) -> Iterator[Callable[[int], object]]:
    """Show a bar and give what moves it on by a number; ``total`` None: the end is not known."""
    columns = (
        TextColumn(doing),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(doing, total=total)
        yield lambda number: progress.advance(task, number)
