"""How a report is read, with its places settled as ``marsad read`` settles them."""

import msgspec

from marsad.model import Claim, InputError, Report
from marsad.places import Gazetteer, settle
from marsad.reading.explain import Answer, Explanation, Kept
from marsad.reading.explain import explain as explain_reading
from marsad.workflow.reading import default_gazetteer, is_readable


def explain(report: Report, gazetteer: Gazetteer | None = None) -> Explanation:
    """Read a report, and tell how, sentence by sentence; the default reader reads.

    Raises:
        InputError: the report is in a language that is not read.
        InstallationError: no English language model is installed.
    """
    if not is_readable(report):
        raise InputError(f"is in a language ({report.language}) that is not read yet", file=report.id)
    known = gazetteer if gazetteer is not None else default_gazetteer()
    told = explain_reading(report, known.knows)
    settled = iter(settle(report, told.claims, known))
    return msgspec.structs.replace(
        told,
        sentences=tuple(
            msgspec.structs.replace(sentence, kept=tuple(_settled(kept, next(settled)) for kept in sentence.kept))
            for sentence in told.sentences
        ),
    )


def _settled(kept: Kept, claim: Claim) -> Kept:
    answers = tuple(_placed(answer, claim) if answer.question == "place" else answer for answer in kept.answers)
    return msgspec.structs.replace(kept, claim=claim, answers=answers)


def _placed(answer: Answer, claim: Claim) -> Answer:
    """Say which entry of the gazetteer each name was settled to, and why, or why to none."""
    found = [
        f"{place.text}: {f'{place.name} [{place.id}]' if place.id else 'not settled'}"
        f"{f', {place.reason}' if place.reason else ''}"
        for place in claim.places
    ]
    return msgspec.structs.replace(answer, how="; ".join([answer.how, *found]))
