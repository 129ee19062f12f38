"""The accuracy of reading and placing as it was last measured: what ``make floors`` wrote beside this file."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

FILE: Final = "measured.json"
ROWS: "Final[Mapping[str, Words]]" = {
    "reading.held.found_f1": lazy("Claims found, and none made up (F1)"),
    "reading.held.exact_f1": lazy("Claims read rightly in every question at once (F1)"),
    "reading.held.count": lazy("Of the claims found: how many, right"),
    "reading.held.group": lazy("Of the claims found: whom or what, right"),
    "reading.held.date": lazy("Of the claims found: when, right"),
    "reading.held.place": lazy("Of the claims found: where, right"),
    "reading.held.actor": lazy("Of the claims found: by whom, right"),
    "reading.held.source": lazy("Of the claims found: according to whom, right"),
    "reading.held.status": lazy("Of the claims found: reported, possible or denied, right"),
    "places.ucdp.held.right": lazy("Names of places in Syria that lead to the right place"),
    "incidents.precision": lazy("Reports put together that are of one incident"),
    "incidents.recall": lazy("Reports of one incident that were put together"),
}
"""The figures that readers are told, each a share from 0 to 1 and measured on what no rule was made on, in order."""


@dataclass(frozen=True, slots=True)
class Measured:
    """When it was measured, and each figure with what it says, in percent."""

    day: dt.date
    rows: Sequence[tuple[str, int]]


def measured() -> Measured | None:
    """Give what was last measured; None where it never was."""
    told = _read()
    if told is None:
        return None
    day, figures = told
    rows = [(str(said), round(100 * figures[name])) for name, said in ROWS.items() if name in figures]
    return Measured(day, rows) if rows else None


@cache
def _read() -> tuple[dt.date, Mapping[str, float]] | None:
    path = files(__package__).joinpath(FILE)
    if not path.is_file():
        return None
    told = json.loads(path.read_text(encoding="utf-8"))
    return dt.date.fromisoformat(told["measured"]), told["figures"]
