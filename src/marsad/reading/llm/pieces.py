"""Cutting a report into pieces that a language model can take in one request; offsets are those of the report."""

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.model import Report
from marsad.reading import sentences


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence under the number that it is sent with; ``start`` and ``end`` count characters of the report's text."""

    number: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Sentences in a row; ``index`` counts the pieces of a report from 1, ``of`` is how many there are."""

    lines: tuple[Line, ...]
    index: int
    of: int


def cut(report: Report, most: int) -> list[Piece]:
    """Cut a report between its sentences into pieces of at most ``most`` characters.

    A longer sentence is a piece of its own, and the caller's to leave out.
    """
    groups = list(_groups(_lines(report), most))
    return [Piece(tuple(lines), index, len(groups)) for index, lines in enumerate(groups, start=1)]


def _lines(report: Report) -> Iterator[Line]:
    for number, (start, end) in enumerate(sentences.split(report.text), start=1):
        yield Line(number, start, end, report.text[start:end])


def _groups(lines: Iterator[Line], most: int) -> Iterator[list[Line]]:
    group: list[Line] = []
    size = 0
    for line in lines:
        if group and size + len(line.text) > most:
            yield group
            group, size = [], 0
        group.append(line)
        size += len(line.text)
    if group:
        yield group
