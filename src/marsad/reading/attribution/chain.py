"""Through whom a report came: its credit line, as given or as printed in the text."""

import re
from functools import lru_cache

from marsad.model import Report
from marsad.reading.attribution.words import find_sources, named_sources

_HEAD = 600
"""Characters at the beginning of a text in which datelines stand."""
_TAIL = 200
"""Characters at the end of a text in which credit lines stand."""
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]")
_BEFORE_DATE = re.compile(r"^,?\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}\s)", re.IGNORECASE)
_CREDIT_LINE = re.compile(r"\bsources?:\s*([^.]{2,80})\.?\s*\)?\s*$", re.IGNORECASE)


def links(report: Report) -> tuple[str, ...]:
    """List who passed a report on, nearest the origin first: the agency that is credited, and the publisher."""
    given = report.credit or credited(report.text)
    return tuple(link for link in (_by_name(given) if given else None, report.publisher) if link)


def _by_name(words: str) -> str:
    found = find_sources(words)
    return found[0].key if len(found) == 1 else words


@lru_cache(maxsize=256)
def credited(text: str) -> str | None:
    """Find the agency that a text credits: "(Reuters)", "AFP Monday 5 May", "Source: Reuters"; None if it does not."""
    head = text[:_HEAD]
    for hit in find_sources(head):
        if named_sources()[hit.key].kind == "agency" and _BEFORE_DATE.match(head[hit.end :]):
            return hit.key
    for bracket in _IN_BRACKETS.finditer(head):
        found = find_sources(bracket[1])
        if found and found[0].end - found[0].start == len(bracket[1].strip()) and _is_agency(found[0].key):
            return found[0].key
    if line := _CREDIT_LINE.search(text[-_TAIL:]):
        found = [hit for hit in find_sources(line[1]) if _is_agency(hit.key)]
        return found[0].key if found else None
    return None


def _is_agency(name: str) -> bool:
    return named_sources()[name].kind in {"agency", "outlet"}
