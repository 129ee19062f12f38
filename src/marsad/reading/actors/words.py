"""The words of actors.toml, typed: parties, the nouns that act, the conflicts that tell whom a wording means."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import msgspec

from marsad.reading import lexicon
from marsad.reading.known_names import Found, NameFinder

Kind = Literal["state", "group", "coalition", "population"]

_BACKED = re.compile(r"s?\W?(?:backed|supported|held|controlled|besieged|affiliated|linked|occupied|allied|run)\b")
_AGAINST = re.compile(r"\b(?:anti|pro|ex|non)\W$", re.IGNORECASE)
_MOST = 0.6


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """One party: see the head of actors.toml for its fields."""

    id: str
    name: str
    kind: Kind
    country: str | None = None
    side: str | None = None
    parents: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """What the wordings for a side stand for in reports about one conflict, and who fights on whose side there."""

    markers: tuple[str, ...]
    sides: dict[str, str] = {}
    government: str | None = None
    army: str | None = None
    opposition: str | None = None
    coalition: str | None = None


@dataclass(frozen=True, slots=True)
class Nouns:
    """The lists of nouns and verbs of actors.toml, in lower case."""

    people: frozenset[str]
    machines: frozenset[str]
    bodies: frozenset[str]
    sides: frozenset[str]
    modifiers: frozenset[str]
    attacks: frozenset[str]
    of_doer: frozenset[str]
    another: frozenset[str]
    passed: frozenset[str]
    blame_verbs: frozenset[str]
    hyphened: frozenset[str]
    not_acting: frozenset[str]
    attack_verbs: frozenset[str]
    harm_verbs: frozenset[str]
    accuse_verbs: frozenset[str]
    agree_verbs: frozenset[str]
    suffer_verbs: frozenset[str]
    cause_verbs: frozenset[str]
    drive_verbs: frozenset[str]
    undergo_verbs: frozenset[str]
    attend_verbs: frozenset[str]


@cache
def parties() -> dict[str, Party]:
    """Read the parties once: by id, in the order of the file."""
    return {party.id: party for party in lexicon.table("actors", "party", tuple[Party, ...])}


@cache
def nouns() -> Nouns:
    """Read the word lists once."""
    words = lexicon.table("actors", "nouns", dict[str, frozenset[str]])
    attacks = lexicon.table("actors", "attacks", dict[str, frozenset[str]])
    return Nouns(
        people=words["people"],
        machines=words["machines"],
        bodies=words["bodies"],
        sides=words["sides"],
        modifiers=words["modifiers"],
        attacks=attacks["nouns"],
        of_doer=attacks["of_doer"],
        another=attacks["another"],
        passed=attacks["passed"],
        blame_verbs=attacks["blame"],
        hyphened=words["hyphened"],
        not_acting=words["not_acting"],
        attack_verbs=attacks["verbs"],
        harm_verbs=attacks["harm"],
        accuse_verbs=attacks["accuse"],
        agree_verbs=attacks["agree"],
        suffer_verbs=attacks["suffer"],
        cause_verbs=attacks["cause"],
        drive_verbs=attacks["drive"],
        undergo_verbs=attacks["undergo"],
        attend_verbs=attacks["attend"],
    )


@cache
def _conflicts() -> tuple[Conflict, ...]:
    return lexicon.table("actors", "conflict", tuple[Conflict, ...])


@cache
def _generic() -> tuple[tuple[str, str], ...]:
    """Pairs of wording and role, the longest wording first."""
    roles = lexicon.table("actors", "generic", dict[str, tuple[str, ...]])
    pairs = [(word, role) for role, listed in roles.items() for word in listed]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _alias_finder() -> NameFinder:
    return NameFinder((alias, party.id) for party in parties().values() for alias in party.aliases)


@cache
def _every_finder() -> NameFinder:
    found = [(alias, party.id) for party in parties().values() for alias in party.aliases]
    found += [
        (word, party.id) for party in parties().values() for word in (*party.adjectives, *party.states, *party.seats)
    ]
    return NameFinder(found)


@cache
def seats() -> frozenset[str]:
    """List the capitals and countries that stand for a government only where they act."""
    return frozenset(name for party in parties().values() for name in party.seats)


@cache
def countries() -> frozenset[str]:
    """List the names that a state and its country share, and the capitals."""
    return seats() | frozenset(name for party in parties().values() for name in party.states)


@cache
def _marker_finder() -> NameFinder:
    return NameFinder((word, str(index)) for index, entry in enumerate(_conflicts()) for word in entry.markers)


def find_parties(text: str) -> list[Found]:
    """List the parties that a text names by an alias, wherever they stand; ``key`` is the party's id."""
    return [hit for hit in _alias_finder().find(text) if _is_party_itself(text, hit)]


def find_owners(text: str) -> list[Found]:
    """List the parties named by alias, adjective, country or capital: for words that are known to act."""
    return [hit for hit in _every_finder().find(text) if _is_party_itself(text, hit)]


def _is_party_itself(text: str, hit: Found) -> bool:
    """Whether it is the party, not those whom it backs ("US-backed") or who are against it ("anti-IS")."""
    return not _BACKED.match(text, hit.end) and not _AGAINST.search(text, max(0, hit.start - 5), hit.start)


@lru_cache(maxsize=128)
def conflict_of(text: str) -> Conflict | None:
    """Tell which conflict a report is about by the names it uses; None where no one conflict has most of them."""
    counts: dict[str, int] = {}
    for hit in _marker_finder().find(text):
        counts[hit.key] = counts.get(hit.key, 0) + 1
    if not counts:
        return None
    best = max(counts, key=lambda key: counts[key])
    return _conflicts()[int(best)] if counts[best] >= _MOST * sum(counts.values()) else None


def party_of(words: str, report_text: str) -> Party | None:
    """Settle the words for an actor: by the names in them, else by what they mean in the report's conflict."""
    named = find_owners(words)
    if named:
        return parties()[named[0].key]
    lower = f" {words.lower()} "
    conflict = conflict_of(report_text)
    if conflict is None:
        return None
    for wording, role in _generic():
        if f" {wording} " in lower and (key := getattr(conflict, role)):
            return parties()[key]
    return None


def side_of(party: Party, report_text: str) -> str | None:
    """Tell on whose side a party fights in the conflict that a report is about; its parents' side is its own."""
    conflict = conflict_of(report_text)
    sides = conflict.sides if conflict is not None else {}
    return next((sides[key] for key in (party.id, *_ancestors(party)) if key in sides), party.side)


def _ancestors(party: Party) -> list[str]:
    found = list(party.parents)
    for key in found:
        found += [parent for parent in parties()[key].parents if parent not in found]
    return found
