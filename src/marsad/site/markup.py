"""Values put into markup, as ``django.utils.html`` does it, many times as fast: a page has hundreds of them."""

from collections.abc import Iterable, Sequence
from html import escape as escaped
from typing import Any, Final, cast

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

_WRITTEN: Final = frozenset({int, float})
"""What is written in signs that mean nothing in markup."""


def escape(text: str) -> SafeString:
    """Write a text so that none of it is markup, even if it says to be."""
    return SafeString(escaped(text))


def format_html(form: str, *values: object, **named: object) -> SafeString:
    """Put values into a form, as ``str.format`` does: those that are not markup are escaped."""
    return SafeString(form.format(*map(_safe, values), **{name: _safe(value) for name, value in named.items()}))


def format_html_join(between: str, form: str, rows: Iterable[Sequence[object]]) -> SafeString:
    """Put the values of each row into a form, one behind the other."""
    return SafeString(_safe(between).join([form.format(*[_safe(value) for value in row]) for row in rows]))


def _safe(value: Any) -> str:
    kind = value.__class__
    if kind is SafeString:
        return cast("SafeString", value)
    if kind is str:
        return escaped(cast("str", value))
    return str(value) if kind in _WRITTEN else conditional_escape(value)  # words to be said later, and markup of others
