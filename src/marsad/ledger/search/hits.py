"""One page of entries made into hits: what each is called, and the words around what was searched for."""

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from marsad.ledger.backend import Match
from marsad.ledger.search.found import Found, fetch
from marsad.ledger.search.results import Hit, What
from marsad.ledger.search.snippets import Sought, snippet, telling


def hits(page: Sequence[Match], sought: Sought) -> tuple[Hit, ...]:
    """Make hits of the entries of one page, in their order; one query."""
    found = fetch([key for key, *_ in page])
    made = []
    for key, _tokens, day, score in page:
        if rows := found.get(key):
            make = _MAKE[rows[0].what]
            made.append(make(rows, dt.date.fromisoformat(day) if day else None, sought, score))
    return tuple(made)


def _report(rows: Sequence[Found], day: dt.date | None, sought: Sought, score: float) -> Hit:
    row = rows[0]
    return Hit(
        what="report", id=row.uid, row=row.row, title=row.title, snippet=snippet(row.text, sought), day=day,
        score=score, publisher=row.publisher, language=row.language,
    )  # fmt: skip


def _claim(rows: Sequence[Found], day: dt.date | None, sought: Sought, score: float) -> Hit:
    row = rows[0]
    return Hit(
        what="claim", id=row.uid, row=row.row, title=_title([row.listed], row.place), snippet=snippet(row.text, sought),
        day=day, score=score, kind=row.kind, publisher=row.publisher, language=row.language, place=row.place,
        report=row.report, actions=(row.listed,), place_id=row.place_id,
    )  # fmt: skip


def _event(rows: Sequence[Found], day: dt.date | None, sought: Sought, score: float) -> Hit:
    row, actions = rows[0], tuple(json.loads(rows[0].listed))
    said = telling(dict.fromkeys(said.text for said in rows[1:]), sought)
    return Hit(
        what="event", id=row.uid, row=row.row, title=_title(actions, row.place), snippet=said, day=day, score=score,
        kind=row.kind, place=row.place, actions=actions, place_id=row.place_id,
    )  # fmt: skip


def _place(rows: Sequence[Found], _day: dt.date | None, sought: Sought, score: float) -> Hit:
    row = rows[0]
    above = ", ".join(part for part in row.place.split("\n") if part)
    spelled = " · ".join(dict.fromkeys(name for name in (row.title, row.text, *json.loads(row.listed)) if name))
    return Hit(
        what="place", id=row.uid, row=row.row, title=row.title, snippet=snippet(spelled, sought), day=None, score=score,
        kind=row.kind, place=above,
    )  # fmt: skip


def _party(rows: Sequence[Found], _day: dt.date | None, sought: Sought, score: float) -> Hit:
    names = " · ".join(dict.fromkeys(row.text for row in rows))
    what: What = "actor" if rows[0].what == "actor" else "source"
    uid = rows[0].uid
    return Hit(what=what, id=uid, row=None, title=uid, snippet=snippet(names, sought), day=None, score=score)


def _title(actions: Sequence[str], place: str) -> str:
    return f"{', '.join(actions)}: {place}" if place else ", ".join(actions)


_Make = Callable[[Sequence[Found], "dt.date | None", Sought, float], Hit]
_MAKE: Final[Mapping[str, _Make]] = {
    "report": _report, "claim": _claim, "event": _event, "place": _place, "actor": _party, "source": _party,
}  # fmt: skip
