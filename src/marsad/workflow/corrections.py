"""Corrected values as a person writes them: "count=20-30", "date=2019-12-24", "places=geonames:170063"."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from marsad.ledger import judging
from marsad.model import ActorMention, Claim, Count, DateRange, InputError, PlaceMention, SourceMention
from marsad.places.resolve import PRECISION
from marsad.reading.actors.words import find_parties, parties, side_of
from marsad.reading.attribution.words import find_sources
from marsad.reconcile.correcting import FIELDS
from marsad.workflow.places import ledger_gazetteer

NOTHING = "none"
"""The word that takes a value away."""
_COUNT = re.compile(r"(?P<low>\d[\d,]*)?\s*(?P<to>-|–|\+)?\s*(?P<high>\d[\d,]*)?")
_TRUTH = {"yes": True, "true": True, "no": False, "false": False}


def value(claim: Claim, field: str, text: str) -> Any:
    """Read the words for a field's value into what the claim's JSON has there.

    Raises:
        InputError: the field can't be corrected, or the words are no value for it; names the field.
    """
    if field not in FIELDS:
        raise InputError(f"can't be corrected; these can: {', '.join(FIELDS)}", field=field)
    text = text.strip()
    return msgspec.to_builtins(_READERS.get(field, _word)(claim, text))


def _word(_claim: Claim, text: str) -> str | None:
    return None if text == NOTHING else text


def _count(claim: Claim, text: str) -> Count | None:
    """Read "85", "85+" (at least), "-85" (at most), "20-30"; the words as read stay beside it."""
    if text == NOTHING:
        return None
    hit = _COUNT.fullmatch(text)
    if not hit or not (hit["low"] or hit["high"]) or (hit["to"] == "+" and (hit["high"] or not hit["low"])):
        raise InputError(f"{text!r} is no number; expected 85, 85+, -85, 20-30 or {NOTHING}", field="count")
    low, high = (int(part.replace(",", "")) if part else None for part in (hit["low"], hit["high"]))
    if hit["to"] is None:
        high = low
    return Count(low, high, claim.count.text if claim.count else None)


def _truth(_claim: Claim, text: str) -> bool:
    if text.casefold() not in _TRUTH:
        raise InputError(f"{text!r}; expected yes or no", field="cumulative")
    return _TRUTH[text.casefold()]


def _date(claim: Claim, text: str) -> DateRange | None:
    """Read "2019-12-24", or "2019-12-20/2019-12-24" for a range; its precision follows from its length."""
    if text == NOTHING:
        return None
    first, _, last = text.partition("/")
    try:
        start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)
    except ValueError as error:
        raise InputError(
            f"{text!r} is no day; expected 2019-12-24, 2019-12-20/2019-12-24 or {NOTHING}", field="date"
        ) from error
    return DateRange(start, end, claim.date.text if claim.date else None, _date_precision((end - start).days + 1))


def _date_precision(days: int) -> int:
    """Give UCDP's date_prec of so many days: 1 one, 2 up to six, 3 a week, 4 up to thirty, 5 more."""
    return next(precision for most, precision in ((1, 1), (6, 2), (7, 3), (30, 4), (days, 5)) if days <= most)


def _places(claim: Claim, text: str) -> tuple[PlaceMention, ...]:
    keys = [] if text == NOTHING else [part.strip() for part in text.split(";")]
    return tuple(_place(claim, at, key) for at, key in enumerate(keys))


def _place(claim: Claim, at: int, key: str) -> PlaceMention:
    """Settle to the entry of an id; the words of the text stay where the claim had a place there."""
    place = judging.find_place(key) or ledger_gazetteer().get(key)
    if place is None:
        raise InputError(
            f"no gazetteer has {key!r}; expected a place's id, which `marsad places find NAME` lists", field="places"
        )
    judging.keep_place(place)
    read = claim.places[at] if at < len(claim.places) else PlaceMention(text=place.name)
    return msgspec.structs.replace(
        read,
        name=place.name,
        id=place.id,
        latitude=place.latitude,
        longitude=place.longitude,
        admin1=place.admin1,
        country=place.country,
        precision=PRECISION[place.kind],
        reason="corrected by a person",
    )


def _actors(claim: Claim, text: str) -> tuple[ActorMention, ...]:
    keys = [] if text == NOTHING else [part.strip() for part in text.split(";")]
    return tuple(_actor(claim, key) for key in keys)


def _actor(claim: Claim, words: str) -> ActorMention:
    """Name a party by its id, its name or an alias; words for none that is listed stay words."""
    known = parties()
    by_name = {party.name.casefold(): party for party in known.values()}
    found = known.get(words) or by_name.get(words.casefold())
    hits = find_parties(words)
    if found is None and len(hits) == 1 and hits[0].end - hits[0].start == len(words):
        found = known[hits[0].key]
    if found is None:
        return ActorMention(words)
    return ActorMention(words, found.name, found.id, side_of(found, claim.quote.text))


def _source(claim: Claim, text: str) -> SourceMention | None:
    if text == NOTHING:
        return None
    hits = find_sources(text)
    name = hits[0].key if len(hits) == 1 else None
    return SourceMention(text, name, (name or text, *(claim.source.chain[1:] if claim.source else ())))


_READERS: Mapping[str, Callable[[Claim, str], Any]] = {
    "count": _count,
    "cumulative": _truth,
    "date": _date,
    "places": _places,
    "actors": _actors,
    "source": _source,
}
