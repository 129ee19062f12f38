"""Who holds what on a day, what changed since another, and what was said of larger areas."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from marsad import ledger, model
from marsad.ledger import rows
from marsad.ledger.models import Place
from marsad.reconcile.areas import Area
from marsad.site import figures, names, words
from marsad.site.asked import ControlAsked
from marsad.site.queries.areas import POINTS
from marsad.site.queries.claims import claims_by_id
from marsad.site.queries.held import said_of_control
from marsad.site.queries.spelled import Spelled
from marsad.site.said import gettext as _
from marsad.site.shown import ShownClaim

MOST = 5
"""How many sentences a state opens down to."""


@dataclass(frozen=True)
class ShownControl:
    """The state of one place on a day, with the claims that it rests on; ``name`` is the place's."""

    read: model.PlaceControl
    claims: Sequence[ShownClaim]
    name: str = ""

    @property
    def within(self) -> str:
        """The province, "" where it is not known."""
        place = self.read.place
        return names.province(place.country or "", place.admin1) if place.admin1 else ""

    @property
    def since(self) -> str:
        """The first day of the state, "" where it is not known."""
        first, last = self.read.since, self.read.since_until
        return figures.days(first, last or first) if first else ""


@dataclass(frozen=True)
class ShownChange:
    """A place whose state is another on the later of two days."""

    before: model.PlaceControl | None
    after: ShownControl


@dataclass(frozen=True)
class ShownWide:
    """What was said of a province, a share or so many places, with its claim; ``name`` is its place's, if any."""

    read: model.WideControl
    claims: Sequence[ShownClaim]
    name: str = ""

    @property
    def action(self) -> str:
        """What is said to have happened."""
        return words.action("control", self.read.action)

    @property
    def words(self) -> str:
        """How much of it, as it was written where readers may see that; else in figures."""
        if self.read.measure == "area":
            return str(words.MEASURES["area"])
        if self.read.text and self.claims:
            return _("“%(name)s”") % {"name": self.read.text}
        return figures.figure(self.read.low, self.read.high)

    @property
    def measure(self) -> str:
        """What is measured."""
        return str(words.MEASURES[self.read.measure])

    @property
    def days(self) -> str:
        """The days that it speaks of, else that of its report."""
        if self.read.start or self.read.end:
            return figures.days(self.read.start, self.read.end)
        return figures.days(self.read.published, self.read.published)


@dataclass(frozen=True)
class ShownTaken:
    """So many places that a source says were taken, beside those that are named."""

    told: ShownWide
    read: model.PlacesTaken
    names: Sequence[str] = ()


@dataclass(frozen=True)
class ControlPage:
    """Who held what: places in a state of their own, how many each holds, what changed, what was said at large."""

    places: Sequence[model.PlaceControl]
    held: Sequence[tuple[str, int]]
    contested: int
    nobody: int
    wide: Sequence[model.WideControl]
    front: model.Front | None


def page(form: ControlAsked, state: str) -> ControlPage:
    """Answer what was asked; contested places first, then those that changed last.

    Of everything, who held what is worked out once for all days, and remembered for this state of the ledger.
    """
    asked = {"place": form.area, "actor": form.word("actor"), "source": form.word("source")}
    known = form.day("as_known")
    if any(asked.values()):
        found = ledger.control(as_of=form.on, as_known=known, **asked)  # type: ignore[arg-type]
    else:
        found = said_of_control(state, known).as_of(form.on)
    since = form.day("since")
    front = ledger.front(since, form.on, as_known=known, **asked) if since else None  # type: ignore[arg-type]
    held = Counter(item.holder for item in found.places if item.holder)
    return ControlPage(
        sorted(found.places, key=_contested_first),
        sorted(held.items(), key=lambda pair: (-pair[1], pair[0])),
        sum(item.contested for item in found.places),
        sum(not item.contested and item.holder is None for item in found.places),
        found.wide,
        front,
    )


def _contested_first(item: model.PlaceControl) -> tuple[bool, int, str]:
    return not item.contested, -(item.changed or item.last_told).toordinal() if item.last_told else 0, item.place.text


@dataclass(frozen=True)
class Opened:
    """What one view of the page shows, each item with its claims and the name of its place."""

    places: Sequence[ShownControl]
    wide: Sequence[ShownWide]
    changes: Sequence[ShownChange]
    taken: Sequence[ShownTaken]


def opened(
    places: Iterable[model.PlaceControl], wide: Iterable[model.WideControl], front: model.Front | None
) -> Opened:
    """Look up the claims of what is shown."""
    places, wide = list(places), list(wide)
    changes, taken = (front.changes, front.taken) if front else ((), ())
    keys = {key for item in (*places, *(change.after for change in changes)) for key in item.claims[:MOST]}
    keys |= {item.claim for item in (*wide, *(one.told for one in taken))}
    claims = claims_by_id(keys)
    spelled = Spelled.of(
        [
            *(item.place for item in (*places, *(change.after for change in changes))),
            *(item.place for item in (*wide, *(one.told for one in taken))),
            *(place for one in taken for place in one.named),
        ]
    )
    return Opened(
        [_place(item, claims, spelled) for item in places],
        [_wide(item, claims, spelled) for item in wide],
        [ShownChange(item.before, _place(item.after, claims, spelled)) for item in changes],
        [
            ShownTaken(_wide(item.told, claims, spelled), item, [spelled.name(place) for place in item.named])
            for item in taken
        ],
    )


def _place(item: model.PlaceControl, claims: Mapping[str, ShownClaim], spelled: Spelled) -> ShownControl:
    return ShownControl(item, [claims[key] for key in item.claims[:MOST] if key in claims], spelled.name(item.place))


def _wide(item: model.WideControl, claims: Mapping[str, ShownClaim], spelled: Spelled) -> ShownWide:
    return ShownWide(item, [claims[item.claim]] if item.claim in claims else [], spelled.name(item.place))


def at_place(place: Place, *, as_of: dt.date | None, as_known: dt.date | None) -> ShownControl | None:
    """Say who held a place itself on a day; None where nothing was told of it by then."""
    # a town needs no more than itself to be told by; what lies in an area is told by the gazetteer's names of it
    record = rows.place_record(place)
    found = ledger.control(place=Area(record) if place.kind in POINTS else record, as_of=as_of, as_known=as_known)
    item = next((item for item in found.places if item.place.id == place.uid), None)
    return _place(item, claims_by_id(item.claims[:MOST]), Spelled.of([item.place])) if item else None
