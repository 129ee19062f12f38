"""What lists and the map may be narrowed to; every choice is a field of the address."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any, Final

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as lazy

from marsad.ledger.asking.places import SeveralPlacesError, area
from marsad.ledger.models import Claim, Event, Report
from marsad.ledger.search.find import matching_reports
from marsad.ledger.search.results import WHATS, Search
from marsad.model import InputError
from marsad.reconcile.areas import Area
from marsad.site import words
from marsad.site.maps.projection import Box
from marsad.site.said import gettext as _


class DayInput(forms.DateInput):
    """The browser's own calendar, which speaks ISO 8601 whatever the language of the page is."""

    input_type = "date"

    def __init__(self) -> None:
        """Write days as ISO 8601."""
        super().__init__(format="%Y-%m-%d")


_NO_DAY: Final = {"invalid": lazy("A day is written as 2019-12-24.")}


def fields_set(form: forms.Form, left_out: Collection[str] = ()) -> int:
    """Count the fields of an address that hold anything."""
    return sum(bool(form[name].data) for name in form.fields if name not in left_out)


class Filter(forms.Form):
    """Words, kinds and a range of days; a field that can't be read is told and left out, the others still count."""

    q = forms.CharField(label=lazy("Words"), required=False, max_length=200)
    kind = forms.MultipleChoiceField(
        label=lazy("Kind"), required=False, choices=tuple(words.KINDS.items()), widget=forms.CheckboxSelectMultiple
    )
    since = forms.DateField(label=lazy("From"), required=False, widget=DayInput, error_messages=_NO_DAY)
    until = forms.DateField(label=lazy("To"), required=False, widget=DayInput, error_messages=_NO_DAY)

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


class _Values(forms.MultipleChoiceField):
    """Any values, as links set them; what no entry has finds nothing."""

    widget = forms.MultipleHiddenInput
    most: Final = 12
    longest: Final = 700

    def validate(self, value: Any) -> None:
        """Refuse more than links would ever set."""
        if len(value) > self.most or any(len(one) > self.longest or "\0" in one for one in value):
            raise forms.ValidationError(lazy("A filter takes up to twelve values."))


class SearchFilter(Filter):
    """What to search for: words, days and order to fill in; all else is set by links."""

    q = forms.CharField(
        label=lazy("Words, names, “phrases”, -exclusions"),
        required=False,
        max_length=200,
        widget=forms.TextInput({"type": "search", "dir": "auto"}),
    )
    sort = forms.ChoiceField(
        label=lazy("Sort by"),
        required=False,
        choices=(("relevance", lazy("best match")), ("date", lazy("newest first"))),
    )
    what = forms.MultipleChoiceField(
        required=False, choices=[(what, what) for what in WHATS], widget=forms.MultipleHiddenInput
    )
    kind = _Values(required=False)
    action = _Values(required=False)
    country = _Values(required=False)
    admin1 = _Values(required=False)
    admin2 = _Values(required=False)
    admin3 = _Values(required=False)
    place = _Values(required=False)
    actor = _Values(required=False)
    source = _Values(required=False)
    publisher = _Values(required=False)
    language = _Values(required=False)

    shown: tuple[str, ...] = ("q", "since", "until", "sort")
    """The fields that a reader fills in."""

    def asked(self, *, page: int = 1, size: int = 20) -> Search:
        """Make the question of what could be read."""
        lists = ("what", "kind", "action", "country", "admin1", "admin2", "admin3", "place", "actor", "source",
                 "publisher", "language")  # fmt: skip
        return Search(
            text=self.text("q"), since=self.day("since"), until=self.day("until"), page=page, size=size,
            sort="date" if self.text("sort") == "date" else "relevance",
            **{name: tuple(dict.fromkeys(self.cleaned_data.get(name) or ())) for name in lists},
        )  # fmt: skip

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """The fields below the box."""
        return [self[name] for name in self.shown[1:]]

    @property
    def hidden_faults(self) -> list[str]:
        """What could not be read of the fields that links set."""
        return [str(fault) for field in self.hidden_fields() for fault in field.errors]


LAYERS: Final = {
    "events": lazy("Events, by kind"), "control": lazy("Who held what on the last day"),
    "displacement": lazy("How many were displaced"), "reports": lazy("Where reports speak of"),
}  # fmt: skip
_SHOWN_FIRST: Final = ("events", "control")


class MapFilter(SearchFilter):
    """What to map: the fields of search, the layers, and the box to look at.

    ``box`` is ``west,south,east,north`` in degrees, or "all" for everything.
    """

    sort = what = None  # type: ignore[assignment]
    kind = Filter.base_fields["kind"]  # type: ignore[assignment] # ticked here, set by links in search
    layer = forms.MultipleChoiceField(
        label=lazy("Layers"), required=False, choices=tuple(LAYERS.items()), widget=forms.CheckboxSelectMultiple
    )
    contested = forms.BooleanField(label=lazy("Only where sources differ"), required=False)
    as_known = forms.DateField(
        label=lazy("As known on (what was stored by then)"), required=False, widget=DayInput, error_messages=_NO_DAY
    )
    box = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)
    shown = ("q", "since", "until", "contested", "as_known")
    not_of_past = ("q", "country", "admin1", "admin2", "admin3", "publisher", "language")
    """Fields that the index of search answers, which knows of the present alone."""

    def __init__(self, data: QueryDict) -> None:
        """Read the fields of an address; where no layer is named, the first ones are shown."""
        self._names_layers = "layer" in data
        if not self._names_layers:
            data = data.copy()
            data.setlist("layer", list(_SHOWN_FIRST))
        self.areas: list[Area] = []
        super().__init__(data)

    def clean(self) -> dict[str, Any]:
        """Leave out what a past state of the record can't be asked, and find the places that it is asked for."""
        cleaned = super().clean()
        if self.past is None:
            return cleaned
        for name in self.not_of_past:
            if value := cleaned.pop(name, None):
                given = "" if name in self.shown else " ".join(f"“{one}”" for one in value)
                said = _("A past state of the record can’t be narrowed by this; it is left out.")
                self.add_error(name, f"{given} {said}".strip())
        cleaned["place"] = [text for text in cleaned.get("place") or () if self._finds(text)]
        return cleaned

    def _finds(self, text: str) -> bool:
        """Find the places of a name, or tell that there are none."""
        try:
            self.areas += [one for one in (area(text),) if one]
        except SeveralPlacesError as error:
            self.areas += [one for one in map(area, error.places) if one]
        except InputError:
            self.add_error("place", _("“%(name)s”: no place is known by this name; it is left out.") % {"name": text})
            return False
        return True

    @property
    def past(self) -> dt.date | None:
        """The past day on whose end the record is asked for; None: as it is now."""
        known = self.day("as_known")
        return known if known and known < timezone.now().date() else None

    @property
    def is_past(self) -> bool:
        """Whether the record is asked for as it was known before now."""
        return self.past is not None

    def clean_box(self) -> Box | None:
        """Read the box; "all" is the world."""
        value = self.cleaned_data["box"]
        if not value:
            return None
        if value == "all":
            return Box(-180.0, -85.0, 180.0, 85.0)
        try:
            return Box.parse(value)
        except ValueError as error:
            raise forms.ValidationError(lazy("A box is west,south,east,north in degrees.")) from error

    @property
    def fields_set(self) -> int:
        """How many fields narrow the map; where it is looked at narrows nothing."""
        return fields_set(self, ("box",) if self._names_layers else ("box", "layer"))

    @property
    def looks_at(self) -> Box | None:
        """The box asked for."""
        box = self.cleaned_data.get("box")
        return box if isinstance(box, Box) else None

    @property
    def layers(self) -> Sequence[str]:
        """The layers that are shown."""
        return list(self.cleaned_data.get("layer") or _SHOWN_FIRST)

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """The fields to fill in but kinds and layers, which have a look of their own."""
        return [self[name] for name in self.shown]

    @property
    def contested_only(self) -> bool:
        """Whether only events are wanted on which sources differ."""
        return bool(self.cleaned_data.get("contested"))
