"""Reports and claims made by hand, for the tests of what comes after reading."""

import datetime as dt
from typing import Any

from marsad.model import (
    ActorMention,
    Claim,
    Count,
    DateRange,
    PlaceMention,
    Quote,
    Report,
    SourceMention,
    claim_id,
)

NORTHTOWN = PlaceMention(
    text="Northtown", name="Northtown", id="test:1", latitude=35.0, longitude=36.0, admin1="Upland", country="SY",
    precision=1, candidates=1,
)  # fmt: skip
SOUTHTOWN = PlaceMention(
    text="Southtown", name="Southtown", id="test:2", latitude=33.0, longitude=36.0, admin1="Lowland", country="SY",
    precision=1, candidates=1,
)  # fmt: skip
UPLAND = PlaceMention(
    text="Upland", name="Upland", id="test:3", latitude=35.0, longitude=36.1, admin1="Upland", country="SY", precision=4
)
MONDAY = dt.date(2020, 3, 2)


def day(number: int) -> dt.date:
    """A day counted from Monday, 2 March 2020."""
    return MONDAY + dt.timedelta(days=number)


def report(key: str = "r1", **fields: Any) -> Report:
    given = {"title": "A report", "text": f"Text of {key}.", "published": MONDAY, "publisher": f"Paper {key}"}
    return Report(id=key, **(given | fields))


def claim(of: Report, action: str = "airstrike", **fields: Any) -> Claim:
    """A claim; ``at`` is where its sentence starts, ``low``/``high`` its figure, ``who`` and ``says`` plain words."""
    kinds = {"killed": "casualties", "injured": "casualties", "captured": "control", "withdrew": "control",
             "holds": "control", "besieged": "control", "displaced": "displacement"}  # fmt: skip
    at, text = fields.pop("at", 0), fields.pop("text", None)
    quote = Quote(at, at + 40, text or f"sentence {at} of {of.id}")
    low, high = fields.pop("low", None), fields.pop("high", None)
    word = fields.pop("word", None)
    who, side, says = fields.pop("who", None), fields.pop("side", None), fields.pop("says", None)
    on = fields.pop("on", MONDAY)
    given: dict[str, Any] = {
        "kind": kinds.get(action, "attack"),
        "status": "reported",
        "places": (NORTHTOWN,),
        "date": DateRange(on, on) if on else None,
        "count": Count(low, high, word) if (low, high, word) != (None, None, None) else None,
        "actors": (ActorMention(who, who, None, side),) if who else (),
        "source": SourceMention(says, says) if says else None,
    } | fields
    value = (low, high, word, given.get("group"), given["status"], who, says, given["places"], given["date"])
    key = claim_id(of, quote, given["kind"], action, *value)
    return Claim(id=key, report=of.id, action=action, quote=quote, **given)
