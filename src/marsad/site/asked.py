"""What answers of the record are asked for: a place however it is spelled, days, and the record's two clocks."""

import datetime as dt
from functools import cache
from typing import Any

from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as lazy

from marsad.ledger.asking.places import SeveralPlacesError, area
from marsad.ledger.asking.tolls import TOLLS
from marsad.model import InputError, Place
from marsad.model.vocabulary import PEOPLE_GROUPS
from marsad.reconcile.areas import Area
from marsad.site import words
from marsad.site.filters import DayInput, fields_set
from marsad.site.said import get_language


class Asked(forms.Form):
    """The two clocks; a field that can't be read is told, and no answer is given to what was not asked."""

    as_of = forms.DateField(label=lazy("As of (what held then)"), required=False, widget=DayInput)
    as_known = forms.DateField(label=lazy("As known on (what was stored by then)"), required=False, widget=DayInput)

    def __init__(self, data: QueryDict) -> None:
        """Read the fields of an address."""
        super().__init__(data, label_suffix="")
        self.several: tuple[Place, ...] = ()
        self.answers = self.is_valid()

    def day(self, name: str) -> dt.date | None:
        """One day, None where none was given or it could not be read."""
        value = self.cleaned_data.get(name)
        return value if isinstance(value, dt.date) else None

    def word(self, name: str) -> str | None:
        """One field of text, None where none was given or it could not be read."""
        return str(self.cleaned_data.get(name) or "") or None

    @property
    def clocks(self) -> dict[str, dt.date | None]:
        """Both clocks, as the ledger's functions take them."""
        return {"as_of": self.day("as_of"), "as_known": self.day("as_known")}

    @property
    def is_past(self) -> bool:
        """Whether the record is asked for as it was known before now."""
        known = self.day("as_known")
        return known is not None and known < timezone.now().date()

    @property
    def active(self) -> bool:
        """Whether anything was asked at all."""
        return any(self.data.get(name) for name in self.fields)

    @property
    def fields_set(self) -> int:
        """How many fields were filled in; told where the form is folded."""
        return fields_set(self)

    @property
    def written(self) -> SafeString:
        """All fields to fill in, as a page writes them."""
        blank = not any(name in self.data for name in self.fields)
        return _blank(type(self), get_language()) if blank and not self.errors else _written(self)

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """All fields to fill in."""
        return list(self.visible_fields())


def _written(form: Asked) -> SafeString:
    return render_to_string("marsad/_asked_fields.html", {"form": form})


@cache
def _blank(form: type[Asked], _language: str | None) -> SafeString:
    """Write the fields of a form that nothing was filled in to; most are never filled in."""
    return _written(form(QueryDict()))


class AskedOfPlace(Asked):
    """The clocks, and a place by its id or by any of its names."""

    place = forms.CharField(label=lazy("Place"), required=False, max_length=200)
    field_order: tuple[str, ...] = ("place",)

    def clean_place(self) -> Area | None:
        """Find the place."""
        text = self.cleaned_data["place"]
        if not text:
            return None
        try:
            return area(text)
        except SeveralPlacesError as error:
            self.several = error.places
            raise forms.ValidationError(lazy("Several places bear this name. Choose one of them below.")) from error
        except InputError as error:
            raise forms.ValidationError(
                lazy("No place is known by this name. Try another spelling, or add the province: “Saraqib, Idlib”.")
            ) from error

    @property
    def area(self) -> Area | None:
        """The place that was found, as the ledger's functions take it without looking it up again."""
        found = self.cleaned_data.get("place")
        return found if isinstance(found, Area) else None

    @property
    def found(self) -> Place | None:
        """The place that was found."""
        return self.area.place if self.area else None


class AskedOfPeriod(AskedOfPlace):
    """What is asked of a place, from a day to a day."""

    since = forms.DateField(label=lazy("From"), required=False, widget=DayInput)
    until = forms.DateField(label=lazy("To"), required=False, widget=DayInput)

    def clean(self) -> dict[str, Any]:
        """Refuse a range that ends before it starts."""
        cleaned = dict(super().clean() or self.cleaned_data)
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", lazy("This day is before the first one."))
        return cleaned


class TollsAsked(AskedOfPeriod):
    """Tolls of what, of whom, where, when, by whom, on whose word, and by which rule."""

    action = forms.ChoiceField(
        label=lazy("What happened"), required=False,
        choices=[("", lazy("any")), *((name, words.any_action_later(name)) for name in TOLLS)],
    )  # fmt: skip
    group = forms.ChoiceField(
        label=lazy("To whom"), required=False,
        choices=[("", lazy("any")), *((name, words.GROUPS[name]) for name in PEOPLE_GROUPS)],
    )  # fmt: skip
    actor = forms.CharField(label=lazy("By whom"), required=False, max_length=200)
    source = forms.CharField(label=lazy("As told by one source"), required=False, max_length=300)
    rule = forms.ChoiceField(
        label=lazy("Rule"), required=False,
        choices=[("", lazy("that of the record")), *((name, said[0]) for name, said in words.RULES.items())],
    )  # fmt: skip
    field_order = ("place", "action", "group", "since", "until", "actor", "source", "rule", "as_of", "as_known")


class ControlAsked(AskedOfPlace):
    """Who held what where, on whose word, and since which day changes are asked for."""

    actor = forms.CharField(label=lazy("Held, contested or besieged by"), required=False, max_length=200)
    source = forms.CharField(label=lazy("As told by one source"), required=False, max_length=300)
    since = forms.DateField(label=lazy("What changed since"), required=False, widget=DayInput)
    field_order = ("place", "actor", "source", "as_of", "since", "as_known")

    @property
    def on(self) -> dt.date:
        """The day that is asked for: that of the clocks, else today."""
        today = timezone.now().date()
        return self.day("as_of") or min(self.day("as_known") or today, today)

    def clean(self) -> dict[str, Any]:
        """Refuse to compare with a day that is not before."""
        cleaned = dict(super().clean() or self.cleaned_data)
        since = cleaned.get("since")
        if since and since > self.on:
            self.add_error("since", lazy("This day is after the one that is asked for."))
        return cleaned


class SourcesAsked(AskedOfPeriod):
    """Which claims and events sources are compared by."""

    field_order = ("place", "since", "until", "as_of", "as_known")
