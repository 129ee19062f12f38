"""Rating the candidates of a report's names, each with a look at all the others."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from marsad.model import Place, PlaceKind
from marsad.places.cases import Case
from marsad.places.gazetteer import Candidate, Gazetteer, score_size
from marsad.places.home import Home
from marsad.places.joining import SETTLEMENTS
from marsad.places.relations import UNITS, WIDE, holds, nearness
from marsad.places.weights import WEIGHTS
from marsad.places.worldlist import SITE_PREFIX

_SURE_NAME = 0.9


def share_countries(cases: Sequence[Case], spoken_of: Mapping[str, float], home: Home) -> dict[str, float]:
    """Share out among countries what the report speaks of: its words for peoples, and where its names may lie.

    Where its publisher is at home counts as one name more.
    """
    votes: dict[str, float] = defaultdict(float, spoken_of)
    for (country, admin1), share in home.items():
        votes[country] += share if admin1 is None else 0.0
    for case in cases:
        if case.phrase.country:
            votes[case.phrase.country] += 1
        if best := case.best:
            votes[best.place.country] += 1
            continue
        likely = {one.place.country: one.score for one in reversed(case.candidates) if one.score > _SURE_NAME}
        for country, score in likely.items():
            votes[country] += score / len(likely)
    votes.pop("", None)
    total = sum(votes.values())
    return {country: count / total for country, count in votes.items()} if total else {}


def rate_home(place: Place, home: Home) -> float:
    """Weigh whether a place lies where the publisher is at home, in the country and in the province."""
    if place.kind in WIDE:
        return 0.0
    country = home.get((place.country, None), 0.0)
    return WEIGHTS.home * (country / 2 + (home.get((place.country, place.admin1), 0.0) if place.admin1 else 0.0))


def rate(
    one: Candidate, case: Case, cases: Sequence[Case], countries: Mapping[str, float], gazetteer: Gazetteer
) -> float:
    """Rate one candidate; ``data/weights.toml`` says what counts, and how much."""
    place = one.place
    rating = WEIGHTS.likeness * (one.score - 1.0) + WEIGHTS.kind[place.kind]
    rating += 0.0 if case.said == "village" else WEIGHTS.size * score_size(place)
    rating += _rate_kind(place, case.said) + _rate_seat(one, case)
    rating += WEIGHTS.country * countries.get(place.country, 0.0)
    if gazetteer.is_compiled(place):
        rating += WEIGHTS.added
    if place.kind in SETTLEMENTS and place.id.startswith(SITE_PREFIX):
        rating += WEIGHTS.noted
    return rating + _rate_text(place, case) + _rate_nearness(place, case, cases)


def _rate_kind(place: Place, said: PlaceKind | None) -> float:
    """Weigh the kind that the text says against the entry's."""
    if said is None or (said == "region" and place.kind != "region"):
        return 0.0
    if said in SETTLEMENTS and place.kind in SETTLEMENTS:
        town = WEIGHTS.said_town if said == "town" else -WEIGHTS.said_village
        return WEIGHTS.said_kind + (town if place.kind == "town" else 0.0)
    if said == place.kind:
        return WEIGHTS.said_kind
    return -WEIGHTS.said_kind if said in SETTLEMENTS or place.kind in SETTLEMENTS else 0.0


def _rate_seat(one: Candidate, case: Case) -> float:
    """Weigh a unit below the town that it is called after, where the name alone is said."""
    if one.place.kind not in UNITS or one.place.kind == "country" or case.said in UNITS:
        return 0.0
    towns = (other for other in case.candidates if other.place.kind in SETTLEMENTS)
    is_named_after = any(holds(one.place, town.place) for town in towns if town.score >= one.score - WEIGHTS.near_best)
    return -WEIGHTS.seat if is_named_after else 0.0


def _rate_text(place: Place, case: Case) -> float:
    """Weigh what the text itself says of where the place lies."""
    rating = 0.0
    if case.phrase.country and place.country != case.phrase.country:
        rating -= WEIGHTS.elsewhere
    if case.holders:
        rating += WEIGHTS.held if any(holds(holder, place) for holder in case.holders) else -WEIGHTS.elsewhere
    if case.neighbours:
        rating += WEIGHTS.beside * max(nearness(place, neighbour) for neighbour in case.neighbours)
    return rating


def _rate_nearness(place: Place, case: Case, cases: Sequence[Case]) -> float:
    """Weigh how near the report's other places are, all together, as they stand after the last round."""
    total = 0.0
    for other in _others(case, cases):
        total += nearness(place, other)
        if total >= WEIGHTS.near_enough:
            return WEIGHTS.near
    return WEIGHTS.near * total / WEIGHTS.near_enough


def support(place: Place, case: Case, cases: Sequence[Case]) -> float:
    """Say from 0 to 1 how near the nearest of the report's other places is."""
    anchors = (other.anchor for other in cases if other.name != case.name)
    return max((nearness(place, anchor) for anchor in anchors if anchor and anchor.kind not in WIDE), default=0.0)


def _others(case: Case, cases: Sequence[Case]) -> Iterator[Place]:
    """Go through the places of the report's other names, countries and parts of the world left out."""
    for other in cases:
        best = other.best
        if best is not None and other.name != case.name and best.place.kind not in WIDE:
            yield best.place
