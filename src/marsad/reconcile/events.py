"""An event from the claims that speak of it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from marsad.model import Claim, Event, Kind, PlaceMention, Report, Rule, digest
from marsad.reconcile.accounts import best_days
from marsad.reconcile.contradictions import contradictions, denier
from marsad.reconcile.grades import grading
from marsad.reconcile.harm import protections, sides, weapons_of
from marsad.reconcile.responsibility import answer
from marsad.reconcile.sentences import sentence
from marsad.reconcile.tolls import main_toll, tolls

_KINDS: tuple[Kind, ...] = ("attack", "control", "displacement", "diplomacy", "aid", "casualties")
_TAKEN = frozenset({"captured", "withdrew"})


def event_id(claims: Iterable[str]) -> str:
    """Name an event by the smallest id of the claims that make it, so that it stays while claims are added behind."""
    return digest("event", min(claims))


def event(
    members: Iterable[Claim],
    joining: Iterable[Claim],
    reports: Mapping[str, Report],
    sources: Mapping[str, str],
    rule: Rule,
) -> Event:
    """Make an event of its claims; ``joining`` are denials and fears that speak of it and do not make it."""
    making = sorted(members, key=lambda claim: claim.id)
    claims = sorted([*making, *joining], key=lambda claim: claim.id)
    counted = tolls(making, reports, sources, rule)
    differences = contradictions(claims, counted, sources)
    answered = answer(claims, sources)
    return Event(
        id=event_id(claim.id for claim in making),
        kind=kind_of(making),
        actions=_ranked(claim.action for claim in making),
        place=place_of(making),
        date=best_days(making),
        actors=_ranked(actor.name or actor.text for claim in making for actor in claim.actors),
        targets=_ranked(claim.group for claim in making if claim.kind == "attack" and claim.group),
        tolls=counted,
        main=main_toll(making, reports, sources, rule),
        claims=tuple(claim.id for claim in claims),
        sources=tuple(sorted({sources[claim.id] for claim in making})),
        differences=differences,
        contradictions=tuple(map(sentence, differences)),
        denied_by=tuple(sorted({denier(claim, sources) for claim in claims if claim.status == "denied"})),
        sides=sides(making),
        weapons=weapons_of(making),
        protected=protections(making),
        conceded_by=answered.conceded,
        response=answered.response,
        grading=grading(making, sources, differences, answered),
    )


def kind_of(claims: Sequence[Claim]) -> Kind:
    """Name an event by the act: an attack before the ground that it won, and both before their casualties.

    A battle (nothing but clashes) by which a place changed hands is named by the change of hands.
    """
    kinds = {claim.kind for claim in claims}
    attacks = {claim.action for claim in claims if claim.kind == "attack"}
    if attacks <= {"clash"} and any(claim.action in _TAKEN for claim in claims):
        return "control"
    return next(kind for kind in _KINDS if kind in kinds)


def place_of(claims: Iterable[Claim]) -> PlaceMention | None:
    """Choose the place that most claims name among those most exactly known; None where no claim has one."""
    mentions = [mention for claim in claims for mention in claim.places[:1]]
    votes = Counter(mention.id or mention.text.casefold() for mention in mentions)
    return min(
        mentions,
        key=lambda m: (
            _vagueness(m), -votes[m.id or m.text.casefold()], m.id or "", m.text, m.start or 0,
        ),
        default=None,
    )  # fmt: skip


def _vagueness(mention: PlaceMention) -> int:
    """Rank places: a point on the map, then a name that is not settled, then a province, then a country."""
    if mention.id is None:
        return 1
    precision = mention.precision or 9
    return 0 if precision < 4 else precision


def _ranked(values: Iterable[str]) -> tuple[str, ...]:
    """List what is named, what is named most first."""
    counted = Counter(values)
    return tuple(sorted(counted, key=lambda value: (-counted[value], value)))
