"""Settling the places of a report's claims, all together."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from marsad.model import Claim, PlaceMention, Report
from marsad.places.gazetteer import Gazetteer
from marsad.places.home import Home, home_of
from marsad.places.resolve import Answer, Choices, Mention, resolve
from marsad.places.scan import peoples, scan

_CANDIDATES: Final = 5


def settle(
    report: Report,
    claims: Sequence[Claim],
    gazetteer: Gazetteer,
    choices: Choices | None = None,
    home: Home | None = None,
) -> list[Claim]:
    """Settle every place that the claims of one report mention; gives new claims, in the same order.

    The names are settled together with the report's other place names, and with its words for peoples. A name that
    does not stand out stays without ``id`` and coordinates, with the province and country that are known. The words
    as written stay in ``text``. ``choices`` is what persons have decided that names mean in this report, ``home`` where
    its publisher is at home (``home.py``); where that is not known the report's address may tell the country.
    """
    mentions = [_mention(place, claim, report.text) for claim in claims for place in claim.places]
    others = scan(f"{report.text}", gazetteer.knows)
    answers = resolve(
        [*mentions, *others],
        gazetteer,
        text=report.text,
        spoken_of=_spoken_of(report),
        choices=choices,
        home=home or home_of([], report.url),
    )
    settled = iter(answers)
    return [
        msgspec.structs.replace(claim, places=tuple(_filled(place, next(settled)) for place in claim.places))
        if claim.places
        else claim
        for claim in claims
    ]


def _mention(place: PlaceMention, claim: Claim, text: str) -> Mention:
    """Find where a mention stands: as the reader says, else its first time in the claim's sentence."""
    if place.start is not None and text.startswith(place.text, place.start):
        return Mention(place.text, place.start)
    found = text.find(place.text, claim.quote.start, claim.quote.end)
    return Mention(place.text, found if found >= 0 else None)


def _spoken_of(report: Report) -> Counter[str]:
    return peoples(f"{report.title}\n{report.text}")


def _filled(place: PlaceMention, answer: Answer) -> PlaceMention:
    found = answer.place
    return msgspec.structs.replace(
        place,
        name=found.name if found else None,
        id=found.id if found else None,
        latitude=answer.point[0] if answer.point else found.latitude if found else None,
        longitude=answer.point[1] if answer.point else found.longitude if found else None,
        radius_km=answer.radius_km,
        admin1=answer.admin1,
        country=answer.country,
        precision=answer.precision,
        candidates=len(answer.candidates),
        candidate_ids=tuple(one.place.id for one in answer.candidates[:_CANDIDATES]),
        reason=answer.reason,
    )
