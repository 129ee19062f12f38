"""A second act of one action in a sentence: "took the port a year after losing it", "40 raids, including two on Adra".

Words that the parse ties to each other tell of one act. Those of another clause tell of another act where the sides
in a war take places and hold them; an attack is named again too often for that, so a word like "before" or "unlike"
must set it apart.
"""

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from marsad.reading.dates.own import determined
from marsad.reading.dates.placed import way
from marsad.reading.lexicon import table
from marsad.reading.tokens import Token
from marsad.reading.triggers import Trigger

_CUTS = frozenset({"conj", "advcl", "ccomp", "parataxis", "appos", "csubj", "dep"})
"""How a word hangs on another whose act is not its own."""
_LINKS = frozenset({"conj", "advcl", "relcl", "acl", "prep", "pcomp"})


class Words(msgspec.Struct, frozen=True):
    """The words of ``[further]``."""

    actions: frozenset[str]
    between: frozenset[str]


@cache
def _words() -> Words:
    return table("triggers", "further", Words)


def acts(action: str, ranked: Sequence[Trigger]) -> Iterator[tuple[Trigger, ...]]:
    """Yield the words of each further act of an action, the plainest first; ``ranked`` are all its words, so sorted."""
    first, *others = _by_act([trigger for trigger in ranked if not trigger.instrument]) or [[]]
    for words in others:
        if _is_apart(words[0].token, first[0].token, action):
            yield tuple(words)


def _by_act(ranked: Sequence[Trigger]) -> list[list[Trigger]]:
    """Sort words by the act that they tell of."""
    found: list[list[Trigger]] = []
    for trigger in ranked:
        ours = [one for one in found if any(_is_one_act(trigger.token, other.token) for other in one)]
        for one in ours[1:]:
            found.remove(one)
            ours[0].extend(one)
        if ours:
            ours[0].append(trigger)
        else:
            found.append([trigger])
    return found


def _is_one_act(one: Token, two: Token) -> bool:
    """Tell whether the parse ties two words to one act: "raids hit the port", "shelled the port with mortars"."""
    up, down = way(one, two)
    return not any(map(_cuts, (*up, *down)))


def _cuts(token: Token) -> bool:
    if token.dep_ == "relcl":
        return not any(child.lower_ in {"that", "which"} and child.dep_ == "nsubj" for child in token.lefts)
    return token.dep_ in _CUTS or (token.dep_ == "prep" and token.lower_ in _words().between)


def _is_apart(token: Token, first: Token, action: str) -> bool:
    """Tell whether a word of another clause tells of an act of its own."""
    if action in _words().actions:
        return True
    if not action.startswith("attack/") or (token.pos_ in ("NOUN", "PROPN") and determined(token) == "known"):
        return False
    return any(_link(words) in _words().between for words in way(token, first))


def _link(words: Sequence[Token]) -> str:
    """Give the word that joins what hangs below the joint of two words: "after" of "after it shelled the port"."""
    upper = next((word for word in reversed(words) if word.dep_ in _LINKS), None)
    if upper is None or upper.dep_ == "prep":
        return upper.lower_ if upper else ""
    return next((child.lower_ for child in upper.lefts if child.dep_ in ("mark", "prep")), "")
