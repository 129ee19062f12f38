"""Names as lists write them: several in one field, notes in brackets."""

import re
from typing import Final

_APART: Final = re.compile(r"\s+[-–/]\s+|/|_|\s*[()]\s*|(?<=[\u0600-\u06ff])-(?=[\u0600-\u06ff])")
_LIST: Final = re.compile(r"\s*[;|؛]\s*")


def spellings(name: str) -> tuple[str, ...]:
    """Give a name and, where it joins two ("Shabaq - Jabaq", "Orm (Upper)"), each of them."""
    parts = [part for part in _APART.split(name) if len(part) > 2]
    return tuple(dict.fromkeys([name, *parts])) if len(parts) > 1 else (name,)


def listed(field: str | None) -> tuple[str, ...]:
    """Split a field of names between semicolons or bars."""
    return tuple(filter(None, _LIST.split(field))) if field else ()


def other_names(name: str, *more: str | None) -> tuple[str, ...]:
    """Gather every other spelling of a place, without the name itself, each once."""
    every = [spelling for given in (name, *more) if given for spelling in spellings(given)]
    return tuple(dict.fromkeys(spelling for spelling in every if spelling != name))
