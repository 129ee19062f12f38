"""Where a publisher is at home: what its reports mostly speak of, and the country of its address.

Of two towns of one name a local paper means the one in its own province, as its readers know.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from marsad.places.tables import load_table

Unit = tuple[str, str | None]
"""A country (two letters) and a province of it; None for the country as a whole."""
Home = Mapping[Unit, float]
"""What share of a publisher's reports lies in a country, and in a province of it, from 0 to 1."""

_FEWEST: Final = 2
"""The places of one report say nothing of where its publisher is at home."""


def home_of(reports: Iterable[Iterable[Unit]], address: str | None = None) -> Home:
    """Tell where a publisher is at home by where its other reports' places lie, each report counted alike.

    Where there are too few, its address (a URL or a host) tells the country, if it ends in one's letters.
    """
    shares: dict[Unit, float] = defaultdict(float)
    counted = 0
    for report in reports:
        units = Counter(report)
        counted += bool(units)
        for (country, admin1), count in units.items():
            shares[country, None] += count / units.total()
            if admin1:
                shares[country, admin1] += count / units.total()
    if counted >= _FEWEST:
        return {unit: share / counted for unit, share in shares.items()}
    own = country_of(address) if address else None
    return {(own, None): 1.0} if own else {}


def country_of(address: str) -> str | None:
    """Give the country of a web address by the end of its host ("www.example.co.uk": GB); None where it tells none."""
    host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    ending = host.rpartition(".")[2]
    if not host.count(".") or len(ending) != 2 or ending in _endings()["sold"]:
        return None
    country: str = _endings()["other"].get(ending, ending.upper())
    return country


@cache
def _endings() -> dict[str, dict[str, str]]:
    endings: dict[str, dict[str, str]] = load_table("addresses")
    return endings
