"""When it happened: the days that a sentence names, and which of them dates a claim.

The spans are found first by the grammar of ``data/dates.toml`` and worked out after, counted from the report's
anchor; which mention belongs to a claim is read from the parse.
"""

import datetime as dt

from marsad.model import Report
from marsad.reading.dates.choice import of_claim, of_people
from marsad.reading.dates.datelines import dateline
from marsad.reading.dates.grammar import DateMention, find_mentions

__all__ = ["DateMention", "anchor", "find", "of_claim", "of_people"]


def anchor(report: Report) -> dt.date | None:
    """Give the day that "Tuesday" is counted from: the text's own dateline where it has one, else ``published``."""
    line = dateline(report.text, report.published)
    return line.first if line and line.first else report.published


def find(text: str, anchor: dt.date | None) -> list[DateMention]:
    """Find every mention of a time in a sentence, in order, none overlapping.

    ``start`` and ``end`` of a mention count the characters of ``text``. ``anchor`` is the day that relative words are
    counted from; without it they are found and left without days.
    Never raises, whatever the text.
    """
    return find_mentions(text, anchor)
