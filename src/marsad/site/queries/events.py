"""Events for lists and for their own page."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, get_args

import msgspec
from django.db.models import F, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.safestring import SafeString

from marsad import model
from marsad.ledger.models import Claim, Event
from marsad.ledger.prepared import Prepared
from marsad.reconcile.tolls import by_rule
from marsad.site import figures, told, words
from marsad.site.queries.reports import shown_claims
from marsad.site.said import gettext as _
from marsad.site.shown import ShownClaim, event_place, event_title
from marsad.site.strip import Strip, strip


@dataclass(frozen=True)
class ShownFigure:
    """One source's figure, as said, with the claim that it opens down to (None: not open to readers)."""

    read: model.Figure
    claim: ShownClaim | None

    @property
    def printed(self) -> Sequence[ShownClaim]:
        """The claim as a list, for the template that shows a sentence and where it is printed."""
        return [self.claim] if self.claim else []

    @property
    def words(self) -> str:
        """The figure; the source's own words where it gave no number."""
        if self.read.low is None and self.read.high is None and self.read.text:
            return _("“%(name)s”") % {"name": self.read.text}
        return figures.figure(self.read.low, self.read.high)


@dataclass(frozen=True, slots=True)
class ByRule:
    """What one rule makes of a toll: its name, and low, best and high in words."""

    rule: str
    cells: tuple[str, str, str]


def _cells(low: int | None, best: int | None, high: int | None) -> tuple[str, str, str]:
    return figures.figure(low, low), figures.figure(best, best), figures.figure(high, high)


@dataclass(frozen=True)
class ShownToll:
    """A toll as said, with each source's figure."""

    row: model.Toll
    claims: Sequence[ShownClaim] = ()

    @property
    def label(self) -> str:
        """Of whom: "killed"; with the group where one is named: "killed, children"."""
        return words.counted(self.row.action, self.row.group or "")

    @property
    def words(self) -> str:
        """Low, best, high in words."""
        if self.row.low is None and self.row.best is None and self.row.high is None:
            vague = {figure.words for figure in self.figures if figure.read.text}
            if len(vague) == 1:
                return vague.pop()
        return figures.toll_figure(self.row.low, self.row.best, self.row.high)

    @property
    def by_rules(self) -> Sequence[ByRule]:
        """What each rule makes of the sources' figures, the record's own first; that alone where nothing differs."""
        own = ByRule(self.rule[0], _cells(self.row.low, self.row.best, self.row.high))
        said = tuple(figure.read for figure in self.figures)
        if len(said) < 2:
            return [own]
        others = (rule for rule in get_args(model.Rule) if rule != self.row.rule)
        return [own, *(ByRule(str(words.RULES[rule][0]), _cells(*by_rule(rule, said))) for rule in others)]

    @property
    def rule(self) -> tuple[str, str]:
        """The name of the rule that made it, and what that rule does."""
        name, does = words.RULES[self.row.rule]
        return str(name), str(does)

    @cached_property
    def figures(self) -> Sequence[ShownFigure]:
        """Each independent source's figure."""
        by_id = {claim.row.uid: claim for claim in self.claims}
        return [ShownFigure(figure, by_id.get(figure.claim)) for figure in self.row.figures]

    @property
    def strip(self) -> Strip | None:
        """The figures on a line; None where there is nothing to compare."""
        ends = [(figure.read.low, figure.read.high) for figure in self.figures]
        return strip(self.row.low, self.row.best, self.row.high, ends) if len(ends) > 1 else None


@dataclass(frozen=True)
class ShownEvent:
    """An event by name, with its tolls; ``linked``: it has a page of its own."""

    row: Event
    tolls: Sequence[ShownToll] = ()
    linked: bool = True

    @property
    def title(self) -> str:
        """What, where, when."""
        return event_title(self.row)

    @property
    def where(self) -> str | None:
        """Where, as far as it is known."""
        return event_place(self.row)

    @property
    def when(self) -> str:
        """The day or days."""
        return figures.days(self.row.date_start, self.row.date_end)

    @property
    def actions(self) -> Sequence[str]:
        """All that happened, in words."""
        return [
            words.action(self.row.kind, name) if (self.row.kind, name) in words.ACTIONS else words.any_action(name)
            for name in self.row.actions
        ]


@dataclass(frozen=True)
class Statement:
    """One sentence of one source: its claims, each once, and one claim from each report that prints it."""

    claims: Sequence[ShownClaim]
    printed: Sequence[ShownClaim]


@dataclass(frozen=True)
class Voice:
    """One source and all that it says of an event."""

    name: str
    statements: Sequence[Statement]


@dataclass(frozen=True)
class EventPage:
    """An event, what it is made of, who says what, and how the sources' figures changed, in sentences."""

    shown: ShownEvent
    record: model.Event
    voices: Sequence[Voice]
    reports: int
    told_by: Collection[str]

    @property
    def rules(self) -> Sequence[tuple[str, str]]:
        """The names of all rules, and what they do."""
        return [(str(name), str(does)) for name, does in words.RULES.values()]

    @property
    def statements(self) -> Sequence[tuple[Voice, Statement]]:
        """All that is said, source by source."""
        return [(voice, statement) for voice in self.voices for statement in voice.statements]

    @property
    def precision(self) -> str:
        """How exactly the place is known."""
        place = self.record.place
        if place is None or self.shown.row.place is None:
            return ""
        return str(words.PRECISIONS.get(place.precision or 0, ""))

    @property
    def targets(self) -> Sequence[str]:
        """What was hit, in words."""
        return [words.group(target) for target in self.record.targets]

    @property
    def weapons(self) -> Sequence[str]:
        """With what it was done, in words."""
        return [words.of_data(weapon) for weapon in self.record.weapons]

    @property
    def protected(self) -> Sequence[tuple[str, str]]:
        """What was hit that the laws of war protect, and by which rule."""
        return [(words.of_data(one.target), words.of_data(one.ground)) for one in self.record.protected]

    @property
    def differences(self) -> Sequence[SafeString]:
        """What its sources say against each other, in sentences."""
        return told.differences(self.record)

    @property
    def reason(self) -> str:
        """Why it has its grade."""
        return told.reason(self.record)

    @property
    def grade(self) -> str:
        """How far it is established, in a word; empty where that was not worked out."""
        return str(words.GRADES[self.record.grading.grade]) if self.record.grading else ""

    @property
    def response(self) -> str:
        """What the accused side says; empty where it says nothing."""
        return str(words.RESPONSES[self.record.response]) if self.record.response else ""

    @property
    def candidates(self) -> int:
        """How many places bear the name of a place that is not settled; 0 where it is."""
        place = self.record.place
        return place.candidates if place is not None and self.shown.row.place is None else 0


def ordered() -> "QuerySet[Event]":
    """All events with their places, the newest first, undated ones last."""
    return (
        Event.objects.select_related("place")
        .defer("place__names")
        .order_by(F("date_start").desc(nulls_last=True), "uid")
    )


def trimmed(events: "QuerySet[Event]") -> "QuerySet[Event]":
    """The same events with their JSON as text, of which a list reads the tolls alone."""
    return events.defer("data").annotate(raw=Cast("data", TextField()))


class _Listed(msgspec.Struct, frozen=True, gc=False):
    """What a list shows of an event's JSON."""

    tolls: tuple[model.Toll, ...] = ()


_LISTED: Final = msgspec.json.Decoder(_Listed).decode


def listed(events: Iterable[Event]) -> list[ShownEvent]:
    """Events of one page of a list, ``trimmed`` ones or whole ones, with the tolls of their JSON: one query."""
    return [ShownEvent(row, in_order(map(ShownToll, _tolls_in(row)))) for row in events]


def shown_event(row: Event, read: model.Event) -> ShownEvent:
    """Show one event whose JSON was read before."""
    return ShownEvent(row, in_order(map(ShownToll, read.tolls)))


def _tolls_in(row: Any) -> Sequence[model.Toll]:
    raw = getattr(row, "raw", None)
    return (msgspec.convert(row.data, _Listed) if raw is None else _LISTED(raw)).tolls


def in_order(tolls: Iterable[ShownToll]) -> list[ShownToll]:
    """Tolls with a figure first, then in the order of the vocabulary: the killed before the injured."""
    found = list(tolls)
    return sorted(found, key=_place_of) if len(found) > 1 else found


def _place_of(toll: ShownToll) -> tuple[bool, int, int]:
    row = toll.row
    unknown = row.low is None and row.best is None and row.high is None
    return unknown, _ACTIONS.get(row.action, len(_ACTIONS)), _GROUPS.get(row.group or "", -1)


_ACTIONS: Final = {action: at for at, (_kind, action) in enumerate(words.ACTIONS)}
_GROUPS: Final = {group: at for at, group in enumerate(words.GROUPS)}


_EVENT = Prepared(lambda uid: Event.objects.select_related("place").filter(uid=uid).defer("place__names"))
_CLAIMS = Prepared(
    lambda event: (
        Claim.objects.filter(events=event, withdrawn=False, report__withdrawn=False)
        .select_related("place", "report")
        .defer("report__text", "place__names")
        .order_by("report__published", "report", "start", "pk")
    )
)


def find(uid: str) -> Event | None:
    """Look an event up by its id, with its place."""
    return next(iter(_EVENT(uid)), None)


def page(row: Event) -> EventPage:
    """All that an event's page shows."""
    claims = shown_claims(_CLAIMS(row.pk))
    record = msgspec.convert(row.data, model.Event)
    return EventPage(
        shown=ShownEvent(row, in_order(ShownToll(toll, claims) for toll in record.tolls)),
        record=record,
        voices=voices(claims),
        reports=len({claim.row.report_id for claim in claims}),
        told_by={claim.row.report.uid for claim in claims},
    )


def voices(claims: Sequence[ShownClaim]) -> list[Voice]:
    """Claims by who says them, those with most to say first; a sentence printed several times stands once."""
    by_name: dict[str, dict[str, list[ShownClaim]]] = {}
    for claim in claims:
        by_name.setdefault(claim.said_by, {}).setdefault(" ".join(claim.read.quote.text.split()), []).append(claim)
    said = [Voice(name, [_statement(group) for group in sentences.values()]) for name, sentences in by_name.items()]
    return sorted(said, key=lambda voice: (-len(voice.statements), voice.name))


def _statement(claims: Sequence[ShownClaim]) -> Statement:
    """Join the claims of one sentence, wherever it is printed."""
    read = {
        (claim.row.kind, claim.row.action, claim.row.status, claim.tally, *claim.verdicts): claim
        for claim in reversed(claims)
    }
    printed = {claim.row.report_id: claim for claim in reversed(claims)}
    return Statement(list(reversed(read.values())), list(reversed(printed.values())))
