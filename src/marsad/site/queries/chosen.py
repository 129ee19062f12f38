"""What the map is narrowed to by links, in words, and how to leave it out."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

from django.http import QueryDict

from marsad.ledger.models import Place
from marsad.site.queries.search import NAMES, label
from marsad.site.search_filters import MapFilter
from marsad.site.shown import name_of

_BY_LINKS: Final = (
    "action", "country", "admin1", "admin2", "admin3", "place", "actor", "source", "publisher", "language",
)  # fmt: skip


def chosen(
    form: MapFilter, fields: QueryDict, named: Callable[[Collection[str]], Mapping[str, Place]]
) -> Sequence[tuple[str, str, str]]:
    """Give each value that no field shows: of what, the value, and the address without it.

    Places are asked for by their ids, which hold a colon and are looked up by ``named``, or by a name, which stands
    as it is.
    """
    held = [(name, value) for name in _BY_LINKS for value in form.cleaned_data.get(name) or ()]
    ids = {value for name, value in held if name == "place" and ":" in value}
    called = {uid: name_of(row) for uid, row in named(ids).items()} if ids else {}
    return [
        (str(NAMES[name]), label(name, value, called.get(value, "")), _without(fields, name, value))
        for name, value in held
    ]


def _without(fields: QueryDict, name: str, value: str) -> str:
    kept = fields.copy()
    kept.pop("page", None)
    kept.setlist(name, [one for one in kept.getlist(name) if one != value])
    return f"?{kept.urlencode(safe=',:/')}"
