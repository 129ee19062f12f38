"""Where the sources of one event differ: figures, who did it, how, and what is denied."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from marsad.model import Claim, Contradiction, Figure, Position, Toll


def contradictions(
    claims: Sequence[Claim], tolls: Iterable[Toll], sources: Mapping[str, str]
) -> tuple[Contradiction, ...]:
    """List what the sources of an event say against each other; ``sources`` leads from a claim's id to its source."""
    reported = [claim for claim in claims if claim.status == "reported"]
    found = [difference for toll in tolls if (difference := _figures(toll)) is not None]
    found += _accused(reported, sources)
    found += _methods(reported, sources)
    found += _denials(claims, sources)
    return tuple(found)


def _figures(toll: Toll) -> Contradiction | None:
    """Two figures contradict each other where no number fits both: "at least 20" and "24" do not."""
    stated = [figure for figure in toll.figures if figure.low is not None or figure.high is not None]
    low = max((figure.low for figure in stated if figure.low is not None), default=None)
    high = min((figure.high for figure in stated if figure.high is not None), default=None)
    if low is None or high is None or low <= high:
        return None
    return Contradiction(kind="figure", action=toll.action, group=toll.group, positions=tuple(map(_position, stated)))


def _position(figure: Figure) -> Position:
    return Position(source=figure.source, low=figure.low, high=figure.high)


def _by_source(pairs: Iterable[tuple[str, str]]) -> tuple[Position, ...]:
    """Gather what each source says; the same source may say several things."""
    said: dict[str, set[str]] = defaultdict(set)
    for source, value in pairs:
        said[source].add(value)
    return tuple(Position(source=source, values=tuple(sorted(said[source]))) for source in sorted(said))


def _differ(positions: Sequence[Position]) -> bool:
    """Say whether two sources share nothing of what they say."""
    values = [set(position.values) for position in positions]
    return any(not a & b for at, a in enumerate(values) for b in values[at + 1 :])


def _accused(claims: Sequence[Claim], sources: Mapping[str, str]) -> list[Contradiction]:
    attacks = [claim for claim in claims if claim.kind == "attack" and claim.action != "clash"]
    blamed = [(sources[claim.id], actor) for claim in attacks for actor in claim.actors if actor.side]
    if not _differ(_by_source((source, actor.side or "") for source, actor in blamed)):
        return []
    named = _by_source((source, actor.name or actor.text) for source, actor in blamed)
    return [Contradiction(kind="accused", positions=named)]


def _methods(claims: Sequence[Claim], sources: Mapping[str, str]) -> list[Contradiction]:
    told = [claim for claim in claims if claim.kind == "attack" and claim.action not in ("other", "clash")]
    said = _by_source((sources[claim.id], claim.action) for claim in told)
    return [Contradiction(kind="method", positions=said)] if _differ(said) else []


def _denials(claims: Iterable[Claim], sources: Mapping[str, str]) -> list[Contradiction]:
    said = _by_source((denier(claim, sources), claim.action) for claim in claims if claim.status == "denied")
    return [Contradiction(kind="denial", positions=(position,)) for position in said]


def denier(claim: Claim, sources: Mapping[str, str]) -> str:
    """Name who denies: whom the sentence names as speaking, else the party it speaks of, else who published it."""
    if claim.source is None and claim.actors:
        return claim.actors[0].name or claim.actors[0].text
    return sources[claim.id]
