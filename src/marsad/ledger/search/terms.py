"""A query as the index is asked it; ``marsad.ledger.backend`` writes it in the language of each database."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Prefix:
    """A word that begins so."""

    word: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other, as they stand."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A value that the entry has: see ``marsad.ledger.search.values``."""

    token: str


@dataclass(frozen=True, slots=True)
class Sound:
    """A name as heard that is in the entry's text."""

    token: str


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of them holds."""

    terms: tuple["Term", ...]


Term: TypeAlias = Prefix | Phrase | Token | Sound | AnyOf


@dataclass(frozen=True, slots=True)
class Asked:
    """What must hold, and what must not."""

    must: tuple[Term, ...]
    must_not: tuple[Term, ...] = ()


def any_of(terms: tuple[Term, ...]) -> Term:
    """Join alternatives; one alone stands for itself."""
    return terms[0] if len(terms) == 1 else AnyOf(terms)
