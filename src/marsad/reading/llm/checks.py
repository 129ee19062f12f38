"""Checking what a language model says against the text: only what stands there becomes a claim.

The model points at words; what they mean (parties, days, sources) is settled by the same word lists and grammar that
the default reader uses. A claim that fails is told back to the model, and left out where it fails again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast

from marsad.model import Claim, Count, DateRange, Kind, PlaceMention, Quote, Report, claim_id
from marsad.reading import actors, attribution, casualties, counts, dates, pipeline, triggers
from marsad.reading.llm.answers import Found, as_found
from marsad.reading.llm.pieces import Line, Piece
from marsad.reading.tokens import Doc

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_LONGEST = 300
"""Characters that words for an actor, a place or a source may have."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A claim that can't be used: its number in the answer, why, and the sentence that it is about, if one is."""

    number: int
    why: str
    line: Line | None = None

    def __str__(self) -> str:
        """Say it as the model is told."""
        return f"claim {self.number}: {self.why}"


@dataclass(slots=True)
class Checked:
    """What an answer is worth: the claims that stand in the text, and those that do not."""

    claims: list[Claim] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


def check(given: Sequence[object], piece: Piece, report: Report, reader: str) -> Checked:
    """Check each claim of an answer against the piece that was sent."""
    checked = Checked()
    for number, one in enumerate(given, start=1):
        line: Line | None = None
        try:
            found = as_found(one)
            line = _line(found, piece)
            checked.claims.append(_claim(found, line, report, reader))
        except ValueError as fault:
            checked.failures.append(Failure(number, str(fault), line))
    return checked


def _line(found: Found, piece: Piece) -> Line:
    """Find the sentence that holds the quote: the one that is named, else the only one that has these words."""
    if not found.quote.strip():
        raise ValueError("its quote is empty")
    holding = [line for line in piece.lines if _at(found.quote, line.text) is not None]
    named = next((line for line in holding if line.number == found.sentence), None)
    if named is None and len(holding) != 1:
        raise ValueError(f"its quote does not stand in sentence {found.sentence}: {found.quote[:80]!r}")
    return named or holding[0]


def _at(words: str, text: str) -> int | None:
    """Find words in a text, white space alike; the place of their first character."""
    pieces = words.split()
    if not pieces:
        return None
    match = re.search(r"\s+".join(re.escape(piece) for piece in pieces), text)
    return match.start() if match else None


def _claim(found: Found, line: Line, report: Report, reader: str) -> Claim:
    """Make the claim of what was found in a sentence.

    Raises:
        ValueError: words do not stand in the text, or a number not in the sentence.
    """
    kind, _, action = found.action.partition("/")
    quote = Quote(line.start, line.end, line.text)
    doc = next(pipeline.parse([line.text]))
    count = _count(found, line, doc)
    places = tuple(_place(words, line, report) for words in _each(found.places))
    source = None if found.source is None else _known(found.source, "source", report)
    value = (
        count and count.low,
        count and count.high,
        count and count.text,
        found.group,
        found.status,
        *(place.text for place in places),
    )
    return Claim(
        id=claim_id(report, quote, kind, action, *value),
        report=report.id,
        kind=cast(Kind, kind),
        action=action,
        status=found.status,
        quote=quote,
        count=count,
        group=found.group,
        cumulative=found.cumulative and count is not None,
        actors=tuple(actors.mention(_known(words, "actor", report), report.text) for words in _each(found.actors)),
        places=places,
        date=_date(found, line, report),
        source=None if source is None else attribution.mention(source, None, report),
        rule=f"llm: {' '.join(found.quote.split())[:_LONGEST]}",
        reader=reader,
    )


def _each(words: Iterable[str]) -> Iterator[str]:
    return (word for word in dict.fromkeys(words) if word.strip())


def _known(words: str, what: str, report: Report) -> str:
    """Give words that stand in the report as they stand there."""
    at = _at(words, report.text)
    if at is None or len(words) > _LONGEST:
        raise ValueError(f"its {what} does not stand in the report: {words[:80]!r}")
    return " ".join(words.split())


def _count(found: Found, line: Line, doc: Doc) -> Count | None:
    """Take a count whose numbers the sentence states."""
    words = found.count_words
    if words is not None and _at(words, line.text) is None:
        raise ValueError(f"its count_words do not stand in sentence {line.number}: {words[:80]!r}")
    if found.low is None and found.high is None and not words:
        return None
    stated = _stated(doc)
    for number in (found.low, found.high):
        if number is not None and number not in stated:
            raise ValueError(f"sentence {line.number} does not state the number {number}")
    if found.low is not None and found.high is not None and found.low > found.high:
        raise ValueError(f"low ({found.low}) is above high ({found.high})")
    return Count(found.low, found.high, " ".join(words.split()) if words else None)


def _stated(doc: Doc) -> set[int]:
    """List the numbers of a sentence: figures, number words, and one for people whom no number counts."""
    found = [mention.count for mention in counts.find(doc)]
    found += [draft.count for draft in casualties.read(doc, triggers.find(doc)) if draft.count is not None]
    figures = {figure.replace(",", "") for figure in _DIGITS.findall(doc.text)}
    bounds = {bound for count in found for bound in (count.low, count.high) if bound is not None}
    return bounds | {int(figure) for figure in figures if figure.isascii() and len(figure) < 12}


def _place(words: str, line: Line, report: Report) -> PlaceMention:
    """Name a place with where it stands: in the sentence, else the nearest before it, else wherever it first does."""
    text = _known(words, "place", report)
    if (at := _at(words, line.text)) is not None:
        return PlaceMention(text=text, start=line.start + at)
    before = report.text.rfind(text, 0, line.start)
    return PlaceMention(text=text, start=before if before >= 0 else _at(words, report.text))


def _date(found: Found, line: Line, report: Report) -> DateRange | None:
    """Work out the days that the copied words name, as the default reader does; None where they name none."""
    if not found.date_words or not found.date_words.strip():
        return None
    words, anchor = _known(found.date_words, "date_words", report), dates.anchor(report)
    if (at := _at(found.date_words, line.text)) is None:
        days = (mention.range() for mention in dates.find(words, anchor))
    else:
        end = at + len(found.date_words)
        days = (one.range() for one in dates.find(line.text, anchor) if one.start < end and at < one.end)
    return next((day for day in days if day is not None), None)
