"""The search page: hits with titles and addresses, what narrows them with counts, which names were taken together."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as lazy

from marsad.ledger.search.find import search
from marsad.ledger.search.results import FacetCount, Hit, Known, Piece, Results, Search
from marsad.site import figures, names, words
from marsad.site.addresses import FILTERS, Around, asks_anything, page_address, search_address
from marsad.site.graphic import sorts_of
from marsad.site.histogram import Bars, bars, of_search
from marsad.site.queries.spelled import Spelled
from marsad.site.remembered import remembered
from marsad.site.said import gettext as _
from marsad.site.shown import direction, said_sorts

FIRST: Final = 8
"""Values of a filter that are shown at once; the others open."""
NAMES: Final = {
    "what": lazy("What"), "kind": lazy("Kind"), "action": lazy("What happened"), "country": lazy("Country"),
    "admin1": lazy("Province"), "admin2": lazy("District"), "admin3": lazy("Subdistrict"), "place": lazy("Place"),
    "actor": lazy("Actor"), "source": lazy("Source"), "publisher": lazy("Publisher"), "language": lazy("Language"),
}  # fmt: skip
"""What the filters are called."""


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit with its title and its address; ``place`` is the name of its place in the reader's script, if known."""

    hit: Hit
    place: str = ""

    @property
    def what(self) -> str:
        """What it is, in words."""
        return str(words.ONE[self.hit.what])

    @property
    def title(self) -> str:
        """A headline, a name, or what happened and where; words of a text that are no settled place in quotes."""
        hit = self.hit
        if not hit.actions:
            title = names.voice(hit.title) if hit.what in ("actor", "source") else self.place or hit.title
            return title or _("without a headline")
        settled = self.place or hit.place
        place = settled if hit.place_id or not hit.place else _("“%(name)s”") % {"name": hit.place}
        action = next((name for name in hit.actions if (hit.kind, name) in words.ACTIONS), hit.actions[0])
        return words.happening(hit.kind, action, place or None)

    @property
    def address(self) -> str:
        """Where it leads to: its own page, or a claim's place in its report."""
        hit = self.hit
        if hit.what == "claim":
            return f"{page_address('report', hit.report)}?claim={hit.id}#claim-{hit.id}"
        return page_address(hit.what, hit.id)

    @property
    def kind(self) -> str:
        """The kind of claims and events, "" for all else."""
        return self.hit.kind if self.hit.what in ("claim", "event") else ""

    @property
    def within(self) -> str:
        """What sort of place it is, and what it lies in; "" for all else."""
        if self.hit.what != "place":
            return ""
        kind = str(words.PLACE_KINDS.get(self.hit.kind, ""))
        return names.listed(part for part in (kind, names.within(self.hit.place)) if part)

    @property
    def graphic(self) -> Sequence[str]:
        """What sorts of graphic things its snippet tells of, in words."""
        if self.hit.what not in ("report", "claim", "event"):
            return ()
        return said_sorts(sorts_of("".join(piece.text for piece in self.snippet)))

    @property
    def direction(self) -> str:
        """Which way its text is written."""
        return direction(self.hit.language)

    @property
    def snippet(self) -> Sequence[Piece]:
        """The words around what was searched for."""
        return self.hit.snippet


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter, how many hits have it, whether it is chosen, and the search with that turned round."""

    label: str
    count: int | None
    chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter and its most frequent values; ``first`` are shown at once."""

    name: str
    label: str
    first: Sequence[Choice]
    more: Sequence[Choice]

    @property
    def drawn(self) -> tuple[SafeString, SafeString]:
        """The values as items of lists, those that are shown at once and the others."""
        return written(self.first), written(self.more)


def written(choices: Iterable[Choice]) -> SafeString:
    """Write choices as items of a list; written here because a search has a hundred and more."""
    number = figures.numbers()
    return SafeString("".join(
        f'<li><a href="{escape(one.address)}"{_CHOSEN if one.chosen else ""}><bdi>{escape(one.label)}</bdi></a>'
        f' <span class="number">{number(one.count or 0)}</span></li>'
        for one in choices
    ))  # fmt: skip


_CHOSEN: Final = ' class="chosen" aria-current="true"'


@dataclass(frozen=True, slots=True)
class Taken:
    """A name in the query, what it was taken for with the address of each, and the spellings looked for with it."""

    words: str
    known: Sequence[tuple[Known, str, str]]
    spellings: Sequence[str]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """All that the page of a search shows."""

    asked: Search
    results: Results
    hits: Sequence[ShownHit]
    sorts: Sequence[Choice]
    whats: Sequence[Choice]
    chosen: Sequence[tuple[str, str, str]]
    facets: Sequence[Facet]
    histogram: Bars | None
    together: Sequence[Taken]
    meant: Sequence[tuple[str, str]]

    @property
    def tabs(self) -> SafeString:
        """The sorts of things as items of a list."""
        return written(self.whats)


def page(asked: Search, state: str) -> SearchPage | None:
    """Search; None where nothing was asked for."""
    if not asks_anything(asked):
        return None
    results, around = search(asked), Around(asked)
    spelled = _spelled(asked, results, state)
    return SearchPage(
        asked=asked,
        results=results,
        hits=[ShownHit(hit, spelled.get(hit.place_id or hit.id, "")) for hit in results.hits],
        sorts=list(_sorts(asked)),
        whats=list(_whats(asked, results)),
        chosen=list(_chosen(asked, results, spelled, around)),
        facets=[
            facet
            for name in FILTERS
            if name != "what" and (facet := _facet(asked, name, results.facets[name], spelled, around))
        ],
        histogram=bars(results.histogram, of_search(asked)),
        together=[
            Taken(one.words, [_taken(known, spelled) for known in one.known], one.spellings) for one in results.together
        ],
        meant=[(name, search_address(replace(asked, text=name, page=1))) for name in results.meant],
    )


def _spelled(asked: Search, results: Results, state: str) -> Mapping[str, str]:
    """Names of all places of a page in the reader's script, by their ids; remembered for this state of the ledger."""
    ids = {hit.place_id or hit.id for hit in results.hits if hit.what == "place" or hit.place_id}
    ids |= {one.value for one in results.facets["place"]} | set(asked.place)
    ids |= {known.id for one in results.together for known in one.known}
    return remembered(state, ("spelled", frozenset(ids)), lambda: Spelled.of_ids(ids).by_id)


def label(name: str, value: str, known: str = "") -> str:
    """Say a filter's value in words; ``known`` is what the index calls it."""
    if name in ("admin1", "admin2", "admin3"):
        country, _slash, unit = value.rpartition("/")
        return names.unit(country, known or unit, name)
    said = _SAID.get(name)
    return said(value) if said else known or value


_SAID: Final[Mapping[str, Callable[[str], str]]] = {
    "what": lambda value: str(words.WHATS.get(value, value)),
    "kind": words.kind,
    "action": words.any_action,
    "country": names.country,
    "language": names.language,
    "actor": names.voice,
    "source": names.voice,
    "publisher": names.voice,
}


def _facet(
    asked: Search, name: str, counted: Sequence[FacetCount], spelled: Mapping[str, str], around: Around
) -> Facet | None:
    held: tuple[str, ...] = getattr(asked, name)
    choices = [
        Choice(label(name, one.value, spelled.get(one.value, one.label)), one.count, one.value in held,
               around.toggled(name, one.value))
        for one in counted
        if one.value
    ]  # fmt: skip
    return Facet(name, str(NAMES[name]), choices[:FIRST], choices[FIRST:]) if choices else None


def _whats(asked: Search, results: Results) -> Iterator[Choice]:
    """Give all sorts of things, then each by itself, in the order of the vocabulary."""
    counted = {one.value: one.count for one in results.facets["what"]}
    everything = replace(asked, what=(), page=1)
    yield Choice(_("All"), sum(counted.values()), not asked.what, search_address(everything))
    for what, said in words.WHATS.items():
        if what in counted or what in asked.what:
            only = replace(everything, what=(what,))  # type: ignore[arg-type]
            yield Choice(str(said), counted.get(what, 0), what in asked.what, search_address(only))


def _sorts(asked: Search) -> Iterator[Choice]:
    for sort, said in (("relevance", _("best match")), ("date", _("newest first"))):
        address = search_address(replace(asked, sort=sort, page=1))  # type: ignore[arg-type]
        yield Choice(said, None, asked.sort == sort, address)


def _chosen(
    asked: Search, results: Results, spelled: Mapping[str, str], around: Around
) -> Iterator[tuple[str, str, str]]:
    """Give each value that the search is narrowed to: of what, the value, and the search without it."""
    for name in FILTERS:
        called = {one.value: one.label for one in results.facets[name]} | dict(spelled)
        for value in getattr(asked, name):
            yield str(NAMES[name]), label(name, value, called.get(value, "")), around.toggled(name, value)


def _taken(known: Known, spelled: Mapping[str, str]) -> tuple[Known, str, str]:
    """What a name was taken for, in the reader's script, with its sort and its address."""
    called = spelled.get(known.id, known.name) if known.what == "place" else names.voice(known.name)
    kind = str(words.PLACE_KINDS.get(known.kind) or words.ONE[known.what])
    return replace(known, name=called, within=names.within(known.within)), kind, _address(known)


def _address(known: Known) -> str:
    if known.what == "place":
        return page_address("place", known.id)
    return search_address(Search(actor=(known.id,)) if known.what == "actor" else Search(source=(known.id,)))
