"""What bears a name out: whether a candidate may be settled at all, and whether surely."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from marsad.model import Place
from marsad.places.cases import Case
from marsad.places.fold import fold
from marsad.places.gazetteer import Candidate, Gazetteer
from marsad.places.home import Home
from marsad.places.joining import SETTLEMENTS
from marsad.places.phrase import site_ahead
from marsad.places.rating import support
from marsad.places.relations import UNITS, WIDE, are_apart, holds
from marsad.places.weights import WEIGHTS

_TELLING_BONES: Final = 4
"""A name of fewer consonants sounds like too many places to be told by its sound alone."""


@dataclass(frozen=True, slots=True)
class Whole:
    """The report as a whole: its cases, the share of it that speaks of each country, the gazetteer, the publisher."""

    cases: Sequence[Case]
    countries: Mapping[str, float]
    gazetteer: Gazetteer
    home: Home


def may_be(one: Candidate, case: Case, whole: Whole) -> bool:
    """Leave out names that fit too badly, and what the text itself rules out."""
    place, phrase = one.place, case.phrase
    if one.score < WEIGHTS.like_enough or (phrase.country and place.country != phrase.country):
        return False
    if phrase.kind in UNITS - {"region"} and place.kind in SETTLEMENTS:
        return False
    if phrase.about and case.name == phrase.core and one.score < WEIGHTS.about_name:
        return False  # an oil field, a checkpoint: often with a name of its own
    if place.kind == "site" and one.score < WEIGHTS.about_name:
        return False
    if case.holders:
        return any(_is_held(place, holder, whole.gazetteer) for holder in case.holders)
    return (not phrase.part or place.kind == "site") and _is_borne_out(one, case, whole)


def _is_borne_out(one: Candidate, case: Case, whole: Whole) -> bool:
    """Say whether what is known of a name by itself, or the rest of the report, is enough to settle it."""
    if one.place.kind in WIDE:
        return one.score >= WEIGHTS.by_name
    if one.place.kind == "site":
        return _is_site_borne_out(one, case, whole)
    if whole.gazetteer.is_added(one.place):
        return _is_added_borne_out(one, case, whole)
    share = whole.countries.get(one.place.country, 0.0)
    if one.place.kind in UNITS or (one.place.population or 0) >= WEIGHTS.known_size:
        is_large = (one.place.population or 0) >= WEIGHTS.large_size
        return one.score >= 1.0 or share >= WEIGHTS.spoken_of or (is_large and one.score >= WEIGHTS.by_name)
    is_only_one = share >= WEIGHTS.about_country and _is_only_one(one, case)
    if one.score < WEIGHTS.sure_name:
        return False
    is_home = whole.home.get((one.place.country, one.place.admin1), 0.0) >= WEIGHTS.at_home
    return is_only_one or is_home or support(one.place, case, whole.cases) >= WEIGHTS.small_support


def is_sure(one: Candidate, case: Case, whole: Whole) -> bool:
    """Say whether a name that may be a person's or a firm's is borne out as a town of the world's list."""
    if one.place.kind not in SETTLEMENTS or whole.gazetteer.is_added(one.place):
        return True
    people = one.place.population or 0
    is_home = whole.home.get((one.place.country, one.place.admin1), 0.0) >= WEIGHTS.at_home
    if is_home or support(one.place, case, whole.cases) >= WEIGHTS.small_support:
        return one.score >= 1.0 or (one.score >= WEIGHTS.sure_name and people >= WEIGHTS.alias_size)
    share = whole.countries.get(one.place.country, 0.0)
    if case.said in SETTLEMENTS and share >= WEIGHTS.spoken_of and _is_only_one(one, case):
        return True  # "the town of Karak"
    fits = (other.place for other in case.candidates if other.score >= WEIGHTS.by_name and other is not one)
    rivals = [place for place in fits if are_apart(place, one.place)]
    if any(whole.countries.get(place.country, 0.0) > share for place in rivals):
        return False
    largest = max((place.population or 0 for place in rivals if place.country == one.place.country), default=0)
    return one.score >= 1.0 and people >= WEIGHTS.alone_size and people > WEIGHTS.alone_times * largest


def outweighs_doubt(place: Place, score: float, home: Home) -> bool:
    """Say whether a name is a place's even where it may be a part of a person's or a firm's: "Northeast Texas College".

    A province is, and a town of a province where the publisher is at home.
    """
    if place.kind == "admin1":
        return True
    is_home = home.get((place.country, place.admin1), 0.0) >= WEIGHTS.at_home
    return place.kind == "town" and place.admin1 is not None and is_home and score >= 1.0


def _is_added_borne_out(one: Candidate, case: Case, whole: Whole) -> bool:
    """Say the same of a place of an added list: its name is the entry's, or tells it by its sound alone."""
    if one.place.kind in UNITS and case.said == one.place.kind and one.score >= WEIGHTS.rough_name:
        return True  # "Raqa province": there are few of them
    is_telling = one.score >= WEIGHTS.by_name or len(fold(case.name).skeleton) >= _TELLING_BONES
    if one.score >= WEIGHTS.sure_name and is_telling:
        return True
    return one.score >= WEIGHTS.rough_name and support(one.place, case, whole.cases) >= WEIGHTS.support


def _is_site_borne_out(one: Candidate, case: Case, whole: Whole) -> bool:
    """Say the same of a site: it is named with its class in a report on its country, or beside its own city.

    Quarters of many cities share a name, so a bare one needs the city. It may fit worse where the text says that it is
    a neighbourhood, or a district.
    """
    is_said = case.phrase.site is not None or site_ahead(case.phrase.core) is not None
    if is_said and whole.countries.get(one.place.country, 0.0) >= WEIGHTS.spoken_of:
        return True
    fitting = (other.place for other in case.candidates if other.score >= WEIGHTS.by_name)
    is_its_town = any(place.kind in SETTLEMENTS and holds(place, one.place) for place in fitting)
    is_part = (case.phrase.part or case.said == "admin2") and not is_its_town  # no "Damascus neighbourhood"
    least = WEIGHTS.rough_name if is_part else WEIGHTS.bare_site
    return one.score >= least and support(one.place, case, whole.cases) >= WEIGHTS.site_support


def _is_only_one(one: Candidate, case: Case) -> bool:
    """Say whether no other place of its country bears the name."""
    same = (other for other in case.candidates if other is not one and other.place.country == one.place.country)
    return not any(other.score >= WEIGHTS.like_enough and are_apart(other.place, one.place) for other in same)


def _is_held(place: Place, holder: Place, gazetteer: Gazetteer) -> bool:
    """Say whether a place lies in another, or so near its border that others may put it there."""
    if holds(holder, place):
        return True
    return holder.country == place.country and gazetteer.has_neighbour_in(place, holder)
