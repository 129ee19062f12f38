"""From a report to its claims with their places settled; knows nothing of the ledger."""

from collections.abc import Iterable, Iterator
from functools import cache

from marsad.model import Claim, Report
from marsad.places import Gazetteer, settle
from marsad.reading import grammar

LANGUAGES = frozenset({"en"})
"""The languages that can be read into claims; reports in others are kept, shown and searched."""


def is_readable(report: Report) -> bool:
    """Say whether the report is in a language that can be read into claims ("en-GB" is English)."""
    return report.language.partition("-")[0].casefold() in LANGUAGES


@cache
def default_gazetteer() -> Gazetteer:
    """Load the gazetteer that is used where none is given: the world's towns; loaded once."""
    return Gazetteer()


def read(report: Report, gazetteer: Gazetteer | None = None) -> list[Claim]:
    """Read a report into claims, in the order of its text; none where its language can't be read.

    Raises:
        InstallationError: no English language model is installed.
    """
    if not is_readable(report):
        return []
    known = gazetteer if gazetteer is not None else default_gazetteer()
    claims = grammar.read(report, knows_place=known.knows)
    return settle(report, claims, known)


def read_many(reports: Iterable[Report], gazetteer: Gazetteer | None = None) -> Iterator[tuple[Report, list[Claim]]]:
    """Read reports one after another, each given back beside its claims."""
    return ((report, read(report, gazetteer)) for report in reports)
