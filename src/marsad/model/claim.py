"""A claim: one thing that one sentence of a report asserts."""

import datetime as dt

import msgspec

from marsad.model.report import Report, digest
from marsad.model.vocabulary import Group, Kind, Status


class Quote(msgspec.Struct, frozen=True, gc=False):
    """The whole sentence that asserts the claim; ``start`` and ``end`` count characters of the report's text."""

    start: int
    end: int
    text: str


class Count(msgspec.Struct, frozen=True, gc=False):
    """How many, as stated: "at least 85" is low 85, high None; "dozens" has neither, and keeps its word."""

    low: int | None
    high: int | None
    text: str | None = None


class ActorMention(msgspec.Struct, frozen=True, gc=False):
    """Who did it: the words of the text beside the party of the actors' list that they name (None: unlisted)."""

    text: str
    name: str | None = None
    id: str | None = None
    side: str | None = None


class PlaceMention(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Where it happened: the words of the text beside the gazetteer entry that they were settled to.

    ``id`` is None where the name is not settled; ``admin1`` and ``country`` then hold what is known all the same.
    ``precision`` is UCDP's where_prec, 1 (exact place) to 7 (international waters or air); None: unsettled.
    ``candidates`` counts the entries that bear the name; ``candidate_ids`` holds the best of them (at most 5).
    Latitude and longitude are WGS 84 degrees: the entry's, or of the point that an offset leads to ("4 km north of
    Saraqib"); ``radius_km`` is how far about that point the text leaves the place open, None where it does not say.
    """

    text: str
    name: str | None = None
    id: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    admin1: str | None = None
    country: str | None = None
    precision: int | None = None
    candidates: int = 0
    candidate_ids: tuple[str, ...] = ()
    reason: str | None = None
    start: int | None = None
    radius_km: float | None = None


class DateRange(msgspec.Struct, frozen=True, gc=False):
    """When it happened, both days included; ``precision`` is UCDP's date_prec.

    1 the day is known; 2 within 2 to 6 days; 3 the week; 4 the month, or 8 to 30 days; 5 more than a month.
    """

    start: dt.date
    end: dt.date
    text: str | None = None
    precision: int = 1


class SourceMention(msgspec.Struct, frozen=True, gc=False):
    """Whom the sentence attributes the claim to; ``chain`` runs from the origin to the publisher."""

    text: str
    name: str | None = None
    chain: tuple[str, ...] = ()


class Claim(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Who says that whom did what, to whom, where, when, how many; the fixed names of the contract.

    ``group``, ``count``, ``date``, ``source`` are None and ``actors``, ``places`` empty where nothing is said.
    ``rule`` names what read it; ``reader`` names the reader and its version.
    """

    id: str
    report: str
    kind: Kind
    action: str
    status: Status
    quote: Quote
    count: Count | None = None
    group: Group | None = None
    cumulative: bool = False
    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    date: DateRange | None = None
    source: SourceMention | None = None
    rule: str = ""
    reader: str = ""


def claim_id(report: Report, quote: Quote, kind: str, action: str, *value: object) -> str:
    """Name a claim by its content: the same report read twice gives the same ids.

    ``value`` is whatever else tells two claims of one sentence apart (count, group, status, place words).
    """
    parts = (report.id, report.digest, quote.start, quote.end, kind, action, *value)
    return digest(*("" if part is None else str(part) for part in parts))
