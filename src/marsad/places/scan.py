"""Place names in a running text, found by the gazetteer alone: capital letters, and the longest name first.

Not a reader of claims: it serves to tell where a report plays, and to measure.
"""

import re
from collections import Counter
from collections.abc import Callable
from typing import Final

from marsad.places.cases import Mention
from marsad.places.fold import plain
from marsad.places.ordinary import is_ordinary, person_words, words_of
from marsad.places.phrase import kind_words
from marsad.places.worldlist import demonyms

_TOKEN: Final = re.compile(r"[^\W\d_](?:[^\W_]|['’.\-](?=[^\W_]))*\.?")
_WORD_BEHIND: Final = re.compile(r" ([a-z]+)\b")
_NEXT: Final = re.compile(r"[ -]([^\W\d_]+)")
_GROUND: Final = frozenset("in at from near to into around outside of".split())
_SIDES: Final = frozenset("north south east west northern southern eastern western central new".split())
Token = tuple[str, int, int]
"""A word of the text, where it starts and where it ends."""
_INITIAL: Final = re.compile(r"[A-DF-MO-RT-VX-Z]\.")
"""A middle initial; N., E., S. and W. are sides."""
_LONGEST: Final = 4
_ARTICLES: Final = frozenset({"al", "el", "ez", "az", "ash", "as", "ar", "an", "ad", "at"})
_LINKS: Final = _ARTICLES | {"of", "the", "and", "de", "la", "upon"}


def scan(text: str, knows: Callable[[str], bool]) -> list[Mention]:
    """Find the names in a text that the gazetteer knows, in order, none within another."""
    tokens = [(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(text)]
    surnames, likely = _surnames(tokens, text)
    mentions: list[Mention] = []
    index = 0
    while index < len(tokens):
        length = _longest(tokens, index, text, knows)
        if length and not (
            _is_person(tokens, index, length, text, surnames) or _is_street(tokens, index, length, text)
        ):
            start, end = tokens[index][1], tokens[index + length - 1][2]
            doubtful = _is_doubtful(tokens, index, length, text, likely)
            name = _bare(text[start:end]) + _kind_behind(text[end:])
            mentions.append(Mention(name, start, sure=False, doubtful=doubtful))
        index += length or 1
    return mentions


def _kind_behind(rest: str) -> str:
    """Read the word behind a name that says what it is: " province"."""
    found = _WORD_BEHIND.match(rest)
    return found.group() if found and found.group(1) in kind_words() else ""


def _bare(name: str) -> str:
    """Take off an apostrophe with s, and a full stop that is not an abbreviation's."""
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    return name if name.count(".") > 1 or len(name) <= 5 else name.removesuffix(".")


def _longest(tokens: list[Token], index: int, text: str, knows: Callable[[str], bool]) -> int:
    """Count the tokens of the longest known name that starts at one; 0 where none does."""
    if not _opens(tokens[index][0]):
        return 0
    for length in range(min(_LONGEST, len(tokens) - index), 0, -1):
        last = tokens[index + length - 1][0]
        between = [text[tokens[i][2] : tokens[i + 1][1]] for i in range(index, index + length - 1)]
        if not _opens(last) or any(gap not in (" ", "-") for gap in between):
            continue
        if not all(_opens(token) or token in _LINKS for token, _, _ in tokens[index : index + length]):
            continue
        name = _bare(text[tokens[index][1] : tokens[index + length - 1][2]])
        if name in demonyms() or knows(name):
            return length
    return 0


def _is_person(tokens: list[Token], index: int, length: int, text: str, surnames: frozenset[str]) -> bool:
    """Say whether the name is a part of a person's: behind a title, a first name or an initial, here or elsewhere."""
    if length > 1:
        return False
    before = _word_before(tokens, index, text)
    if _stands_before_surnames(before):
        return True
    return _bare(tokens[index][0]) in surnames and before.lower() not in _GROUND


def _is_street(tokens: list[Token], index: int, length: int, text: str) -> bool:
    """Say whether the name is a street's: "Dublin Road"."""
    behind = _word_behind(tokens, index, length, text)
    return behind[:1].isupper() and behind.lower() in words_of("streets")


def _word_behind(tokens: list[Token], index: int, length: int, text: str) -> str:
    following = _NEXT.match(text, tokens[index + length - 1][2])
    return following.group(1) if following else ""


def _word_before(tokens: list[Token], index: int, text: str) -> str:
    """Give the word before a token where only a space stands between, else nothing."""
    return tokens[index - 1][0] if index and text[tokens[index - 1][2] : tokens[index][1]] == " " else ""


def _is_doubtful(tokens: list[Token], index: int, length: int, text: str, likely: frozenset[str]) -> bool:
    """Say whether something speaks for a person, or for a part of a county's, a firm's or a team's name."""
    behind = _word_behind(tokens, index, length, text)
    if behind[:1].isupper() and behind.lower() in words_of("behind"):
        return True
    before = _word_before(tokens, index, text)
    if length > 1 or before.lower() in _GROUND:
        return False
    return _bare(tokens[index][0]) in likely or behind in words_of("says") or _continues(tokens, index, text, before)


def _continues(tokens: list[Token], index: int, text: str, before: str) -> bool:
    """Say whether a capitalised word that opens no sentence stands right before: "Brandon Paris", "Jeep Cherokee"."""
    if not before[:1].isupper() or before.lower() in _SIDES or len(before) < 2 or before.isupper():
        return False
    if before.lower() in words_of("small"):  # "The Omaha company": the word opens a sentence, or a headline
        return False
    return (
        index > 1
        and not tokens[index - 2][0].endswith(".")
        and text[tokens[index - 2][2] : tokens[index - 1][1]] == " "
    )


def _surnames(tokens: list[Token], text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Gather the words that stand behind a first name, a title or an initial somewhere in the text.

    Beside them are those that may be surnames: behind any other name ("Kathy Cosco"), unless the text puts something
    in, at or near them.
    """
    known, likely, grounded = set(), set(), set()
    for index, (name, _, _) in enumerate(tokens):
        before = _word_before(tokens, index, text)
        if before.lower() in _GROUND:
            grounded.add(_bare(name))
        elif name[0].isupper() and _stands_before_surnames(before):
            known.add(_bare(name))
        elif name[0].isupper() and _continues(tokens, index, text, before) and not is_ordinary(plain(before)):
            likely.add(_bare(name))
    return frozenset(known), frozenset(likely - grounded)


def _stands_before_surnames(before: str) -> bool:
    is_name = before[:1].isupper() and before.rstrip(".").lower() in person_words()
    return is_name or _INITIAL.fullmatch(before) is not None


def _opens(token: str) -> bool:
    article, hyphen, _ = token.partition("-")
    return token[0].isupper() or (bool(hyphen) and article in _ARTICLES)


def peoples(text: str) -> Counter[str]:
    """Count the words for peoples ("Syrian", "Russians"), by country."""
    words = demonyms()
    return Counter(words[found] for found in re.findall(r"[^\W\d_]+", text) if found in words)
