"""The independent source behind each claim."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from marsad.model import Claim, Report
from marsad.reconcile.naming import names_in_report, source_of

__all__ = ["independent", "one_spelling", "source_of"]


def independent(claims: Iterable[Claim], reports: Mapping[str, Report], copied: Mapping[str, str]) -> dict[str, str]:
    """Name the independent source behind each claim: claim id → source; copies of one text speak with one voice.

    Args:
        claims: all that count of each report that any of them is of.
        reports: those reports, and the first copies of their texts.
        copied: each report's id → that of the first copy of its text (see ``copies``).
    """
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report].append(claim)
    found: dict[str, str] = {}
    for key, members in by_report.items():
        own, first = reports[key], reports[copied[key]]
        named = names_in_report(members, own)
        found.update((c.id, named[c.id] or first.credit or first.publisher) for c in members)
    return found


def one_spelling(sources: Mapping[str, str]) -> dict[str, str]:
    """Write a source that stands with small and with large letters in one way: claim id → source."""
    spelling: dict[str, str] = {}
    for name in sorted(set(sources.values())):
        spelling.setdefault(name.casefold(), name)
    return {key: spelling[name.casefold()] for key, name in sources.items()}
