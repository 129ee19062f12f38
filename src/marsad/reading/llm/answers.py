"""What a language model answers: the shape that it is asked for, and the reading of what came."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec

from marsad.model import ACTIONS, GROUPS, STATUSES, Group, Status

MOST = 500
"""Claims of one answer; a model that repeats itself is cut off here."""


class Found(msgspec.Struct, frozen=True):
    """One claim as the model states it: which sentence, and words copied from it. Nothing of it is believed yet."""

    sentence: int
    quote: str
    action: str
    status: Status = "reported"
    group: Group | None = None
    low: int | None = None
    high: int | None = None
    count_words: str | None = None
    cumulative: bool = False
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    date_words: str | None = None
    source: str | None = None


@cache
def actions() -> tuple[str, ...]:
    """List the actions as "kind/action"."""
    return tuple(f"{kind}/{action}" for kind, listed in ACTIONS.items() for action in listed)


@cache
def schema() -> Mapping[str, Any]:
    """Give the JSON schema of an answer; every field is required and no other allowed, as strict mode wants it."""
    words, number = {"type": ["string", "null"]}, {"type": ["integer", "null"]}
    several = {"type": "array", "items": {"type": "string"}}
    fields = {
        "sentence": {"type": "integer"},
        "quote": {"type": "string"},
        "action": {"type": "string", "enum": list(actions())},
        "status": {"type": "string", "enum": list(STATUSES)},
        "group": {"type": ["string", "null"], "enum": [*GROUPS, None]},
        "low": number,
        "high": number,
        "count_words": words,
        "cumulative": {"type": "boolean"},
        "actors": several,
        "places": several,
        "date_words": words,
        "source": words,
    }
    return _object({"claims": {"type": "array", "items": _object(fields)}})


def _object(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


def claims_in(answer: str) -> list[object]:
    """Read the list of claims out of an answer, each still as it came.

    Models put fences around their JSON and their thoughts before it; both are passed over.

    Raises:
        ValueError: the answer holds no such list; the message says what is wrong, as a person would.
    """
    told = answer.rpartition("</think>")[2]
    start, end = told.find("{"), told.rfind("}")
    if start < 0 or end < start:
        raise ValueError("the answer holds no JSON object")
    try:
        content = json.loads(told[start : end + 1])
    except (ValueError, RecursionError) as error:
        raise ValueError(f"the answer is no valid JSON ({str(error)[:80]})") from None
    claims = content.get("claims")
    if not isinstance(claims, list):
        raise ValueError('the answer has no list under "claims"')
    return claims[:MOST]


def as_found(given: object) -> Found:
    """Read one claim.

    Raises:
        ValueError: a field is missing or is not what it should be; the message names it.
    """
    try:
        found = msgspec.convert(given, Found)
    except msgspec.ValidationError as error:
        raise ValueError(str(error).replace("`", "").replace("$.", "")) from None
    if found.action not in actions():
        raise ValueError(f"{found.action!r} is none of the actions - at action")
    return found
