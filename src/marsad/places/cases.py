"""The mentions of a report as they are being settled: what each may be, and what the text says of where it lies."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from marsad.model import Place, PlaceKind
from marsad.places.fold import plain
from marsad.places.gazetteer import Candidate, Gazetteer
from marsad.places.joining import SETTLEMENTS
from marsad.places.phrase import Phrase, kind_words, parse, site_ahead
from marsad.places.relations import UNITS, holds
from marsad.places.weights import WEIGHTS
from marsad.places.worldlist import demonyms

_MOST = 30
_ARABIC_FROM = "\u0600"
_TELL_NOTHING = frozenset({"state", "capital", "community", "farm", "farms"})
_REACH = 40
"""Characters before a name that are looked at for what it is."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place's name in a report; ``start`` counts characters of its text, None where that is not known.

    ``sure`` is False where only the gazetteer says that the words are a place's name at all, and ``doubtful`` True
    where they may well be a person's or a street's.
    """

    text: str
    start: int | None = None
    sure: bool = True
    doubtful: bool = False


@dataclass(slots=True)
class Case:
    """A mention on its way.

    ``name`` is the part of it that was looked up; ``holders`` what the text says that it lies in, ``neighbours``
    what it lies by; ``said`` the kind that the report says of the name, here or elsewhere; ``ratings`` go with
    ``candidates``; ``decided`` is True where a person has said what the name means.
    """

    mention: Mention
    phrase: Phrase
    name: str
    candidates: list[Candidate]
    holders: list[Place]
    neighbours: list[Place]
    said: PlaceKind | None = None
    ratings: list[float] = field(default_factory=list)
    decided: bool = False

    @property
    def best(self) -> Candidate | None:
        """The candidate that is rated highest so far."""
        if not self.ratings:
            return None
        return self.candidates[max(range(len(self.ratings)), key=self.ratings.__getitem__)]

    @property
    def anchor(self) -> Place | None:
        """The place that is as good as settled: its name fits, and it is rated clearly above all others."""
        best = self.best
        if best is None or best.score < WEIGHTS.sure_name:
            return None
        top = max(self.ratings)
        rated = zip(self.ratings, self.candidates, strict=True)
        rivals = [one.place for rating, one in rated if one is not best and top - rating < WEIGHTS.clear]
        is_clear = all(rival.kind in UNITS or holds(best.place, rival) for rival in rivals)
        return best.place if is_clear else None


Choices = Mapping[str, Place | None]
"""What persons have decided that names mean, by the key of the name; None: no place."""


def choice_key(name: str) -> str:
    """Fold a name for looking up what a person has decided on it: case, marks and punctuation do not count."""
    return plain(name)


def open_cases(mentions: Sequence[Mention], text: str, gazetteer: Gazetteer, choices: Choices) -> dict[str, Case]:
    """Open one case for each different mention, under its key; a person's choice leaves one candidate, or none."""
    distinct: dict[str, Mention] = {}
    for mention in sorted(mentions, key=lambda one: not one.sure):
        distinct.setdefault(key_of(mention, text), mention)
    cases = {key: _decide(_open(mention, text, gazetteer), choices) for key, mention in distinct.items()}
    _spread_kinds(cases)
    return cases


def key_of(mention: Mention, text: str) -> str:
    """Tell mentions of different words apart, and of the same words where the text puts them elsewhere."""
    return f"{mention.text}, {_behind(mention, text)}, {_kind_before(mention, text) or ''}"


def _open(mention: Mention, text: str, gazetteer: Gazetteer) -> Case:
    phrase = parse(mention.text)
    phrase = replace(phrase, kind=phrase.kind or _kind_before(mention, text))
    name, candidates = find(phrase, gazetteer)
    holders = [place for holder in phrase.inside for place in _named(holder, gazetteer)]
    own = {one.place.id for one in candidates}
    holders = [holder for holder in holders if holder.id not in own]  # a second name in brackets holds nothing
    holders = holders or _held_behind(_behind(mention, text), candidates, gazetteer)
    neighbours = [place for neighbour in phrase.beside for place in _named(neighbour, gazetteer)]
    return Case(mention, phrase, name, candidates, holders, neighbours, phrase.kind)


def _decide(case: Case, choices: Choices) -> Case:
    """Put a person's choice on the words of the mention, or on the name in them, in the place of all candidates."""
    for key in (choice_key(case.mention.text), choice_key(case.phrase.core)):
        if key in choices:
            place = choices[key]
            chosen = [Candidate(place, 1.0, "settled by a person")] if place else []
            return replace(case, candidates=chosen, holders=[], neighbours=[], decided=True)
    return case


def _spread_kinds(cases: Mapping[str, Case]) -> None:
    """Give a bare name the kind that the report says of it elsewhere: after "Idlib province", Idlib is that."""
    said: dict[str, set[PlaceKind]] = {}
    for case in cases.values():
        if case.phrase.kind:
            said.setdefault(case.name.lower(), set()).add(case.phrase.kind)
    for case in cases.values():
        kinds = said.get(case.name.lower(), set())
        if case.said is None and len(kinds) == 1 and not case.phrase.about:
            case.said = next(iter(kinds))
        elif case.said is None and case.phrase.side and not case.phrase.about:
            case.said = next((one.place.kind for one in case.candidates if one.place.kind == "admin1"), None)


def _behind(mention: Mention, text: str) -> str:
    """Read the words right behind a name that may hold it: ", Ohio" or " (Texas)"."""
    if mention.start is None:
        return ""
    rest = text[mention.start + len(mention.text) :][:60]
    if not rest.startswith((", ", " (")):
        return ""
    words: list[str] = []
    for word in rest[2:].split(" ")[:3]:
        bare = word.rstrip(",;:)")
        if not bare[:1].isupper() and bare[:1] < _ARABIC_FROM:
            break
        words.append(bare)
        if bare != word:
            break
    return " ".join(words)


def _kind_before(mention: Mention, text: str) -> PlaceKind | None:
    """Read the words right before a name that say what it is: "the eastern province of", "the town of"."""
    if mention.start is None:
        return None
    found = _kinds_before().search(text[max(0, mention.start - _REACH) : mention.start])
    return kind_words()[found.group(1).lower()] if found else None


@cache
def _kinds_before() -> re.Pattern[str]:
    """A "district of" is a quarter as often as a unit, a "capital of" another place, a "state of" anything."""
    kinds = {"admin1", "town", "village"}
    words = [word for word, kind in kind_words().items() if kind in kinds and word not in _TELL_NOTHING]
    return re.compile(rf"\b({'|'.join(map(re.escape, words))}) of (?:the )?$", re.IGNORECASE)


def _held_behind(behind: str, candidates: Sequence[Candidate], gazetteer: Gazetteer) -> list[Place]:
    """Find the unit behind a name that holds one of its candidates; none in a list such as "Ohio, Kentucky"."""
    pieces = behind.split(" ") if behind else []
    for count in range(len(pieces), 0, -1):
        units = [place for place in _named(" ".join(pieces[:count]), gazetteer) if place.kind in UNITS]
        if found := [unit for unit in units if any(holds(unit, one.place) for one in candidates)]:
            return found
    return []


def _named(text: str, gazetteer: Gazetteer) -> list[Place]:
    """List the places that a name in the text, which holds or lies by another, may well mean."""
    phrase = parse(text)
    found = [one for one in find(phrase, gazetteer)[1] if one.score >= WEIGHTS.like_enough]
    found = [one for one in found if one.place.kind == phrase.kind] or found
    top = max((one.score for one in found), default=0.0)
    return [one.place for one in found if one.score > top - WEIGHTS.near_best]


def find(phrase: Phrase, gazetteer: Gazetteer) -> tuple[str, list[Candidate]]:
    """Look up the name with all its words where that is a place of its own, else the name without them.

    Gives the part that was looked up, and its candidates. A word for a people stands for its country.
    """
    if code := demonyms().get(phrase.core):
        country = gazetteer.country(code)
        return phrase.core, [Candidate(country, 1.0, f"the people of {country.name}")] if country else []
    if phrase.site and (sites := _sites_of(phrase, phrase.site, gazetteer)):
        return phrase.core, sites
    if phrase.whole != phrase.core:
        whole = gazetteer.candidates(phrase.whole, _MOST)
        least = WEIGHTS.by_name if phrase.kind in SETTLEMENTS else WEIGHTS.whole_name  # "town" may sound like a name
        if certain := [one for one in whole if one.score >= least]:
            return phrase.whole, certain
    found = {one.place.id: one for one in gazetteer.candidates(phrase.core, _MOST)}
    for other in phrase.others:
        for one in gazetteer.candidates(parse(other).core, _MOST):
            lowered = replace(one, score=one.score - WEIGHTS.other_name)
            if one.score >= WEIGHTS.like_enough and _is_better(lowered, found.get(one.place.id)):
                found[one.place.id] = lowered
    ahead = site_ahead(phrase.core)
    for one in _sites([parse(ahead[1]).core], ahead[0], gazetteer) if ahead else ():
        if _is_better(one, found.get(one.place.id)):
            found[one.place.id] = one
    return phrase.core, list(found.values())


def _sites_of(phrase: Phrase, site: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Look up the sites that a phrase may mean, some words of the class in the name or not: "Aleppo Central" prison.

    A name without its first word is a site's where that word is what holds it: "Aleppo Cement Factory".
    """
    words, others = phrase.whole.split(), [parse(name).core for name in phrase.others]
    longer = range(len(phrase.core.split()) + 1, len(words)) if phrase.whole.startswith(phrase.core) else ()
    names = [phrase.core, *(" ".join(words[:count]) for count in longer), *others]
    bare = [one for one in gazetteer.candidates(phrase.whole, _MOST) if _is_site(one)]
    if found := _best_of_each([*bare, *_sites(names, site, gazetteer)]):
        return found
    first, _, rest = phrase.core.partition(" ")
    inside = _sites([rest], site, gazetteer) if rest else []
    return [one for one in inside if any(holds(place, one.place) for place in _named(first, gazetteer))]


def _sites(names: Sequence[str], site: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Look up the known sites of a class under each of the names that the text gives: "Tiyas military airport"."""
    found = (one for name in names for one in gazetteer.candidates(f"{name} {site}", _MOST))
    return _best_of_each(one for one in found if _is_site(one))


def _is_site(one: Candidate) -> bool:
    return one.place.kind == "site" and one.score >= WEIGHTS.site_name


def _best_of_each(found: Iterable[Candidate]) -> list[Candidate]:
    return list({one.place.id: one for one in sorted(found, key=lambda one: one.score)}.values())


def _is_better(one: Candidate, other: Candidate | None) -> bool:
    return other is None or one.score > other.score
