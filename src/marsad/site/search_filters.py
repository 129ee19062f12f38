"""What a search and the map may be narrowed to: words and days to fill in, all else set by links."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as lazy

from marsad.ledger.asking.places import SeveralPlacesError, area, place_rows
from marsad.ledger.search.results import WHATS, Search
from marsad.model import InputError
from marsad.reconcile.areas import Area
from marsad.site.filters import NO_DAY, DayInput, Filter, fields_set
from marsad.site.maps.projection import Box
from marsad.site.said import gettext as _


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
        label=lazy("As known on (what was stored by then)"), required=False, widget=DayInput, error_messages=NO_DAY
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
        place_rows(text for text in cleaned.get("place") or () if ":" in text)  # together
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
