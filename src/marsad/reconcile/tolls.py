"""Tolls of one event: each independent source's latest figure, and low, best, high by a named rule."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median_low
from typing import NamedTuple

from marsad.model import Claim, Figure, Group, Report, Rule, Toll
from marsad.reconcile.accounts import stated


class Range(NamedTuple):
    """Low, best, high; None is not known."""

    low: int | None
    best: int | None
    high: int | None


def tolls(
    claims: Iterable[Claim], reports: Mapping[str, Report], sources: Mapping[str, str], rule: Rule
) -> tuple[Toll, ...]:
    """Work out the tolls of an event's claims, by action and group; figures of different sources are never added up."""
    counted: dict[tuple[str, Group | None], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind in ("casualties", "displacement") and claim.status == "reported" and not claim.cumulative:
            counted[claim.action, claim.group].append(claim)
    found = []
    for action, group in sorted(counted, key=lambda key: (key[0], key[1] or "")):
        figures = _figures(counted[action, group], reports, sources)
        low, best, high = by_rule(rule, figures)
        found.append(Toll(action=action, group=group, low=low, best=best, high=high, rule=rule, figures=figures))
    return tuple(found)


_APART: tuple[Group, ...] = ("civilians", "fighters")
"""Groups that share nobody: together they make a whole."""


def main_toll(
    claims: Iterable[Claim], reports: Mapping[str, Report], sources: Mapping[str, str], rule: Rule
) -> Toll | None:
    """Work out how many were killed in all: each independent source's whole, as its latest report gives it.

    A report's whole is its largest figure of one group, or civilians and fighters together where they are more.
    """
    told: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.action == "killed" and claim.status == "reported" and not claim.cumulative:
            told[sources[claim.id]][claim.report].append(claim)
    figures = tuple(_whole(source, told[source], reports) for source in sorted(told))
    low, best, high = by_rule(rule, figures)
    whole = Toll(action="killed", group=None, low=low, best=best, high=high, rule=rule, figures=figures)
    return whole if told else None


def _whole(source: str, told: Mapping[str, Sequence[Claim]], reports: Mapping[str, Report]) -> Figure:
    """Give a source's whole from the latest of its reports that states a number, else from the latest."""
    largest = [max(told[key], key=_size) for key in sorted(told)]
    chosen = max(largest, key=lambda claim: _rank(claim, reports[claim.report]))
    figure = _figure(source, chosen, reports)
    of_group = {
        group: [c for c in told[chosen.report] if c.group == group and stated(c) is not None] for group in _APART
    }
    parts = [max(claims, key=_size) for claims in of_group.values() if claims]
    if sum(stated(part) or 0 for part in parts) <= (stated(chosen) or 0):
        return figure
    lows = [part.count.low if part.count else None for part in parts]
    highs = [part.count.high if part.count else None for part in parts]
    return Figure(source=source, low=_sum(lows), high=_sum(highs), text=None, claim=chosen.id, as_of=figure.as_of)


def _size(claim: Claim) -> tuple[bool, int, str]:
    number = stated(claim)
    return (number is not None, number or 0, claim.id)


def _sum(numbers: Sequence[int | None]) -> int | None:
    """Add up; not known where one of them is not."""
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _figures(claims: Iterable[Claim], reports: Mapping[str, Report], sources: Mapping[str, str]) -> tuple[Figure, ...]:
    latest: dict[str, tuple[tuple[object, ...], Claim]] = {}
    for claim in claims:
        rank = _rank(claim, reports[claim.report])
        source = sources[claim.id]
        if source not in latest or rank > latest[source][0]:
            latest[source] = (rank, claim)
    return tuple(_figure(source, latest[source][1], reports) for source in sorted(latest))


def _rank(claim: Claim, report: Report) -> tuple[object, ...]:
    """Order one source's figures: a number before a vague word, then the latest, then the whole before its parts."""
    number = stated(claim)
    moment = report.published_at.timestamp() if report.published_at else 0.0
    return (number is not None, report.published or dt.date.min, moment, number or 0, claim.id)


def _figure(source: str, claim: Claim, reports: Mapping[str, Report]) -> Figure:
    count = claim.count
    return Figure(
        source=source,
        low=count.low if count else None,
        high=count.high if count else None,
        text=count.text if count else None,
        claim=claim.id,
        as_of=reports[claim.report].published,
    )


def one_number(figure: Figure) -> int | None:
    """The one number that stands for a figure: "at least 85" and "up to 85" stand as 85, "20 to 30" as 25."""
    if figure.low is not None and figure.high is not None:
        return (figure.low + figure.high) // 2
    return figure.low if figure.low is not None else figure.high


def _extremes(figures: Iterable[Figure]) -> tuple[int | None, int | None]:
    """Give the lowest and the highest that any source allows; None where one leaves that side open."""
    known = [figure for figure in figures if one_number(figure) is not None]
    lows = [figure.low for figure in known if figure.low is not None]
    highs = [figure.high for figure in known if figure.high is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    if low is not None and any(figure.low is None and (figure.high or 0) < low for figure in known):
        low = None  # one source says fewer than all the others, and not how few
    if high is not None and max(lows, default=0) > high:
        high = None  # one source says more than all the others, and not how many
    return low, high


def _span(figures: tuple[Figure, ...]) -> Range:
    """Best is the median of the sources' figures (the lower of the middle two), low and high the extremes."""
    numbers = [number for figure in figures if (number := one_number(figure)) is not None]
    low, high = _extremes(figures)
    return Range(low, median_low(numbers) if numbers else None, high)


def _lowest(figures: tuple[Figure, ...]) -> Range:
    """ACLED: where reports differ, the most conservative figure is the event's."""
    lows = [number for figure in figures if (number := _least(figure)) is not None]
    low, high = _extremes(figures)
    return Range(low, min(lows, default=None), high)


def _least(figure: Figure) -> int | None:
    return figure.low if figure.low is not None else figure.high


def _ged(figures: tuple[Figure, ...]) -> Range:
    """UCDP GED: best is the figure that most sources agree on (the lower of two), low and high the extremes."""
    numbers = Counter(number for figure in figures if (number := one_number(figure)) is not None)
    low, high = _extremes(figures)
    best = min(numbers, key=lambda number: (-numbers[number], number)) if numbers else None
    return Range(low, best, high)


_RULES: Mapping[Rule, Callable[[tuple[Figure, ...]], Range]] = {"span": _span, "lowest": _lowest, "ged": _ged}


def by_rule(rule: Rule, figures: tuple[Figure, ...]) -> Range:
    """Make one figure of the sources' figures by a named rule."""
    return _RULES[rule](figures)
