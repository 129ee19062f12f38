"""A judgement: a person's decision on claims, on what is one event, or on an event."""

import datetime as dt
from typing import Any, Final, Literal, get_args

import msgspec

from marsad.model.claim import Claim
from marsad.model.report import digest

Decision = Literal[
    "accept", "correct", "reject", "same event", "not the same", "merge", "split", "grade", "verified", "undo"
]
Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]

DECISIONS: Final[tuple[Decision, ...]] = get_args(Decision)
GRADES: Final[tuple[Grade, ...]] = get_args(Grade)


class Target(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A claim that is judged: its id, and what finds it again where a newer reading gives it another id.

    ``quote`` is its sentence, ``start`` where that stood. ``low``, ``high`` and ``group`` are its value; ``status``
    and ``places`` tell two claims of one value apart.
    """

    claim: str
    report: str
    quote: str
    start: int
    kind: str
    action: str
    low: int | None = None
    high: int | None = None
    group: str | None = None
    status: str = "reported"
    places: tuple[str, ...] = ()


class Correction(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What one field of a claim should be, and why; ``value`` is as the field stands in the claim's JSON."""

    field: str
    value: Any
    why: str


class Judgement(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Who decided what, when and why; a row of its own, undone by another one and never changed.

    ``claims`` are those that are judged. Of a link ``others`` are the other side: the second claim, the other event's
    claims, or what the claims are split from. ``event`` is the id that the judged event had; its claims say which one
    it is later. ``corrections`` belong to "correct", ``grade`` to "grade", ``undoes`` (a judgement's id) to "undo".
    """

    id: str
    decision: Decision
    by: str
    at: dt.datetime
    why: str = ""
    claims: tuple[Target, ...] = ()
    others: tuple[Target, ...] = ()
    event: str | None = None
    corrections: tuple[Correction, ...] = ()
    grade: Grade | None = None
    undoes: str | None = None


def target(claim: Claim) -> Target:
    """Take down a claim so that it is found again."""
    return Target(
        claim=claim.id,
        report=claim.report,
        quote=claim.quote.text,
        start=claim.quote.start,
        kind=claim.kind,
        action=claim.action,
        low=claim.count.low if claim.count else None,
        high=claim.count.high if claim.count else None,
        group=claim.group,
        status=claim.status,
        places=tuple(place.text for place in claim.places),
    )


def judgement(decision: Decision, by: str, at: dt.datetime, **rest: Any) -> Judgement:
    """Make a judgement, named by its content; ``rest`` are its other fields."""
    made = Judgement(id="", decision=decision, by=by, at=at.astimezone(dt.UTC), **rest)
    return msgspec.structs.replace(made, id=digest(msgspec.json.encode(made, order="deterministic").decode()))
