"""The fields of what is asked for: blank, they are kept; filled in or at fault, they are written anew."""

import pytest
from django.http import QueryDict
from django.utils import translation

from marsad.site.asked import Asked, TollsAsked

pytestmark = pytest.mark.django_db


def test_blank_fields_are_written_once_for_each_form_and_language() -> None:
    assert Asked(QueryDict()).written is Asked(QueryDict("page=2")).written
    assert Asked(QueryDict()).written != TollsAsked(QueryDict()).written
    with translation.override("ar"):
        arabic = Asked(QueryDict()).written
    assert arabic != Asked(QueryDict()).written
    assert arabic.count("<label") == Asked(QueryDict()).written.count("<label") == 2


def test_what_was_filled_in_and_what_is_wrong_is_kept_in_its_field() -> None:
    assert 'value="2020-01-02"' in Asked(QueryDict("as_of=2020-01-02")).written
    assert "<p" not in Asked(QueryDict("as_of=2020-01-02")).written
    wrong = Asked(QueryDict("as_of=yesterday")).written
    assert 'value="yesterday"' in wrong
    assert 'class="fault"' in wrong
    assert "value=" not in Asked(QueryDict()).written
