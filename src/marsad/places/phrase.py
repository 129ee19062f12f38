"""What the words around a place's name say: its kind, how near, and what it lies in.

"the eastern Syrian city of Raqqa" is a town called Raqqa in Syria; "Aleppo's northern countryside" is somewhere about
Aleppo; "Jubas near Saraqib" is Jubas, by Saraqib. The words are data (``data/phrases.toml``).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final

from marsad.model import PlaceKind
from marsad.places.capitals import capital
from marsad.places.tables import load_table
from marsad.places.worldlist import demonyms

_EDGES: Final = " \t\n\r,.;:\"“”«»'‘’()[]-–—"
_COMMA: Final = re.compile(r"\s*,\s+|\s*،\s*")
_BRACKETS: Final = re.compile(r"\s+\(([^()]{2,})\)?")
_OWNER: Final = re.compile(r"^(.{3,}?)(?:['’]s|s['’])\s+(.{3,})$", re.DOTALL)
_MEASURED: Final = re.compile(
    r"^(?:[\w.,]+ ){0,4}?(?:[\d.,]+\s*-?)?(?:km|kms|kilomet(?:re|er)s?|miles?|m|met(?:re|er)s?)\b"
    r"(?:\s+\(.*?\))?\s+(?:to the\s+)?(?:\w+\s+)?(?:from|of|outside)\s+(?:the\s+)?(.+)$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A mention taken apart.

    ``whole`` is the name with all its words, ``core`` the name without the words around it; ``kind`` the kind that
    is said, or None; ``about`` whether the place is only near the name; ``part`` whether it is a smaller thing
    within it (a street, a quarter); ``inside`` and ``beside`` the names of what it is said to lie in, or by;
    ``country`` the two letters that a word for a people gives; ``others`` further names that the text itself gives
    ("Al Eis/Ash Shaykh Isa", "Al-Rai (Choban Bey)"); ``side`` whether a side of the place is meant ("northern");
    ``site`` the class of a site that is called after the name ("airbase"; see ``data/phrases.toml``), or None.
    """

    whole: str
    core: str
    kind: PlaceKind | None = None
    about: bool = False
    part: bool = False
    inside: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    country: str | None = None
    others: tuple[str, ...] = ()
    side: bool = False
    site: str | None = None


_Change = Callable[[Phrase, str], Phrase]
"""What a word that was taken off a name says of the place."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The tables, each as the pattern that finds one of its words at an end of a text, and what that says."""

    kind_of: dict[str, PlaceKind]
    no_names: frozenset[str]
    before: tuple[tuple[re.Pattern[str], _Change], ...]
    after: tuple[tuple[re.Pattern[str], _Change], ...]
    inside: re.Pattern[str]
    beside: re.Pattern[str]


@lru_cache(maxsize=16_384)
def parse(text: str) -> Phrase:
    """Take a mention apart; never fails: without any known word the name is the whole text."""
    words = _words()
    text = " ".join(text.split()).strip(_EDGES)
    if seat := capital(text):
        return Phrase(whole=seat[1], core=seat[1], kind="town", country=seat[0])
    phrase = Phrase(whole=text, core=text)
    if found := _MEASURED.match(text):
        phrase = replace(phrase, core=found.group(1), whole=found.group(1), about=True)
    phrase = _several(_joined(phrase, words))
    while (stripped := _strip(phrase, words)) != phrase:
        phrase = stripped
    return _owned(phrase, words)


def _owned(phrase: Phrase, words: _Words) -> Phrase:
    """Give "Aleppo's northern countryside" its name: what is left of it is no name, so its owner is meant."""
    if phrase.core.lower() not in words.no_names or not phrase.inside:
        return phrase
    owner, *rest = phrase.inside
    kind = phrase.kind or words.kind_of.get(phrase.core.lower())
    about = phrase.about or phrase.core.lower() not in words.kind_of
    return replace(phrase, whole=owner, core=owner, inside=tuple(rest), about=about, kind=kind)


def _several(phrase: Phrase) -> Phrase:
    """Part names that the text gives together: with a slash, or one in brackets, which may be what holds it too."""
    bracketed = tuple(found.strip(_EDGES) for found in _BRACKETS.findall(phrase.core))
    parts = [part.strip() for part in _BRACKETS.sub("", phrase.core).split("/") if len(part.strip()) > 2]
    if not parts or not (bracketed or len(parts) > 1):
        return phrase
    core, *slashed = parts
    tail = slashed[-1].rpartition(" ")[2] if slashed else ""
    others = tuple(part.removesuffix(f" {tail}") if tail.islower() else part for part in slashed)
    return replace(phrase, whole=core, core=core, others=(*others, *bracketed), inside=(*bracketed, *phrase.inside))


def _joined(phrase: Phrase, words: _Words) -> Phrase:
    """Part the place from what is said to hold it, or to lie by it."""
    head, *rest = (part.strip(_EDGES) for part in _COMMA.split(phrase.core))
    inside, beside = (*filter(None, rest), *phrase.inside), phrase.beside
    if (found := _OWNER.match(head)) and not found.group(1).islower():
        head, inside = found.group(2), (found.group(1), *inside)
    if (found := words.beside.search(head)) and found.start() > 0:
        head, beside = head[: found.start()], (head[found.end() :], *beside)
    elif (found := words.inside.search(head)) and found.start() > 0:
        head, inside = head[: found.start()], (head[found.end() :], *inside)
    head = head.strip(_EDGES)
    whole = phrase.whole if (inside, beside) == ((), phrase.beside) else head
    return replace(phrase, whole=whole, core=head, inside=inside, beside=beside)


def _strip(phrase: Phrase, words: _Words) -> Phrase:
    """Take one word, or one run of words, off the name; first those before it."""
    core = phrase.core
    for pattern, change in words.before:
        if found := pattern.match(core):
            return change(replace(phrase, core=core[found.end() :]), found.group(1))
    for pattern, change in words.after:
        if found := pattern.search(core):
            return change(replace(phrase, core=core[: found.start()]), found.group(1))
    return phrase


def _about(phrase: Phrase, _word: str) -> Phrase:
    return replace(phrase, about=True)


def _at_site(phrase: Phrase, word: str) -> Phrase:
    return replace(phrase, about=True, site=phrase.site or site_words()[word.lower()])


def _within(phrase: Phrase, _word: str) -> Phrase:
    return replace(phrase, part=True)


def _on_a_side(phrase: Phrase, _word: str) -> Phrase:
    return replace(phrase, side=True)


def _as_it_is(phrase: Phrase, _word: str) -> Phrase:
    return phrase


def _of_kind(phrase: Phrase, word: str) -> Phrase:
    return replace(phrase, kind=phrase.kind or kind_words()[word.lower()])


def _of_people(phrase: Phrase, word: str) -> Phrase:
    return replace(phrase, country=phrase.country or demonyms()[word])


def kind_words() -> Mapping[str, PlaceKind]:
    """Give the words that say what kind of place a name is."""
    return _words().kind_of


@cache
def site_words() -> Mapping[str, str]:
    """Give the words behind a name that make it a site's, and the class of each."""
    return {word: site for site, listed in load_table("phrases")["sites"].items() for word in listed}


def site_ahead(name: str) -> tuple[str, str] | None:
    """Give the class of the site that a name may be by its first word, and the rest: "Jabal Qasioun", "مطار الضمير"."""
    first, _, rest = name.partition(" ")
    site = _leading_site_words().get(first.lower())
    return (site, rest) if site and rest else None


@cache
def _leading_site_words() -> Mapping[str, str]:
    return {word: site for site, listed in load_table("phrases")["sites_before"].items() for word in listed}


def _any(listed: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True))


@cache
def _words() -> _Words:
    data = load_table("phrases")
    kinds: dict[str, PlaceKind] = {word: kind for kind, listed in data["kinds"].items() for word in listed}
    peoples = "|".join(map(re.escape, sorted(demonyms(), key=len, reverse=True)))

    def before(listed: list[str], tail: str = "") -> re.Pattern[str]:
        return re.compile(rf"(?:the )?({_any(listed)}){tail}\s+(?=\S)", re.IGNORECASE)

    def after(listed: list[str]) -> re.Pattern[str]:
        return re.compile(rf"(?<=\w)['’]?\s+({_any(listed)})$", re.IGNORECASE)

    return _Words(
        kind_of=kinds,
        no_names=frozenset(
            [
                *kinds,
                *data["about"]["after"],
                *site_words(),
                *data["parts"]["before"],
                *data["parts"]["sides"],
                *data["parts"]["after"],
            ]
        ),
        before=(
            (before(list(kinds), tail=r" (?:of|called|known as)"), _of_kind),
            (before(data["about"]["before"]), _about),
            (before(data["parts"]["sides"]), _on_a_side),
            (before(data["parts"]["before"]), _as_it_is),
            (re.compile(rf"(?:the )?({peoples})(?:-held|-controlled)?\s+(?=\S)"), _of_people),
        ),
        after=(
            (after(list(site_words())), _at_site),
            (after(data["about"]["after"]), _about),
            (after(list(kinds)), _of_kind),
            (after(data["within"]["after"]), _within),
            (after(data["parts"]["after"]), _as_it_is),
        ),
        inside=re.compile(rf"\s+(?:{_any([w for w in data['joins']['inside'] if w != 'of'])})\s+(?:the\s+)?(?=\S)"),
        beside=re.compile(rf"(?:^|\s+)(?:{_any(data['joins']['beside'])})\s+(?:the\s+)?(?=\S)", re.IGNORECASE),
    )
