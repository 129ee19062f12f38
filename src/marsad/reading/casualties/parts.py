"""Totals and their parts: what follows a total and adds up to it divides it, or names the same people."""

from collections.abc import Mapping, Sequence

from msgspec import structs

from marsad.reading.people.mention import PeopleMention
from marsad.reading.tokens import Doc

Owners = dict[int, tuple[int, ...]]
"""For each people mention, the casualty words that count it."""


def settled(doc: Doc, mentions: Sequence[PeopleMention], owner: Owners) -> list[PeopleMention]:
    """Mark the parts of totals, and take from ``owner`` those who only put a name to people counted before.

    "Ten people: six men and four women" has two parts; "two guards, Salim Haddad and Omar Nasr" counts two.
    """
    found = list(mentions)
    for m, whole in enumerate(mentions):
        total = _figure(whole)
        if m not in owner or total < 2 or whole.part:
            continue
        rest = _divides(mentions, owner, m, total)
        for at in rest or _names(doc, mentions, owner, m):
            if mentions[at].text is None and _is_name(doc, mentions[at]):
                del owner[at]
            elif rest:
                found[at] = structs.replace(mentions[at], part=True)
    return found


def _figure(mention: PeopleMention) -> int:
    return (mention.count.low or 0) if mention.count else 0


def _divides(mentions: Sequence[PeopleMention], owner: Mapping[int, object], m: int, total: int) -> list[int]:
    """List the people after a total, of the same casualty words, who add up to it exactly; at least two."""
    found, figures = [], 0
    for at in range(m + 1, len(mentions)):
        if owner.get(at) != owner[m] or mentions[at].count is None or mentions[at].part:
            continue
        found.append(at)
        figures += _figure(mentions[at])
        if figures >= total:
            break
    return found if figures == total and len(found) > 1 else []


def _names(doc: Doc, mentions: Sequence[PeopleMention], owner: Mapping[int, object], m: int) -> list[int]:
    """List the names that follow a total as those of its people ("two guards, identified as Salim Haddad and …")."""
    found = []
    for at in range(m + 1, len(mentions)):
        between = doc[mentions[m].last + 1 : mentions[at].first]
        if owner.get(at) != owner[m] or any(t.tag_ in ("VBD", "VBZ", "VBP", "CD") for t in between):
            break
        if mentions[at].text is None and "identified" in [t.lower_ for t in between]:
            found.append(at)
    return found


def _is_name(doc: Doc, mention: PeopleMention) -> bool:
    return mention.noun is not None and doc[mention.noun].pos_ == "PROPN"
