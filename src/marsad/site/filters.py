"""What lists may be narrowed to; every choice is a field of the address."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any, Final

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as lazy

from marsad.ledger.models import Claim, Event, Report
from marsad.ledger.search.find import matching_reports
from marsad.site import words


class DayInput(forms.DateInput):
    """The browser's own calendar, which speaks ISO 8601 whatever the language of the page is."""

    input_type = "date"

    def __init__(self) -> None:
        """Write days as ISO 8601."""
        super().__init__(format="%Y-%m-%d")


NO_DAY: Final = {"invalid": lazy("A day is written as 2019-12-24.")}


def fields_set(form: forms.Form, left_out: Collection[str] = ()) -> int:
    """Count the fields of an address that hold anything."""
    return sum(bool(form[name].data) for name in form.fields if name not in left_out)


class Filter(forms.Form):
    """Words, kinds and a range of days; a field that can't be read is told and left out, the others still count."""

    q = forms.CharField(label=lazy("Words"), required=False, max_length=200)
    kind = forms.MultipleChoiceField(
        label=lazy("Kind"), required=False, choices=tuple(words.KINDS.items()), widget=forms.CheckboxSelectMultiple
    )
    since = forms.DateField(label=lazy("From"), required=False, widget=DayInput, error_messages=NO_DAY)
    until = forms.DateField(label=lazy("To"), required=False, widget=DayInput, error_messages=NO_DAY)

    def __init__(self, data: QueryDict, **choices: Sequence[tuple[str, str]]) -> None:
        """Read the fields of an address; ``choices`` are those that the ledger offers, by field."""
        super().__init__(data, label_suffix="")
        for name, offered in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - a mistake of ours, not of the reader
            field.choices = [("", lazy("any")), *offered]
        self.is_valid()

    def clean(self) -> dict[str, Any]:
        """Refuse a range that ends before it starts."""
        cleaned = dict(super().clean() or self.cleaned_data)
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", lazy("This day is before the first one."))
            cleaned.pop("until", None)
        return cleaned

    def text(self, name: str) -> str:
        """One field of text, "" where none was given or it could not be read."""
        return str(self.cleaned_data.get(name) or "")

    def day(self, name: str) -> dt.date | None:
        """One day, None where none was given or it could not be read."""
        value = self.cleaned_data.get(name)
        return value if isinstance(value, dt.date) else None

    @property
    def kinds(self) -> Sequence[str]:
        """The kinds that were ticked."""
        return list(self.cleaned_data.get("kind") or [])

    @property
    def active(self) -> bool:
        """Whether anything was narrowed at all."""
        return any(self.cleaned_data.get(name) for name in self.fields)

    @property
    def fields_set(self) -> int:
        """How many fields were filled in, ticked or set by a link; told where the form is folded."""
        return fields_set(self)

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """All fields to fill in but the kinds, which have a look of their own."""
        return [field for field in self.visible_fields() if field.name != "kind"]


class ReportFilter(Filter):
    """Which reports to list."""

    publisher = forms.ChoiceField(label=lazy("Publisher"), required=False)
    language = forms.ChoiceField(label=lazy("Language"), required=False)

    def narrow(self, reports: "QuerySet[Report]") -> "QuerySet[Report]":
        """Leave the reports that fit."""
        if query := self.text("q"):
            reports = reports.filter(pk__in=matching_reports(query))
        if self.kinds:
            claims = Claim.objects.filter(report=OuterRef("pk"), withdrawn=False, kind__in=self.kinds)
            reports = reports.filter(Exists(claims))
        for name, column in (("publisher", "publisher"), ("language", "language")):
            if value := self.text(name):
                reports = reports.filter(**{column: value})
        if since := self.day("since"):
            reports = reports.filter(published__gte=since)
        if until := self.day("until"):
            reports = reports.filter(published__lte=until)
        return reports


class EventFilter(Filter):
    """Which events to list; ``place`` is a place's id, set by links."""

    place = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)
    contested = forms.BooleanField(label=lazy("Only where sources differ"), required=False)

    def narrow(self, events: "QuerySet[Event]") -> "QuerySet[Event]":
        """Leave the events that fit; one that lasts several days fits if any of them does."""
        if query := self.text("q"):
            events = events.filter(self._named(query))
        if self.kinds:
            events = events.filter(kind__in=self.kinds)
        if place := self.text("place"):
            events = events.filter(place__uid=place)
        if self.cleaned_data.get("contested"):
            events = events.filter(contested=True)
        if since := self.day("since"):
            events = events.filter(date_end__gte=since)
        if until := self.day("until"):
            events = events.filter(date_start__lte=until)
        return events

    @staticmethod
    def _named(query: str) -> Q:
        """Match the place, what is known of it, or a party or a source of any of the claims."""
        through = Event.claims.through
        spoken = through._default_manager.filter(event=OuterRef("pk"), claim__withdrawn=False).filter(
            Q(claim__actor__icontains=query) | Q(claim__source__icontains=query)
        )
        columns = ("place__name", "place__name_ar", "place_text", "admin1", "place__admin1")
        named = Q(*((f"{column}__icontains", query) for column in columns), _connector=Q.OR)
        return named | Q(Exists(spoken))
