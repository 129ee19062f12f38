"""Records to rows and back; the one place that knows how a typed record lies in a table."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import msgspec

from marsad import model
from marsad.ledger import models

LIMITS = {"id": 200, "publisher": 200, "language": 8, "url": 2000, "credit": 500}
"""Characters that the columns of a report hold; a test compares them with the table."""


def check_storable(report: model.Report) -> None:
    """Refuse what a database can't hold, before anything of it is stored.

    Raises:
        InputError: a field is too long, or holds characters that are no text (NUL, half a surrogate pair).
    """
    for name, limit in LIMITS.items():
        if len(getattr(report, name) or "") > limit:
            raise model.InputError(
                f"longer than {limit} characters, which is the most that is kept", file=report.id[:200], field=name
            )
    if not report.id:
        raise model.InputError("empty; every report needs an id", field="id")
    for name in ("id", "title", "text", "publisher", "language", "url", "credit"):
        if not is_text(getattr(report, name) or ""):
            raise model.InputError("holds a NUL or half a surrogate pair; expected text", file=report.id, field=name)


def is_text(value: str) -> bool:
    """Say whether a database can hold these characters: no NUL, no half of a surrogate pair."""
    return "\x00" not in value and not any("\ud800" <= char <= "\udfff" for char in value)


def report_row(report: model.Report, revision: int) -> models.Report:
    """Lay a report into a row that is not saved yet."""
    moment = report.published_at
    if moment is not None and moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return models.Report(
        uid=report.id,
        revision=revision,
        digest=report.digest,
        title=report.title,
        text=report.text,
        published=report.published,
        published_at=moment,
        publisher=report.publisher,
        language=report.language,
        url=report.url or "",
        credit=report.credit or "",
    )


def report_record(row: models.Report) -> model.Report:
    """Read a report back as it was taken in."""
    return model.Report(
        id=row.uid,
        title=row.title,
        text=row.text,
        published=row.published,
        publisher=row.publisher,
        language=row.language,
        url=row.url or None,
        credit=row.credit or None,
        published_at=row.published_at,
    )


@dataclass(frozen=True, slots=True)
class Where:
    """The columns of a place mention: the row of the place if it is settled, else what is known of it."""

    place_id: int | None
    place_text: str
    admin1: str
    country: str


def where_columns(mention: model.PlaceMention | None, keys: dict[str, int]) -> Where:
    """Find the columns for a mention; ``keys`` leads from a place's id to its row's key."""
    if mention is None:
        return Where(None, "", "", "")
    return Where(
        keys.get(mention.id or ""), mention.text[:300], (mention.admin1 or "")[:200], (mention.country or "")[:2]
    )


def claim_row(claim: model.Claim, report_key: int, keys: dict[str, int]) -> models.Claim:
    """Lay a claim into a row that is not saved yet; the columns are for asking, ``data`` is the claim itself."""
    where = where_columns(claim.places[0] if claim.places else None, keys)
    actor, source = claim.actors[0] if claim.actors else None, claim.source
    return models.Claim(
        uid=claim.id,
        report_id=report_key,
        kind=claim.kind,
        action=claim.action,
        status=claim.status,
        start=claim.quote.start,
        end=claim.quote.end,
        low=_column(claim.count.low) if claim.count else None,
        high=_column(claim.count.high) if claim.count else None,
        group=claim.group or "",
        cumulative=claim.cumulative,
        actor=(actor.name or actor.text)[:300] if actor else "",
        source=(source.name or source.text)[:300] if source else "",
        place_id=where.place_id,
        place_text=where.place_text,
        admin1=where.admin1,
        country=where.country,
        date_start=claim.date.start if claim.date else None,
        date_end=claim.date.end if claim.date else None,
        rule=claim.rule[:120],
        reader=claim.reader[:80],
        data=msgspec.to_builtins(claim),
    )


def _column(number: int | None) -> int | None:
    """Leave a number out of its column that no column can hold; the claim's ``data`` has it all the same."""
    return number if number is not None and abs(number) < 2**63 else None


def claim_record(data: Any) -> model.Claim:
    """Read a claim back from its row's ``data``."""
    return msgspec.convert(data, model.Claim)


def place_row(place: model.Place, *, listed: bool) -> models.Place:
    """Lay a gazetteer entry into a row that is not saved yet; ``listed``: it is of a gazetteer that was added."""
    return models.Place(
        uid=place.id,
        name=place.name[:200],
        name_ar=(place.name_ar or "")[:200],
        names=list(place.names),
        kind=place.kind,
        country=place.country,
        admin1=(place.admin1 or "")[:200],
        admin2=(place.admin2 or "")[:200],
        admin3=(place.admin3 or "")[:200],
        pcode=(place.pcode or "")[:40],
        population=place.population,
        latitude=place.latitude,
        longitude=place.longitude,
        listed=listed,
    )


def place_record(row: models.Place) -> model.Place:
    """Read a gazetteer entry back."""
    fields = {name: getattr(row, name) or None for name in ("name_ar", "admin1", "admin2", "admin3", "pcode")}
    data = {
        "id": row.uid,
        "name": row.name,
        "names": tuple(row.names),
        "kind": row.kind,
        "country": row.country,
        "population": row.population,
        "latitude": row.latitude,
        "longitude": row.longitude,
    }
    return msgspec.convert(data | fields, model.Place)


def event_row(event: model.Event, keys: dict[str, int]) -> models.Event:
    """Lay an event into a row that is not saved yet."""
    where = where_columns(event.place, keys)
    return models.Event(
        uid=event.id,
        kind=event.kind,
        actions=list(event.actions),
        place_id=where.place_id,
        place_text=where.place_text,
        admin1=where.admin1,
        country=where.country,
        date_start=event.date.start if event.date else None,
        date_end=event.date.end if event.date else None,
        precision=event.place.precision if event.place else None,
        sources=len(event.sources),
        contested=bool(event.contradictions or event.denied_by),
        data=msgspec.to_builtins(event),
    )


def toll_row(toll: model.Toll, event_key: int) -> models.Toll:
    """Lay one toll of an event into a row that is not saved yet."""
    return models.Toll(
        event_id=event_key,
        action=toll.action,
        group=toll.group or "",
        low=toll.low,
        best=toll.best,
        high=toll.high,
        rule=toll.rule,
        figures=msgspec.to_builtins(toll.figures),
    )


def span_row(span: model.ControlSpan, place_key: int) -> models.ControlSpan:
    """Lay a control span into a row that is not saved yet."""
    return models.ControlSpan(
        place_id=place_key, actor=span.actor[:300], state=span.state, start=span.start, end=span.end
    )
