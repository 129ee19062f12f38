"""What a mention of a place was settled to."""

from dataclasses import dataclass
from typing import Final

from marsad.model import Place
from marsad.places.cases import Mention
from marsad.places.gazetteer import Candidate

ABOUT: Final = 2
"""UCDP's where_prec of somewhere near a place."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a mention was settled to, or None, with the candidates best first, and what is known all the same.

    ``sure`` is False for a pin whose name may be no place's at all (see ``Mention.sure``), or another's of that name,
    and that the rest of the report does not bear out. ``point`` (latitude, longitude) is where an offset in the text
    leads ("4 km north of"), None where the place itself or its surroundings are meant; ``radius_km`` how far about
    the point or the place the text leaves it open, None where it does not say.
    """

    mention: Mention
    place: Place | None
    candidates: tuple[Candidate, ...]
    reason: str
    precision: int | None = None
    admin1: str | None = None
    country: str | None = None
    sure: bool = True
    point: tuple[float, float] | None = None
    radius_km: float | None = None
