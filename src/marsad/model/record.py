"""The derived record: events, tolls, control spans. Pure functions of claims and judgements."""

import datetime as dt
from typing import Literal

import msgspec

from marsad.model.claim import DateRange, PlaceMention
from marsad.model.judgement import Grade
from marsad.model.vocabulary import Group, Kind

Rule = Literal["span", "lowest", "ged"]
ContradictionKind = Literal["figure", "accused", "method", "denial"]
Response = Literal["denied", "conceded", "both"]
ControlState = Literal["holds", "contests", "besieges"]


class Figure(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One independent source's latest figure, and the claim that states it."""

    source: str
    low: int | None
    high: int | None
    text: str | None
    claim: str
    as_of: dt.date | None = None


class Toll(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """People killed, injured, … of a group in one event: low, best, high by a named rule; None is not known."""

    action: str
    group: Group | None
    low: int | None
    best: int | None
    high: int | None
    rule: Rule
    figures: tuple[Figure, ...] = ()


class Position(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What one source says where others differ: ``low`` and ``high`` of a figure, or ``values`` (actions, parties)."""

    source: str
    values: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None


class Contradiction(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One thing on which the sources of an event differ; ``positions`` holds what each of them says.

    "figure": how many (of ``group``) were killed, injured, … (``action``). "accused": who did it; the values are
    parties. "method": how it was done; the values are actions of attack. "denial": the values are the actions that the
    source denies.
    """

    kind: ContradictionKind
    positions: tuple[Position, ...]
    action: str | None = None
    group: Group | None = None


class Protection(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Something that was hit and that the laws of war protect; ``ground`` says by which rule."""

    target: str
    ground: str


class Grading(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """How far an event is established, in Airwars' words, with the reason in an English sentence.

    ``sources`` are those that the grade rests on. ``judged``: a person gave it, whatever the rules say.
    """

    grade: Grade
    reason: str
    sources: tuple[str, ...] = ()
    judged: bool = False


class Event(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One occurrence that one or more claims speak of; ``claims`` holds their ids.

    ``id`` is made from the smallest claim id, so that it stays while claims are added behind it.
    ``main`` is the toll of all who were killed, of whatever group; None where no claim speaks of dead.
    ``differences`` hold what its sources say against each other, and ``contradictions`` the same as English sentences.
    ``sides`` are those that its actors stand on, ``weapons`` what claims say it was done with. ``conceded_by`` are the
    sources by which an accused party says that it did it, ``response`` what the accused side says in all (None:
    nothing). ``accepted`` are those of its claims that a person accepted, ``verified`` says whether a person verified
    the event.
    """

    id: str
    kind: Kind
    actions: tuple[str, ...]
    place: PlaceMention | None
    date: DateRange | None
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    tolls: tuple[Toll, ...] = ()
    main: Toll | None = None
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    differences: tuple[Contradiction, ...] = ()
    contradictions: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    protected: tuple[Protection, ...] = ()
    conceded_by: tuple[str, ...] = ()
    response: Response | None = None
    grading: Grading | None = None
    accepted: tuple[str, ...] = ()
    verified: bool = False


class FigureStep(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A figure that a revision of a report gave: published on the day ``as_of``, taken in on the day ``known_on``."""

    low: int | None
    high: int | None
    text: str | None
    claim: str
    report: str
    revision: int
    as_of: dt.date | None
    known_on: dt.date


class FigureHistory(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """How one source's figure of an event changed, the oldest first."""

    source: str
    action: str
    group: Group | None
    steps: tuple[FigureStep, ...]


class ControlSpan(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """An actor holds, contests or besieges a place from a day to a day (None: still, as far as is known)."""

    place: PlaceMention
    actor: str
    state: ControlState
    start: dt.date | None
    end: dt.date | None
    claims: tuple[str, ...] = ()


class Record(msgspec.Struct, frozen=True, gc=False):
    """All that reconcile derives in one go."""

    events: tuple[Event, ...] = ()
    control: tuple[ControlSpan, ...] = ()
