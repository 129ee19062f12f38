"""Fields are written as Django's templates write them."""

import datetime as dt

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.http import QueryDict
from django.utils import translation

from marsad.site.discussion.forms import CommentForm
from marsad.site.filters import EventFilter, ReportFilter
from marsad.site.inputs import Inputs, field_part
from marsad.site.search_filters import MapFilter, SearchFilter

HOSTILE = "\"><script>'&"


class Every(forms.Form):
    text = forms.CharField(max_length=20, required=True, widget=forms.TextInput({"data-x": HOSTILE}))
    mail = forms.EmailField(required=False)
    number = forms.IntegerField(min_value=1)
    day = forms.DateField(initial=dt.date(2021, 5, 4))
    ticked = forms.BooleanField(required=False)
    kept = forms.CharField(widget=forms.HiddenInput)
    several = forms.MultipleChoiceField(choices=[("a", "A"), ("b", HOSTILE)], widget=forms.CheckboxSelectMultiple)
    one = forms.ChoiceField(choices=[("a", "A")])
    long = forms.CharField(widget=forms.Textarea)


@pytest.mark.django_db
@pytest.mark.parametrize("form", [Every, EventFilter, SearchFilter, MapFilter, CommentForm])
@pytest.mark.parametrize(
    "asked",
    [
        "",
        "text=%22%3E%3Cb%3E&q=%22%3E%3Cb%3E&several=b&ticked=on&number=x&day=never&since=2021-05-04&kind=attack&layer=x",
    ],
)
def test_an_input_is_what_its_template_makes(form: type[forms.Form], asked: str) -> None:
    made = form(QueryDict(asked))
    for field in made:
        widgets = [field, *(choice for choice in field if len(field) > 1)]
        for widget in widgets:
            made.renderer = Inputs()
            quick = str(widget) if widget is field else widget.tag()
            made.renderer = DjangoTemplates()
            slow = str(widget) if widget is field else widget.tag()
            assert quick == slow


def test_a_field_is_kept_by_what_it_holds() -> None:
    def part(query: str, name: str) -> str:
        return field_part(EventFilter(QueryDict(query)), name, "_kinds" if name == "kind" else "_field")

    with translation.override("en"):
        assert part("q=one", "q") == part("q=one&kind=attack", "q") != part("q=two", "q")
        assert part("kind=attack", "kind") != part("kind=attack&kind=aid", "kind")
        assert "checked" not in part("", "kind")
        assert 'class="field wrong"' in part("since=never", "since")
        assert 'class="field"' in part("since=2020-01-01", "since")
        english = part("", "q")
    with translation.override("ar"):
        assert part("", "q") != english


def test_choices_that_differ_are_written_anew() -> None:
    for name in ("One", "Two"):
        form = ReportFilter(QueryDict(""), publisher=[(name, name)])
        assert name in field_part(form, "publisher", "_field")
