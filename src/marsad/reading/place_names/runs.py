"""Words of a sentence, and the runs of them that may be names: by their writing alone, so without a parse too."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from marsad.reading.context import KnowsPlace, knows_no_place
from marsad.reading.place_names.words import fold, words

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\b(?:[Aa]l|[Ee]l)(?: -|- | - )(?=[^\W\d_])[^\W_]+(?:[-'’`][^\W_]+)*"  # al- Bab, where the tokens were torn
    r"|[^\W_]+(?:[-'’`][^\W_]+)*"
)
_ACRONYM = re.compile(r"[A-Z]{2,5}s?")


class Word(msgspec.Struct, frozen=True, gc=False):
    """One word: its text, its characters in the sentence, its folded form, and what stands between it and the last.

    ``end`` leaves a possessive ending out ("Aleppo's", and "Aleppos" where the apostrophe was lost); ``joined`` tells
    whether nothing but space stands between it and the word before.
    """

    text: str
    start: int
    end: int
    folded: str
    gap: str
    joined: bool
    capital: bool
    owns: bool = False


class Run(msgspec.Struct, frozen=True, gc=False):
    """Words ``first`` to ``last`` (both included) that are one name by their writing."""

    first: int
    last: int
    known: bool


def cut(text: str, knows_place: KnowsPlace = knows_no_place) -> list[Word]:
    """Cut a sentence into words; "Syrias" is cut to its owner, unless the gazetteer has the whole name."""
    found, at = [], 0
    for match in _WORD.finditer(text):
        word = match.group()
        end, owns = _without_possessive(word, match.end(), knows_place)
        folded = fold(text[match.start() : end])
        gap = text[at : match.start()]
        found.append(Word(word, match.start(), end, folded, gap, not gap.strip(), _capital(word), owns))
        at = match.end()
    return found


def _without_possessive(word: str, end: int, knows_place: KnowsPlace) -> tuple[int, bool]:
    if word[-2:] in {"'s", "’s", "`s"}:
        return end - 2, True
    if word[-1:] == "s" and len(word) > 3 and word[0].isupper():
        lists = words()
        folded = fold(word)
        owner = folded[:-1] in lists.known or folded[:-1] in lists.endings
        if owner and folded not in lists.known and not knows_place(word):
            return end - 1, True
    return end, False


@lru_cache(maxsize=20_000)
def _capital(word: str) -> bool:
    """Whether a word is written as a name: "Homs", "al-Bab", "ez-Zor", but not "rebel-held", "London-based"."""
    pieces = re.split(r" ?[-'’`] ?", word)
    if len(pieces) == 1:
        return word[0].isupper()
    lists = words()
    if pieces[-1].lower() in lists.suffixes:
        return False
    if pieces[0].lower() in lists.particles | lists.inner_particles:
        return any(piece[:1].isupper() for piece in pieces)
    return word[0].isupper() and (pieces[-1][:1].isupper() or len(pieces[-1]) < 3 or pieces[0].lower() in lists.arabic)


def runs(found: list[Word]) -> Iterator[Run]:
    """Yield the runs of a sentence in its order; those with a word of an organisation are left out."""
    i = 0
    while i < len(found):
        end = _known_at(found, i)
        if end:
            if not _adjective(found, end):
                yield from _after_known(found, i, end)
            i = end
        elif _opens(found, i):
            end = _reach(found, i)
            if not _organisation(found, end):
                yield from _split(found, i, end)
            i = end
        else:
            i += 1


def _adjective(found: list[Word], end: int) -> bool:
    """Whether "-led" or " Based" follows, cut off from the name."""
    following = found[end] if end < len(found) else None
    if following is None:
        return False
    return (following.gap == "-" and following.folded in words().suffixes) or (
        following.joined and following.folded == "based" and not found[end - 1].owns
    )


def _after_known(found: list[Word], first: int, end: int) -> Iterator[Run]:
    """Yield a known name, unless what follows it makes it part of an organisation's name."""
    if not found[end - 1].owns and _organisation(found, _reach(found, end - 1)):
        return
    yield Run(first, end - 1, known=True)


def _known_at(found: list[Word], i: int) -> int:
    """Return the end of the longest known name that begins here, or 0."""
    lists = words()
    if found[i].folded not in lists.beginnings or not (found[i].capital or found[i].folded in lists.particles_and_the):
        return 0
    for size in range(min(lists.longest, len(found) - i), 0, -1):
        piece = found[i : i + size]
        if (
            not (piece[-1].capital or (size > 1 and piece[0].folded in lists.arabic))
            or any(not w.joined or w.owns for w in piece[1:-1])
            or (size > 1 and piece[0].owns)
        ):
            continue
        if size > 1 and not piece[-1].joined:
            continue
        name = " ".join(w.folded for w in piece)
        if name in lists.known and not (name == "us" and not piece[0].text.isupper()):
            return i + size
    return 0


def _opens(found: list[Word], i: int) -> bool:
    """Whether a name may begin here."""
    lists = words()
    word = found[i]
    if word.folded in lists.particles and not word.capital:
        return i + 1 < len(found) and found[i + 1].joined and _part(found[i + 1])
    if word.folded in lists.english:
        return word.capital and i + 1 < len(found) and found[i + 1].joined and _part(found[i + 1])
    return _part(word) and (word.folded not in lists.arabic or not _lonely(found, i))


def _lonely(found: list[Word], i: int) -> bool:
    following = found[i + 1] if i + 1 < len(found) else None
    return following is None or not following.joined or not (following.capital or _inner(following))


def _inner(word: Word) -> bool:
    lists = words()
    return word.folded in lists.particles or word.folded in lists.inner_particles


def _part(word: Word) -> bool:
    """Whether a word may be part of an unknown name."""
    lists = words()
    if not word.capital or not word.text[0].isalpha():
        return False
    if word.folded in lists.arabic:
        return True
    one = word.folded if word.folded.endswith("ss") else word.folded.removesuffix("s")
    if one in lists.peoples or one in lists.ordinary:
        return False
    return word.folded not in lists.no_name and not _ACRONYM.fullmatch(word.text)


def _reach(found: list[Word], i: int) -> int:
    """Return the end of the run that begins with word ``i``."""
    lists = words()
    at = i + 1
    while at < len(found) and found[at].joined and not found[at - 1].owns:
        word = found[at]
        if _inner(word) and not word.capital:
            opener = found[at - 1].folded in lists.arabic or word.folded in lists.particles | lists.family
            if not (opener and at + 1 < len(found) and found[at + 1].joined and found[at + 1].capital):
                break
        elif (not _part(word) or _known_at(found, at)) and not (word.capital and _leads(found[at - 1])):
            break
        at += 1
    return at


def _leads(word: Word) -> bool:
    """Whether a word calls for another one: "Deir", "al"."""
    return word.folded in words().arabic or _inner(word)


def _organisation(found: list[Word], end: int) -> bool:
    """Whether the run that ends before word ``end`` goes on into a word of organisations."""
    lists = words()
    after = found[end] if end < len(found) else None
    if after is None or found[end - 1].owns:
        return False
    return after.joined and after.capital and after.folded in lists.organisations


def _split(found: list[Word], first: int, end: int) -> Iterator[Run]:
    """Cut a long run, where commas were lost, before each opener and after each "X al-Y"."""
    lists = words()
    start = first
    for at in range(first + 1, end):
        here, last = found[at], found[at - 1]
        article = here.folded.split(" ")[0] in lists.particles
        new = here.folded in lists.arabic and last.folded not in lists.arabic
        pair = at - start >= 2 and not article and last.folded.split(" ")[0] in lists.particles and end - first > 3
        if (new or pair) and not _inner(last):
            yield Run(start, at - 1, known=False)
            start = at
    yield Run(start, end - 1, known=False)
