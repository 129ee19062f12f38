"""Words as they are searched: one form for the many ways in which the same word is written."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_ARABIC = str.maketrans("آأإٱىیةؤئک", "ااااييهويك", "ـ")
"""Letters that Arabic writers use for one another, and the stretching mark that means nothing."""


def words(text: str) -> list[str]:
    """Cut a text into its words, folded: lower case, no accents or short vowels, one form of each Arabic letter."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_ARABIC)
    return _WORD.findall("".join(char for char in plain if not unicodedata.combining(char)))
