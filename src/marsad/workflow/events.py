"""The events of the record as they are asked for."""

from marsad.ledger import read
from marsad.reconcile import by_report


def main_events() -> dict[str, str | None]:
    """Lead from each report's id to the event that its leading claims fall in; None where they fall in none."""
    found: dict[str, str | None] = {report.id: None for report in read.reports()}
    found.update((report, event or None) for report, event in by_report(read.record(), read.claims()))
    return found
