"""Frozen typed records that every room speaks in; imports nothing of the project."""

from marsad.model.answers import FromAbove, Gap, Tolls, Total, Uncertain
from marsad.model.claim import ActorMention, Claim, Count, DateRange, PlaceMention, Quote, SourceMention, claim_id
from marsad.model.errors import InputError, InstallationError, MarsadError
from marsad.model.judgement import (
    DECISIONS,
    GRADES,
    Correction,
    Decision,
    Grade,
    Judgement,
    Target,
    judgement,
    target,
)
from marsad.model.place import Place, PlaceKind
from marsad.model.record import Contradiction, ControlSpan, Event, Figure, Position, Record, Rule, Toll
from marsad.model.report import Report, digest
from marsad.model.vocabulary import ACTIONS, GROUPS, KINDS, PEOPLE_GROUPS, STATUSES, Group, Kind, Status

__all__ = [
    "ACTIONS",
    "DECISIONS",
    "GRADES",
    "GROUPS",
    "KINDS",
    "PEOPLE_GROUPS",
    "STATUSES",
    "ActorMention",
    "Claim",
    "Contradiction",
    "ControlSpan",
    "Correction",
    "Count",
    "DateRange",
    "Decision",
    "Event",
    "Figure",
    "FromAbove",
    "Gap",
    "Grade",
    "Group",
    "InputError",
    "InstallationError",
    "Judgement",
    "Kind",
    "MarsadError",
    "Place",
    "PlaceKind",
    "PlaceMention",
    "Position",
    "Quote",
    "Record",
    "Report",
    "Rule",
    "SourceMention",
    "Status",
    "Target",
    "Toll",
    "Tolls",
    "Total",
    "Uncertain",
    "claim_id",
    "digest",
    "judgement",
    "target",
]
