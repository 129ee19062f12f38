"""Where a text puts something beside a settled place: some way off it, between two, on the road from one to another."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from marsad.model import Place
from marsad.places.answers import ABOUT, Answer
from marsad.places.cases import Mention, find
from marsad.places.distance import beyond, middle
from marsad.places.gazetteer import Gazetteer
from marsad.places.offsets import offset_before
from marsad.places.phrase import parse
from marsad.places.relations import UNITS
from marsad.places.tables import load_table
from marsad.places.weights import WEIGHTS

_LONGEST_HALF_KM: Final = 40.0
"""Two places that lie farther apart than twice this say nothing of where between them."""
_JOINS: Final = frozenset({"and", "and the", "to", "to the", "with"})
"""What stands between the two names of "between A and B", "the road from A to B"."""
_DASH: Final = re.compile(r"\s*[-\u2010-\u2015/]\s*")
_NAME_BEFORE_DASH: Final = re.compile(r"((?:[^\W\d_][\w'\u2019-]*\s){0,2}[^\W\d_][\w'\u2019-]*)[\u2010-\u2015]$")


def ends_of_road(mention: Mention, text: str, gazetteer: Gazetteer) -> tuple[str, str] | None:
    """Part the name of a road into the two places that it runs between: "the Saraqib-Ariha road"; None for others.

    Where a reader took the second place alone, the first is found before the dash. Both must be known names, so that
    "the al-Bab road" is the road to al-Bab.
    """
    found = _road().match(" ".join(mention.text.split()))
    if found is None:
        return None
    name = found["name"]
    pairs = [(name[: dash.start()], name[dash.end() :]) for dash in _DASH.finditer(name)]
    before = _NAME_BEFORE_DASH.search(text[: mention.start]) if mention.start is not None else None
    words = before.group(1).split() if before else []
    pairs += [(" ".join(words[first:]), name) for first in range(len(words)) if _opens_name(words[first])]
    return next((pair for pair in pairs if all(_is_known(end, gazetteer) for end in pair)), None)


def _opens_name(word: str) -> bool:
    """Say whether a name may begin with a word: "the" belongs to the road, "al-Bab" is a name."""
    return not word.islower() or "-" in word


@cache
def _road() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load_table("phrases")["sites"]["road"])
    return re.compile(rf"(?:the )?(?P<name>.+?)\s+(?:{words})$", re.IGNORECASE)


def _is_known(name: str, gazetteer: Gazetteer) -> bool:
    found = find(parse(name), gazetteer)[1] if len(name) > 1 else []
    return any(one.score >= WEIGHTS.sure_name and one.place.kind not in UNITS for one in found)


def on_road(mention: Mention, first: Answer, second: Answer) -> Answer:
    """Put what is on a road half way between its ends, with half the road as its radius; open where that is too far."""
    names = f"the road from {first.mention.text} to {second.mention.text}"
    country = first.country if first.country == second.country else None
    admin1 = first.admin1 if country and first.admin1 == second.admin1 else None
    candidates = (*first.candidates[:1], *second.candidates[:1])
    one, other = first.place, second.place
    if one is not None and other is not None and not {one.kind, other.kind} & UNITS:
        point, half = middle(one.latitude, one.longitude, other.latitude, other.longitude)
        if half <= _LONGEST_HALF_KM:
            sure = first.sure and second.sure
            return Answer(
                mention, one, candidates, f"on {names}", ABOUT, admin1, country, sure, point=point, radius_km=half
            )
    return Answer(mention, None, candidates, f"somewhere on {names}", None, admin1, country)


def moved(answer: Answer, text: str, answers: Sequence[Answer]) -> Answer:
    """Move an answer by what the text says before the name: never the town itself, but a point or an area about it."""
    place, start = answer.place, answer.mention.start
    said = offset_before(text, start) if start is not None else None
    if place is None or start is None or place.kind in UNITS:
        return answer
    partner = _partner(answer, text, answers)
    if partner is not None:
        point, half = middle(place.latitude, place.longitude, partner.latitude, partner.longitude)
        if half > _LONGEST_HALF_KM:
            return answer
        return replace(answer, point=point, radius_km=half, precision=ABOUT, reason=f"on the way: {answer.reason}")
    if said is None or said.between:
        return answer
    if said.km is not None and said.bearing is not None:
        point = beyond(place.latitude, place.longitude, said.km, said.bearing)
        return replace(answer, point=point, precision=ABOUT, reason=f"{said.km:g} km off: {answer.reason}")
    return replace(answer, radius_km=said.km, precision=ABOUT, reason=f"about {place.name}: {answer.reason}")


def _partner(answer: Answer, text: str, answers: Sequence[Answer]) -> Place | None:
    """Find the place that "between A and B" gives with this one, whichever of the two this is."""
    for one in answers:
        if one.mention.start is None or one.place is None or one.place.kind in UNITS or one.mention == answer.mention:
            continue
        first, second = sorted((answer, one), key=lambda known: known.mention.start or 0)
        gap = text[(first.mention.start or 0) + len(first.mention.text) : second.mention.start]
        if gap.strip() not in _JOINS:
            continue
        said = offset_before(text, first.mention.start or 0)
        if said is not None and said.between:
            return one.place
    return None
