"""``marsad event``: one event in full."""

from collections.abc import Iterator

import click

from marsad.cli.ledger import open_ledger
from marsad.model import Claim, Event, Toll


@click.command(short_help="Print one event in full.")
@click.argument("event", metavar="EVENT")
def event(event: str) -> None:
    """Print one event in full: what, where, when, its grade and why, its tolls with each source's figure, what sources
    say against each other, and its claims with their ids, as they count now.
    """
    open_ledger()
    from marsad.reconcile.history import sentence as history_in_words  # noqa: PLC0415
    from marsad.workflow.events import in_full  # noqa: PLC0415 - Django is loaded here

    found = in_full(event)
    click.echo(f"event {found.event.id}: {in_words(found.event)}")
    for line in _established(found.event):
        click.echo(f"  {line}")
    for toll in found.event.tolls:
        click.echo(
            f"  {_toll(toll)}: " + "; ".join(f"{f.source} {_range(f.low, f.high, f.text)}" for f in toll.figures)
        )
    for line in found.event.contradictions:
        click.echo(f"  {line}")
    for told in found.history:
        click.echo(f"  {history_in_words(told)}")
    for item in found.claims:
        now, read = claim_in_words(item.claim), claim_in_words(item.read)
        click.echo(f"  claim {item.claim.id}: {now}{_decisions(item.decisions)}")
        if now != read:
            click.echo(f"    read as: {read}")
        click.echo(f"    {item.claim.report}: {' '.join(item.claim.quote.text.split())}")


def _established(event: Event) -> Iterator[str]:
    """Say how far the event is established, with what it was done, and what was hit."""
    if event.grading:
        yield f"{event.grading.grade}{' (judged)' if event.grading.judged else ''}: {event.grading.reason}"
    if event.verified:
        yield "verified"
    if event.weapons:
        yield f"with {', '.join(event.weapons)}"
    for item in event.protected:
        yield f"{item.target} hit: {item.ground}"
    if event.response:
        yield f"the accused side: {event.response}"


def in_words(event: Event) -> str:
    """Say an event in one line: when, where, what, how many, how many sources."""
    days, place = event.date, event.place
    when = "day not known" if days is None else str(days.start)
    if days is not None and days.end != days.start:
        when = f"{days.start} to {days.end}"
    where = (place.name or place.text) if place else "place not known"
    parts = [when, where, ", ".join(event.actions), *map(_toll, event.tolls)]
    return "; ".join([*parts, _count(len(event.claims), "claim"), _count(len(event.sources), "independent source")])


def claim_in_words(claim: Claim) -> str:
    """Say a claim in a few words, without its sentence."""
    count = claim.count
    number = _range(count.low, count.high, count.text) if count else None
    words = [claim.status if claim.status != "reported" else None, claim.action, number, claim.group]
    return " ".join(word for word in words if word)


def _decisions(words: tuple[str, ...]) -> str:
    return f" [{', '.join(words)}]" if words else ""


def _toll(toll: Toll) -> str:
    numbers = "/".join("?" if number is None else str(number) for number in (toll.low, toll.best, toll.high))
    return f"{toll.action} {toll.group or 'people'} {numbers}"


def _range(low: int | None, high: int | None, word: str | None) -> str:
    if low == high:
        return (word or "not known") if low is None else str(low)
    if high is None:
        return f"{low}+"
    return f"up to {high}" if low is None else f"{low}-{high}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
