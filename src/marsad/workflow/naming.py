"""Decisions on what a place name means: in one report, or always. Kept as rows, taken back by another row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from django.db import transaction

from marsad.ledger import gazetteers, judging
from marsad.ledger.gazetteers import NameDecision
from marsad.model import Claim, Correction, InputError, Place, PlaceMention
from marsad.places import Gazetteer
from marsad.places.resolve import PRECISION, choice_key
from marsad.workflow.judging import Judge
from marsad.workflow.places import ledger_gazetteer

NO_PLACE = "none"
"""The word for a name that means no place."""


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A decision that stands: in a report (None: always) a name means a place, or none."""

    key: str
    report: str | None
    place: Place | None


def standing() -> list[NameDecision]:
    """List the decisions that were not taken back, in the order that they were made."""
    made = gazetteers.name_decisions()
    gone = {one.undoes for one in made if one.undoes}
    return [one for one in made if one.number not in gone and not one.undoes]


def decisions(gazetteer: Gazetteer) -> list[NamedPlace]:
    """List what stands, with the places that it leads to; one whose place no list has any more is left out."""
    made = standing()
    stored = gazetteers.places_of([one.place for one in made if one.place])
    found = ((one, (stored.get(one.place) or gazetteer.get(one.place)) if one.place else None) for one in made)
    return [NamedPlace(one.key, one.report, place) for one, place in found if place or not one.place]


def chosen(made: Iterable[NamedPlace], report: str) -> Mapping[str, Place | None]:
    """Give what names mean in a report: what was decided for it, else what was decided for always; the latest first."""
    always: dict[str, Place | None] = {}
    here: dict[str, Place | None] = {}
    for one in made:
        if one.report in (None, report):
            (always if one.report is None else here)[one.key] = one.place
    return always | here


def settle_name(name: str, place_id: str, *, report: str | None, by: str, why: str = "") -> NameDecision:
    """Decide that a name means a place from now on: always, or in one report, whose stored claims are corrected.

    ``place_id`` may be "none": no place is meant. Reports that were read before keep what they were read with, but
    for the one that is named.

    Raises:
        InputError: no gazetteer has the place, there is no such report, or the name is empty; nothing is saved then.
    """
    key = choice_key(name)
    if not key:
        raise InputError("is empty; expected a name as reports write it", field="name")
    if not by.strip():
        raise InputError("empty; expected the name of whoever decides", field="by")
    place = None if place_id == NO_PLACE else _find_place(place_id)
    with transaction.atomic():
        if place:
            judging.keep_place(place)
        made = _correct_claims(key, place, report, Judge(by, why or f"{name} is settled by a person")) if report else ()
        gazetteers.add_decision(
            key, name, report=report, place=place.id if place else None, by=by.strip(), why=why, judgements=made
        )
    return standing()[-1]


def undo(number: int, *, by: str, why: str = "") -> NameDecision:
    """Take a decision back, with the corrections of claims that it brought about.

    Raises:
        InputError: there is no such decision, or it is taken back already.
    """
    found = next((one for one in standing() if one.number == number), None)
    if found is None:
        raise InputError(f"there is no decision {number} that stands: `marsad places settled` lists them", field="undo")
    with transaction.atomic():
        for key in found.judgements:
            Judge(by, why or f"decision {number} on {found.name} is taken back").undo(key)
        gazetteers.add_decision(
            found.key, found.name, report=found.report, place=found.place, by=by, why=why, undoes=number
        )
    return found


def _find_place(place_id: str) -> Place:
    place = gazetteers.places_of([place_id]).get(place_id) or ledger_gazetteer().get(place_id)
    if place is None:
        raise InputError(
            f"no gazetteer has {place_id!r}; expected an id, which `marsad places find NAME` lists, or {NO_PLACE}",
            field="id",
        )
    return place


def _correct_claims(key: str, place: Place | None, report: str, judge: Judge) -> Sequence[str]:
    """Correct the places of a stored report's claims that bear the name; returns the ids of the judgements."""
    if report not in judging.find_reports([report]):
        raise InputError(f"there is no report {report!r}", field="report")
    claims = [claim for claim in judging.claims_of([report]) if any(_bears(one, key) for one in claim.places)]
    return [
        judge.decide("correct", [claim], corrections=(_correction(claim, key, place, judge.why),)).judgement.id
        for claim in claims
    ]


def _bears(mention: PlaceMention, key: str) -> bool:
    return choice_key(mention.text) == key


def _correction(claim: Claim, key: str, place: Place | None, why: str) -> Correction:
    mentions = [_moved(one, place) if _bears(one, key) else one for one in claim.places]
    return Correction(field="places", value=msgspec.to_builtins(mentions), why=why)


def _moved(mention: PlaceMention, place: Place | None) -> PlaceMention:
    if place is None:
        return PlaceMention(
            text=mention.text, start=mention.start, reason="a person has decided that no place is meant"
        )
    return msgspec.structs.replace(
        mention,
        name=place.name,
        id=place.id,
        latitude=place.latitude,
        longitude=place.longitude,
        admin1=place.admin1,
        country=place.country or None,
        precision=PRECISION[place.kind],
        reason="settled by a person",
    )
