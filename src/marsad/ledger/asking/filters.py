"""What is asked for, checked, and whether a claim or an event belongs to it."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q

from marsad.ledger.asking.parties import party
from marsad.ledger.asking.places import area, events_about
from marsad.model import ACTIONS, GROUPS, KINDS, STATUSES, Claim, DateRange, Event, InputError, Place, Report
from marsad.reconcile.areas import Area, Entries
from marsad.reconcile.sources import source_of
from marsad.reconcile.totals import by_party, by_place, in_time

Words = str | Iterable[str] | None
"""One word or several; None asks for all."""


def words(field: str, asked: Words, known: Collection[str]) -> frozenset[str] | None:
    """Check words of a vocabulary.

    Raises:
        InputError: one is not of it; says which there are.
    """
    if asked is None:
        return None
    given = frozenset([asked] if isinstance(asked, str) else asked)
    for word in sorted(given - set(known)):
        raise InputError(f"{word!r} is none; expected one of {', '.join(known)}", field=field)
    return given


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked for; None asks for all. ``last`` is the last day that counts, of the period and the clock."""

    area: Area | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    kinds: frozenset[str] | None = None
    actions: frozenset[str] | None = None
    groups: frozenset[str] | None = None
    statuses: frozenset[str] | None = None
    parties: Callable[[str], bool] | None = None
    sources: frozenset[str] | None = None
    as_of: dt.date | None = None
    uncertain: bool = False

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out, so that nothing need be looked at."""
        return self == Asked()

    @property
    def last(self) -> dt.date | None:
        """The last day that counts."""
        return min((day for day in (self.end, self.as_of) if day), default=None)

    def claims_sql(self) -> Q:
        """Narrow the claims by what the columns tell for sure."""
        narrow = Q()
        for column, wanted in (
            ("kind", self.kinds), ("action", self.actions), ("group", self.groups), ("status", self.statuses)
        ):  # fmt: skip
            if wanted is not None:
                narrow &= Q(**{f"{column}__in": wanted})
        if self.last:
            narrow &= Q(date_start__lte=self.last) | Q(date_start__isnull=True)
        if self.start:
            narrow &= Q(date_end__gte=self.start) | Q(date_end__isnull=True)
        return narrow

    def events_sql(self) -> Q:
        """Narrow the events by what the columns tell for sure."""
        narrow = Q() if self.kinds is None else Q(kind__in=self.kinds)
        if self.last:
            narrow &= Q(date_start__lte=self.last) | Q(date_start__isnull=True)
        if self.start:
            narrow &= Q(date_end__gte=self.start) | Q(date_end__isnull=True)
        return narrow & events_about(self.area) if self.area else narrow

    def has_claim(self, claim: Claim, report: Report, places: Entries) -> bool:
        """Say whether a claim belongs to it: one of its places, any day of its days, one of its actors."""
        named = [actor.name or actor.text for actor in claim.actors]
        return (
            _one_of(claim.kind, self.kinds)
            and _one_of(claim.action, self.actions)
            and _one_of(claim.group, self.groups)
            and _one_of(claim.status, self.statuses)
            and (self.parties is None or any(map(self.parties, named)))
            and (self.sources is None or not self.sources.isdisjoint(_names(claim, report)))
            and self._has_days(claim.date, report.published)
            and self._has_place(claim, places)
        )

    def has_event(self, event: Event, places: Entries, first_told: dt.date | None) -> bool:
        """Say whether an event belongs to it; ``first_told``: when one without a day was first told of."""
        groups = {toll.group or "people" for toll in event.tolls} | set(event.targets)
        return (
            _one_of(event.kind, self.kinds)
            and (self.actions is None or not self.actions.isdisjoint(event.actions))
            and (self.groups is None or not self.groups.isdisjoint(groups))
            and (self.sources is None or not self.sources.isdisjoint(map(str.casefold, event.sources)))
            and self._belongs(by_party(self.parties, event))
            and self._has_days(event.date, first_told)
            and self._belongs(by_place(self.area, event.place, places))
        )

    def _belongs(self, found: str) -> bool:
        return found == "in" or (self.uncertain and found != "out")

    def _has_days(self, date: DateRange | None, told: dt.date | None) -> bool:
        """Say whether any of some days counts; what has none happened by the day on which it was told."""
        if self.start is None and self.last is None:
            return True
        if date is None:
            return self._belongs(in_time(None, told, self.start, self.last))
        return in_time(date.start, date.end, self.start, self.last) != "out"

    def _has_place(self, claim: Claim, places: Entries) -> bool:
        return any(self._belongs(by_place(self.area, place, places)) for place in claim.places or (None,))


def _one_of(word: str | None, wanted: Collection[str] | None) -> bool:
    return wanted is None or word in wanted


def _names(claim: Claim, report: Report) -> set[str]:
    """List the names of whose word a claim is, as it is asked for."""
    said = (claim.source.text, claim.source.name or "") if claim.source else ()
    return {name.casefold() for name in (source_of(claim, report), *said)}


def asked(  # noqa: PLR0913 - one parameter for each thing that can be asked for
    *,
    place: str | Place | Area | None = None,
    start: dt.date | None = None,
    end: dt.date | None = None,
    kind: Words = None,
    action: Words = None,
    group: Words = None,
    status: Words = None,
    actor: Words = None,
    source: Words = None,
    as_of: dt.date | None = None,
    uncertain: bool = False,
) -> Asked:
    """Check what is asked for.

    Raises:
        InputError: a word is of no vocabulary, a place is not known, or a period ends before it starts.
    """
    if start and end and end < start:
        raise InputError(f"ends on {end}, before it starts on {start}", field="end")
    every_action = tuple(dict.fromkeys(word for kinds in ACTIONS.values() for word in kinds))
    named = [source] if isinstance(source, str) else source
    return Asked(
        area=area(place),
        start=start,
        end=end,
        kinds=words("kind", kind, KINDS),
        actions=words("action", action, every_action),
        groups=words("group", group, GROUPS),
        statuses=words("status", status, STATUSES),
        parties=party(actor),
        sources=None if named is None else frozenset(name.casefold() for name in named),
        as_of=as_of,
        uncertain=uncertain,
    )
