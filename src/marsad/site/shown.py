"""Rows of the ledger as pages show them: a claim with what was read, a place or an event by name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import msgspec

from marsad import model
from marsad.ledger.models import Claim, Event, Place
from marsad.reconcile.sources import source_of
from marsad.site import figures, names, rules, words
from marsad.site.graphic import Sort, sorts_of
from marsad.site.said import get_language
from marsad.site.said import gettext as _

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ku", "ckb", "ps", "ur", "yi", "dv", "sd", "ug"})
_COUNTED = frozenset({"casualties", "displacement"})
_DONE_BY = frozenset({"attack", "control"})
_READ: Final = msgspec.json.Decoder(model.Claim).decode


def direction(language: str) -> str:
    """Which way a language is written, as the ``dir`` attribute says it ("auto" where it is not known)."""
    if not language:
        return "auto"
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def said_sorts(sorts: Iterable[Sort]) -> Sequence[str]:
    """Name sorts of graphic things in the reader's language."""
    return [sort.said(get_language() or "") for sort in sorts]


def name_of(place: Place | model.Place) -> str:
    """A place's name in the reader's script, as far as the gazetteer or the list of provinces has it."""
    if not names.reads_arabic():
        return place.name
    of_list = names.province(place.country, place.name) if place.kind == "admin1" else place.name
    return place.name_ar or of_list


def named(place: Place | model.Place) -> str:
    """A place's name in the reader's script, with its level where it is an area and does not name it itself."""
    name = name_of(place)
    if place.kind in {"town", "village", "country", "site"}:
        return name
    kind = str(words.PLACE_KINDS.get(place.kind, place.kind))
    return name if kind in name.split() else f"{name} ({kind})"


def place_name(place: Place) -> str:
    """The name of a row's place."""
    return named(place)


def where(place: Place | None, text: str, admin1: str, country: str) -> str | None:
    """Say where something was, as far as it is known; words that were not settled stand in quotation marks."""
    if place is not None:
        return place_name(place)
    known = names.province(country, admin1) if admin1 else names.country(country) if country else ""
    if text and known:
        return _("“%(name)s” in %(area)s") % {"name": text, "area": known}
    return _("“%(name)s”") % {"name": text} if text else known or None


def event_place(event: Event) -> str | None:
    """Say where an event was; None where it is not known."""
    return where(event.place, event.place_text, event.admin1, event.country)


def event_title(event: Event) -> str:
    """Name an event in words: "Air strike in Jubas, 24 December 2019"."""
    of_kind = [name for name in event.actions if (event.kind, name) in words.ACTIONS]
    action = next(iter([*of_kind, *event.actions]), "")
    what = words.happening(event.kind, action, event_place(event)) if action else words.kind(event.kind)
    when = figures.days(event.date_start, event.date_end)
    return _("%(what)s, %(when)s") % {"what": what, "when": when}


@dataclass(frozen=True)
class ShownClaim:
    """A claim's row beside the claim as it was read."""

    row: Claim
    decisions: Sequence[str] = ()
    events: Sequence[Event] = ()

    @cached_property
    def read(self) -> model.Claim:
        """The claim as the contract has it; from the text of its JSON, where the row has that as ``raw``."""
        raw = getattr(self.row, "raw", None)
        return msgspec.convert(self.row.data, model.Claim) if raw is None else _READ(raw)

    @property
    def start(self) -> int:
        """First character of the sentence."""
        return self.row.start

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.row.end

    @cached_property
    def kind(self) -> str:
        """The kind in words."""
        return words.kind(self.row.kind)

    @cached_property
    def action(self) -> str:
        """The action in words."""
        return words.action(self.row.kind, self.row.action)

    @cached_property
    def status(self) -> str:
        """The status in words."""
        return str(words.STATUSES.get(self.row.status, self.row.status))

    @cached_property
    def group(self) -> str:
        """The group in words, "" where none was named."""
        return words.group(self.row.group) if self.row.group else ""

    @cached_property
    def count_text(self) -> str:
        """The words of the text that state the count, "" where none do."""
        return (self.read.count.text or "") if self.read.count else ""

    @cached_property
    def count(self) -> str:
        """The count in figures: "" where none is stated and none is to be expected, else "not known"."""
        if self.row.low is None and self.row.high is None and self.row.kind not in _COUNTED and not self.count_text:
            return ""
        return figures.figure(self.row.low, self.row.high)

    @cached_property
    def tally(self) -> str:
        """How many of whom, as shortly as it can be said: "at least 85 civilians", "“dozens” fighters"."""
        known = self.row.low is not None or self.row.high is not None
        as_written = self.count_text and (not known or self.row.kind == "control")
        many = _("“%(name)s”") % {"name": self.count_text} if as_written else self.count
        if many and (known or as_written) and self.group:
            return _("%(count)s %(group)s") % {"count": many, "group": self.group}
        return _("%(group)s: %(count)s") % {"group": self.group, "count": many} if self.group and many else many

    @property
    def wants_actor(self) -> bool:
        """Whether it is worth saying that nobody was named as the one who did it."""
        return self.row.kind in _DONE_BY

    @cached_property
    def where(self) -> str | None:
        """Where, as far as it is known."""
        return where(self.row.place, self.row.place_text, self.row.admin1, self.row.country)

    @cached_property
    def precision(self) -> str:
        """How exactly the place is known, in words."""
        if not self.read.places:
            return ""
        first = self.read.places[0]
        if self.row.place is None and first.candidates > 1:
            return _("not settled: %(number)s places bear this name") % {"number": figures.number(first.candidates)}
        if self.row.place is None:
            return _("not settled")
        return str(words.PRECISIONS.get(first.precision or 0, ""))

    @cached_property
    def when(self) -> str:
        """The day or days, "date not known" where none was said."""
        return figures.days(self.row.date_start, self.row.date_end)

    @property
    def date_text(self) -> str:
        """The words of the text that give the date."""
        return (self.read.date.text or "") if self.read.date else ""

    @cached_property
    def said_by(self) -> str:
        """Who stands behind the claim: whom the sentence names, else the agency, else the publisher."""
        report = self.row.report
        bare = model.Report(
            id=report.uid, title="", text="", published=None, publisher=report.publisher, credit=report.credit or None
        )
        return source_of(self.read, bare)

    @property
    def via(self) -> Sequence[str]:
        """Through whose hands the claim came, from its origin to the publisher."""
        chain = self.read.source.chain if self.read.source else ()
        return tuple(name for name in chain if name != self.row.source)

    @cached_property
    def how(self) -> "rules.Said | None":
        """How it was read, in words; None where that can't be said of its rule."""
        return rules.said(self.row.rule, self.row.action)

    @cached_property
    def graphic(self) -> Sequence[str]:
        """What sorts of graphic things its sentence tells of, in words."""
        return said_sorts(sorts_of(self.read.quote.text))

    @cached_property
    def verdicts(self) -> Sequence[str]:
        """What editors decided and did not undo, in words."""
        return tuple(str(words.VERDICTS[decision]) for decision in self.decisions if decision in words.VERDICTS)
