"""Tolls over a place and a period: from below beside from above, the chart of the one, the events it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from django.utils.translation import get_language_bidi

from marsad import model
from marsad.ledger.asking.filters import asked
from marsad.ledger.asking.tolls import answer
from marsad.model import Rule
from marsad.site import figures, words
from marsad.site.asked import TollsAsked
from marsad.site.chart import Chart, chart
from marsad.site.queries.claims import claims_by_id
from marsad.site.queries.spelled import Spelled
from marsad.site.said import gettext as _
from marsad.site.shown import ShownClaim
from marsad.site.tolling import doubts, finding, gap, label, left_out

_SIZES = (("wide", 960.0, 300.0), ("narrow", 400.0, 260.0))


@dataclass(frozen=True)
class ShownAbove:
    """A figure that a source gave for a place, ``place`` by name, and a time, with the claims that it opens down to."""

    read: model.FromAbove
    claims: Sequence[ShownClaim]
    place: str = ""

    @property
    def label(self) -> str:
        """Of whom: "killed, civilians"."""
        return label(self.read.action, self.read.group)

    @property
    def words(self) -> str:
        """The figure; the source's own words where it gave no number and they are open to readers."""
        if self.read.low is None and self.read.high is None and self.read.text and self.claims:
            return _("“%(name)s”") % {"name": self.read.text}
        return figures.figure(self.read.low, self.read.high)

    @property
    def days(self) -> str:
        """The days that it counts."""
        return figures.days(self.read.start, self.read.end)

    @property
    def below(self) -> str:
        """What the events of its own place and days come to; "" where its place is not on the map."""
        total = self.read.below
        return figures.toll_figure(total.low, total.best, total.high) if total else ""

    @property
    def gap(self) -> str:
        """How far it is from the events' sum, "" where that cannot be said."""
        return gap(self.read.gap) if self.read.gap else ""


@dataclass(frozen=True)
class ShownTolls:
    """The toll of one action and group, in words."""

    read: model.Tolls

    @property
    def label(self) -> str:
        """Of whom: "killed, civilians"."""
        return label(self.read.action, self.read.group)

    @property
    def words(self) -> str:
        """Low, best and high from below."""
        below = self.read.below
        return figures.toll_figure(below.low, below.best, below.high)

    @property
    def cells(self) -> tuple[str, str, str]:
        """Low, best and high, each in words."""
        below = self.read.below
        low, best, high = (figures.figure(value, value) for value in (below.low, below.best, below.high))
        return low, best, high

    @property
    def finding(self) -> str:
        """What the chart says, in a sentence."""
        return finding(self.read)

    @property
    def left_out(self) -> Sequence[str]:
        """What the sum lacks, in sentences."""
        return left_out(self.read)

    @property
    def doubts(self) -> Sequence[str]:
        """The events that may belong to it, in sentences."""
        return doubts(self.read)

    @property
    def rule(self) -> tuple[str, str]:
        """The name of the rule that made the events' figures, and what it does."""
        name, does = words.RULES[self.read.rule]
        return str(name), str(does)

    @property
    def steps(self) -> Sequence[tuple[model.TollStep, str, tuple[str, str, str]]]:
        """The steps that any event lies in: each with its days, and low, best and high in words."""
        return [
            (step, figures.days(step.start, step.end), ShownTolls(_like(self.read, step)).cells)
            for step in self.read.steps
            if step.below.events
        ]

    @property
    def between(self) -> int:
        """How many events lie in no step, as their days cross an edge or are not known."""
        return self.read.below.events - sum(step.below.events for step in self.read.steps)

    @cached_property
    def charts(self) -> Sequence[Chart]:
        """The steps drawn, for wide and for narrow screens."""
        drawn = (chart(self.read.steps, *size, mirrored=get_language_bidi()) for size in _SIZES)
        return [one for one in drawn if one] if len(self.read.steps) > 1 else []


def _like(tolls: model.Tolls, step: model.TollStep) -> model.Tolls:
    return model.Tolls(action=tolls.action, group=tolls.group, rule=tolls.rule, below=step.below)


@dataclass(frozen=True)
class TollsPage:
    """All tolls that were asked for; ``main`` is the one that is drawn. ``events`` are those that it sums up."""

    all: Sequence[ShownTolls]
    main: ShownTolls | None
    above: Sequence[ShownAbove]
    events: Sequence[model.Event]


def page(form: TollsAsked) -> TollsPage:
    """Answer what was asked; of everything where no action is named."""
    wanted = asked(
        place=form.area, start=form.day("since"), end=form.day("until"), actor=form.word("actor"),
        source=form.word("source"), as_of=form.day("as_of"),
    )  # fmt: skip
    rule = next((name for name in get_args(Rule) if name == form.word("rule")), None)
    answered = answer(
        wanted, form.word("action"), form.word("group"), rule=rule, by="fit", as_known=form.day("as_known")
    )
    found = answered.tolls
    main = next((item for item in found if item.below.events), found[0] if found else None)
    open_to = claims_by_id({claim for item in found for figure in item.above for claim in figure.claims})
    spelled = Spelled.of(figure.place for item in found for figure in item.above)
    return TollsPage(
        [ShownTolls(item) for item in found],
        ShownTolls(main) if main else None,
        [_above(figure, open_to, spelled) for item in found for figure in item.above],
        answered.events(main) if main else [],
    )


def _above(figure: model.FromAbove, open_to: Mapping[str, ShownClaim], spelled: Spelled) -> ShownAbove:
    return ShownAbove(figure, [open_to[key] for key in figure.claims if key in open_to], spelled.name(figure.place))
