"""What the index holds of each thing in the ledger."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from marsad import model
from marsad.ledger import models, rows
from marsad.ledger.folding import words
from marsad.ledger.search import names
from marsad.ledger.search.results import What
from marsad.ledger.search.values import LETTERS, Value, day_token
from marsad.places.store import every_name

_MOST_SENTENCES = 60
"""Of one event; the rest of a long one is found through its claims."""


class Named(NamedTuple):
    """A place's row, and all its names, its own first."""

    row: models.Place
    names: tuple[str, ...]

    @classmethod
    def of(cls, row: models.Place) -> "Named":
        """Gather the names."""
        return cls(row, every_name(rows.place_record(row)))


@dataclass(slots=True)
class Entry:
    """One thing to be indexed: its names (``title``), its text (``body``), its values, and ready-made tokens."""

    what: What
    uid: str
    row: int | None = None
    report: int | None = None
    day: dt.date | None = None
    title: Sequence[str] = ()
    body: Sequence[str] = ()
    values: list[Value] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)

    def all_tokens(self) -> list[str]:
        """List its tokens: those of its values, of its day, and of what it is."""
        own = {value.token for value in self.values if value.key} | self.tokens
        if self.day:
            own.add(day_token(self.day))
        return sorted(own)

    def sounds(self) -> list[str]:
        """List the tokens of the names in it, as heard."""
        return sorted({token for text in (*self.title, *self.body) for token in names.sounds(text)})

    def words(self) -> tuple[list[str], list[str]]:
        """Fold its names and its text."""
        return [w for text in self.title for w in words(text)], [w for text in self.body for w in words(text)]


def within(place: models.Place) -> Iterator[Value]:
    """Give the country and the administrative units that a place lies in, or is."""
    yield Value("country", place.country, place.country)
    path = place.country
    for level in ("admin1", "admin2", "admin3"):
        name = getattr(place, level) or (place.name if place.kind == level else "")
        if not name:
            return
        path = f"{path}/{name}"
        yield Value(level, path, name)


def of_report(row: models.Report, claims: Iterable[Entry]) -> Entry:
    """Index a report by its headline and text, and by the values of its claims."""
    own = [
        Value("what", "report", "report"),
        Value("publisher", row.publisher, row.publisher),
        Value("language", row.language, row.language),
    ]
    told = [value for claim in claims for value in claim.values if value.field not in ("what", "publisher", "language")]
    return Entry("report", row.uid, row.pk, row.pk, row.published, [row.title], [row.text], [*own, *told])


def of_claim(claim: model.Claim, key: int, report: models.Report, places: Mapping[str, Named]) -> Entry:
    """Index a claim by its sentence and by whom, where and what it names; ``key`` is that of its row."""
    values = [
        Value("what", "claim", "claim"),
        Value("kind", claim.kind, claim.kind),
        Value("action", claim.action, claim.action),
        Value("publisher", report.publisher, report.publisher),
        Value("language", report.language, report.language),
    ]
    parties = [(actor.name or actor.text)[:300] for actor in claim.actors]
    values += [Value("actor", name, name) for name in parties]
    if claim.source and (source := (claim.source.name or claim.source.text)[:300]):
        values.append(Value("source", source, source))
        parties.append(source)
    named: list[str] = []
    for mention in claim.places:
        place = places.get(mention.id or "")
        values += _where(mention.country, mention.admin1, place.row if place else None)
        named += [mention.text, *((place.row.name, place.row.name_ar) if place else ())]
    title = [text for text in dict.fromkeys((*named, *parties)) if text]
    day = claim.date.start if claim.date else None
    return Entry("claim", claim.id, key, report.pk, day, title, [claim.quote.text], values)


def _where(country: str | None, admin1: str | None, place: models.Place | None) -> Iterator[Value]:
    if place is not None:
        yield Value("place", place.uid, place.name)
        yield from within(place)
    elif country:
        yield Value("country", country, country)
        if admin1:
            yield Value("admin1", f"{country}/{admin1}"[:700], admin1[:300])


_FROM_CLAIMS = frozenset(LETTERS[name] for name in ("action", "actor", "source", "publisher", "language"))


def of_event(row: models.Event, sentences: Sequence[str], tokens: Iterable[str]) -> Entry:
    """Index an event by the sentences of its claims, and by the tokens of these."""
    values = [Value("what", "event", "event"), Value("kind", row.kind, row.kind)]
    values += [Value("action", action, action) for action in row.actions]
    title = [*row.actions, row.place_text, *row.data.get("actors", ()), *row.data.get("targets", ())]
    values += _where(row.country, row.admin1, row.place)
    if row.place:
        title += [row.place.name, row.place.name_ar]
    inherited = {token for token in tokens if token[0] in _FROM_CLAIMS}
    told = list(dict.fromkeys(sentences))[:_MOST_SENTENCES]
    return Entry("event", row.uid, row.pk, None, row.date_start, [t for t in title if t], told, values, inherited)


def of_place(row: models.Place) -> Entry:
    """Index a place by its names and what it lies in."""
    values = [Value("what", "place", "place"), Value("place", row.uid, row.name), *within(row)]
    above = [level for level in (row.admin1, row.admin2, row.admin3, row.pcode) if level]
    return Entry("place", row.uid, row.pk, None, None, [row.name, row.name_ar, *row.names], above, values)


def of_party(what: What, uid: str, listed: Sequence[str]) -> Entry:
    """Index an actor or a source by its names."""
    values = [Value("what", what, what), Value(what, uid, uid)]
    return Entry(what, uid, title=[uid, *listed], values=values)
