"""Claims as a table for people."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from marsad.model import Claim, Count, DateRange, PlaceMention, Report

COLUMNS = ("what", "how many", "who", "where", "when", "says", "sentence")


def print_claims(report: Report, claims: list[Claim]) -> None:
    """Print one report's claims under its headline."""
    day = report.published.isoformat() if report.published else "day not known"
    table = Table(
        title=Text(f"{report.title} ({report.publisher or 'publisher not known'}, {day})"), title_justify="left"
    )
    for column in COLUMNS:
        table.add_column(column, overflow="fold")
    for claim in claims:
        table.add_row(*(Text(cell) for cell in _cells(claim)))
    console = Console(soft_wrap=False)
    console.print(table)
    if not claims:
        console.print("no claims")


def _cells(claim: Claim) -> tuple[str, ...]:
    what = claim.action if claim.status == "reported" else f"{claim.action} ({claim.status})"
    return (
        f"{claim.kind}: {what}",
        " ".join(part for part in (_count(claim.count), claim.group, "in all" if claim.cumulative else None) if part),
        ", ".join(actor.name or actor.text for actor in claim.actors),
        ", ".join(_place(place) for place in claim.places),
        _days(claim.date),
        claim.source.text if claim.source else "",
        claim.quote.text,
    )


def _count(count: Count | None) -> str:
    if count is None:
        return ""
    if count.low is None and count.high is None:
        return count.text or ""
    if count.low == count.high:
        return str(count.low)
    if count.high is None:
        return f"{count.low} or more"
    return f"{count.low}–{count.high}" if count.low is not None else f"up to {count.high}"


def _place(place: PlaceMention) -> str:
    return f"{place.name} ({place.admin1})" if place.name and place.admin1 else place.name or f"{place.text} ?"


def _days(date: DateRange | None) -> str:
    if date is None:
        return ""
    return date.start.isoformat() if date.start == date.end else f"{date.start} to {date.end}"
