"""The sites that a report names: place names that locate one spot together, once per sentence."""

import re
from dataclasses import dataclass
from functools import cached_property

from marsad.reading.context import Sentence
from marsad.reading.place_names import PlaceName
from marsad.reading.place_names.words import LEVELS, fold, words
from marsad.reading.tokens import Token

_WITHIN = frozenset(
    "in of the at near to s on from inside outside within nearby a an town city village province located km miles just "
    "just-outside side part parts west east north south countryside area which is close around about kilometers "
    "kilometres kilometer divided strategic key besieged border port main historic ancient coastal provincial largest "
    "second second-largest biggest".split()
)
_DATELINE = re.compile(r"\s*(?:\(|-{1,2}\s|—|–|\[|,? ?(?:Reuters|AFP|AP|SANA|Xinhua|Anadolu)\b)")
_BASED = re.compile(r"\b(?:based|headquartered) in (?:the )?$", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:near|nearby|outside|close to|km from|miles from|"
    r"(?:north|south|east|west|northeast|northwest|southeast|southwest) of)"
    r"(?: (?:the|a|town|city|village|province|of|[a-z]+ city of))* $",
    re.IGNORECASE,
)
_AROUND = (" area", " areas", " suburbs")
"""What says as little as a bare name: of two, the one named first is the narrower."""
_PART = re.compile(r" (?:[a-z-]+ )?(?:suburb|district|neighbou?rhood|quarter|town|city|village|area)s? of\b")
_VAGUE = LEVELS.index("region")


@dataclass(frozen=True)
class Site:
    """Names that locate one spot, the most specific first; ``listed`` where several are meant side by side."""

    names: tuple[PlaceName, ...]
    sentence: Sentence
    listed: tuple[PlaceName, ...] = ()

    @property
    def first(self) -> PlaceName:
        """The most specific name."""
        return self.names[0]

    @cached_property
    def rank(self) -> int:
        """How specific: 0 a site, 2 a town or a bare name, 3 a province, 4 a country, 5 more."""
        return rank(self.first)

    @cached_property
    def key(self) -> str:
        """The form under which mentions of its first name are counted together."""
        return fold(self.first.text).removeprefix("the ")

    @property
    def words(self) -> tuple[str, ...]:
        """The names to report: all of a list, else the first."""
        return tuple(name.text for name in self.listed or (self.first,))


def rank(name: PlaceName) -> int:
    """Return how specific a name is; a bare name counts as a town."""
    return LEVELS.index(name.level or "town")


def group(sentence: Sentence, names: list[PlaceName]) -> tuple[Site, ...]:
    """Put names that follow one another with nothing but "in", "of", "near" between into one site."""
    groups: list[list[PlaceName]] = []
    for name in names:
        if name.stands_for or _is_dateline(sentence.text, name) or _BASED.search(sentence.text[: name.start]):
            continue
        if groups and (name.series == groups[-1][-1].series or _within(sentence.text, groups[-1][-1], name)):
            groups[-1].append(name)
        else:
            groups.append([name])
    return tuple(_site(sentence, members) for members in groups)


def _is_dateline(text: str, name: PlaceName) -> bool:
    return name.text.isupper() and len(name.text) > 3 and bool(_DATELINE.match(text, name.end))


def _within(text: str, last: PlaceName, name: PlaceName) -> bool:
    between = text[last.end : name.start]
    if re.search(r"[.;:()\"“”]", between):
        return False
    tokens = re.findall(r"\w+", between.lower())
    lists = words()
    allowed = _WITHIN | lists.adjectives | lists.directions | lists.peoples
    return len(tokens) <= 7 and all(
        t in allowed or t in lists.heads or t.isdigit() or t in {"held", "controlled", "rebel", "opposition", "regime"}
        for t in tokens
    )


def _site(sentence: Sentence, members: list[PlaceName]) -> Site:
    counts: dict[int, list[PlaceName]] = {}
    for name in members:
        counts.setdefault(name.series, []).append(name)
    exact = [some for some in counts.values() if not _beside(sentence.text, some[0])]
    exact = [some for some in exact if min(rank(n) for n in some) < _VAGUE]
    best = min(
        exact or counts.values(), key=lambda some: (min(_breadth(sentence.text, n) for n in some), some[0].start)
    )
    rest = sorted((name for name in members if name not in best), key=rank)
    return Site((*best, *rest), sentence, tuple(best) if len(best) > 1 else ())


def _breadth(text: str, name: PlaceName) -> float:
    """Return how wide a name is; one that has the next ("Syria's Aleppo", "the Homs suburb of Waar") is wider."""
    part = name.level == "town" and _PART.match(text, name.end)
    wide = LEVELS.index("town") if name.text.endswith(_AROUND) else rank(name)
    return wide + 0.5 * (bool(part) or text[name.end : name.end + 1] in {"s", "'", "’"})


def beside(site: Site) -> bool:
    """Whether even the first name of a site only tells what it lies beside."""
    return bool(_beside(site.sentence.text, site.first))


def _beside(text: str, name: PlaceName) -> int:
    """1 where a name only tells what the place lies beside ("southeast of X", "near X"), else 0."""
    return int(bool(_BESIDE.search(text[max(0, name.start - 40) : name.start])))


def token_of(site: Site) -> Token | None:
    """Return the head token of a site's first name; None where the sentence is not parsed."""
    doc, name = site.sentence.doc, site.first
    span = doc.span_of(name.start, name.end) if doc is not None else None
    return doc.root_of(*span) if doc is not None and span is not None else None
