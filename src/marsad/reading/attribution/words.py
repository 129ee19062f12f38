"""The words of attribution, typed: verbs of saying, nouns that can be a source, sources known by name."""

from dataclasses import dataclass
from functools import cache

import msgspec

from marsad.reading import lexicon
from marsad.reading.known_names import Found, NameFinder


class NamedSource(msgspec.Struct, frozen=True):
    """An entry of sources.toml: the name that the record gives it, what it is, what texts call it."""

    name: str
    kind: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of attribution.toml, each as a set of lower-case words."""

    say: frozenset[str]
    plainly: frozenset[str]
    withhold: frozenset[str]
    feel: frozenset[str]
    accuse: frozenset[str]
    show: frozenset[str]
    toll: frozenset[str]
    see: frozenset[str]
    carry: frozenset[str]
    turned: frozenset[str]
    quoting: frozenset[str]
    weak: frozenset[str]
    toll_objects: frozenset[str]
    citing: frozenset[str]
    own_voice: frozenset[str]
    settings: frozenset[str]
    parts: frozenset[str]
    hyphened: frozenset[str]
    plural_modifiers: frozenset[str]
    organisations: frozenset[str]
    documents: frozenset[str]
    persons: frozenset[str]
    onlookers: frozenset[str]
    vague: frozenset[str]
    tags: frozenset[str]
    plain_tags: frozenset[str]
    person_pronouns: frozenset[str]
    body_pronouns: frozenset[str]
    many_pronouns: frozenset[str]

    @property
    def pronouns(self) -> frozenset[str]:
        """Every pronoun that can stand for a source."""
        return self.person_pronouns | self.body_pronouns | self.many_pronouns


@cache
def words() -> Words:
    """Read attribution.toml once."""
    verbs = lexicon.table("attribution", "verbs", dict[str, frozenset[str]])
    other = lexicon.table("attribution", "words", dict[str, frozenset[str]])
    nouns = lexicon.table("attribution", "nouns", dict[str, frozenset[str]])
    headline = lexicon.table("attribution", "headline", dict[str, frozenset[str]])
    pronouns = lexicon.table("attribution", "pronouns", dict[str, frozenset[str]])
    return Words(
        say=verbs["say"],
        plainly=verbs["plainly"],
        withhold=verbs["withhold"],
        feel=verbs["feel"],
        accuse=verbs["accuse"],
        show=verbs["show"],
        toll=verbs["toll"],
        see=verbs["see"],
        carry=verbs["carry"],
        turned=verbs["turned"],
        quoting=verbs["quoting"],
        weak=verbs["weak"],
        toll_objects=other["toll_objects"],
        citing=other["citing"],
        own_voice=other["own_voice"],
        settings=other["settings"],
        parts=other["parts"],
        hyphened=other["hyphened"],
        plural_modifiers=other["plural_modifiers"],
        organisations=nouns["organisations"],
        documents=nouns["documents"],
        persons=nouns["persons"],
        onlookers=nouns["onlookers"],
        vague=nouns["vague"],
        tags=headline["tags"],
        plain_tags=headline["plain"],
        person_pronouns=pronouns["person"],
        body_pronouns=pronouns["body"],
        many_pronouns=pronouns["many"],
    )


@cache
def named_sources() -> dict[str, NamedSource]:
    """Read sources.toml once: its entries by name."""
    return {entry.name: entry for entry in lexicon.table("sources", "source", tuple[NamedSource, ...])}


@cache
def _finder() -> NameFinder:
    return NameFinder((alias, entry.name) for entry in named_sources().values() for alias in entry.aliases)


def find_sources(text: str) -> list[Found]:
    """List the known sources that a text names; ``key`` is the source's name."""
    return _finder().find(text)
