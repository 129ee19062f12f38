"""How far an event is established: confirmed, fair, weak, contested, discounted, each with its reason.

The words are those in which Airwars grades allegations of civilian harm; the rules are this project's, and stand in
``data/grades.toml``.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from marsad.model import Claim, Contradiction, Grade, Grading
from marsad.reconcile.lists import grades
from marsad.reconcile.naming import credible
from marsad.reconcile.responsibility import Answer


def grading(
    claims: Sequence[Claim], sources: Mapping[str, str], differences: Iterable[Contradiction], answered: Answer
) -> Grading:
    """Grade an event by its claims; the first rule that fits gives the grade.

    Args:
        claims: those that make the event.
        sources: a claim's id → its independent source.
        differences: what the event's sources say against each other.
        answered: what the accused party says.
    """
    independent = sorted({credible(claim, sources) for claim in claims})
    if answered.conceded and _is_harm_conceded(claims, sources, answered.conceded):
        return _graded("confirmed", "conceded", answered.conceded)
    return (
        _discounted(claims, sources, independent, answered)
        or _contested(differences)
        or (
            _graded("fair", "several", independent)
            if len(independent) >= grades().fair_sources
            else _graded("weak", "single", independent)
        )
    )


def _graded(grade: Grade, reason: str, sources: Collection[str]) -> Grading:
    template: str = getattr(grades().reasons, reason)
    text = template.format(who=", ".join(sources), count=len(sources))
    return Grading(grade=grade, reason=text, sources=tuple(sources))


def _is_harm_conceded(claims: Iterable[Claim], sources: Mapping[str, str], conceding: Collection[str]) -> bool:
    """Say whether the accused party concedes that others than fighters were harmed, where any source says so."""
    harm = [claim for claim in claims if _is_harm(claim) and claim.group in grades().harmed.others]
    voices = {sources[claim.id] for claim in claims if _is_harm(claim) and not _is_of_fighters(claim)}
    return not harm or not voices.isdisjoint(conceding)


def _discounted(
    claims: Iterable[Claim], sources: Mapping[str, str], independent: Collection[str], answered: Answer
) -> Grading | None:
    """Discount what more independent sources deny than assert, or what harmed fighters alone by most accounts."""
    least = grades().discounting_sources
    if len(answered.others_deny) >= least and len(answered.others_deny) > len(independent):
        return _graded("discounted", "denied", answered.others_deny)
    others, fighters = set(), set()
    for claim in claims:
        if _is_harm(claim):
            if claim.group in grades().harmed.others:
                others.add(credible(claim, sources))
            elif _is_of_fighters(claim):
                fighters.add(credible(claim, sources))
    saying = sorted(fighters - others)
    if others and len(saying) >= least and len(saying) > len(others):
        return _graded("discounted", "fighters", saying)
    return None


def _contested(differences: Iterable[Contradiction]) -> Grading | None:
    for item in differences:
        if item.kind == "accused":
            told = [f"{position.source} ({' and '.join(position.values)})" for position in item.positions]
            text = grades().reasons.accused.format(who=", ".join(told), count=len(told))
            return Grading(
                grade="contested", reason=text, sources=tuple(position.source for position in item.positions)
            )
    return None


def _is_harm(claim: Claim) -> bool:
    return claim.kind == "casualties" and claim.action in ("killed", "injured") and claim.status == "reported"


def _is_of_fighters(claim: Claim) -> bool:
    return claim.group in grades().harmed.fighters
