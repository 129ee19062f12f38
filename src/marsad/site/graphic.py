"""What is of graphic kind: announced before it is shown; which words and claims make it so is data."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple, Protocol

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


class _KnownBy(NamedTuple):
    """What a sort is known by in folded text: any of its words, and what those begin with, which is found sooner."""

    words: "re.Pattern[str]"
    beginnings: tuple[str, ...]

    def found_in(self, folded: str) -> bool:
        """Say whether any of them is there."""
        return _holds_any(folded, self.beginnings) and bool(self.words.search(folded))


class _File(msgspec.Struct, forbid_unknown_fields=True):
    sort: list[Sort]


def sorts_of(text: str, claims: Iterable[Read] = ()) -> Sequence[Sort]:
    """Say what sorts of graphic things a text tells of, by its words and by what was read in it."""
    folded = f" {' '.join(words(text))} " if _may_tell(text) else ""
    read = {name for one in claims for name in (f"{one.kind}/{one.action}", f"{one.kind}/{one.action}/{one.group}")}
    if not folded and not read:
        return []
    return [
        sort
        for sort, known_by in _sorts().items()
        if (folded and known_by.found_in(folded)) or not read.isdisjoint(sort.claims)
    ]


def _may_tell(text: str) -> bool:
    """Say whether a text holds anything that an entry begins with: most texts in plain letters do not."""
    plain = (text if text.isascii() else text.translate(_MARKS)).lower().replace("'", "").replace("`", "")
    return not plain.isascii() or _holds_any(plain, _beginnings(settings.GRAPHIC))


_MARKS = str.maketrans({"…": " ", "“": " ", "”": " ", "–": " ", "—": " ", "‘": "'", "’": "'"})
"""What stands between words, and within them, in a text that is else in plain letters."""


def _holds_any(text: str, some: Iterable[str]) -> bool:
    for one in some:  # noqa: SIM110 - a generator takes three times as long
        if one in text:
            return True
    return False


@lru_cache(maxsize=4)
def _beginnings(path: str) -> tuple[str, ...]:
    """List the words in plain letters that any entry begins with."""
    return _shortest(one for known_by in _load(path).values() for one in known_by.beginnings if one.isascii())


def _shortest(found: Iterable[str]) -> tuple[str, ...]:
    """Leave out words that hold another of them."""
    every = set(found)
    return tuple(sorted(one for one in every if not any(other in one for other in every - {one})))


def _sorts() -> "Mapping[Sort, _KnownBy]":
    return _load(settings.GRAPHIC)


@lru_cache(maxsize=4)
def _load(path: str) -> "Mapping[Sort, _KnownBy]":
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
    return {sort: _KnownBy(_pattern(sort, name), _shortest(words(one)[0] for one in sort.words)) for sort in held}


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
