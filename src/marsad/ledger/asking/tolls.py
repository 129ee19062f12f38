"""Tolls over a place and a period, as they were known."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple, get_args

import msgspec
from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Sum, TextField, Value
from django.db.models.functions import Cast, Coalesce

from marsad.ledger import models
from marsad.ledger.asking.filters import Asked as Wanted
from marsad.ledger.asking.filters import Words, asked, words
from marsad.ledger.asking.known import Derived, Known
from marsad.ledger.asking.places import entries
from marsad.ledger.prepared import Prepared
from marsad.model import ACTIONS, Claim, Event, Group, Place, Report, Rule, Toll, Tolls
from marsad.model.answers import By
from marsad.model.vocabulary import PEOPLE_GROUPS, wholes
from marsad.reconcile import totals
from marsad.reconcile.above import Asked, Figures, Told, counts_from_above, is_told, told, tolls_of
from marsad.reconcile.areas import Area, Entries
from marsad.reconcile.sources import source_of
from marsad.reconcile.tolls import by_rule
from marsad.reconcile.totals import Counting
from marsad.reconcile.wholes import Harm, share

TOLLS = (*ACTIONS["casualties"], *ACTIONS["displacement"])
"""What people are counted by."""
FROM_ABOVE: Final = Q(cumulative=True, kind__in=("casualties", "displacement"), status="reported")
"""The claims that may count from above."""


def tolls(  # noqa: PLR0913 - one parameter for each thing that can be asked for
    *,
    place: str | Place | Area | None = None,
    start: dt.date | None = None,
    end: dt.date | None = None,
    action: Words = None,
    group: Words = None,
    actor: Words = None,
    source: Words = None,
    rule: Rule | None = None,
    by: By | None = None,
    as_of: dt.date | None = None,
    as_known: dt.date | dt.datetime | None = None,
) -> list[Tolls]:
    """Sum up how many were killed, injured, displaced, … over a place and a period, from below beside from above.

    One answer for each action and group that anything is told of; where both are asked for, one for each of them.
    Events that may belong to it are summed apart.

    Args:
        place: a place's id, or a name however it is spelled, or the area that it was found to be; with what lies in it.
        start: the first day.
        end: the last day, included.
        action: killed, injured, detained, missing, displaced, evacuated, returned; several may be given.
        group: people, civilians, children, …; several may be given. Groups nest, and are never added to each other.
        actor: who did it: a party, by id, name or alias, with what belongs to it.
        source: as these sources alone tell it.
        rule: span, lowest or ged; None: the one that the record is made by.
        by: parts the sums from below by "day", "month" or "year", or by whichever of them fits; None leaves them whole.
        as_of: nothing that goes on behind this day.
        as_known: as the record was at the end of this day (UTC), or at this moment.

    Raises:
        InputError: a word is of no vocabulary, or a place is not known.
    """
    wanted = asked(place=place, start=start, end=end, actor=actor, source=source, as_of=as_of)
    return answer(wanted, action, group, rule=rule, by=by, as_known=as_known).tolls


class Answer(NamedTuple):
    """Tolls, and the record that they were summed up of."""

    tolls: list[Tolls]
    wanted: Wanted
    record: Derived
    places: Entries

    def events(self, of: Tolls) -> list[Event]:
        """List the events that surely belong to it and speak of such people, the latest first."""
        found = []
        for event in self.record.events:
            one = share(event, of.action, of.group)
            if one and not one.is_wider and self._belongs(event):
                found.append(event)
        return sorted(found, key=lambda event: (-(event.date.start.toordinal() if event.date else 0), event.id))

    def _belongs(self, event: Event) -> bool:
        return self.wanted.has_event(event, self.places, self.record.first_told.get(event.id))


def answer(  # noqa: PLR0913 - what is asked of tolls beside places, days, parties and sources
    wanted: Wanted,
    action: Words = None,
    group: Words = None,
    *,
    rule: Rule | None = None,
    by: By | None = None,
    as_known: dt.date | dt.datetime | None = None,
) -> Answer:
    """Answer as ``tolls`` does, with the events at hand, so that who lists them need not read them again.

    Raises:
        InputError: a word is of no vocabulary.
    """
    actions = words("action", action, TOLLS)
    groups = words("group", group, PEOPLE_GROUPS)
    known = Known(as_known)
    record = known.events(wanted.events_sql() & counts_people(actions))
    found = [event for event in record.events if _happened_by(wanted.as_of, event, record.first_told)]
    claims, of = known.claims(FROM_ABOVE)
    above = _told(claims, of)
    if wanted.sources is not None:
        found = [_as_told_by(event, wanted.sources, rule or known.rule) for event in found]
        above = [item for item in above if item.source.casefold() in wanted.sources]
    places = entries(_places(found, (item.claim.places for item in above)))
    counting = Counting(found, places, rule=rule, parties=wanted.parties)
    question = Asked(wanted.area, wanted.start, wanted.end, wanted.parties, wanted.as_of, by)
    every = actions is not None and groups is not None
    kinds = _kinds(actions, groups, None if every else _named(found, above))
    figures = Figures(above, counting, places, wanted.area.key if wanted.area else str.casefold)
    answers = tolls_of(question, counting, figures, rule or known.rule, kinds)
    return Answer([item for item in answers if every or is_told(item)], wanted, record, places)


def counts_people(actions: Collection[str] | None) -> Q:
    """Find events with tolls: of some actions, or of any."""
    rows = models.Toll.objects.filter(event=OuterRef("pk"))
    return Q(Exists(rows if actions is None else rows.filter(action__in=actions)))


class _Harm(msgspec.Struct, frozen=True, gc=False):
    """What an event's JSON says of people: no more of it is read."""

    tolls: tuple[Toll, ...] = ()
    main: Toll | None = None


_READ: Final = msgspec.json.Decoder(_Harm).decode
_EMPTY: Final = Q(low=None, best=None, high=None)
_NONE: Final = Value(0)
_EXACT: Final = Q(event__precision__isnull=True) | Q(event__precision__lte=1)
_NO_SUMS: Final[Mapping[tuple[str, Group], totals.Sum]] = MappingProxyType({})
_SUMS: Final = {
    "events": Count("pk"),
    "without_figure": Count("pk", filter=_EMPTY),
    "open_low": Count("pk", filter=Q(low=None) & ~_EMPTY),
    "open_high": Count("pk", filter=Q(high=None) & ~_EMPTY),
    "by_part": _NONE,
    "sum_low": Sum(Coalesce("low", _NONE)),
    "sum_best": Sum(Coalesce("best", "high", "low", _NONE)),
    "high_stated": Sum(Coalesce("high", "best", "low", _NONE)),
}
"""The fields of ``totals.Sum``, in their order, as the database makes them of tolls."""


def _sums_at(place: str) -> "QuerySet[models.Toll, Any]":
    """Sum up by action the events at a place that count people as a whole alone; give the others' JSON, row by row.

    Where no other group is counted, the toll of people is what the event says, of those killed in all too.
    """
    here = models.Toll.objects.filter(_EXACT, event__place__uid=place).order_by()
    parted = here.exclude(group="people").values("event")
    plain = here.exclude(event__in=parted)
    sums = plain.values("action").annotate(by=Min("rule"), **_SUMS, raw=Value("", TextField()))
    others = models.Event.objects.filter(pk__in=parted)
    nothing = dict.fromkeys(_SUMS, _NONE)
    told = others.order_by().annotate(action=Value(""), by=Value(""), **nothing, raw=Cast("data", TextField()))
    columns = ("action", "by", *_SUMS, "raw")
    return sums.values_list(*columns).union(told.values_list(*columns), all=True)


_SUMS_AT = Prepared(_sums_at)


def tolls_at(place: str) -> list[Tolls]:
    """Sum up what surely happened at a town, a village or a site (its id), from below alone; one query.

    Beside the sums nothing is told: neither what may belong to them, nor who counts a larger group.
    """
    events: list[Harm] = []
    sums: dict[tuple[str, Group], totals.Sum] = {}
    rules: set[str] = set()
    for action, rule, *numbers, text in _SUMS_AT(place):
        if text:
            events.append(_READ(text))
        else:
            rules.add(rule)
            sums[action, "people"] = totals.Sum._make(map(int, numbers))
    return _summed(events, rules, sums)


def tolls_of_events(found: Sequence[Harm]) -> list[Tolls]:
    """Sum up events all of which belong, from below alone: nothing is told beside the sums."""
    return _summed(found)


def _summed(
    found: Sequence[Harm], rules: Collection[str] = (), sums: Mapping[tuple[str, Group], totals.Sum] = _NO_SUMS
) -> list[Tolls]:
    """Sum up events, and add sums of others, made by some rules."""
    made = {toll.rule for event in found for toll in event.tolls} | set(rules)
    rule: Rule = next((rule for rule in get_args(Rule) if rule in made), "span")
    kinds = _kinds(None, None, _named(found, []) | set(sums))
    return [
        Tolls(action=one, group=whom, rule=rule, below=below)
        for one, whom, below in totals.added_up(found, kinds, sums)
    ]


def _told(claims: Iterable[Claim], of: Mapping[str, Report]) -> list[Told]:
    counted = [claim for claim in claims if counts_from_above(claim)]
    return told(counted, of, {claim.id: source_of(claim, of[claim.report]) for claim in counted})


def _kinds(
    actions: Collection[str] | None, groups: Collection[str] | None, named: Collection[tuple[str, Group]] | None
) -> list[tuple[str, Group]]:
    """List the actions and groups to answer for, in the vocabulary's order; ``named`` None: all that are asked for."""
    return [
        (action, group)
        for action in TOLLS
        if actions is None or action in actions
        for group in PEOPLE_GROUPS
        if (groups is None or group in groups) and (named is None or (action, group) in named)
    ]


def _named(found: Iterable[Harm], above: Iterable[Told]) -> set[tuple[str, Group]]:
    """List the actions and groups that anything can be told of: those that are named, and what these lie within."""
    named: set[tuple[str, Group]] = {(toll.action, toll.group or "people") for event in found for toll in event.tolls}
    named |= {(item.claim.action, item.claim.group or "people") for item in above}
    return named | {(action, whole) for action, group in named for whole in wholes(group)}


def _happened_by(as_of: dt.date | None, event: Event, first_told: Mapping[str, dt.date]) -> bool:
    """Leave out what has no day and was not told of by then: that it had happened is not known."""
    return as_of is None or event.date is not None or first_told.get(event.id, dt.date.max) <= as_of


def _places(found: Iterable[Event], more: Iterable[tuple[object, ...]]) -> Iterable[str | None]:
    yield from (event.place.id for event in found if event.place)
    yield from (getattr(place, "id", None) for places in more for place in places[:1])


def _as_told_by(event: Event, sources: Collection[str], rule: Rule) -> Event:
    """Leave the figures of some sources only, and make the event's of them."""
    kept = (_left(toll, sources, rule) for toll in event.tolls)
    main = _left(event.main, sources, rule) if event.main else None
    return msgspec.structs.replace(event, tolls=tuple(toll for toll in kept if toll), main=main)


def _left(toll: Toll, sources: Collection[str], rule: Rule) -> Toll | None:
    figures = tuple(figure for figure in toll.figures if figure.source.casefold() in sources)
    low, best, high = by_rule(rule, figures)
    changed = msgspec.structs.replace(toll, figures=figures, low=low, best=best, high=high, rule=rule)
    return changed if figures else None
