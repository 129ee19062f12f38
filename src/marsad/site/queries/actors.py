"""Actors: how often they are named, what is said of them, what they hold."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, Max, Q

from marsad import ledger, model
from marsad.ledger.models import Claim
from marsad.site import words
from marsad.site.asked import Asked
from marsad.site.queries.spelled import Spelled

PLACES = 12
_KINDS = {f"of_{kind}": Count("pk", filter=Q(kind=kind)) for kind in words.KINDS}


@dataclass(frozen=True, slots=True)
class ListedActor:
    """A party and the claims that name it first, by kind."""

    name: str
    number: int
    kinds: Sequence[tuple[str, int]]


@dataclass(frozen=True)
class ActorPage:
    """A party with all that belongs to it: its events, the latest first, what it holds, what it says itself.

    ``held`` are the first places that it holds, contests or besieges, each with its name.
    """

    name: str
    counted: ListedActor | None
    accusers: Sequence[tuple[str, int]]
    denied: int
    events: Sequence[model.Event]
    held: Sequence[tuple[model.PlaceControl, str]]
    speaks: bool


def listed() -> list[ListedActor]:
    """All parties that a claim names, those of most claims first: one query."""
    rows = Claim.counting.exclude(actor="").order_by().values("actor").annotate(number=Count("pk"), **_KINDS)
    return [_listed(row) for row in rows.order_by("-number", "actor")]


def newest(most: int) -> list[tuple[ListedActor, dt.datetime]]:
    """The parties of which a claim was added last, each with when: one query."""
    named = Claim.counting.exclude(actor="").order_by().values("actor")
    rows = named.annotate(number=Count("pk"), last=Max("added_at"), **_KINDS).order_by("-last", "actor")
    return [(_listed(row), row["last"]) for row in rows[:most]]


def _listed(row: "dict[str, object]") -> ListedActor:
    kinds = [(kind, int(str(row[f"of_{kind}"]))) for kind in words.KINDS if row[f"of_{kind}"]]
    return ListedActor(str(row["actor"]), int(str(row["number"])), kinds)


def page(name: str, form: Asked) -> ActorPage | None:
    """One party by its name; None where nothing names it."""
    claims = Claim.counting.filter(actor=name)
    itself = Claim.counting.filter(source=name)
    denied = Count("pk", filter=Q(status="denied"))
    counted = claims.values("actor").annotate(number=Count("pk"), denied=denied, **_KINDS)
    row = counted.annotate(speaks=Exists(itself)).order_by("actor").first()
    events = ledger.events(actor=name, as_of=form.day("as_of"), as_known=form.day("as_known"))
    if row is None and not events:
        return None
    held = ledger.control(actor=name, as_of=form.day("as_of"), as_known=form.day("as_known")).places[:PLACES]
    spelled = Spelled.of(item.place for item in held)
    publishers = claims.order_by().values_list("report__publisher").annotate(number=Count("pk"))
    return ActorPage(
        name,
        _listed(row) if row else None,
        [(str(said), int(number)) for said, number in publishers.order_by("-number", "report__publisher")[:12]],
        row["denied"] if row else 0,
        events,
        [(item, spelled.name(item.place)) for item in held],
        row["speaks"] if row else itself.exists(),
    )
