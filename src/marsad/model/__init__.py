"""Frozen typed records that every room speaks in; imports nothing of the project."""

from marsad.model.claim import ActorMention, Claim, Count, DateRange, PlaceMention, Quote, SourceMention, claim_id
from marsad.model.errors import InputError, InstallationError, MarsadError
from marsad.model.place import Place, PlaceKind
from marsad.model.record import Contradiction, ControlSpan, Event, Figure, Position, Record, Rule, Toll
from marsad.model.report import Report, digest
from marsad.model.vocabulary import ACTIONS, GROUPS, KINDS, PEOPLE_GROUPS, STATUSES, Group, Kind, Status

__all__ = [
    "ACTIONS",
    "GROUPS",
    "KINDS",
    "PEOPLE_GROUPS",
    "STATUSES",
    "ActorMention",
    "Claim",
    "Contradiction",
    "ControlSpan",
    "Count",
    "DateRange",
    "Event",
    "Figure",
    "Group",
    "InputError",
    "InstallationError",
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
    "Toll",
    "claim_id",
    "digest",
]
