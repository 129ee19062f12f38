"""Where the sources of one event differ, in sentences for a reader."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from marsad.model import Claim, Figure, Toll


def contradictions(claims: Sequence[Claim], tolls: Iterable[Toll], sources: Mapping[str, str]) -> tuple[str, ...]:
    """Spell out what the sources of an event say against each other: figures, who did it, how, and denials."""
    reported = [claim for claim in claims if claim.status == "reported"]
    found = [text for toll in tolls for text in _figures(toll)]
    found += _accused(reported, sources)
    found += _methods(reported, sources)
    found += _denials(claims, sources)
    return tuple(dict.fromkeys(found))


def _figures(toll: Toll) -> list[str]:
    """Two figures contradict each other where no number fits both: "at least 20" and "24" do not."""
    stated = [figure for figure in toll.figures if figure.low is not None or figure.high is not None]
    low = max((figure.low for figure in stated if figure.low is not None), default=None)
    high = min((figure.high for figure in stated if figure.high is not None), default=None)
    if low is None or high is None or low <= high:
        return []
    what = f"{toll.action} ({toll.group.replace('_', ' ')})" if toll.group else toll.action
    return [f"{what}: " + "; ".join(f"{figure.source} says {_words(figure)}" for figure in stated)]


def _words(figure: Figure) -> str:
    if figure.low is not None and figure.high is not None:
        return str(figure.low) if figure.low == figure.high else f"{figure.low} to {figure.high}"
    return f"at least {figure.low}" if figure.low is not None else f"at most {figure.high}"


def _by_source(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Gather what each source says; the same source may say several things."""
    said: dict[str, set[str]] = defaultdict(set)
    for source, value in pairs:
        said[source].add(value)
    return {source: sorted(said[source]) for source in sorted(said)}


def _differ(said: Mapping[str, Sequence[str]]) -> bool:
    """Say whether two sources share nothing of what they say."""
    values = list(said.values())
    return any(not set(a) & set(b) for at, a in enumerate(values) for b in values[at + 1 :])


def _accused(claims: Sequence[Claim], sources: Mapping[str, str]) -> list[str]:
    attacks = [claim for claim in claims if claim.kind == "attack" and claim.action != "clash"]
    sides = {claim.id: {actor.side for actor in claim.actors if actor.side} for claim in attacks}
    said = _by_source((sources[c.id], side) for c in attacks for side in sides[c.id])
    if not _differ(said):
        return []
    named = _by_source((sources[c.id], actor.name or actor.text) for c in attacks for actor in c.actors if actor.side)
    return ["Who did it: " + "; ".join(f"{source} names {' and '.join(named[source])}" for source in named)]


def _methods(claims: Sequence[Claim], sources: Mapping[str, str]) -> list[str]:
    told = [claim for claim in claims if claim.kind == "attack" and claim.action not in ("other", "clash")]
    said = _by_source((sources[claim.id], claim.action) for claim in told)
    if not _differ(said):
        return []
    return ["How: " + "; ".join(f"{source} says {' and '.join(values)}" for source, values in said.items())]


def _denials(claims: Iterable[Claim], sources: Mapping[str, str]) -> list[str]:
    denied = [claim for claim in claims if claim.status == "denied"]
    said = _by_source((denier(claim, sources), claim.action) for claim in denied)
    return [f"{source} denies: {', '.join(actions)}" for source, actions in said.items()]


def denier(claim: Claim, sources: Mapping[str, str]) -> str:
    """Name who denies: whom the sentence names as speaking, else the party it speaks of, else who published it."""
    if claim.source is None and claim.actors:
        return claim.actors[0].name or claim.actors[0].text
    return sources[claim.id]
