"""How the figures of an event changed: by a source's later reports, and by newer revisions of one report."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.model import Claim, FigureHistory, FigureStep, Group, Report
from marsad.reconcile.accounts import stated
from marsad.reconcile.naming import source_of
from marsad.reconcile.wording import plain

ALIKE = 0.5
"""Share of words in common from which on one sentence is taken for the other's older wording."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision of a report with the claims that were read from it; ``known_on`` is the day it was taken in."""

    report: Report
    number: int
    known_on: dt.date
    claims: Sequence[Claim]


Line = tuple[str, str, Group | None]


def history(members: Iterable[str], revisions: Iterable[Revision]) -> tuple[FigureHistory, ...]:
    """List how each source's figures changed, those that never did left out.

    Args:
        members: the ids of the event's claims.
        revisions: every revision of the reports that they are from; the newest with its claims as they count.
    """
    ids = frozenset(members)
    by_report: dict[str, list[Revision]] = defaultdict(list)
    for revision in revisions:
        by_report[revision.report.id].append(revision)
    told: dict[Line, list[FigureStep]] = defaultdict(list)
    for _, found in sorted(by_report.items()):
        for line, step in _of_report(ids, sorted(found, key=lambda item: item.number)):
            told[line].append(step)
    lines = ((line, _changes(steps)) for line, steps in sorted(told.items(), key=lambda item: _key(item[0])))
    return tuple(
        FigureHistory(source=source, action=action, group=group, steps=steps)
        for (source, action, group), steps in lines
        if len(steps) > 1
    )


def _key(line: Line) -> tuple[str, str, str]:
    return line[0], line[1], line[2] or ""


def _of_report(members: frozenset[str], revisions: Sequence[Revision]) -> Iterable[tuple[Line, FigureStep]]:
    """Give the figures of one report's revisions that are of the event, one for each source, action and group."""
    newest = revisions[-1]
    lines: dict[str, Line] = {}
    for revision in revisions:
        largest: dict[Line, Claim] = {}
        for claim in filter(_is_counted, revision.claims):
            now = claim if revision is newest else _successor(claim, newest.claims)
            if now is not None and now.id in members:
                line = lines.setdefault(now.id, (source_of(now, newest.report), now.action, now.group))
                if line not in largest or _size(claim) > _size(largest[line]):
                    largest[line] = claim
        for line, claim in largest.items():
            yield line, _step(claim, revision)


def _is_counted(claim: Claim) -> bool:
    counted = claim.kind in ("casualties", "displacement") and stated(claim) is not None
    return counted and claim.status == "reported" and not claim.cumulative


def _size(claim: Claim) -> tuple[int, str]:
    return stated(claim) or 0, claim.id


def _successor(old: Claim, claims: Iterable[Claim]) -> Claim | None:
    """Find the claim of the newest revision that stands where an older one stood; None where the figure is gone."""
    alike = [
        (_likeness(claim.quote.text, old.quote.text), claim.group == old.group, claim)
        for claim in filter(_is_counted, claims)
        if (claim.kind, claim.action) == (old.kind, old.action)
    ]
    near = [item for item in alike if item[0] >= ALIKE]
    return max(near, key=lambda item: (item[0], item[1], item[2].id))[2] if near else None


def _likeness(one: str, two: str) -> float:
    """Give the share of words that two sentences have in common, 0 to 1 (Jaccard); numbers, which change, left out."""
    first, second = ({word for word in plain(text).split() if not word.isdigit()} for text in (one, two))
    return len(first & second) / len(first | second) if first | second else 0.0


def _step(claim: Claim, revision: Revision) -> FigureStep:
    count = claim.count
    return FigureStep(
        low=count.low if count else None,
        high=count.high if count else None,
        text=count.text if count else None,
        claim=claim.id,
        report=revision.report.id,
        revision=revision.number,
        as_of=revision.report.published,
        known_on=revision.known_on,
    )


def _changes(steps: Iterable[FigureStep]) -> tuple[FigureStep, ...]:
    """Put the figures of one source in order, and leave out those that say what the one before said."""
    ordered = sorted(steps, key=lambda step: (step.as_of or step.known_on, step.report, step.revision, step.claim))
    kept: list[FigureStep] = []
    for step in ordered:
        if not kept or (kept[-1].low, kept[-1].high) != (step.low, step.high):
            kept.append(step)
    return tuple(kept)


def sentence(told: FigureHistory) -> str:
    """Say how a figure changed: "Valley Wire, killed civilians: 34 (2020-03-02) → 41, corrected on 2020-03-04"."""
    first = told.steps[0]
    parts = [f"{_number(first)} ({first.as_of or first.known_on})"]
    for before, step in zip(told.steps, told.steps[1:], strict=False):
        same_day = before.as_of == step.as_of
        day = step.known_on if same_day or step.as_of is None else step.as_of
        parts.append(
            f"{_number(step)}, corrected on {day}" if step.report == before.report else f"{_number(step)} ({day})"
        )
    return f"{told.source}, {told.action} {told.group or 'people'}: {' → '.join(parts)}"


def _number(step: FigureStep) -> str:
    if step.low == step.high:
        return f"{step.low:,}"
    if step.high is None:
        return f"{step.low:,}+"
    return f"up to {step.high:,}" if step.low is None else f"{step.low:,}-{step.high:,}"
