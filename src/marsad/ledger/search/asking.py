"""A query as a person writes it, turned into one that the index is asked."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from marsad.ledger.folding import words
from marsad.ledger.search import known, names
from marsad.ledger.search.results import Search, Together
from marsad.ledger.search.terms import Asked, Phrase, Prefix, Sound, Term, Token, any_of
from marsad.ledger.search.values import Field, token
from marsad.places.fold import plain
from marsad.places.ordinary import is_ordinary

_PARTS: Final = re.compile(r'(?P<not>-?)["“”«»](?P<phrase>[^"“”«»]*)["“”«»]?|(?P<word>[^\s"“”«»]+)')
_EXACT: Final[tuple[Field, ...]] = ("what", "kind", "action", "country", "publisher", "language")
_NAMED: Final[tuple[Field, ...]] = ("place", "actor", "source")
_LEVELS: Final[tuple[Field, ...]] = ("admin1", "admin2", "admin3")
_WHERE: Final = frozenset({"country", *_LEVELS, "place"})
_NOTHING: Final = Token("w1")
"""No entry has it."""
_MOST_WORDS: Final = 40


@dataclass(frozen=True, slots=True)
class Understood:
    """A query for the index, the terms of its text alone (to be marked in snippets), and the names in it."""

    asked: Asked
    of_any_sort: Asked
    """The same without the filter ``what``."""
    where: tuple[Term, ...]
    """The filters by country, unit and place alone."""
    shown: tuple[Term, ...]
    together: tuple[Together, ...]
    empty: bool
    """Whether text was given that holds no word: nothing is found then."""


@dataclass(slots=True)
class _Part:
    """A phrase, or words that follow each other; ``first`` counts words from the beginning of the query."""

    excluded: bool
    phrase: str | None
    words: list[str]
    first: int

    @property
    def is_open(self) -> bool:
        """Whether a word that follows belongs to it."""
        return self.phrase is None and not self.excluded

    def grams(self) -> list[known.Gram]:
        """List what may be a name in it."""
        return known.grams(self.words, self.first)


def understand(search: Search) -> Understood:
    """Read a query, in at most two queries to the database however many names and filters it has."""
    parts = _gathered(search.text)
    end = parts[-1].first + len(parts[-1].words) if parts else 0
    values = _values(search, end)
    names_of = known.Names.look_up(
        [gram for part in parts for gram in part.grams()],
        [gram for gram in values.values() if gram],
        values,
        {name: given for name in _LEVELS if (given := getattr(search, name))},
    )
    wanted: list[Term] = []
    unwanted: list[Term] = []
    named: list[Together] = []
    for part in parts:
        grams = {gram.first: gram for gram in part.grams() if gram in names_of.found}
        terms = _phrase(part.phrase) if part.phrase is not None else _terms(part, grams, names_of)
        (unwanted if part.excluded else wanted).extend(terms)
        if not part.excluded:
            named += [names_of.together(grams[first]) for first in sorted(grams)]
    filters = dict(_filters(search, values, names_of))
    of_any_sort = tuple(term for name, term in filters.items() if name != "what")
    return Understood(
        asked=Asked((*wanted, *filters.values()), tuple(unwanted)),
        of_any_sort=Asked((*wanted, *of_any_sort), tuple(unwanted)),
        where=tuple(term for name, term in filters.items() if name in _WHERE),
        shown=tuple(wanted),
        together=tuple(named),
        empty=bool(search.text.strip()) and not wanted and not unwanted,
    )


def _gathered(text: str) -> list[_Part]:
    """Put bare words that follow each other together: a name may be made of several."""
    parts: list[_Part] = []
    at = 0
    for excluded, phrase, bare in _parts(text):
        if bare is not None and not excluded and parts and parts[-1].is_open:
            parts[-1].words.append(bare)
        else:
            parts.append(_Part(excluded, phrase, [] if bare is None else [bare], at))
        at += bare is not None
    return parts


def _parts(text: str) -> Iterator[tuple[bool, str | None, str | None]]:
    """Cut a query into phrases and bare words, each with whether it is excluded; no more than anyone would type."""
    for count, part in enumerate(_PARTS.finditer(text)):
        if count == _MOST_WORDS:
            return
        if part["word"] is None:
            yield part["not"] == "-", part["phrase"], None
        else:
            bare = part["word"]
            excluded = len(bare) > 1 and bare[0] == "-"
            yield excluded, None, bare[1:] if excluded else bare


def _phrase(text: str) -> list[Term]:
    found = words(text)[:_MOST_WORDS]
    return [Phrase(tuple(found))] if found else []


def _terms(part: _Part, grams: Mapping[int, known.Gram], names_of: known.Names) -> list[Term]:
    """Turn bare words into terms: known names as one, all else by how each word begins."""
    terms: list[Term] = []
    at = part.first
    while at < part.first + len(part.words):
        if gram := grams.get(at):
            terms.append(_name(gram, names_of.found[gram], [row.spelling for row in names_of.spellings(gram)]))
            at = gram.last
        else:
            terms += [_begins(word) for word in words(part.words[at - part.first])]
            at += 1
    return terms


def _begins(word: str) -> Term:
    """Look for a word by how it begins; by itself if it is too short to tell much."""
    return Prefix(word) if len(word) > 2 else Phrase((word,))


def _name(gram: known.Gram, keys: set[known.Key], spelled: Sequence[str]) -> Term:
    """Look for a name by what it stands for, by every spelling of it that is known, and by its sound."""
    heard = {key for text in (*spelled, gram.text) for key in _heard(text)}
    literal = [*spelled, *([] if _heard(gram.text) else [gram.text])]
    found = dict.fromkeys(tuple(words(text)) for text in literal if not _reads_as_word(text))
    terms: list[Term] = [Token(token(what, uid)) for what, uid in sorted(keys)]
    terms += [_spelled(one) for one in found if one]
    terms += [Sound(names.sound(key)) for key in sorted(heard)]
    return any_of(tuple(terms))


def _spelled(found: tuple[str, ...]) -> Term:
    # texts lose their apostrophes ("Aleppos"), but "Hama" is not to find Hamas
    return Prefix(found[0]) if len(found) == 1 and len(found[0]) > 4 else Phrase(found)


def _reads_as_word(text: str) -> bool:
    """Say whether a spelling, its capitals aside, is a common word ("IS", "US"): it would find all and sundry."""
    return is_ordinary(plain(text)) or len(plain(text)) < 3


def _heard(text: str) -> set[str]:
    return {key for key in names.skeletons(text) if names.telling(key, len(text.split()))}


def _values(search: Search, at: int) -> dict[known.Key, known.Gram | None]:
    """Lead from each name that the query is narrowed to, to all of its words, if they may be a name."""
    values: dict[known.Key, known.Gram | None] = {}
    for field in _NAMED:
        for value in getattr(search, field):
            given = value.split()
            whole = [gram for gram in known.grams(given, at) if gram.last - gram.first == len(given)]
            values[field, value] = whole[0] if whole else None
            at += len(given)
    return values


def _filters(
    search: Search, values: Mapping[known.Key, known.Gram | None], names_of: known.Names
) -> Iterator[tuple[str, Term]]:
    for name in _EXACT:
        if given := getattr(search, name):
            yield name, _either(token(name, value) for value in given)
    for level, tokens in names_of.units.items():
        yield level, _either(tokens)
    for name in _NAMED:
        if given := getattr(search, name):
            found = [
                uid for value in given for uid in sorted(names_of.resolve(name, value, values[name, value])) or [value]
            ]
            yield name, _either(token(name, uid) for uid in found)


def _either(tokens: Iterable[str]) -> Term:
    return any_of(tuple(map(Token, dict.fromkeys(tokens))) or (_NOTHING,))
