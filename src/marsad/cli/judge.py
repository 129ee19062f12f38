"""``marsad judge``: decisions on claims and events."""

import getpass
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from marsad.cli.event import in_words
from marsad.cli.faults import InputFault
from marsad.cli.ledger import open_ledger
from marsad.model import GRADES

if TYPE_CHECKING:
    from marsad.workflow.judging import Judge, Outcome

CLAIM = click.argument("claim", metavar="CLAIM")
CLAIMS = click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
EVENT = click.argument("event", metavar="EVENT")


@click.group(short_help="Decide on claims and events; the record follows at once.")
def judge() -> None:
    """Decide on claims and events; the record follows at once.

    A decision is kept with who made it, when and why, and is never changed: `marsad judge undo` takes it back by
    another one. It holds for the same claim after its report was read anew, or revised. Claims are named by the ids
    that `marsad read` and `marsad event` print, events by those of `marsad events`.
    """


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a machine that knows no name for this user
        return ""


def _decides(why: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add the options that every decision has."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        command = click.option(
            "--by",
            default=_login,
            envvar="MARSAD_USER",
            show_default="MARSAD_USER, else the name of your login",
            help="Who decides.",
        )(command)
        return click.option("--why", default="", help=why)(command)

    return add


REASON = _decides("The reason; needed.")
PERHAPS = _decides("The reason, if there is one to give.")


def _judge(by: str, why: str) -> "Judge":
    open_ledger()
    from marsad.workflow.judging import Judge  # noqa: PLC0415 - Django is loaded here

    return Judge(by, why)


def _done(outcome: "Outcome") -> None:
    """Print the judgement's id and what the events that it bears on are now."""
    made = outcome.judgement
    click.echo(f"{made.id}\t{made.decision}\tby {made.by}")
    for event in outcome.events:
        click.echo(f"event {event.id}: {in_words(event)}")
    if not outcome.events:
        click.echo("no event speaks of it")


@judge.command(short_help="Claims say what their sentences say.")
@CLAIMS
@PERHAPS
def accept(claims: Sequence[str], by: str, why: str) -> None:
    """Accept claims: each says what its sentence says. A rejected claim counts again."""
    _done(_judge(by, why).accept(claims))


@judge.command(short_help="Claims are none, and count no more.")
@CLAIMS
@REASON
def reject(claims: Sequence[str], by: str, why: str) -> None:
    """Reject claims: they count no more, in no event, toll or span of control."""
    _done(_judge(by, why).reject(claims))


@judge.command(short_help="Values of a claim should be others.")
@CLAIM
@click.option(
    "--set", "values", metavar="FIELD=VALUE", multiple=True, required=True, help="What a field should be; repeatable."
)
@click.option("--because", multiple=True, help="Why, for each --set in turn; --why holds for those without.")
@REASON
def correct(claim: str, values: Sequence[str], because: Sequence[str], by: str, why: str) -> None:
    """Correct values of a claim; what was read stays beside them.

    \b
    kind=casualties  action=killed  status=denied  group=civilians  cumulative=yes
    count=85   85+ (at least)   -85 (at most)   20-30
    date=2019-12-24   2019-12-20/2019-12-24
    places=ID    an id that `marsad places find` prints; more with ";" between them
    actors=NAME  an id, a name or words; more with ";" between them
    source=NAME
    FIELD=none   nothing is said
    """
    if len(because) > len(values):
        raise InputFault("more --because than --set")
    reasons = [*because, *[""] * (len(values) - len(because))]
    given: dict[str, tuple[str, str]] = {}
    for text, reason in zip(values, reasons, strict=True):
        field, equals, value = text.partition("=")
        if not equals:
            raise InputFault(f"--set {text!r}: expected FIELD=VALUE")
        if field in given:
            raise InputFault(f"--set {field} is given twice")
        given[field.strip()] = (value, reason)
    _done(_judge(by, why).correct(claim, given))


@judge.command(short_help="Two claims speak of one event.")
@CLAIM
@click.argument("other", metavar="CLAIM")
@REASON
def same(claim: str, other: str, by: str, why: str) -> None:
    """Decide that two claims speak of one event, whatever speaks against it."""
    _done(_judge(by, why).same(claim, other))


@judge.command(short_help="Two claims speak of different events.")
@CLAIM
@click.argument("other", metavar="CLAIM")
@REASON
def apart(claim: str, other: str, by: str, why: str) -> None:
    """Decide that two claims do not speak of one event."""
    _done(_judge(by, why).apart(claim, other))


@judge.command(short_help="Two events are one.")
@EVENT
@click.argument("other", metavar="EVENT")
@REASON
def merge(event: str, other: str, by: str, why: str) -> None:
    """Merge two events: all of their claims speak of one."""
    _done(_judge(by, why).merge(event, other))


@judge.command(short_help="Claims speak of another event.")
@EVENT
@CLAIMS
@REASON
def split(event: str, claims: Sequence[str], by: str, why: str) -> None:
    """Split claims off an event: they stay together, and never come back to the claims that are left."""
    _done(_judge(by, why).split(event, claims))


@judge.command(short_help="Take back the last merge of an event.")
@EVENT
@REASON
def unmerge(event: str, by: str, why: str) -> None:
    """Take back the last merge that made an event what it is."""
    _done(_judge(by, why).unmerge(event))


@judge.command(short_help="Grade an event.")
@EVENT
@click.argument("grade", type=click.Choice(GRADES))
@REASON
def grade(event: str, grade: str, by: str, why: str) -> None:
    """Grade an event, over the grade that is worked out."""
    _done(_judge(by, why).grade(event, grade))


@judge.command(short_help="Claims, or an event, were verified.")
@click.argument("keys", metavar="EVENT|CLAIM...", nargs=-1, required=True)
@PERHAPS
def verify(keys: Sequence[str], by: str, why: str) -> None:
    """Say that an event, or claims, were verified."""
    _done(_judge(by, why).verify(keys))


@judge.command(short_help="Take a judgement back.")
@click.argument("judgement", metavar="JUDGEMENT")
@REASON
def undo(judgement: str, by: str, why: str) -> None:
    """Take a judgement back; taking back what takes another back restores that."""
    _done(_judge(by, why).undo(judgement))
