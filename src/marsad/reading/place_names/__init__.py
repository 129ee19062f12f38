"""The place names of a sentence: found by their writing and the words around them."""

import re
from collections.abc import Collection
from functools import cache

import msgspec
from msgspec import structs

from marsad.reading.context import KnowsPlace, Sentence, knows_no_place
from marsad.reading.place_names.around import Surroundings
from marsad.reading.place_names.evidence import Evidence, weigh
from marsad.reading.place_names.runs import cut, runs
from marsad.reading.place_names.words import Level, words

ENOUGH = 1.25
"""Points of evidence from which a name is taken for a place."""

_GLUE = frozenset("and or the a of both as well in town towns village villages city cities district area".split())
_PLURAL = re.compile(
    r"(?:towns|cities|villages|districts|neighbou?rhoods|areas|suburbs|provinces|countrysides|governorates|hospitals)\b"
)


class PlaceName(msgspec.Struct, frozen=True):
    """A place name; ``start`` and ``end`` count characters of the sentence's text.

    ``text`` is the name with what belongs to it ("Midan district", "northern Syria", "Hadar" of "Hadar village");
    ``core`` is the bare name. ``level`` is the sort of place as far as the words tell, None where they don't.
    ``series`` is the same number for all names of one list ("A, B and C"). ``stands_for`` is True where the name
    stands for a government or a force rather than for ground ("Damascus denied", "the Iraq war").
    ``points`` is the evidence that it is a place at all. ``described`` is True for words that tell of a place without
    naming it ("a field hospital", "rebel-held districts").
    """

    text: str
    core: str
    start: int
    end: int
    level: Level | None
    series: int
    stands_for: bool
    points: float
    described: bool = False


def find(
    sentence: Sentence, knows_place: KnowsPlace = knows_no_place, known_here: Collection[str] = ()
) -> list[PlaceName]:
    """List the place names of a sentence in its order.

    Args:
        sentence: parsed or not; its parts of speech, where it is parsed, are one piece of evidence among others.
        knows_place: whether a gazetteer has a name.
        known_here: folded names that the rest of the report shows to be places.
    """
    found = cut(sentence.text, knows_place)
    phrases = [match.span() for match in _phrases().finditer(sentence.text)]
    named = [run for run in runs(found) if not any(a <= found[run.first].start < b for a, b in phrases)]
    taken = frozenset(i for run in named if run.known for i in range(run.first, run.last + 1))
    around = Surroundings(sentence, found, knows_place, frozenset(known_here), taken)
    weighed = [weigh(around, run) for run in named]
    series = _series(sentence.text, weighed)
    best: dict[int, float] = {}
    for number, evidence in zip(series, weighed, strict=True):
        best[number] = max(best.get(number, -9.0), evidence.points)
    among = _among_places(series, weighed)
    names = []
    for i, (number, evidence) in enumerate(zip(series, weighed, strict=True)):
        lifted = evidence.points + (ENOUGH if best[number] >= ENOUGH and evidence.points > -1 else 0)
        if lifted >= ENOUGH or i in among:
            names.append(_name(sentence.text, evidence, number, max(lifted, ENOUGH)))
    names = _heads_shared(sentence.text, _one_sense(names))
    capitals = _stand_ins(sentence.text)
    names = [name for name in names if not any(c.start <= name.start < c.end for c in capitals)]
    return sorted(names + capitals, key=lambda name: name.start)


def _among_places(series: list[int], weighed: list[Evidence]) -> set[int]:
    """List the names with places before and behind them in one list: a place too, though it may look like a person's.

    "Khirbet Marata, Abu Dafna and Babulin" are three villages.
    """
    sure = [i for i, evidence in enumerate(weighed) if evidence.points >= ENOUGH]
    return {
        i
        for i, number in enumerate(series)
        if any(a < i and series[a] == number for a in sure) and any(b > i and series[b] == number for b in sure)
    }


@cache
def _phrases() -> re.Pattern[str]:
    """Match the names of organisations that hold a place's name."""
    written = sorted(words().phrases, key=len, reverse=True)
    any_name = r"(?:the |al-|ash-)?[\w-]+"
    return re.compile("|".join(re.escape(p).replace(re.escape("..."), any_name) for p in written), re.IGNORECASE)


@cache
def _capitals() -> re.Pattern[str]:
    """Match "the Syrian capital", "Syria's capital"."""
    lists = words()
    peoples = "|".join(sorted(re.escape(word) for word in lists.peoples))
    countries = "|".join(sorted(re.escape(name) for name, level in lists.known.items() if level == "country"))
    owners = rf"(?:the )?(?:{peoples}|(?:{countries})['’]?s)"
    return re.compile(rf"\b{owners} (?:{'|'.join(sorted(lists.stand_in))})\b(?! of\b)", re.IGNORECASE)


def _stand_ins(text: str) -> list[PlaceName]:
    lower = text.lower()
    if not any(word in lower for word in words().stand_in):
        return []
    return [
        PlaceName(match.group(), match.group(), match.start(), match.end(), "town", -1 - match.start(), False, ENOUGH)
        for match in _capitals().finditer(text)
        if not re.match(r" [A-Z]", text[match.end() :])
    ]


def _name(text: str, evidence: Evidence, series: int, points: float) -> PlaceName:
    return PlaceName(
        text=text[evidence.start : evidence.end],
        core=text[evidence.core_start : evidence.core_end],
        start=evidence.start,
        end=evidence.end,
        level=evidence.level,
        series=series,
        stands_for=evidence.stands_for,
        points=points,
    )


def _series(text: str, weighed: list[Evidence]) -> list[int]:
    """Number the names so that those of one list share a number."""
    numbers: list[int] = []
    links: list[str] = []
    for i, here in enumerate(weighed):
        link = _link(text, weighed[i - 1], here) if i else ""
        links.append(link)
        numbers.append(numbers[-1] if link else i)
    return _true_lists(text, weighed, numbers, links)


def _link(text: str, last: Evidence, here: Evidence) -> str:
    """How two names are joined: "and", "comma", "space", or "" where they are not."""
    tokens = re.findall(r"\w+|[^\w\s]", text[last.core_end : here.core_start].lower())
    if last.owns or len(tokens) > 6 or not all(_glues(token) for token in tokens):
        return ""
    joined = bool({"and", "or", "&"} & set(tokens))
    if not joined and ("in" in tokens or ("of" in tokens and "," not in tokens)):
        return ""
    if joined:
        return "and"
    listed = "," in tokens or "/" in tokens
    return "comma" if listed else "" if tokens else "space"


def _glues(token: str) -> bool:
    return token in _GLUE or token in {",", "&", "-", "/"} or token in words().heads


def _true_lists(text: str, weighed: list[Evidence], numbers: list[int], links: list[str]) -> list[int]:
    """Keep a chain of names as a list only where an "and" or a plural head says so: "Salma, Latakia" is one place."""
    kept = list(numbers)
    for number in set(numbers):
        members = [i for i, n in enumerate(numbers) if n == number]
        first, last = weighed[members[0]], weighed[members[-1]]
        plural = _PLURAL.search(text[max(0, first.start - 30) : first.start].lower()) or _PLURAL.match(
            text[last.core_end :].lower().lstrip()
        )
        if not plural and all(links[i] != "and" for i in members[1:]):
            for i in members:
                kept[i] = i
    return kept


def _one_sense(names: list[PlaceName]) -> list[PlaceName]:
    """Take the names of a list all for ground or all for governments, as the first one is."""
    first: dict[int, bool] = {}
    for name in names:
        first.setdefault(name.series, name.stands_for)
    return [
        name if name.stands_for == (one := first[name.series]) else structs.replace(name, stands_for=one)
        for name in names
    ]


def _heads_shared(text: str, names: list[PlaceName]) -> list[PlaceName]:
    """Give the level of the last name of a list to the others: "Joura and Qusour neighborhoods"."""
    levels = {name.series: name.level for name in names if _PLURAL.search(text[name.start : name.end + 16].lower())}
    return [
        structs.replace(name, level=levels.get(name.series, name.level)) if not name.level else name for name in names
    ]
