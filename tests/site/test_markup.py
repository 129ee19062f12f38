"""Values are put into markup as Django does it."""

import pytest
from django.utils import html
from django.utils.functional import lazystr
from django.utils.safestring import SafeString, mark_safe
from hypothesis import given
from hypothesis import strategies as st

from marsad.site import markup

TEXTS = st.text(st.sampled_from("ab<>&'\"{}؛م"), max_size=8)
VALUES = st.one_of(
    TEXTS, TEXTS.map(mark_safe), TEXTS.map(lazystr), st.integers(), st.floats(allow_nan=False), st.none()
)


@given(st.lists(VALUES, min_size=2, max_size=2), VALUES)
def test_it_is_what_django_writes(values: list[object], named: object) -> None:
    form = '<a title="{}" {name}>{}</a>'
    assert markup.format_html(form, *values, name=named) == html.format_html(form, *values, name=named)


@given(TEXTS, st.lists(st.tuples(VALUES, VALUES), max_size=3))
def test_rows_are_what_django_writes(between: str, rows: list[tuple[object, object]]) -> None:
    assert markup.format_html_join(between, "<b>{}</b>{}", rows) == html.format_html_join(between, "<b>{}</b>{}", rows)


@pytest.mark.parametrize("text", ["<b>", SafeString("<b>"), "a & b"])
def test_an_escaped_text_is_no_markup_whatever_it_says(text: str) -> None:
    assert markup.escape(text) == html.escape(text)
    assert isinstance(markup.escape(text), SafeString)
