"""Words as they are searched: one form for the many ways in which the same word is written."""

import re
import unicodedata
from typing import Final, NamedTuple

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_ARABIC = str.maketrans("آأإٱىیةؤئک", "ااااييهويك", "ـ")
"""Letters that Arabic writers use for one another, and the stretching mark that means nothing."""
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻʾʿ`´′", "'"))


class Word(NamedTuple):
    """A folded word, and the characters of the text that it was made from."""

    folded: str
    start: int
    end: int


def words(text: str) -> list[str]:
    """Cut a text into its words, folded: lower case, no accents or short vowels, one form of each Arabic letter.

    An apostrophe within a word is no part of it ("Ma'arrat" is maarrat), nor is a possessive s behind one.
    """
    return [word for found in _WORD.findall(_folded(text)) if (word := _without_apostrophes(found))]


def spans(text: str) -> list[Word]:
    """Cut a text into the same words as ``words``, each with its place in the text."""
    if text.isascii():
        folded, origin = _folded(text), None
        if "'" not in folded:
            return [Word(match[0], match.start(), match.end()) for match in _WORD.finditer(folded)]
    else:
        pieces = [_CHARS[char] for char in text]
        folded = "".join(pieces)
        origin = [index for index, piece in enumerate(pieces) for _ in piece]
    found = []
    for match in _WORD.finditer(folded):
        if word := _without_apostrophes(match[0]):
            start, last = match.start(), match.end() - 1
            found.append(Word(word, *((origin[start], origin[last] + 1) if origin else (start, last + 1))))
    return found


_FIRST_MARK: Final = "\u0300"
"""No character before it is combined with the one that it follows."""


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower().replace("`", "'")
    return _fold(text)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    plain = unicodedata.normalize("NFKD", plain.casefold()).translate(_ARABIC)
    if plain.isascii():
        return plain
    return "".join(char for char in plain if char < _FIRST_MARK or not unicodedata.combining(char))


class _Chars(dict[str, str]):
    """Characters folded, each worked out once."""

    def __missing__(self, char: str) -> str:
        self[char] = _folded(char)
        return self[char]


_CHARS = _Chars()


def _without_apostrophes(word: str) -> str:
    return word.removesuffix("'s").replace("'", "") if "'" in word else word
