"""The days that other sentences of a report give, and the evidence that a claim tells of the same thing."""

import math
from collections.abc import Iterator

from marsad.reading.dates.own import Asked, Candidate, Evidence, about_claim, determined
from marsad.reading.dates.told import Dated, Told, dated
from marsad.reading.dates.values import Days

REACH = 60
"""Sentences around a claim in which its day is looked for, so that the time for a long report grows no faster than it.
The first that the report dates is looked at from everywhere."""
_STEPS = ((1, "by 1"), (2, "by 2"), (5, "by 5"))


def same_day(asked: Asked) -> Days | None:
    """Give the day told last before the claim's sentence, which "that day" points to; else the anchor."""
    if before := dated(asked.article).before(asked.sentence.index):
        return before.days
    anchor = asked.article.anchor
    return Days(anchor, anchor) if anchor else None


def other_candidates(asked: Asked) -> Iterator[Candidate]:
    """List each day that other sentences date something with, once, with what links the claim to it."""
    here, report = asked.sentence.index, dated(asked.article)
    grouped: dict[Days, list[Told]] = {}
    for event in (*_first(report, here), *report.between(here - REACH, here + REACH + 1)):
        if event.index != here:
            grouped.setdefault(event.days, []).append(event)
    if not grouped:
        return
    about, shared = about_claim(asked, "other"), _own_days(asked)
    shared["other days to choose from"] = math.log(len(grouped))
    for days, events in grouped.items():
        nearest = min(events, key=lambda event: (abs(event.index - here), event.index))
        evidence = shared | _setting(asked, days) | _place(asked, report, days, nearest)
        yield Candidate(days, nearest.text, about, evidence | _likeness(asked, report, events))


def _first(report: Dated, here: int) -> tuple[Told, ...]:
    """Give the first event of a report where it stands out of reach."""
    return report.events[:1] if report.events and report.events[0].index < here - REACH else ()


def _own_days(asked: Asked) -> Evidence:
    return {
        "other while own day": float(any(not placed.told for placed in asked.placed)),
        "other while telling day": float(any(placed.told for placed in asked.placed)),
    }


def _setting(asked: Asked, days: Days) -> Evidence:
    anchor = asked.article.anchor
    return {
        "other span": float(days.first != days.last),
        "other long span": float((days.last - days.first).days > 10),
        "other long ago": float(anchor is not None and (anchor - days.last).days > 30),
    }


def _place(asked: Asked, report: Dated, days: Days, nearest: Told) -> Evidence:
    """Where the day stands in the report, seen from the claim."""
    here = asked.sentence.index
    before = report.before(here)
    low, high = sorted((here, nearest.index))
    return {
        f"other {_steps(nearest.index - here)}": 1.0,
        "other first dated": float(report.events[0].days == days),
        "other last dated before": float(before is not None and before.days == days),
        "other dated between": float(bool(report.between(low + 1, high))),
        "other in the title": float(here == 0),
        "other turned away": float(report.turns_between(low + 1, here + 1)),
    }


def _steps(away: int) -> str:
    """Name how far the nearest sentence with that day stands."""
    step = next((name for most, name in _STEPS if abs(away) <= most), "by more")
    return f"{'before' if away < 0 else 'after'} {step}"


def _likeness(asked: Asked, report: Dated, events: list[Told]) -> Evidence:
    """What speaks for one and the same thing being told."""
    kind = asked.action.partition("/")[0]
    kinds = {event.action.partition("/")[0] for event in events}
    alike = any(event.action == asked.action for event in events)
    known = asked.trigger.pos_ in ("NOUN", "PROPN") and determined(asked.trigger) == "known"
    names = report.names
    shared = max(len(names[asked.sentence.index] & names[event.index]) for event in events)
    return {
        "other same action": float(alike),
        "other same word": float(any(event.lemma == asked.trigger.lemma_.lower() for event in events)),
        "other known and alike": float(known and alike),
        "other title alike": float(asked.sentence.index == 0 and alike),
        "other hurt in an attack": float(kind == "casualties" and "attack" in kinds and not alike),
        "other attack that hurt": float(kind == "attack" and "casualties" in kinds and not alike),
        "other times dated": math.log(len(events)),
        "other names shared": float(min(4, shared)),
    }
