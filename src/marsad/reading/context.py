"""What the questions are asked of: a report cut into sentences, the ones that may hold a claim parsed."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from msgspec import structs

from marsad.model import Claim, Report
from marsad.reading.tokens import Doc

KnowsPlace = Callable[[str], bool]
"""Whether a name stands in the gazetteer; passed in, since the reading room does not know one."""


_HALVES = re.compile("[\ud800-\udfff]")


def encodable(report: Report) -> Report:
    """Give a report with U+FFFD for each half of a surrogate pair, which no parser takes; itself where it has none.

    One character stands for one. Intake does so too: only reports made by other programs come with such halves.
    """
    told = {name: text for name in report.__struct_fields__ if isinstance(text := getattr(report, name), str)}
    broken = {name: text for name, text in told.items() if _HALVES.search(text)}
    if not broken:
        return report
    return structs.replace(report, **{name: _HALVES.sub("\ufffd", text) for name, text in broken.items()})


def quoting(claims: Iterable[Claim], report: Report) -> list[Claim]:
    """Give claims their quotes as the report has them, where it was read as ``encodable``."""
    return [
        structs.replace(
            claim, quote=structs.replace(claim.quote, text=report.text[claim.quote.start : claim.quote.end])
        )
        for claim in claims
    ]


def knows_no_place(_name: str) -> bool:
    """Stand in for a gazetteer where none is given."""
    return False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``start`` and ``end`` count characters of the report's text.

    ``doc`` is the parse of ``text`` alone (so ``start + token.idx`` is a token's place in the report);
    None where nothing in the sentence can hold a claim.
    """

    index: int
    start: int
    end: int
    text: str
    doc: Doc | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """One piece of how a question ("date", "place", …) was answered, in words for a person."""

    question: str
    words: str


@dataclass(frozen=True, slots=True)
class Article:
    """A report as it is being read.

    ``anchor`` is the day that "Tuesday" or "yesterday" is counted from: the text's own dateline where it has one,
    else ``published``; None where neither is known. ``cache`` keeps what a question has worked out for
    the whole report, under that question's name. ``notes`` is None but where a reading is to be explained.
    ``headline`` is the parse of the report's title.
    """

    report: Report
    sentences: tuple[Sentence, ...]
    anchor: dt.date | None
    knows_place: KnowsPlace = knows_no_place
    cache: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    notes: list[Note] | None = field(default=None, compare=False, repr=False)
    headline: Doc | None = None

    def note(self, question: str, words: Callable[[], str]) -> None:
        """Note how a question was answered where somebody wants to know; the words are only made then."""
        if self.notes is not None:
            self.notes.append(Note(question, words()))

    def before(self, sentence: Sentence, reach: int = 3) -> tuple[Sentence, ...]:
        """List the sentences before one, nearest first, at most ``reach`` of them."""
        return self.sentences[max(0, sentence.index - reach) : sentence.index][::-1]
