"""What is worked out once for each state of the ledger, and then remembered by this process."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from typing import Any, Final, TypeVar

from django.utils.translation import get_language

from marsad.ledger import backend
from marsad.ledger.stamp import stamp

MOST: Final = 256
"""How many answers are remembered, the latest used ones."""

T = TypeVar("T")
_answers: OrderedDict[Hashable, Any] = OrderedDict()
_lock: Final = Lock()
_now: ContextVar[Callable[[], str]] = ContextVar(
    "the ledger's state, as the request that is answered sees it", default=stamp
)


def remembered(state: str, what: Hashable, work_out: Callable[[], T]) -> T:
    """Give an answer that was worked out in this state of the ledger and in this language, or work it out.

    Args:
        state: as ``marsad.ledger.stamp`` tells it, asked before anything that ``work_out`` reads.
        what: names the answer.
        work_out: makes it; two readers who ask at once may both have it made.
    """
    key = (backend.location(), state, get_language(), what)
    with _lock:
        if key in _answers:
            _answers.move_to_end(key)
            found: T = _answers[key]
            return found
    made = work_out()
    with _lock:
        _answers[key] = made
        while len(_answers) > MOST:
            _answers.popitem(last=False)
    return made


@contextmanager
def answering(state: Callable[[], str]) -> Iterator[None]:
    """Let what is remembered within the block be of the state that a request sees, asked when it is first needed."""
    token = _now.set(state)
    try:
        yield
    finally:
        _now.reset(token)


def remembered_now(what: Hashable, work_out: Callable[[], T]) -> T:
    """Give an answer of the state that the request sees, for what is asked where no request is at hand."""
    return remembered(_now.get()(), what, work_out)


def forget() -> None:
    """Forget all answers."""
    with _lock:
        _answers.clear()
