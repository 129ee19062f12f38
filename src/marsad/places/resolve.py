"""Resolution: all the names of a report settled together.

Every name has its candidates from the gazetteer. A candidate is rated by how well the name fits it, by its kind and
size, by the countries that the report speaks of, by what the text says that it lies in or by, and by how near the
report's other places are. What does not stand out stays unsettled, at the province or country that is known.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from marsad.model import Place, PlaceKind
from marsad.places.answers import ABOUT, Answer
from marsad.places.cases import Case, Choices, Mention, choice_key, key_of, open_cases
from marsad.places.evidence import Whole, is_sure, may_be, outweighs_doubt
from marsad.places.fold import fold
from marsad.places.gazetteer import Candidate, Gazetteer
from marsad.places.home import Home
from marsad.places.joining import SETTLEMENTS
from marsad.places.likeness import namesake_likeness, twin_likeness
from marsad.places.phrase import site_words
from marsad.places.rating import rate, rate_home, share_countries
from marsad.places.relations import WIDE, are_apart
from marsad.places.ways import ends_of_road, moved, on_road
from marsad.places.weights import WEIGHTS

__all__ = ["Answer", "Choices", "Mention", "choice_key", "resolve"]

_ROUNDS: Final = 3
PRECISION: Final[Mapping[PlaceKind, int]] = {
    "town": 1, "village": 1, "site": 1, "admin3": 3, "admin2": 3, "admin1": 4, "region": 5, "country": 6,
}  # fmt: skip
"""UCDP's where_prec of a place by its kind: exact, district, province, a linear or fuzzy area, country."""
_LONG_ENOUGH: Final = 5
"""A shorter name is like too many others to be settled by likeness alone."""
_NEARLY_ALL: Final = 0.75
_MOST: Final = 0.5
_LATIN_TO: Final = "\u02ff"
_ENOUGH_PLACES: Final = 3


def resolve(  # noqa: PLR0913 - each says something of the report as a whole
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    *,
    text: str = "",
    spoken_of: Mapping[str, float] | None = None,
    choices: Choices | None = None,
    home: Home | None = None,
) -> list[Answer]:
    """Settle the names of one report together, in the order given.

    Args:
        mentions: the names; the same words get the same answer, but where the text says otherwise (", Ohio").
        gazetteer: the places that there are.
        text: the report's text, for what stands right behind a name.
        spoken_of: countries that the report is known to speak of, and how often.
        choices: what persons have decided that names mean, by ``choice_key``; it wins over everything.
        home: where the report's publisher is at home (``home.py``).
    """
    roads = _roads(mentions, text, gazetteer, choices or {})
    ends = [Mention(name, sure=mention.sure) for mention, names in roads.items() for name in names]
    cases = open_cases([*mentions, *ends], text, gazetteer, choices or {})
    listed = list(cases.values())
    at_home = home or {}
    countries = share_countries(listed, spoken_of or {}, at_home)
    for _ in range(_ROUNDS):
        for case in listed:
            case.ratings = [
                rate(one, case, listed, countries, gazetteer) + rate_home(one.place, at_home) for one in case.candidates
            ]
        countries = share_countries(listed, spoken_of or {}, at_home)
    whole = Whole(listed, countries, gazetteer, at_home)
    answers = {key: _answer(case, whole) for key, case in cases.items()}
    found = [replace(answers[key_of(mention, text)], mention=mention) for mention in mentions]
    found = [_left_open(one) if _is_small_and_doubtful(one) else one for one in found]
    found = [moved(one, text, found) for one in found]
    for index, mention in enumerate(mentions):
        if mention in roads:
            first, second = (answers[key_of(Mention(name), text)] for name in roads[mention])
            found[index] = on_road(mention, first, second)
    return [replace(one, sure=one.sure and _is_past_doubt(one, at_home)) for one in found]


def _roads(
    mentions: Sequence[Mention], text: str, gazetteer: Gazetteer, choices: Choices
) -> dict[Mention, tuple[str, str]]:
    """Find the mentions of roads between two places, but for those that a person has decided on."""
    open_to_say = (mention for mention in mentions if choice_key(mention.text) not in choices)
    found = ((mention, ends_of_road(mention, text, gazetteer)) for mention in open_to_say)
    return {mention: ends for mention, ends in found if ends}


def _is_small_and_doubtful(answer: Answer) -> bool:
    """Say whether a name that may be a person's or a firm's was settled to a small town that nothing else bears out."""
    place = answer.place
    if place is None or answer.sure or not answer.mention.doubtful or place.kind not in SETTLEMENTS:
        return False
    return (place.population or 0) < WEIGHTS.doubtful_size


def _is_past_doubt(answer: Answer, home: Home) -> bool:
    if answer.place is None or not answer.mention.doubtful:
        return True
    return outweighs_doubt(answer.place, answer.candidates[0].score, home)


def _left_open(answer: Answer) -> Answer:
    reason = "the words may be a person's or a firm's"
    return replace(answer, place=None, precision=None, reason=reason, point=None, radius_km=None)


def _answer(case: Case, whole: Whole) -> Answer:
    rated = sorted(zip(case.ratings, case.candidates, strict=True), key=lambda pair: (-pair[0], pair[1].place.id))
    ranked = tuple(one for _, one in rated)
    if case.decided:
        return _decided(case, whole)
    fitting = [(rating, one) for rating, one in rated if may_be(one, case, whole)]
    if not fitting or not _has_name(case.name):
        return _similar(case, ranked, whole)
    top, best = fitting[0]
    rivals = [one.place for rating, one in fitting[1:] if top - rating < WEIGHTS.margin]
    rivals += _rough_rivals(best, case)
    rivals += _namesakes(best, top, fitting, case, whole)
    if top < WEIGHTS.least or any(are_apart(rival, best.place) for rival in rivals):
        return _unsettled(case, ranked, [best.place, *rivals], whole)
    answer = _settled(case, ranked, best)
    if best.place.kind == "region" and best.place.admin1:  # a range of hills has no point to pin
        answer = replace(answer, place=None, precision=None, reason=f"a part of {best.place.admin1}: {best.reason}")
    return replace(answer, sure=case.mention.sure or is_sure(best, case, whole))


def _rough_rivals(best: Candidate, case: Case) -> list[Place]:
    """List the other places of the province that fit about as well as a best that itself fits badly."""
    if best.score >= WEIGHTS.rough_name:
        return []
    around = (one for one in case.candidates if one.place.admin1 == best.place.admin1 and one is not best)
    close = (one for one in around if one.score > best.score - WEIGHTS.rough_margin)
    return [one.place for one in close if one.place.kind in SETTLEMENTS and one.place.country == best.place.country]


def _namesakes(
    best: Candidate, top: float, fitting: Sequence[tuple[float, Candidate]], case: Case, whole: Whole
) -> list[Place]:
    """List the other places of the province that bear the name, which a list tells apart by a part or a unit.

    Lists call the one Kafraya and the other Kafraya al-Maarra; to the people of each it is Kafraya. The seat of a
    subdistrict is better known than others of its name.
    """
    if not _is_listed_village(best.place, whole) or best.place.name == best.place.admin3:
        return []
    asked = fold(case.name)
    own = max(best.score, namesake_likeness(asked, best.place))
    found = []
    for rating, one in fitting[1:]:
        if not _is_listed_village(one.place, whole) or one.place.admin1 != best.place.admin1:
            continue
        bare = namesake_likeness(asked, one.place)
        forgiven = rating + WEIGHTS.likeness * max(0.0, bare - one.score)
        if bare >= own - WEIGHTS.namesake and top - forgiven < WEIGHTS.likeness * WEIGHTS.namesake:
            found.append(one.place)
    return found


def _is_listed_village(place: Place, whole: Whole) -> bool:
    return place.kind in SETTLEMENTS and whole.gazetteer.is_added(place)


def _decided(case: Case, whole: Whole) -> Answer:
    """Answer as a person has decided; where that is no place, what the text says of it is known all the same."""
    if case.candidates:
        return _settled(case, (), case.candidates[0])
    country, admin1 = _surrounding(case, None, None, whole)
    return Answer(case.mention, None, (), "a person has decided that no place is meant", None, admin1, country)


def _settled(case: Case, ranked: tuple[Candidate, ...], chosen: Candidate) -> Answer:
    place, precision, reason = chosen.place, _precision(chosen.place), chosen.reason
    is_about = case.phrase.about or case.phrase.kind == "region"
    if is_about and case.name == case.phrase.core and place.kind in SETTLEMENTS:
        precision, reason = ABOUT, f"about {place.name}: {reason}"
    elif chosen.about:
        precision = ABOUT
    ordered = (chosen, *(one for one in ranked if one is not chosen))
    return Answer(case.mention, place, ordered, reason, precision, place.admin1, place.country or None)


def _precision(place: Place) -> int:
    """Give a place's precision; a region within one province tells the province."""
    return PRECISION["admin1" if place.kind == "region" and place.admin1 else place.kind]


def _unsettled(case: Case, ranked: tuple[Candidate, ...], rivals: Sequence[Place], whole: Whole) -> Answer:
    """Leave a name open, with the province and country that all its likely candidates share."""
    countries, provinces = {place.country for place in rivals}, {place.admin1 for place in rivals}
    country = countries.pop() if len(countries) == 1 else None
    admin1 = provinces.pop() if country and len(provinces) == 1 else None
    country, admin1 = _surrounding(case, *_known(case, country, admin1), whole)
    reason = f"{len(rivals)} places are as likely" if len(rivals) > 1 else "no place stands out"
    return Answer(case.mention, None, ranked, reason, None, admin1, country)


def _known(case: Case, country: str | None, admin1: str | None) -> tuple[str | None, str | None]:
    """Fill in from the text what it says that the name lies in."""
    for holder in case.holders:
        country = country or holder.country or None
        if holder.country == country:
            admin1 = admin1 or holder.admin1
    return country or case.phrase.country, admin1


def _similar(case: Case, ranked: tuple[Candidate, ...], whole: Whole) -> Answer:
    """Settle a name that no key finds to the one added place of its province that is much like it, if there is."""
    country, admin1 = _known(case, None, None)
    if not _has_name(case.phrase.core):
        return Answer(case.mention, None, (), "no name in it", None, admin1, country)
    if (
        admin1
        and not (case.phrase.part or case.phrase.about)
        and country in whole.gazetteer.countries
        and len(case.phrase.core) >= _LONG_ENOUGH
    ):
        alike = whole.gazetteer.similar(case.phrase.core, admin1, country, WEIGHTS.similar)
        if alike and (len(alike) == 1 or alike[0].score - alike[1].score >= WEIGHTS.similar_margin):
            return _settled(case, (*alike, *ranked), alike[0])
        ranked = (*alike, *ranked)
        if beside := _twin(case, admin1, whole) or _behind_site(case, admin1, whole):
            return replace(_settled(case, ranked, beside), precision=ABOUT)
    country, admin1 = _surrounding(case, country, admin1, whole)
    return Answer(case.mention, None, ranked, "the gazetteer has no such name", None, admin1, country)


def _twin(case: Case, admin1: str, whole: Whole) -> Candidate | None:
    """Find the one place of a province that bears the name with another part: "Western Kabsh" for Eastern Kabsh.

    Such villages lie side by side: of the 77 pairs of OCHA's list for Syria nine in ten are within five kilometres.
    """
    asked = fold(case.phrase.core)
    twins = [
        one
        for one in case.candidates
        if whole.gazetteer.is_added(one.place)
        and one.place.kind in SETTLEMENTS
        and one.place.admin1 == admin1
        and twin_likeness(asked, one.place) >= WEIGHTS.twin
    ]
    if not twins or any(are_apart(one.place, twins[0].place) for one in twins):
        return None
    return replace(twins[0], reason=f"may be the other part of {twins[0].place.name}")


def _behind_site(case: Case, admin1: str, whole: Whole) -> Candidate | None:
    """Find the place of a province that stands behind the word for a site: "Tank Repair Base Harasta"."""
    words = case.phrase.core.split()
    for index in range(len(words) - 1, 1, -1):
        if words[index - 1].lower() not in site_words():
            continue
        found = whole.gazetteer.candidates(" ".join(words[index:]))
        held = [one for one in found if one.place.admin1 == admin1 and one.place.kind in SETTLEMENTS]
        sure = [one for one in held if one.score >= WEIGHTS.sure_name]
        if sure and not any(are_apart(one.place, sure[0].place) for one in sure):
            return replace(sure[0], reason=f"a {words[index - 1].lower()} about {sure[0].place.name}")
    return None


def _has_name(core: str) -> bool:
    """Say whether what is left of a mention may be a name: "the airport" is none."""
    return any(char.isupper() or char.isdigit() or char > _LATIN_TO for char in core)


def _surrounding(case: Case, country: str | None, admin1: str | None, whole: Whole) -> tuple[str | None, str | None]:
    """Fill in the country and the province that nearly all of the report's other places lie in."""
    if country and admin1:
        return country, admin1
    anchors = [other.anchor for other in whole.cases if other.name != case.name]
    placed = {place.id: place for place in anchors if place and place.kind not in WIDE}.values()
    country = country or _most((place.country for place in placed), _NEARLY_ALL) or _listed(placed, whole)
    around = [place.admin1 or "" for place in placed if place.country == country]
    return country, admin1 or (_most(around, _NEARLY_ALL) if len(around) >= _ENOUGH_PLACES else None)


def _listed(placed: Iterable[Place], whole: Whole) -> str | None:
    """Give the country of the added lists that most of the report's places lie in."""
    most = _most((place.country for place in placed), _MOST)
    return most if most in whole.gazetteer.countries else None


def _most(values: Iterable[str], share: float) -> str | None:
    """Give the value that such a share of all have, and two at least."""
    found = Counter(values)
    value, count = max(found.items(), key=lambda item: item[1], default=("", 0))
    return value if value and count >= max(2, share * found.total()) else None
