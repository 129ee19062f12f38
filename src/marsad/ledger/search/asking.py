"""A query as a person writes it, turned into one that the index is asked."""

import re
from collections.abc import Iterator, Sequence
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
_NOTHING: Final = Token("w1")
"""No entry has it."""
_MOST_WORDS: Final = 40


@dataclass(frozen=True, slots=True)
class Understood:
    """A query for the index, the terms of its text alone (to be marked in snippets), and the names in it."""

    asked: Asked
    shown: tuple[Term, ...]
    together: tuple[Together, ...]
    empty: bool
    """Whether text was given that holds no word: nothing is found then."""


def understand(search: Search, *, without: Field | None = None) -> Understood:
    """Read a query; ``without`` leaves one filter out."""
    wanted: list[Term] = []
    unwanted: list[Term] = []
    named: list[Together] = []
    run: list[str] = []
    for excluded, phrase, bare in _parts(search.text):
        if bare is not None and not excluded:
            run.append(bare)
            continue
        wanted += _named_words(run, named)
        run = []
        (unwanted if excluded else wanted).extend(
            _phrase(phrase) if phrase is not None else _named_words([bare or ""], [])
        )
    wanted += _named_words(run, named)
    asked = Asked((*wanted, *_filters(search, without)), tuple(unwanted))
    empty = bool(search.text.strip()) and not wanted and not unwanted
    return Understood(asked, tuple(wanted), tuple(named), empty)


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


def _named_words(run: Sequence[str], named: list[Together]) -> list[Term]:
    """Turn bare words into terms: known names as one, all else by how each word begins."""
    if not run:
        return []
    found = known.lookup(known.grams(run))
    by_first = {gram.first: gram for gram in found}
    terms: list[Term] = []
    at = 0
    while at < len(run):
        if gram := by_first.get(at):
            keys = found[gram]
            rows = known.spellings(keys)
            named.append(known.together(gram, keys, rows))
            terms.append(_name(gram, keys, [row.spelling for row in rows]))
            at = gram.last
        else:
            terms += [_begins(word) for word in words(run[at])]
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


def _filters(search: Search, without: Field | None) -> Iterator[Term]:
    for name in (*_EXACT, *_LEVELS, *_NAMED):
        values: tuple[str, ...] = getattr(search, name)
        if values and name != without:
            found = dict.fromkeys(one for value in values for one in _tokens(name, value))
            yield any_of(tuple(map(Token, found)) or (_NOTHING,))


def _tokens(field: Field, value: str) -> list[str]:
    """List the tokens of a filter's value: itself, or all that bear the name."""
    if field in _EXACT:
        return [token(field, value)]
    if field in _NAMED:
        return [token(field, uid) for uid in sorted(known.resolve(field, value))] or [token(field, value)]
    return known.levels(field, value)
