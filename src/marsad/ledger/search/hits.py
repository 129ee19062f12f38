"""One page of entries made into hits: what each is called, and the words around what was searched for."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch

from marsad.ledger import models
from marsad.ledger.search.results import Hit, What
from marsad.ledger.search.snippets import Sought, snippet

_SENTENCES = 12
"""Of an event, that its snippet is chosen from."""
_PARTIES = ("actor", "source")


def hits(page: Sequence[tuple[int, float]], sought: Sought) -> tuple[Hit, ...]:
    """Make hits of entries, in their order; ``page`` holds their keys and how well they fit."""
    entries = models.SearchEntry.objects.in_bulk([key for key, _ in page])
    rows = {what: _rows(what, [e.row for e in entries.values() if e.what == what and e.row]) for what in _MAKE}
    spelled = _spelled([entry.uid for entry in entries.values() if entry.what in _PARTIES])
    made = []
    for key, score in page:
        entry = entries[key]
        if entry.what in _PARTIES:
            made.append(_party(entry, spelled.get((entry.what, entry.uid), []), sought, score))
        elif row := rows[entry.what].get(entry.row):
            made.append(_MAKE[entry.what](row, entry, sought, score))
    return tuple(made)


def _rows(what: str, keys: list[int]) -> dict[Any, Any]:
    if not keys:
        return {}
    quotes = Prefetch("claims", models.Claim.objects.only("data"))
    found: Any = {
        "report": models.Report.objects,
        "claim": models.Claim.objects.select_related("place", "report").defer("report__text", "place__names"),
        "event": models.Event.objects.select_related("place").defer("data", "place__names").prefetch_related(quotes),
        "place": models.Place.objects,
    }[what]
    return {row.pk: row for row in found.filter(pk__in=keys)}


def _report(row: models.Report, entry: models.SearchEntry, sought: Sought, score: float) -> Hit:
    return Hit(
        what="report", id=row.uid, row=row.pk, title=row.title, snippet=snippet(row.text, sought), day=entry.day,
        score=score, publisher=row.publisher, language=row.language,
    )  # fmt: skip


def _claim(row: models.Claim, entry: models.SearchEntry, sought: Sought, score: float) -> Hit:
    place = row.place.name if row.place else row.place_text
    return Hit(
        what="claim", id=row.uid, row=row.pk, title=_title([row.action], place),
        snippet=snippet(row.data["quote"]["text"], sought), day=entry.day, score=score, kind=row.kind,
        publisher=row.report.publisher, language=row.report.language, place=place, report=row.report.uid,
        actions=(row.action,), place_id=row.place.uid if row.place else "",
    )  # fmt: skip


def _event(row: models.Event, entry: models.SearchEntry, sought: Sought, score: float) -> Hit:
    place = row.place.name if row.place else row.place_text
    sentences = dict.fromkeys(claim.data["quote"]["text"] for claim in row.claims.all()[:_SENTENCES])
    best = max(sentences, key=lambda text: len(sought.marks(text)), default="")
    return Hit(
        what="event", id=row.uid, row=row.pk, title=_title(row.actions, place), snippet=snippet(best, sought),
        day=entry.day, score=score, kind=row.kind, place=place, actions=tuple(row.actions),
        place_id=row.place.uid if row.place else "",
    )  # fmt: skip


def _place(row: models.Place, _entry: models.SearchEntry, sought: Sought, score: float) -> Hit:
    above = ", ".join(part for part in (row.admin3, row.admin2, row.admin1, row.country) if part)
    spelled = " · ".join(dict.fromkeys(name for name in (row.name, row.name_ar, *row.names) if name))
    return Hit(
        what="place", id=row.uid, row=row.pk, title=row.name, snippet=snippet(spelled, sought), day=None, score=score,
        kind=row.kind, place=above,
    )  # fmt: skip


def _spelled(uids: list[str]) -> dict[tuple[str, str], list[str]]:
    """Gather the names of actors and sources, the listed ones first."""
    found: dict[tuple[str, str], list[str]] = {}
    if uids:
        names = models.SearchName.objects.filter(uid__in=uids, what__in=_PARTIES).order_by("-listed", "pk")
        for what, uid, spelling in names.values_list("what", "uid", "spelling"):
            found.setdefault((what, uid), []).append(spelling)
    return found


def _party(entry: models.SearchEntry, spelled: Sequence[str], sought: Sought, score: float) -> Hit:
    names = " · ".join(dict.fromkeys(spelled))
    what: What = "actor" if entry.what == "actor" else "source"
    return Hit(
        what=what, id=entry.uid, row=None, title=entry.uid, snippet=snippet(names, sought), day=None, score=score
    )  # fmt: skip


def _title(actions: Sequence[str], place: str) -> str:
    return f"{', '.join(actions)}: {place}" if place else ", ".join(actions)


_MAKE: Any = {"report": _report, "claim": _claim, "event": _event, "place": _place}
