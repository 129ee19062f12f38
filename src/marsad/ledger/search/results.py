"""What search is asked, and what it answers."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

What = Literal["report", "claim", "event", "place", "actor", "source"]
Name = Literal["place", "actor", "source"]
WHATS: tuple[What, ...] = ("report", "claim", "event", "place", "actor", "source")
Sort = Literal["relevance", "date"]
Step = Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A question. Values of one filter are alternatives; filters narrow each other.

    ``text`` holds words, "phrases in quotes" and -exclusions. ``place``, ``actor`` and ``source`` take an id or a name
    however it is spelled, ``admin1`` to ``admin3`` a name, ``country`` its two letters. ``since`` and ``until`` bound
    the day (of publication for reports, of what happened for claims and events; what has no day is left out then).
    ``page`` counts from 1.
    """

    text: str = ""
    what: tuple[What, ...] = ()
    kind: tuple[str, ...] = ()
    action: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    admin1: tuple[str, ...] = ()
    admin2: tuple[str, ...] = ()
    admin3: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    sort: Sort = "relevance"
    page: int = 1
    size: int = 20


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a snippet, and whether it is what was searched for."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Known:
    """A place, actor or source that a name of the query was taken for; ``kind`` is that of a place."""

    what: Name
    id: str
    name: str
    within: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Together:
    """A name in the query: whom or what it was taken for, and the spellings that were looked for with it."""

    words: str
    known: tuple[Known, ...]
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found; ``id`` is that of the record, ``row`` its row's key (None for actors and sources).

    ``title`` is a headline, a name, or what happened and where; ``day`` is the day that filters and sorting go by.
    ``report`` is the id of the report that a claim is from. ``actions`` are those of a claim or an event, and
    ``place_id`` is the id of its place, "" where ``place`` is no more than the words of a text.
    """

    what: What
    id: str
    row: int | None
    title: str
    snippet: tuple[Piece, ...]
    day: dt.date | None
    score: float
    kind: str = ""
    publisher: str = ""
    language: str = ""
    place: str = ""
    report: str = ""
    actions: tuple[str, ...] = ()
    place_id: str = ""


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A value of a filter, what people call it, and how many of the hits have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Histogram:
    """Hits by day, week (from its Monday), month or year; each with its first day. Undated ones are ``undated``."""

    step: Step
    counts: tuple[tuple[dt.date, int], ...]
    undated: int


@dataclass(frozen=True, slots=True)
class Results:
    """What was found: one page of hits, and counts over all of them.

    ``facets`` hold, by the name of a filter, the most frequent values first; "what" counts hits of every sort, also of
    those that ``what`` leaves out. ``together`` says which names were taken together. ``meant`` are known names like
    the words of a query that found nothing.
    """

    hits: tuple[Hit, ...]
    total: int
    page: int
    pages: int
    facets: Mapping[str, tuple[FacetCount, ...]]
    histogram: Histogram
    together: tuple[Together, ...] = ()
    meant: tuple[str, ...] = field(default=())
