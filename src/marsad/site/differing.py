"""What a revision of a report changed: paragraphs that went, came, or were reworded, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

_WORDS: Final = re.compile(r"\s+|\S+")
_MOST: Final = 400
"""Paragraphs, or words of one, that are set beside each other; longer ones are shown as a whole."""

How = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Part:
    """Some words that both revisions have, or that only the older or only the newer one has."""

    text: str
    how: How


def changes(before: str, after: str) -> list[list[Part]]:
    """List the paragraphs that differ, in the order of the texts, each as parts; none where both say the same."""
    old, new = _paragraphs(before), _paragraphs(after)
    if max(len(old), len(new)) > _MOST:
        old, new = ["\n".join(old)], ["\n".join(new)]
    found: list[list[Part]] = []
    for tag, i, j, k, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            found += _beside(old[i:j], new[k:n])
    return found


def _paragraphs(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _beside(old: Sequence[str], new: Sequence[str]) -> Iterator[list[Part]]:
    """Set paragraphs that took the place of others beside them, as far as there are as many."""
    shared = min(len(old), len(new))
    for before, after in zip(old[:shared], new[:shared], strict=True):
        yield _reworded(before, after)
    for text in old[shared:]:
        yield [Part(text, "gone")]
    for text in new[shared:]:
        yield [Part(text, "new")]


def _reworded(before: str, after: str) -> list[Part]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if max(len(old), len(new)) > 2 * _MOST or matcher.quick_ratio() < 0.3:
        return [Part(before, "gone"), Part(after, "new")]
    parts: list[Part] = []
    for tag, i, j, k, n in matcher.get_opcodes():
        if tag == "equal":
            parts.append(Part("".join(old[i:j]), "same"))
            continue
        parts += [Part("".join(old[i:j]), "gone")] if i < j else []
        parts += [Part("".join(new[k:n]), "new")] if k < n else []
    return parts
