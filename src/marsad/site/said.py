"""What is said again and again on a page, said once for each language."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import Any, Final, TypeVar, cast

from django.conf import settings
from django.utils import translation

_MOST: Final = 4096
"""So many answers of one function are remembered."""
_spoken: ContextVar[str | None] = ContextVar("the language of the page that is made", default=None)

Say = TypeVar("Say", bound=Callable[..., str])


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language within the block, in which nothing else may change it: Django is slow to tell which it is."""
    with translation.override(language):
        token = _spoken.set(translation.get_language())
        try:
            yield
        finally:
            _spoken.reset(token)


def get_language() -> str | None:
    """Tell the language that is spoken, as Django does."""
    return _spoken.get() or translation.get_language()


def said_once(say: Say) -> Say:
    """Remember what a function of plain values says, in each language and with either digits.

    It may look at nothing else: what it says is the same until the process ends.
    """

    @lru_cache(maxsize=_MOST, typed=True)
    def remembered(_language: str | None, _digits: str, *given: Any, **named: Any) -> str:
        return say(*given, **named)

    @wraps(say)
    def said(*given: Any, **named: Any) -> str:
        return remembered(_spoken.get() or translation.get_language(), settings.DIGITS, *given, **named)

    return cast("Say", said)


def gettext(message: str) -> str:
    """Translate words of the code, as Django does."""
    return _translated(get_language(), message)


@lru_cache(maxsize=_MOST)
def _translated(_language: str | None, message: str) -> str:
    return translation.gettext(message)
