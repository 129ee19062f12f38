"""The record as it was known at a moment: as it is stored, or derived anew from what was stored by then."""

import datetime as dt
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Final, get_args

from django.db.models import Case, DateField, OuterRef, Q, Subquery, When

from marsad.ledger import backend, judgements, models, rows
from marsad.ledger.asking import clocks
from marsad.ledger.asking.decoding import decoded, decoded_with, with_reports
from marsad.ledger.asking.once import once
from marsad.model import Claim, Event, Judgement, Report, Rule
from marsad.reconcile import derive
from marsad.reconcile.judged import judged
from marsad.reconcile.standing import History

KEPT: Final = 4
"""How many past records are kept in memory."""


@dataclass(frozen=True, slots=True)
class Derived:
    """The events of a record, and of those without a day the one on which the first report of each was published.

    ``history``: who held what on any day, where it was derived with the events.
    """

    events: tuple[Event, ...]
    first_told: Mapping[str, dt.date]
    history: History | None = None


_one_at_a_time: Final = Lock()
_derived: OrderedDict[tuple[str, Rule, clocks.Stored], Derived] = OrderedDict()


class Known:
    """What the record said by the end of a day; None: what it says now.

    A past day costs a derivation of all that was stored by then, unless the ledger has not changed since, or the
    answer is still in memory from before.
    """

    def __init__(self, as_known: dt.date | dt.datetime | None = None) -> None:
        """Fix the moment."""
        self.at = clocks.moment(as_known)
        self._past: clocks.Stored | None = None
        self._now: clocks.Stored | None = None
        if self.at is not None:
            past, now = once(("stored", self.at), lambda: clocks.stored(self.at, None))
            self._now = now
            if past == now:
                self.at = None
            else:
                self._past = past

    @cached_property
    def _built(self) -> str | None:
        if self._now is not None:
            return clocks.rule_of(self._now)
        return once("rule", lambda: models.Build.objects.values_list("rule", flat=True).first())

    @property
    def rule(self) -> Rule:
        """The rule by which the ledger's tolls are made."""
        return next((rule for rule in get_args(Rule) if rule == self._built), "span")

    def events(self, narrow: Q | None = None) -> Derived:
        """Give the events, in the order of their ids; ``narrow`` may leave out some that are not asked for."""
        if not self.is_stored:
            return self._derive()
        rows = models.Event.objects.filter(narrow or Q()).order_by("uid")
        published = models.Report.objects.filter(claims__events=OuterRef("pk"), published__isnull=False)
        first = published.order_by("published").values("published")[:1]
        told = Case(When(date_start__isnull=True, then=Subquery(first)), output_field=DateField())
        found = list(decoded_with(rows.annotate(told=told), Event, "told"))
        return Derived(tuple(event for event, _ in found), {event.id: day for event, day in found if day})

    def claims(self, narrow: Q, *, judge: bool = True) -> tuple[list[Claim], dict[str, Report]]:
        """List the claims that counted, in the order of their ids, with their reports (without headline and text).

        With ``judge`` they are as people corrected them, and those that were rejected are left out. ``narrow`` may
        leave out some that are not asked for; what was corrected is never left out.
        """
        if not judge:
            return with_reports(clocks.claims(self.at).filter(narrow))
        if narrow and self.corrected:  # nothing or-ed with something would narrow
            narrow = narrow | Q(report__uid__in=self.corrected)
        found, reports = with_reports(clocks.claims(self.at).filter(narrow))
        return list(judged(found, self._made).claims), reports

    @cached_property
    def _made(self) -> Sequence[Judgement]:
        return once(("judgements", self.at), lambda: list(judgements.judgements(stored_by=self.at)))

    @cached_property
    def corrected(self) -> frozenset[str]:
        """The reports (ids) any of whose claims was corrected."""
        targets = (target for one in self._made if one.decision == "correct" for target in one.claims)
        return frozenset(target.report for target in targets)

    @property
    def history(self) -> History:
        """Who held what on any day; of a past record that is in memory without a query."""
        kept = _derived.get(self._key) if self.at is not None else None
        return kept.history if kept and kept.history else History.of(*self.claims(Q(kind="control")))

    @property
    def is_built(self) -> bool:
        """Whether the derived tables hold this very record, which an empty ledger's need not; one query."""
        return self.at is None and self._built is not None

    @property
    def is_stored(self) -> bool:
        """Whether the derived tables hold this very record."""
        return self.is_built or (self.at is None and not clocks.has_claims(self._state))

    @property
    def _key(self) -> "tuple[str, Rule, clocks.Stored]":
        return backend.location(), self.rule, self._state

    @cached_property
    def _state(self) -> clocks.Stored:
        return self._past or self._now or once("stored", lambda: clocks.stored(None)[0])

    def _derive(self) -> Derived:
        key = self._key
        with _one_at_a_time:  # two that ask for one day at once have it made once
            if key not in _derived:
                _derived[key] = _derive_anew(self.at, self.rule, self._made)
                while len(_derived) > KEPT:
                    _derived.popitem(last=False)
            _derived.move_to_end(key)
            return _derived[key]

    @property
    def is_at_hand(self) -> bool:
        """Whether it is stored, or in memory from before: to answer takes no derivation."""
        return self.is_stored or self._key in _derived


def is_at_hand(as_known: dt.date | dt.datetime | None) -> bool:
    """Say whether the record of a past day can be given without deriving it anew."""
    return Known(as_known).is_at_hand


def _derive_anew(at: dt.datetime | None, rule: Rule, made: Sequence[Judgement]) -> Derived:
    claims = decoded(clocks.claims(at).order_by("uid"), Claim)
    reports = {row.uid: rows.report_record(row) for row in clocks.reports(at).iterator()}
    found = {claim.id: claim for claim in claims}
    record = derive(found.values(), reports, made, rule).record
    days = {
        event.id: [day for key in event.claims if (day := reports[found[key].report].published)]
        for event in record.events
        if event.date is None
    }
    counting = judged(found.values(), made).claims
    history = History.of([claim for claim in counting if claim.kind == "control"], reports)
    return Derived(record.events, {key: min(told) for key, told in days.items() if told}, history)
