"""The progress bar of an intake, on standard error."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


@contextmanager
def following(total: int | None) -> Iterator[Callable[..., Any]]:
    """Show a bar and give what moves it one report on; ``total`` None: the end is not known."""
    columns = (
        TextColumn("Reading reports"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("reports", total=total)
        yield lambda *_told: progress.advance(task)
