"""``marsad same``: why two claims are, or are not, of one event."""

import math

import click

from marsad.cli.event import claim_in_words
from marsad.cli.ledger import open_ledger


@click.command(short_help="Say why two claims are, or are not, of one event.")
@click.argument("claim", metavar="CLAIM")
@click.argument("other", metavar="CLAIM")
def same(claim: str, other: str) -> None:
    """Say why two claims are, or are not, of one event.

    What each report says of the occurrence is compared, not the two sentences alone. Every reason is printed with its
    points, then their sum and how many are needed. Decisions by `marsad judge` that bear on both are printed too; they
    hold whatever the points are.
    """
    open_ledger()
    from marsad.workflow.comparing import same as compare  # noqa: PLC0415 - Django is loaded here

    found = compare(claim, other)
    compared = found.comparison
    click.echo("one event" if found.is_one_event else "not one event")
    for item, home, told in zip(found.claims, found.events, (compared.ones, compared.others), strict=True):
        click.echo(f"  {item.id}: {claim_in_words(item)}, in event {home or '(none)'}")
        click.echo(f"    {item.report}: {' '.join(item.quote.text.split())}")
        if len(told) > 1:
            click.echo(f"    told with {', '.join(key for key in told if key != item.id)}")
    if compared.is_told_as_one:
        click.echo("one report tells both of one occurrence")
    for reason in compared.reasons:
        click.echo(f"  {_points(reason.points):>8}  {reason.text}")
    if not compared.is_told_as_one:
        click.echo(f"  {_points(compared.points):>8}  in all; {compared.needed:.1f} are needed")
        _explain(found.is_one_event, compared.points >= compared.needed, found.decided)
    for made in found.judgements:
        click.echo(f"decided: {made.decision}, by {made.by} on {made.at:%Y-%m-%d}: {made.why} ({made.id})")


def _points(points: float) -> str:
    return "never" if points == -math.inf else f"{points:+.1f}"


def _explain(is_one: bool, is_enough: bool, decided: str | None) -> None:
    """Say what decided where the points alone did not."""
    if decided is not None:
        click.echo("people decided that they are " + ("one event" if decided == "same" else "different events"))
    elif is_one and not is_enough:
        click.echo("other claims, which agree with both, bring them together")
    elif is_enough and not is_one:
        click.echo("they agree, and what each of them is joined with does not")
