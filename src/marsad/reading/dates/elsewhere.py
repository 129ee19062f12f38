"""The days that other sentences of a report give, and the evidence that a claim tells of the same thing."""

import math
from collections.abc import Iterator
from typing import cast

import msgspec

from marsad.reading.dates.own import Asked, Candidate, Evidence, about_claim, determined
from marsad.reading.dates.told import Dated, Told, dated
from marsad.reading.dates.values import Days

REACH = 60
"""Sentences around a claim in which its day is looked for, so that the time for a long report grows no faster than it.
The first that the report dates is looked at from everywhere."""
_CACHE = "marsad.dates.elsewhere"
_STEPS = ((1, "by 1"), (2, "by 2"), (5, "by 5"))


def same_day(asked: Asked) -> Days | None:
    """Give the day told last before the claim's sentence, which "that day" points to; else the anchor."""
    if before := dated(asked.article).before(asked.sentence.index):
        return before.days
    anchor = asked.article.anchor
    return Days(anchor, anchor) if anchor else None


class _Day(msgspec.Struct, frozen=True):
    """A day that other sentences give: what they tell of it, and the evidence that any claim of the sentence has.

    ``stands`` is how the day stands to the sentence, ``told`` how much is told of it.
    """

    days: Days
    text: str
    actions: frozenset[str]
    kinds: frozenset[str]
    lemmas: frozenset[str]
    stands: Evidence
    told: Evidence


def other_candidates(asked: Asked) -> Iterator[Candidate]:
    """List each day that other sentences date something with, once, with what links the claim to it."""
    if days := _days_around(asked):
        about = about_claim(asked, "other")
        for day in days:
            yield Candidate(day.days, day.text, about, day.stands | _likeness(asked, day) | day.told)


def _days_around(asked: Asked) -> list[_Day]:
    """List the days that other sentences give; kept for the sentence asked about last, for its other claims."""
    cache, here = asked.article.cache, asked.sentence.index
    index, found = cache.get(_CACHE, (None, []))
    if index != here:
        found = _found_around(asked)
        cache[_CACHE] = here, found
    return cast(list[_Day], found)


def _found_around(asked: Asked) -> list[_Day]:
    here, report = asked.sentence.index, dated(asked.article)
    grouped: dict[Days, list[Told]] = {}
    for event in (*_first(report, here), *report.between(here - REACH, here + REACH + 1)):
        if event.index != here:
            grouped.setdefault(event.days, []).append(event)
    return [_day(asked, report, days, events, len(grouped)) for days, events in grouped.items()]


def _day(asked: Asked, report: Dated, days: Days, events: list[Told], several: int) -> _Day:
    here, actions = asked.sentence.index, frozenset(event.action for event in events)
    nearest = min(events, key=lambda event: (abs(event.index - here), event.index))
    shared = max(len(report.names[here] & report.names[event.index]) for event in events)
    evidence = _own_days(asked) | {"other days to choose from": math.log(several)} | _setting(asked, days)
    evidence |= _place(asked, report, days, nearest)
    kinds = frozenset(action.partition("/")[0] for action in actions)
    return _Day(
        days=days,
        text=nearest.text,
        actions=actions,
        kinds=kinds,
        lemmas=frozenset(event.lemma for event in events),
        stands={name: value for name, value in evidence.items() if value},
        told={"other times dated": math.log(len(events)), "other names shared": float(min(4, shared))},
    )


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


def _likeness(asked: Asked, day: _Day) -> Evidence:
    """What speaks for one and the same thing being told."""
    kind = asked.action.partition("/")[0]
    alike = asked.action in day.actions
    known = alike and asked.trigger.pos_ in ("NOUN", "PROPN") and determined(asked.trigger) == "known"
    return {
        "other same action": float(alike),
        "other same word": float(asked.trigger.lemma_.lower() in day.lemmas),
        "other known and alike": float(known),
        "other title alike": float(asked.sentence.index == 0 and alike),
        "other hurt in an attack": float(kind == "casualties" and "attack" in day.kinds and not alike),
        "other attack that hurt": float(kind == "attack" and "casualties" in day.kinds and not alike),
    }
