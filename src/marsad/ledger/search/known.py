"""Known names: looked up in a query, and learned from gazetteers, actors' lists and claims."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, NamedTuple, cast

from django.db.models import Q, Value
from django.db.models.functions import Concat

from marsad.ledger import backend, models
from marsad.ledger.search import names
from marsad.ledger.search.results import Known, Name, Together
from marsad.ledger.search.values import token
from marsad.places.fold import fold, plain
from marsad.places.joining import SETTLEMENTS
from marsad.places.ordinary import is_ordinary

_MOST_KNOWN = 40
_MOST_SPELLINGS = 80
_BATCH = 500
_KEY: Final = re.compile("[A-Z]{2}/")
"""How the key of an administrative unit begins: with its country."""

Key = tuple[str, str]
"""What it is (place, actor, source) and its id."""


class Stored(NamedTuple):
    """One stored spelling of a known name; the columns of ``SearchName``."""

    what: str
    uid: str
    spelling: str
    plain: str
    skeleton: str
    listed: bool
    pk: int


class _At(NamedTuple):
    """A known place: its name, its kind, and what it lies in."""

    name: str
    kind: str
    within: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a known name, before it is stored."""

    what: str
    uid: str
    text: str
    listed: bool = False

    def rows(self) -> Iterator["models.SearchName"]:
        """Lay it into rows, one for each key that it is looked up by; none if nothing is left of it."""
        text = self.text[:300]
        if simple := plain(text)[:300]:
            for skeleton in sorted(names.skeletons(text)) or [""]:
                yield models.SearchName(
                    what=self.what, uid=self.uid[:300], spelling=text, plain=simple, skeleton=skeleton[:300],
                    listed=self.listed,
                )  # fmt: skip


def learn(spellings: Iterable[Spelling]) -> None:
    """Store spellings that are not stored yet, within the caller's transaction."""
    rows = {(row.what, row.uid, row.spelling, row.skeleton): row for spelling in spellings for row in spelling.rows()}
    stored: set[tuple[str, str, str, str]] = set()
    keys = sorted({(what, uid) for what, uid, _, _ in rows})
    for start in range(0, len(keys), _BATCH):
        some = keys[start : start + _BATCH]
        found = models.SearchName.objects.filter(uid__in=[uid for _, uid in some])
        stored.update(found.values_list("what", "uid", "spelling", "skeleton"))
    new = [row for key, row in rows.items() if key not in stored]
    models.SearchName.objects.bulk_create(new, batch_size=_BATCH, ignore_conflicts=True)
    backend.add_like_names(sorted({row.plain for row in new}))


def is_spelling_of(text: str, listed: Sequence[str]) -> bool:
    """Say whether words of a text may be learned as a spelling of something with these names."""
    return bool(listed) and names.alike(fold(text), tuple(listed))


@dataclass(frozen=True, slots=True)
class Gram:
    """Words of a query that may be a name: which of them, from and to, and their keys."""

    first: int
    last: int
    text: str
    plain: str
    skeletons: frozenset[str]

    @property
    def size(self) -> int:
        """How many words."""
        return self.last - self.first

    def fits(self, row: Stored) -> bool:
        """Say whether a known name is this one: by its plain key, else by its sound."""
        ordinary = is_ordinary(self.plain)
        if row.plain == self.plain:
            return not ordinary or self.text != self.text.lower()
        if row.skeleton not in self.skeletons or ordinary:
            return False
        return names.telling(row.skeleton, self.size) or names.alike(fold(self.text), (row.spelling,))


def grams(words: Sequence[str], at: int = 0) -> list[Gram]:
    """List the runs of words that may be a name, the longest first; ``at`` is where in the query the words begin."""
    found = []
    for size in range(min(names.MOST_WORDS, len(words)), 0, -1):
        for first in range(len(words) - size + 1):
            text = " ".join(words[first : first + size])
            if simple := plain(text):
                span = at + first, at + first + size
                found.append(Gram(*span, text, simple, frozenset(names.skeletons(text))))
    return found


@dataclass(frozen=True, slots=True)
class Names:
    """All names of one query, looked up together: which runs of words are whose names, and how these are spelled."""

    found: Mapping[Gram, set[Key]]
    ids: frozenset[Key]
    rows: Sequence[Stored]
    places: Mapping[str, _At]
    units: Mapping[str, Sequence[str]]

    @classmethod
    def look_up(
        cls,
        told: Sequence[Gram],
        filters: Sequence[Gram] = (),
        ids: Iterable[Key] = (),
        levels: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> "Names":
        """Ask for all of them in at most two queries.

        ``told`` are runs of the query's words (of overlapping runs the longest is taken, the first), ``filters`` the
        values of filters and ``ids`` the same values, each of which may be an id as well. ``levels`` are names or keys
        ("SY/Idlib") of administrative units, by their field; of these ``units`` holds the tokens.
        """
        grams = [*told, *filters]
        called = {name: [value for value in values if not _KEY.match(value)] for name, values in levels.items()}
        rows = _named(grams, set(ids), [name for name, values in called.items() if values])
        found = _fitting(grams, rows)
        keys = {key for gram in told for key in found.get(gram, ())}
        ids = frozenset((row.what, row.uid) for row in rows)
        return cls(found, ids, *_spellings(keys), _units(levels, called, rows))

    def spellings(self, gram: Gram) -> list[Stored]:
        """List every stored spelling of what a run of words stands for, in a stable order."""
        return [row for row in self.rows if (row.what, row.uid) in self.found[gram]]

    def together(self, gram: Gram) -> Together:
        """Say what a name in the query was taken for, towns and villages before other places."""
        rows = self.spellings(gram)
        known = [
            _known(what, uid, self.places.get(uid) if what == "place" else None)
            for what, uid in sorted(self.found[gram])
        ]
        known.sort(key=lambda one: (one.what, one.kind not in SETTLEMENTS))
        spelled = tuple(dict.fromkeys(row.spelling for row in rows))
        return Together(gram.text, tuple(known[:_MOST_KNOWN]), spelled[:_MOST_SPELLINGS])

    def resolve(self, what: str, asked: str, gram: Gram | None) -> set[str]:
        """List the ids that a filter's value stands for: itself if it is an id, else all that bear the name."""
        if (what, asked) in self.ids:
            return {asked}
        return {uid for kind, uid in self.found.get(gram, ()) if kind == what} if gram else set()


_COLUMNS: Final = Stored._fields


def _named(grams: Sequence[Gram], ids: set[Key], levels: Sequence[str] = ()) -> list[Stored]:
    """Fetch the names that any of the runs may be, those of the ids, and those of all units of some levels."""
    names = models.SearchName.objects.none()
    if grams or ids:
        wanted = Q(plain__in={gram.plain for gram in grams})
        if skeletons := {key for gram in grams if not is_ordinary(gram.plain) for key in gram.skeletons}:
            wanted |= Q(skeleton__in=skeletons)
        for what in sorted({what for what, _ in ids}):
            wanted |= Q(what=what, uid__in=[uid for kind, uid in ids if kind == what])
        names = models.SearchName.objects.filter(wanted)
    asked = names.order_by().values_list(*_COLUMNS)
    if levels:
        nothing: dict[str, Any] = {"plain": Value(""), "skeleton": Value(""), "listed": Value(value=False)}
        units = models.SearchValue.objects.filter(field__in=levels).annotate(**nothing, none=Value(0))
        asked = asked.union(units.values_list(*_OF_UNIT), all=True)
    elif not grams and not ids:
        return []
    return sorted((Stored(*row) for row in asked), key=lambda row: (row.what, row.uid, row.pk))


_OF_UNIT: Final = ("field", "token", "label", "plain", "skeleton", "listed", "none")
"""A unit's columns, in the order of a spelling's that are of the same type."""


def _units(
    asked: Mapping[str, Sequence[str]], called: Mapping[str, Sequence[str]], rows: Iterable[Stored]
) -> dict[str, list[str]]:
    """List, by field, the tokens of the units that bear a name or have a key; links have keys alone."""
    found = {name: [token(name, value) for value in values if _KEY.match(value)] for name, values in asked.items()}
    for row in rows:
        if any(_is_called(value, row.spelling) for value in called.get(row.what, ())):
            found[row.what].append(row.uid)
    return found


def _fitting(grams: Sequence[Gram], rows: Sequence[Stored]) -> dict[Gram, set[Key]]:
    """Take the runs that are names; of those that overlap the longest, the first."""
    taken: set[int] = set()
    out: dict[Gram, set[Key]] = {}
    for gram in grams:
        if taken.isdisjoint(range(gram.first, gram.last)) and (fits := {(r.what, r.uid) for r in rows if gram.fits(r)}):
            out[gram] = fits
            taken.update(range(gram.first, gram.last))
    return out


def _spellings(keys: set[Key]) -> tuple[list[Stored], dict[str, _At]]:
    """Fetch all spellings of these names, the listed ones first, and the places among them; one query for both."""
    if not keys:
        return [], {}
    rows = models.SearchName.objects.filter(what__in={what for what, _ in keys}, uid__in={uid for _, uid in keys})
    named = rows.order_by().values_list(*_COLUMNS)
    uids = [uid for what, uid in keys if what == "place"]
    above = Concat("admin2", Value("\n"), "admin1", Value("\n"), "country")
    place = models.Place.objects.filter(uid__in=uids).order_by().annotate(what=Value(""), above=above)
    found = [Stored(*row) for row in named.union(place.values_list(*_OF_PLACE), all=True)]
    places = {row.uid: _At(row.spelling, row.plain, _joined(row.skeleton)) for row in found if not row.what}
    kept = (row for row in found if (row.what, row.uid) in keys)
    return sorted(kept, key=lambda row: (not row.listed, row.pk)), places


_OF_PLACE: Final = ("what", "uid", "name", "kind", "above", "listed", "pk")
"""A place's columns, in the order of a spelling's that are of the same type."""


def _joined(above: str) -> str:
    return ", ".join(part for part in above.split("\n") if part)


def _known(what: str, uid: str, place: _At | None) -> Known:
    name, kind, within = place or _At(uid, "", "")
    return Known(cast(Name, what), uid, name, within, kind)


def like(text: str, most: int = 5) -> tuple[str, ...]:
    """List known names that are spelled nearly like a name that nothing bears, the likest first."""
    from rapidfuzz import fuzz  # noqa: PLC0415

    asked = plain(text)
    found = {name: fuzz.ratio(asked, name) for name in backend.names_like(asked, 50)}
    best = sorted((name for name in found if found[name] >= 70), key=lambda name: (-found[name], name))[:most]
    labels = models.SearchName.objects.filter(plain__in=best).order_by("pk").values_list("plain", "spelling")
    spelled = dict(reversed(list(labels)))
    return tuple(spelled[name] for name in best)


def _is_called(asked: str, label: str) -> bool:
    if plain(asked) == plain(label):
        return True
    return bool(names.skeletons(asked) & names.skeletons(label)) and is_spelling_of(asked, [label])
