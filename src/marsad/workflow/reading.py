"""From a report to its claims with their places settled; knows nothing of the ledger."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from marsad.model import Claim, InputError, InstallationError, Place, Report
from marsad.places import Gazetteer, settle
from marsad.places.home import Home
from marsad.reading import grammar
from marsad.reading.llm import LlmReader, from_environment

Reads = Callable[[Report, Callable[[str], bool]], list[Claim]]
"""A reader: from a report, and what tells whether a name is a place, to claims whose places are named."""
READERS = ("grammar", "llm")

LANGUAGES = frozenset({"en"})
"""The languages that can be read into claims; reports in others are kept, shown and searched."""


def is_readable(report: Report) -> bool:
    """Say whether the report is in a language that can be read into claims ("en-GB" is English)."""
    return report.language.partition("-")[0].casefold() in LANGUAGES


def reader(name: str, tell: Callable[[str], None] = lambda _line: None) -> Reads:
    """Give a reader by its name; ``tell`` is told in a line what another reader had to stand in for, and why.

    Raises:
        InstallationError: there is no such reader, or it is not set up.
    """
    if name not in READERS:
        raise InstallationError(f"There is no reader {name!r}, expected one of {', '.join(READERS)}.")
    return LlmReader(from_environment(), tell) if name == "llm" else grammar.read


@cache
def default_gazetteer() -> Gazetteer:
    """Load the gazetteer that is used where none is given: the world's towns; loaded once."""
    return Gazetteer()


def read(
    report: Report,
    gazetteer: Gazetteer | None = None,
    reads: Reads = grammar.read,
    choices: Mapping[str, Place | None] | None = None,
    home: Home | None = None,
) -> list[Claim]:
    """Read a report into claims, in the order of its text; none where its language can't be read.

    ``choices`` is what persons have decided that place names mean in it, ``home`` where its publisher is at home.

    Raises:
        InstallationError: no English language model is installed, or the endpoint of a reader refuses its key.
    """
    if not is_readable(report):
        return []
    known = gazetteer if gazetteer is not None else default_gazetteer()
    return settle(report, reads(report, known.knows), known, choices, home)


def read_many(
    reports: Iterable[Report], gazetteer: Gazetteer | None = None, reads: Reads = grammar.read
) -> Iterator[tuple[Report, list[Claim]]]:
    """Read reports one after another, each given back beside its claims; the grammar takes several at once.

    Raises:
        InstallationError: no English language model is installed, or the endpoint of a reader refuses its key.
    """
    if reads is not grammar.read:
        yield from ((report, read(report, gazetteer, reads)) for report in reports)
        return
    for some in _together(reports):
        known = gazetteer if gazetteer is not None else default_gazetteer()
        read_now = grammar.read_many((report for report in some if is_readable(report)), known.knows)
        yield from ((r, settle(r, next(read_now), known) if is_readable(r) else []) for r in some)


def _together(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """Take several reports at once; what came before a fault in the input is given before it is raised."""
    some: list[Report] = []
    try:
        for report in reports:
            some.append(report)
            if len(some) == grammar.TOGETHER:
                yield some
                some = []
    except InputError:
        yield some
        raise
    yield some
