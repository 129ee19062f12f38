"""What is of graphic kind: announced before it is shown; which words and claims make it so is data."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Protocol

import msgspec
from django.conf import settings

from marsad.ledger.folding import words
from marsad.model import InputError

_BEFORE = "(?:[وفبلك]{0,2}(?:ال|لل)?)"
"""What stands before an Arabic word and is written together with it."""


class Read(Protocol):
    """What was read in a text: a claim's columns."""

    kind: str
    action: str
    group: str


class Sort(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sort of what is graphic: what is said of it, and what it is known by."""

    key: str
    en: str
    ar: str
    words: tuple[str, ...]
    claims: tuple[str, ...]

    def said(self, language: str) -> str:
        """Name it in a language, in English where it is not Arabic."""
        return self.ar if language.startswith("ar") else self.en


class _File(msgspec.Struct, forbid_unknown_fields=True):
    sort: list[Sort]


def sorts_of(text: str, claims: Iterable[Read] = ()) -> Sequence[Sort]:
    """Say what sorts of graphic things a text tells of, by its words and by what was read in it."""
    found = words(text)
    folded = f" {' '.join(found)} " if not text.isascii() or _may_tell(found) else ""
    read = {name for one in claims for name in (f"{one.kind}/{one.action}", f"{one.kind}/{one.action}/{one.group}")}
    return [
        sort
        for sort, known_by in _sorts().items()
        if (folded and known_by.search(folded)) or not read.isdisjoint(sort.claims)
    ]


def _may_tell(found: Sequence[str]) -> bool:
    """Say whether any word of a text in plain letters is one that an entry begins with: most texts have none."""
    whole, beginnings = _first_words(settings.GRAPHIC)
    return not whole.isdisjoint(found) or any(word.startswith(beginnings) for word in found)


@lru_cache(maxsize=4)
def _first_words(path: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """List the words that entries in plain letters begin with: whole ones, and beginnings of words."""
    entries = [(words(entry), entry.endswith("*")) for sort in _load(path) for entry in sort.words]
    first = [(found[0], is_open and len(found) == 1) for found, is_open in entries if found[0].isascii()]
    return (
        frozenset(word for word, is_open in first if not is_open),
        tuple(word for word, is_open in first if is_open),
    )


def _sorts() -> Mapping[Sort, "re.Pattern[str]"]:
    return _load(settings.GRAPHIC)


@lru_cache(maxsize=4)
def _load(path: str) -> Mapping[Sort, "re.Pattern[str]"]:
    """Load the package's file, or the one that the setting names.

    Raises:
        InputError: it can't be read, or has not the form of ``graphic.toml``.
    """
    name = path or "graphic.toml"
    try:
        raw = Path(path).read_bytes() if path else files(__package__).joinpath(name).read_bytes()
        held = msgspec.convert(tomllib.loads(raw.decode()), type=_File).sort
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        message = f"expected sorts, each with key, en, ar, words and claims: {error}"
        raise InputError(message, file=name) from error
    return {sort: _pattern(sort, name) for sort in held}


def _pattern(sort: Sort, file: str) -> "re.Pattern[str]":
    """Match any of a sort's words in folded text that has a space at either end; nothing where it has none."""
    if not sort.words:
        return re.compile("(?!)")
    spelled = []
    for entry in sort.words:
        folded = " ".join(words(entry))
        if not folded:
            raise InputError(f"expected a word of letters, got {entry!r}", file=file, field=sort.key)
        before = "" if folded.isascii() else _BEFORE
        spelled.append(before + re.escape(folded) + (r"\w*" if entry.endswith("*") else ""))
    return re.compile(f" (?:{'|'.join(spelled)}) ")


def check() -> None:
    """Load the words, so that a file that is at fault is told at once.

    Raises:
        InputError: the file of MARSAD_GRAPHIC can't be used.
    """
    _sorts()
