"""Who held what on a day, what was said of larger areas, and how the front moved between two days."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from marsad.model import Claim, PlaceMention, Report
from marsad.model.answers import Control, ControlChange, Front, Gap, Measure, PlaceControl, PlacesTaken, WideControl
from marsad.reconcile.accounts import PROVINCE_PRECISION
from marsad.reconcile.areas import Area, Entries, Key, entry_of
from marsad.reconcile.control import ACTIONS, Told, Words, is_wide, party_of, told_by, words_by_place
from marsad.reconcile.holding import Held, Word, day_by_day
from marsad.reconcile.sources import source_of
from marsad.reconcile.tables import control_table
from marsad.reconcile.totals import by_place as belongs_by_place
from marsad.reconcile.totals import in_time


class Ground:
    """Claims of control made ready to be asked; ``area`` leaves what lies in it, None everything."""

    def __init__(
        self,
        claims: Iterable[Claim],
        reports: Mapping[str, Report],
        entries: Entries,
        *,
        area: Area | None = None,
        key: Key = str.casefold,
    ) -> None:
        """Hold the claims; ``entries`` are the gazetteer's by id, ``key`` folds the names of units."""
        self._claims = [claim for claim in claims if claim.kind == "control"]
        self._reports, self._entries, self._area, self._key = reports, entries, area, key
        self._parties = {claim.id: party_of(claim) for claim in self._claims}

    def as_of(self, day: dt.date | None) -> Control:
        """Say who held what at the end of a day, from what can be told by then; None: by now."""
        return Control(as_of=day, places=self.places(day), wide=self.wide(day))

    def places(self, day: dt.date | None) -> tuple[PlaceControl, ...]:
        """Say the same of single places alone."""
        told = told_by(self._words, day)
        return tuple(state(item, day) for item in told if self._is_here(item.place))

    @cached_property
    def _words(self) -> Words:
        return words_by_place(self._claims, self._reports)

    def wide(self, day: dt.date | None) -> tuple[WideControl, ...]:
        """List what is said of provinces, shares and numbers of places by a day, the latest first."""
        here = by_day(wides(self._claims, self._reports), day)
        return tuple(item for item in here if self._area is None or self._is_here(item.place))

    def between(self, start: dt.date, end: dt.date) -> Front:
        """Say what changed between the end of one day and the end of another."""
        changes = (item for item in changed(self._words, start, end) if self._is_here(item.after.place))
        return Front(start=start, end=end, changes=tuple(changes), taken=self._taken(start, end))

    def _taken(self, start: dt.date, end: dt.date) -> tuple[PlacesTaken, ...]:
        """Set the numbers of places that sources gave for these days beside the places that are named."""
        totals = [
            item
            for item in self.wide(end)
            if item.measure == "places" and item.action == "captured" and (_last(item) or dt.date.min) > start
        ]
        told = told_by(self._words, end) if totals else ()
        return tuple(self._beside(item, told) for item in totals)

    def _beside(self, item: WideControl, told: Iterable[Told]) -> PlacesTaken:
        entry = entry_of(item.place, self._entries)
        area = Area(entry, self._key) if entry else None
        party = self._parties[item.claim]
        named: list[PlaceMention] = []
        uncertain = 0
        for one in told:
            place = belongs_by_place(area, one.place, self._entries)
            if place == "out":
                continue
            when = [_taken_when(span, item) for span in one.spans if party in (None, span.party)]
            if "in" in when and place == "in" and entry is not None:
                named.append(one.place)
            elif any(found != "out" for found in when):
                uncertain += 1
        return PlacesTaken(told=item, named=tuple(named), uncertain=uncertain, gap=_gap(item, len(named)))

    def _is_here(self, mention: PlaceMention | None) -> bool:
        return self._area is None or self._area.lies(mention, entry_of(mention, self._entries)) == "in"


def changed(words: Words, start: dt.date, end: dt.date) -> tuple[ControlChange, ...]:
    """Tell the places that are held otherwise at the end of one day than at the end of another.

    A place of which nothing new can be told since the first day is held as it was, and is not looked at.
    """
    new = (words[key] for key in sorted(words) if any(start < word.seen <= end for word, _ in words[key]))
    pairs = (_on_both(told, start, end) for told in new)
    return tuple(
        ControlChange(before=before, after=after)
        for before, after in pairs
        if after and (before is None or is_another(before, after))
    )


def _on_both(
    told: Sequence[tuple[Word, PlaceMention]], start: dt.date, end: dt.date
) -> tuple[PlaceControl | None, PlaceControl | None]:
    """Say in which state a place is at the end of two days; None where nothing is known."""
    known = [pair for pair in told if pair[0].seen <= end]
    old = [(word.seen, mention) for word, mention in known if word.seen <= start]
    last = max((day for day, _ in old), default=None)
    before, spans = None, list[Held]()
    for day, spans in day_by_day(word for word, _ in known):
        if day == last:
            before = _state_of(old[0][1], spans, start)  # now, before they change
    return before, _state_of(known[0][1] if known else None, spans, end)


def _state_of(place: PlaceMention | None, spans: Sequence[Held], day: dt.date) -> PlaceControl | None:
    return state(Told(place, tuple(spans)), day) if place and spans else None


def state(told: Told, day: dt.date | None) -> PlaceControl:
    """Say in which state a place is after all its spans."""
    running = [span for span in told.spans if span.end is None]
    over = [span for span in running if span.state != "besieges"]
    holders = [span for span in over if span.state == "holds"]
    around = {span.party for span in running if span.state == "besieges"}
    at_odds = [span.name for span in over if span.party in around]
    contested = bool(at_odds) or any(span.state == "contests" for span in over)
    ended = max((span for span in told.spans if span.end), key=lambda span: span.end or dt.date.min, default=None)
    grounds = over or ([ended] if ended else running)
    changed = max((at for span in told.spans for at in (span.start, span.end) if at), default=None)
    return PlaceControl(
        place=told.place,
        holder=holders[0].name if holders and not contested else None,
        contested=contested,
        contenders=tuple(sorted(span.name for span in over)) if contested else (),
        besiegers=tuple(sorted(span.name for span in running if span.state == "besieges")),
        at_odds=tuple(sorted(at_odds)),
        since=max((span.start for span in over if span.start), default=None),
        since_until=max((span.start_until for span in over if span.start_until), default=None),
        changed=changed,
        quiet=(day - changed).days if day and changed else None,
        last_told=max(span.last for span in told.spans),
        claims=tuple(sorted({claim for span in (*grounds, *running) for claim in span.claims})),
        sources=tuple(sorted({source for span in (*grounds, *running) for source in span.sources})),
    )


def wide(claim: Claim, report: Report) -> WideControl | None:
    """Keep a claim about more than single places as it is said; None where it is about single places, or feared."""
    if claim.kind != "control" or claim.status != "reported" or claim.action not in ACTIONS:
        return None
    place = claim.places[0] if claim.places else None
    measure = _measure(claim, place)
    if measure is None:
        return None
    count, date, actor = claim.count, claim.date, claim.actors[0] if claim.actors else None
    return WideControl(
        claim=claim.id,
        source=source_of(claim, report),
        action=claim.action,
        measure=measure,
        actor=(actor.name or actor.text) if actor else None,
        place=place,
        low=count.low if count else None,
        high=count.high if count else None,
        text=count.text if count else None,
        start=date.start if date else None,
        end=date.end if date else None,
        published=report.published,
    )


def wides(claims: Iterable[Claim], reports: Mapping[str, Report]) -> tuple[WideControl, ...]:
    """Keep all claims about more than single places, the latest first."""
    found = [item for claim in claims if (item := wide(claim, reports[claim.report]))]
    return tuple(sorted(found, key=lambda item: (-(_last(item) or dt.date.min).toordinal(), item.claim)))


def by_day(found: Iterable[WideControl], day: dt.date | None) -> tuple[WideControl, ...]:
    """Leave what can be told by the end of a day; None: all."""
    return tuple(item for item in found if day is None or (_last(item) or dt.date.max) <= day)


def _measure(claim: Claim, place: PlaceMention | None) -> Measure | None:
    if not is_wide(claim):
        large = place is not None and place.id is not None and (place.precision or 0) >= PROVINCE_PRECISION
        return "area" if large else None
    if claim.group == "places":
        return "places"
    words = (claim.count.text or "").casefold() if claim.count else ""
    return "share" if any(_stands_in(word, words) for word in control_table().measures.share) else "extent"


def _stands_in(word: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text))


def _last(item: WideControl) -> dt.date | None:
    return item.end or item.published


def is_another(one: PlaceControl, other: PlaceControl) -> bool:
    """Say whether others hold, contest or besiege a place in one state than in another."""
    return (one.holder, one.contenders, one.besiegers) != (other.holder, other.contenders, other.besiegers)


def _taken_when(span: Held, item: WideControl) -> str:
    """Say whether a place was taken on the days of a claim; where it has none, by the day of its report."""
    if span.state == "besieges" or span.first is None or (span.start is None and span.end == span.first):
        return "out"
    return in_time(span.start, span.start_until or span.start or span.first, item.start, _last(item))


def _gap(item: WideControl, named: int) -> Gap | None:
    number = item.low if item.low is not None else item.high
    if number is None:
        return None
    return Gap(
        low=item.low - named if item.low is not None else None,
        best=number - named,
        high=item.high - named if item.high is not None else None,
    )
