"""The name of whoever one report quotes: "a medical source", later "the source", is one source and not two."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import msgspec

from marsad.model import Claim, Report, SourceMention

_CAPITAL = re.compile(r"\b[A-Z]\w+")
_ARTICLE = re.compile(r"^(?:the|a|an|one|some|several|many|another)\b\s*", re.IGNORECASE)
_REMEMBERED: Final = 4096
"""Names that are told once: a record has few, each in very many claims."""


class SourceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``data/sources.toml``: words that stand for a monitoring organisation, and words that the names of such hold."""

    telling: frozenset[str]
    filling: frozenset[str]
    named: frozenset[str]
    unnamed: frozenset[str]


@cache
def source_words() -> SourceWords:
    """Load the words, once.

    Raises:
        msgspec.ValidationError: the file misses a value, or holds one that is not known.
    """
    data = files("marsad.reconcile").joinpath("data", "sources.toml").read_bytes()
    return msgspec.toml.decode(data, type=SourceWords)


def names_in_report(claims: Iterable[Claim], report: Report) -> Mapping[str, str | None]:
    """Name whom each claim of a report is attributed to: claim id → source; None where it is the report's own voice.

    A named source keeps its name. "The source" is the last one of that word that the report quoted; "the monitor" is
    the organisation that it names, if one of its kind. Any other unnamed source is told apart by who heard it.
    """
    ordered = sorted(claims, key=lambda claim: (claim.quote.start, claim.id))
    organisations = [name for claim in ordered if (name := _name(claim.source)) and _is_organisation(name)]
    origin = report.credit or report.publisher
    found: dict[str, str | None] = {}
    quoted: dict[str, str] = {}
    for claim in ordered:
        if claim.source is None:
            found[claim.id] = None
        elif organisations and _means_organisation(claim.source.text):
            found[claim.id] = organisations[0]
        else:
            found[claim.id] = _name(claim.source) or _unnamed(claim.source.text, origin, quoted)
    return found


def source_of(claim: Claim, report: Report) -> str:
    """Name who stands behind a claim taken alone: whom its sentence names, else the agency, else the publisher."""
    origin = report.credit or report.publisher
    return _alone(claim.source, origin) if claim.source else origin


@lru_cache(maxsize=4096)
def _alone(source: SourceMention, origin: str) -> str:
    """Name a source as ``names_in_report`` does where a report has no other: few are quoted again and again."""
    name = _name(source)
    if name and _is_organisation(name) and _means_organisation(source.text):
        return name
    return name or _unnamed(source.text, origin, {})


def _unnamed(text: str, origin: str, quoted: dict[str, str]) -> str:
    """Name an unnamed source by its first mention; ``quoted`` keeps the last one of each word."""
    words = _words(_ARTICLE.sub("", text))
    head = words[-1] if words else ""
    if len(words) > 1 or head not in quoted:
        quoted[head] = f"{_lowered(text)} ({origin})"
    return quoted[head]


def _name(source: SourceMention | None) -> str | None:
    """Give the name of a claim's source: the listed one, or words that hold a name; None where it has none."""
    if source is None or source.name:
        return source.name if source else None
    if _means_organisation(source.text):
        return None
    text = _lowered(source.text)
    return text if _CAPITAL.search(text) else None


@lru_cache(_REMEMBERED)
def _is_organisation(name: str) -> bool:
    return any(word in name.casefold() for word in source_words().named)


@lru_cache(_REMEMBERED)
def _means_organisation(text: str) -> bool:
    """Say whether words stand for an organisation and name none: "a Britain-based monitoring group"."""
    known, words = source_words(), _words(_ARTICLE.sub("", text))
    return any(word in known.telling for word in words) and all(
        word in known.telling or word in known.filling or word.endswith("-based") for word in words
    )


def _words(text: str) -> Sequence[str]:
    return re.findall(r"[\w-]+", text.casefold())


def _lowered(text: str) -> str:
    """Write small what is large only because it begins a sentence: an article, "Local sources"."""
    words = _words(text)
    small = _ARTICLE.match(text) or (words and words[-1] in source_words().unnamed)
    return text[:1].lower() + text[1:] if small else text


_HEARD_BY = re.compile(r"\((?P<by>[^()]+)\)$")


def credible(claim: Claim, sources: Mapping[str, str]) -> str:
    """Name the source that stands for a claim: one without a name counts as whoever heard it."""
    name = sources[claim.id]
    unnamed = claim.source is not None and claim.source.name is None
    heard = _HEARD_BY.search(name) if unnamed else None
    return heard["by"] if heard else name
