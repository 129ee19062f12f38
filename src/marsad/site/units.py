"""Arabic names of provinces and districts, as the gazetteers that were added have them."""

from collections.abc import Mapping
from typing import Final

from marsad.ledger.models import Place
from marsad.site.remembered import remembered_now

_LEVELS: Final = ("admin1", "admin2", "admin3")

Arabic = Mapping[tuple[str, str], Mapping[str, str]]
"""By country and name: by level the Arabic name."""


def arabic(country: str, name: str, level: str = "") -> str:
    """Give a unit's Arabic name; "" where no list has it, or where lists differ.

    Args:
        country: ISO 3166-1 alpha-2.
        name: as places name it that lie in it.
        level: admin1 to admin3; "": the largest that bears the name.
    """
    found = remembered_now("units", _read).get((country, name), {})
    return found.get(level, "") if level else next((found[one] for one in _LEVELS if found.get(one)), "")


def _read() -> Arabic:
    """Read the names of all units; one query."""
    rows = Place.objects.filter(kind__in=_LEVELS).exclude(name_ar="").order_by()
    found: dict[tuple[str, str], dict[str, str]] = {}
    for country, name, level, arabic_name in rows.values_list("country", "name", "kind", "name_ar"):
        levels = found.setdefault((country, name), {})
        levels[level] = arabic_name if levels.get(level, arabic_name) == arabic_name else ""
    return found
