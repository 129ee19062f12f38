"""What "the town", "the base", "a village" in a sentence refer to."""

import re

from marsad.reading.place_names.words import words
from marsad.reading.where.sites import Site

_DEFINITE = re.compile(
    r"\b(?:the|this|that|its|same|these|those)"
    r"(?: (?:two|three|four|five|same|entire|whole|nearby|besieged|other|rest|strategic|border))*"
    r" ((?:[a-z]+ )?[a-z]+)(?:'s|’s|s)?\b",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"\b(?:an?|one|another|several|two|three|four|five)"
    r"(?: (?!(?:the|its|their|this|that|of|in|on|at|near|from|to|by)\b)[a-z-]+){0,4}"
    r" (?:towns?|villages?|city|neighbou?rhood|district|hospital|school|camp|market|airbase|base|hometown|airport)\b"
    r"|\b(?:Syrian|Iraqi|Yemeni|Libyan|Afghan) (?:[a-z]+ )?(?:town|village|city|camp|airbase|air base|base)\b(?! of)",
    re.IGNORECASE,
)
_SORTS = "town village city hood district hospital school camp market base airport".split()
"""What every place told of by ``_UNNAMED`` holds one of, to pass over other sentences."""
_ANY = frozenset({"area", "areas", "region", "scene", "site", "place", "location"})


def definite_heads(text: str) -> frozenset[str]:
    """Return the sorts of place that a text refers to without a name: "the town", "the province"."""
    heads = words().heads
    found: set[str] = set()
    for match in _DEFINITE.finditer(text):
        rest = text[match.end() : match.end() + 24]
        if re.match(r" of [A-Za-z]*-?[A-Z]", rest) or re.match(r" [A-Z]", rest):
            continue
        pair = match.group(1).lower()
        found.update(head for head in {pair.partition(" ")[0], pair.rpartition(" ")[2], pair} if head in heads)
        if pair.rpartition(" ")[2] == "scene" or pair.partition(" ")[0] == "scene":
            found.add("area")
    return frozenset(found)


def tells_unnamed(text: str) -> bool:
    """Whether a text tells of a place for the first time and without its name: "a village", "a Syrian town"."""
    lower = text.lower()
    return any(sort in lower for sort in _SORTS) and bool(_UNNAMED.search(text))


def fits(site: Site, referred: frozenset[str]) -> bool:
    """Whether a site is of one of the sorts referred to."""
    heads = words().heads
    around = site.sentence.text[max(0, site.first.start - 40) : site.first.end + 30].lower()
    for head in referred:
        level = heads[head]
        if head in _ANY and site.rank < 4:
            return True
        if level in {"site", "district"} and re.search(rf"\b{re.escape(head.removesuffix('s'))}", around):
            return True
        if level == "town" and site.rank == 2:
            return True
        if level == "region" and site.rank == 3:
            return True
    return False
