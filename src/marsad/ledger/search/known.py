"""Known names: looked up in a query, and learned from gazetteers, actors' lists and claims."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from django.db.models import Q

from marsad.ledger import backend, models
from marsad.ledger.search import names
from marsad.ledger.search.results import Known, Name, Together
from marsad.places.fold import fold, plain
from marsad.places.ordinary import is_ordinary

_MOST_KNOWN = 40
_MOST_SPELLINGS = 80
_BATCH = 500

Key = tuple[str, str]
"""What it is (place, actor, source) and its id."""


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

    def fits(self, row: "models.SearchName") -> bool:
        """Say whether a known name is this one: by its plain key, else by its sound."""
        ordinary = is_ordinary(self.plain)
        if row.plain == self.plain:
            return not ordinary or self.text != self.text.lower()
        if row.skeleton not in self.skeletons or ordinary:
            return False
        return names.telling(row.skeleton, self.size) or names.alike(fold(self.text), (row.spelling,))


def grams(words: Sequence[str]) -> list[Gram]:
    """List the runs of words that may be a name, the longest first."""
    found = []
    for size in range(min(names.MOST_WORDS, len(words)), 0, -1):
        for first in range(len(words) - size + 1):
            text = " ".join(words[first : first + size])
            if simple := plain(text):
                found.append(Gram(first, first + size, text, simple, frozenset(names.skeletons(text))))
    return found


def lookup(found: Sequence[Gram]) -> dict[Gram, set[Key]]:
    """Look up which of the runs are known names, and whose; of overlapping runs the longest, the first."""
    if not found:
        return {}
    by_key = Q(plain__in={gram.plain for gram in found})
    if skeletons := {key for gram in found for key in gram.skeletons}:
        by_key |= Q(skeleton__in=skeletons)
    rows = list(models.SearchName.objects.filter(by_key).order_by("what", "uid", "pk"))
    taken: set[int] = set()
    out: dict[Gram, set[Key]] = {}
    for gram in found:
        if taken.isdisjoint(range(gram.first, gram.last)) and (fits := {(r.what, r.uid) for r in rows if gram.fits(r)}):
            out[gram] = fits
            taken.update(range(gram.first, gram.last))
    return out


def spellings(keys: Iterable[Key]) -> list["models.SearchName"]:
    """List every stored spelling of known things, in a stable order."""
    wanted = set(keys)
    rows = models.SearchName.objects.filter(uid__in={uid for _, uid in wanted}).order_by("-listed", "pk")
    return [row for row in rows if (row.what, row.uid) in wanted]


def together(gram: Gram, keys: set[Key], rows: Sequence["models.SearchName"]) -> Together:
    """Say what a name in the query was taken for."""
    labels = {(row.what, row.uid): row.spelling for row in reversed(rows)}
    places = {
        place.uid: place for place in models.Place.objects.filter(uid__in=[uid for w, uid in keys if w == "place"])
    }
    known = [_known(what, uid, labels, places.get(uid) if what == "place" else None) for what, uid in sorted(keys)]
    return Together(
        gram.text, tuple(known[:_MOST_KNOWN]), tuple(dict.fromkeys(r.spelling for r in rows))[:_MOST_SPELLINGS]
    )


def _known(what: str, uid: str, labels: dict[Key, str], place: "models.Place | None") -> Known:
    within = ", ".join(part for part in (place.admin2, place.admin1, place.country) if part) if place else ""
    name = place.name if place else labels.get((what, uid), uid)
    return Known(cast(Name, what), uid, name, within, place.kind if place else "")


def resolve(what: str, asked: str) -> set[str]:
    """List the ids that an id, or a name however it is spelled, stands for."""
    if models.SearchName.objects.filter(what=what, uid=asked).exists():
        return {asked}
    words = asked.split()
    whole = [gram for gram in grams(words) if gram.size == len(words)]
    return {uid for keys in lookup(whole).values() for kind, uid in keys if kind == what}


def like(text: str, most: int = 5) -> tuple[str, ...]:
    """List known names that are spelled nearly like a name that nothing bears, the likest first."""
    from rapidfuzz import fuzz  # noqa: PLC0415

    asked = plain(text)
    found = {name: fuzz.ratio(asked, name) for name in backend.names_like(asked, 50)}
    best = sorted((name for name in found if found[name] >= 70), key=lambda name: (-found[name], name))[:most]
    labels = models.SearchName.objects.filter(plain__in=best).order_by("pk").values_list("plain", "spelling")
    spelled = dict(reversed(list(labels)))
    return tuple(spelled[name] for name in best)


def levels(field: str, asked: str) -> list[str]:
    """List the tokens of the administrative units that bear a name, or that have this key ("SY/Idlib")."""
    rows = models.SearchValue.objects.filter(field=field).values_list("token", "value", "label")
    return [token for token, value, label in rows if asked == value or _is_called(asked, label)]


def _is_called(asked: str, label: str) -> bool:
    if plain(asked) == plain(label):
        return True
    return bool(names.skeletons(asked) & names.skeletons(label)) and is_spelling_of(asked, [label])
