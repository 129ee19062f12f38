"""How a claim was read, in plain words, made of what its ``rule`` and ``reader`` say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from marsad.reading.wording import terms, wording
from marsad.site import figures, names, words
from marsad.site.markup import escape, format_html
from marsad.site.said import gettext as _

_RULE: Final = re.compile(r"(?P<kind>\w+)/(?P<how>\w+): (?P<words>[^()]+?)(?: \((?P<weighed>.*)\))?")
_WEIGHED: Final = re.compile(r"(?P<feature>.+) (?P<weight>[+-]\d+\.\d+)")
_LLM: Final = re.compile(r"llm: (?P<words>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Said:
    """How a claim was read: a sentence, and what weighed most for or against it, each with its weight."""

    sentence: str
    weighed: Sequence[tuple[SafeString, float]] = ()


def said(rule: str, action: str) -> Said | None:
    """Say how a claim was read; None where its rule has a form that is not known here.

    Args:
        rule: the claim's, such as "attack/shelling: shell (cues=shelling +0.8)".
        action: of the claim, for a rule that does not name it.
    """
    if found := _LLM.fullmatch(rule):
        sentence = _("A language model read it in the words “%(words)s”, and the answer was checked against the text.")
        return Said(sentence % {"words": found["words"]})
    found = _RULE.fullmatch(rule)
    if found is None:
        return None
    told = {"words": found["words"], "what": words.any_action(action)}
    return Said(_sentence(found["how"]) % told, _weighed(found["weighed"] or ""))


def _sentence(how: str) -> str:
    if how == "counted":
        return _("The word “%(words)s” says it (%(what)s), and counts the people.")
    if how == "part":
        return _("The word “%(words)s” says it (%(what)s), of a part of the people who were named before.")
    if how == "uncounted":
        return _("The word “%(words)s” says it (%(what)s), of people without a number.")
    return _("The word “%(words)s” says it (%(what)s).")


def _weighed(text: str) -> Sequence[tuple[SafeString, float]]:
    parts = (_WEIGHED.fullmatch(part) for part in text.split("; "))
    return [(_worded(part["feature"]), float(part["weight"])) for part in parts if part]


def _worded(feature: str) -> SafeString:
    """Word what the weighing looked at, in the reader's language; words of the report stay as they are."""
    said = wording(feature)
    sentence = figures.digits(escape(gettext(said.sentence)))
    found = "/".join(said.found) if said.is_quoted else _found(said.found)
    return format_html(sentence.replace("{}", "<bdi>{}</bdi>"), found)


def _found(parts: tuple[str, ...]) -> str:
    """Name what was found: an action, a form of attack, a group, or terms of the parse."""
    for action in (parts, ("attack", *parts)):
        if action in words.ACTIONS:
            return words.action(*action)
    if len(parts) == 1 and parts[0] in words.GROUPS:
        return words.group(parts[0])
    return names.listed(gettext(terms()[part]) if part in terms() else figures.digits(part) for part in parts)
