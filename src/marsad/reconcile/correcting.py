"""A claim with corrected values, held to the vocabulary."""

from collections.abc import Iterable
from typing import Any

import msgspec

from marsad.model import ACTIONS, Claim, Correction, InputError

FIELDS = ("kind", "action", "status", "group", "count", "cumulative", "date", "places", "actors", "source")
"""What may be corrected: not whose claim it is, nor the sentence that it rests on."""


def corrected(claim: Claim, corrections: Iterable[Correction]) -> Claim:
    """Put corrected values in the place of those that were read; the id stays.

    Raises:
        InputError: a field can't be corrected, or the claim would not be one any more; names the field.
    """
    data: dict[str, Any] = msgspec.to_builtins(claim)
    for correction in corrections:
        if correction.field not in FIELDS:
            raise InputError(f"can't be corrected; these can: {', '.join(FIELDS)}", field=correction.field)
        data[correction.field] = correction.value
        _convert(data, correction.field)
    changed = _convert(data, None)
    _check(changed)
    return changed


def _convert(data: dict[str, Any], field: str | None) -> Claim:
    try:
        return msgspec.convert(data, Claim)
    except msgspec.ValidationError as error:
        raise InputError(f"{str(error).replace('`', '')}; got {data[field or 'id']!r}", field=field) from error


def _check(claim: Claim) -> None:
    """Refuse what no reader would read.

    Raises:
        InputError: the action is not of the kind, a count or the days run backwards, a place lies off the globe.
    """
    if claim.action not in ACTIONS[claim.kind]:
        raise InputError(f"{claim.action!r} is none of {claim.kind}: {', '.join(ACTIONS[claim.kind])}", field="action")
    low, high = (claim.count.low, claim.count.high) if claim.count else (None, None)
    if min(low or 0, high or 0) < 0:
        raise InputError("less than nobody; expected 0 or more", field="count")
    if low is not None and high is not None and low > high:
        raise InputError(f"{low} to {high} runs backwards; expected the lower number first", field="count")
    if claim.date and claim.date.start > claim.date.end:
        raise InputError(
            f"{claim.date.start} to {claim.date.end} runs backwards; expected the earlier day first", field="date"
        )
    if claim.date and claim.date.precision not in range(1, 6):
        raise InputError(f"precision {claim.date.precision}; expected 1 to 5", field="date")
    for place in claim.places:
        if place.precision is not None and place.precision not in range(1, 8):
            raise InputError(f"precision {place.precision}; expected 1 to 7", field="places")
        if abs(place.latitude or 0) > 90 or abs(place.longitude or 0) > 180:
            raise InputError(f"{place.latitude}, {place.longitude} lies nowhere on the globe", field="places")
