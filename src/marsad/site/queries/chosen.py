"""What the map is narrowed to by links, in words, and how to leave it out."""

from collections.abc import Sequence
from typing import Final

from django.http import QueryDict

from marsad.ledger.models import Place
from marsad.site.filters import MapFilter
from marsad.site.queries.search import NAMES, label
from marsad.site.shown import name_of

_BY_LINKS: Final = (
    "action", "country", "admin1", "admin2", "admin3", "place", "actor", "source", "publisher", "language",
)  # fmt: skip


def chosen(form: MapFilter, fields: QueryDict) -> Sequence[tuple[str, str, str]]:
    """Give each value that no field shows: of what, the value, and the address without it; one query for places."""
    held = [(name, value) for name in _BY_LINKS for value in form.cleaned_data.get(name) or ()]
    places = [value for name, value in held if name == "place"]
    rows = Place.objects.filter(uid__in=places).defer("names") if places else ()
    called = {row.uid: name_of(row) for row in rows}
    return [
        (str(NAMES[name]), label(name, value, called.get(value, "")), _without(fields, name, value))
        for name, value in held
    ]


def _without(fields: QueryDict, name: str, value: str) -> str:
    kept = fields.copy()
    kept.pop("page", None)
    kept.setlist(name, [one for one in kept.getlist(name) if one != value])
    return f"?{kept.urlencode(safe=',:/')}"
