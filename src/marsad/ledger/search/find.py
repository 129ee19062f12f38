"""The door of search."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest

from django.db.models.expressions import RawSQL

from marsad.ledger import backend
from marsad.ledger.backend import Match
from marsad.ledger.search import facets, known
from marsad.ledger.search.asking import understand
from marsad.ledger.search.hits import hits
from marsad.ledger.search.results import FacetCount, Hit, Results, Search, Together
from marsad.ledger.search.snippets import Sought
from marsad.ledger.search.terms import Asked, Token
from marsad.ledger.search.values import token
from marsad.places.joining import SETTLEMENTS


def search(asked: Search) -> Results:
    """Search reports, claims, events, places, actors and sources; only what counts now is found.

    Words are found by how they begin; names of places and actors however they are spelled, in Latin or Arabic
    script (``together`` in the result says which were taken together); phrases in quotes as they stand. Letters that
    differ by case, accent, short vowel or in how Arabic writers put them are the same.

    With ``sort`` "relevance", hits are ranked by how rare the words are that they hold and where (a headline or a
    name tells more than a text), equal ones and those of a search without words the newest first. With "date", the
    newest first, undated ones last. Among places that bear one name of the query, towns and villages come first.
    """
    understood = understand(asked)
    if understood.empty:
        return Results((), 0, 1, 1, facets.facets(facets.NOTHING), facets.histogram(facets.NOTHING, 0))
    ranked = asked.sort == "relevance" and bool(understood.shown)
    since, until = (day.isoformat() if day else None for day in (asked.since, asked.until))
    found = backend.matches(understood.asked, since, until, ranked_by=understood.shown if ranked else ())
    counted = facets.count(match[1] for match in found)
    counts = facets.facets(counted)
    if asked.what:
        counts["what"] = _by_what(understood.of_any_sort, since, until)
    page = _page(found, asked, ranked=ranked)
    return Results(
        hits=_towns_first(hits(page, Sought.of(understood.shown)), understood.together),
        total=len(found),
        page=asked.page,
        pages=max(1, -(-len(found) // asked.size)),
        facets=counts,
        histogram=facets.histogram(counted, len(found)),
        together=understood.together,
        meant=() if found else known.like(asked.text),
    )


def matching_reports(text: str) -> RawSQL | list[int]:
    """Give a subquery for the keys of the rows of the reports that a query finds; one without a word finds none."""
    understood = understand(Search(text=text, what=("report",)))
    if understood.empty or not text.strip():
        return []
    return backend.rows_matching(understood.asked)


@dataclass(frozen=True)
class Narrowed:
    """Rows that a search finds, to narrow other questions by; None: all of them.

    ``events``, ``reports`` and ``places`` are subqueries for keys; ``event_keys`` and ``place_keys`` the keys
    themselves, for which one query is made when they are first asked for. Places are found by where they lie alone.
    """

    events: RawSQL | list[int] | None
    reports: RawSQL | list[int] | None
    places: RawSQL | None = None
    _events: Asked | None = None
    _places: Asked | None = None

    @property
    def event_keys(self) -> Collection[int] | None:
        """The keys of the events."""
        return self.events if isinstance(self.events, list) else self._keys[0]

    @property
    def place_keys(self) -> Collection[int] | None:
        """The keys of the places."""
        return self._keys[1]

    @cached_property
    def _keys(self) -> tuple[Collection[int] | None, Collection[int] | None]:
        asked = [one for one in (self._events, self._places) if one]
        found = iter(backend.keys_matching(asked) if asked else ())
        events, places = (next(found) if one else None for one in (self._events, self._places))
        return events, None if places is None else frozenset(places)


def narrowed(asked: Search) -> Narrowed:
    """Give the keys of the rows of events, reports and places that a search finds, whatever their day.

    Places are found by where they lie (``country``, ``admin1`` to ``admin3``, ``place``) alone.
    """
    understood = understand(asked)
    if understood.empty:
        return Narrowed([], [])
    places = _of("place", Asked(understood.where)) if understood.where else None
    if not understood.of_any_sort.must and not understood.of_any_sort.must_not:
        return Narrowed(None, None, backend.rows_matching(places) if places else None, None, places)
    events, reports = _of("event", understood.of_any_sort), _of("report", understood.of_any_sort)
    by_where = backend.rows_matching(places) if places else None
    return Narrowed(backend.rows_matching(events), backend.rows_matching(reports), by_where, events, places)


def _of(what: str, asked: Asked) -> Asked:
    return Asked((Token(token("what", what)), *asked.must), asked.must_not)


def _page(found: Sequence[Match], asked: Search, *, ranked: bool) -> list[Match]:
    """Pick the entries of one page, in order; entries stored later come first among equals."""

    def by_date(match: Match) -> tuple[bool, str, int]:
        return match[2] is not None, match[2] or "", match[0]

    def by_rank(match: Match) -> tuple[float, bool, str, int]:
        return round(match[3], 6), *by_date(match)

    wanted = asked.page * asked.size
    if ranked and len(found) > wanted:  # most are out by their number alone, which is quick to tell
        least = round(nlargest(wanted, (match[3] for match in found))[-1], 6)
        found = [match for match in found if match[3] >= least - 1e-6]
    return nlargest(wanted, found, key=by_rank if ranked else by_date)[(asked.page - 1) * asked.size :]


def _towns_first(found: Sequence[Hit], together: Iterable[Together]) -> tuple[Hit, ...]:
    """Among the places of a page that bear one name of the query, put towns and villages before areas and sites."""
    ordered = list(found)
    for one in together:
        bearers = {known.id for known in one.known if known.what == "place"}
        at = [number for number, hit in enumerate(ordered) if hit.what == "place" and hit.id in bearers]
        places = sorted((ordered[number] for number in at), key=lambda hit: hit.kind not in SETTLEMENTS)
        for number, hit in zip(at, places, strict=True):
            ordered[number] = hit
    return tuple(ordered)


def _by_what(asked: Asked, since: str | None, until: str | None) -> tuple[FacetCount, ...]:
    counted = backend.count_by_what(asked, since, until)
    return tuple(
        FacetCount(what, what, number) for what, number in sorted(counted.items(), key=lambda c: (-c[1], c[0]))
    )
