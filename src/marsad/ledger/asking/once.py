"""What several questions of one reader need alike is asked of the database once."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final, TypeVar

T = TypeVar("T")
_found: Final[ContextVar[dict[Hashable, Any] | None]] = ContextVar("what was asked in this block", default=None)


@contextmanager
def together() -> Iterator[None]:
    """Take the ledger to stay as it is within the block, so that what was asked once need not be asked again."""
    token = _found.set({})
    try:
        yield
    finally:
        _found.reset(token)


def once(what: Hashable, ask: Callable[[], T]) -> T:
    """Ask, or give what was answered in this block; outside of one it is asked each time."""
    found = _found.get()
    if found is None:
        return ask()
    if what not in found:
        found[what] = ask()
    answer: T = found[what]
    return answer
