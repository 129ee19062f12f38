"""What is worked out once for each state of the ledger, and then remembered by this process."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from typing import Any, Final, TypeVar

from marsad.ledger import backend
from marsad.ledger.stamp import stamp
from marsad.site.said import get_language

MOST: Final = 256
"""How many answers are remembered, the latest used ones."""
MOST_OF_PAST: Final = 6
"""How many of these may be of past records, which are large, and asked for in any number."""
_MOST_STATES: Final = 2

T = TypeVar("T")
_answers: OrderedDict[tuple[Hashable, ...], Any] = OrderedDict()
_of_past: OrderedDict[tuple[Hashable, ...], None] = OrderedDict()
"""The keys of the answers that are of past records."""
_states: dict[str, list[str]] = {}
"""The states of each ledger that answers are remembered of: the newest, and the one that some readers still see."""
_lock: Final = Lock()
_now: ContextVar[Callable[[], str]] = ContextVar(
    "the ledger's state, as the request that is answered sees it", default=stamp
)


def remembered(
    state: str, what: Hashable, work_out: Callable[[], T], *, any_language: bool = False, is_past: bool = False
) -> T:
    """Give an answer that was worked out in this state of the ledger and in this language, or work it out.

    Args:
        state: as ``marsad.ledger.stamp`` tells it, asked before anything that ``work_out`` reads.
        what: names the answer.
        work_out: makes it; two readers who ask at once may both have it made.
        any_language: whether the answer is the same in all languages.
        is_past: whether it is of a past record, of which few are kept.
    """
    where = backend.location()
    key = (where, state, None if any_language else get_language(), what)
    with _lock:
        if key in _answers:
            _answers.move_to_end(key)
            if key in _of_past:
                _of_past.move_to_end(key)
            found: T = _answers[key]
            return found
    made = work_out()
    with _lock:
        _outdate(where, state)
        _answers[key] = made
        if is_past:
            _of_past[key] = None
            while len(_of_past) > MOST_OF_PAST:
                _answers.pop(_of_past.popitem(last=False)[0], None)
        while len(_answers) > MOST:
            _answers.popitem(last=False)
    return made


def at_hand(state: str, what: Hashable) -> Any | None:
    """Give an answer that is the same in all languages if it was worked out in this state of the ledger, else None."""
    with _lock:
        return _answers.get((backend.location(), state, None, what))


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


def _outdate(where: str, state: str) -> None:
    """Forget what was worked out in states of a ledger that are long gone: some of it is large."""
    states = _states.setdefault(where, [])
    if state not in states:
        states.append(state)
    if len(states) > _MOST_STATES:
        old = states.pop(0)
        for key in [key for key in _answers if key[:2] == (where, old)]:
            del _answers[key]


def forget() -> None:
    """Forget all answers."""
    with _lock:
        _answers.clear()
        _of_past.clear()
        _states.clear()
