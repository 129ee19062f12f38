"""What is said again and again on a page, said once for each language."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Final, TypeVar, cast

from django.conf import settings
from django.utils.translation import get_language

_MOST: Final = 4096
"""So many answers of one function are remembered."""

Say = TypeVar("Say", bound=Callable[..., str])


def said_once(say: Say) -> Say:
    """Remember what a function of plain values says, in each language and with either digits.

    It may look at nothing else: what it says is the same until the process ends.
    """

    @lru_cache(maxsize=_MOST, typed=True)
    def remembered(_language: str | None, _digits: str, *given: Any, **named: Any) -> str:
        return say(*given, **named)

    @wraps(say)
    def said(*given: Any, **named: Any) -> str:
        return remembered(get_language(), settings.DIGITS, *given, **named)

    return cast("Say", said)
