"""Whether a claim is reported, denied (asserted not to have happened) or possible (feared, planned, suspected)."""

from functools import cache

from spacy.tokens import Token

from marsad.model import Status
from marsad.reading.lexicon import load

_CLIMB = 5
_NOBODY = frozenset({"none", "nobody", "nothing", "neither"})
_PAST = frozenset({"VBD", "VBN"})


@cache
def _words(section: str, key: str) -> frozenset[str]:
    return frozenset(load("status")[section][key])


def of_claim(trigger: Token) -> Status:
    """Tell the status of the claim that a trigger asserts, from what governs it in the parse."""
    if _denied(trigger):
        return "denied"
    return "possible" if _possible(trigger) else "reported"


def _denied(trigger: Token) -> bool:
    if any(_negates(child) for child in trigger.children):
        return True
    previous = [t.lower_ for t in trigger.doc[max(0, trigger.i - 3) : trigger.i]]
    if (
        previous
        and (previous[-1] in ("no", "without") or previous[-2:-1] in (["no"], ["without"]))
        and trigger.pos_ != "VERB"
    ):
        return True
    governed = _governed(trigger, _words("denied", "governors"))
    carrier = trigger.head if trigger.dep_ in ("dobj", "pobj", "nsubjpass") else None
    return governed or bool(carrier and any(c.dep_ == "neg" for c in carrier.children))


def _negates(child: Token) -> bool:
    """Tell whether a word under the trigger denies it: "not", "no", "none of them", "no civilians"."""
    if child.dep_ in ("nsubj", "nsubjpass"):
        return child.lower_ in _NOBODY or any(c.dep_ == "det" and c.lower_ in ("no", "neither") for c in child.children)
    return child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ == "no")


def _possible(trigger: Token) -> bool:
    near = trigger.doc[max(0, trigger.i - 4) : trigger.i]
    attached = [*trigger.children, *(near if trigger.pos_ != "VERB" else ())]
    if any(t.lower_ in _words("possible", "marks") and t.i < trigger.i for t in attached):
        return True
    if any(c.dep_ == "aux" and c.lower_ in _words("possible", "modals") for c in trigger.children):
        return True
    carrier = trigger.head if trigger.dep_ in ("dobj", "nsubjpass", "nsubj") else None
    if carrier and any(c.dep_ == "aux" and c.lower_ in _words("possible", "modals") for c in carrier.children):
        return True
    return _governed(trigger, _words("possible", "governors"))


def _governed(trigger: Token, governors: frozenset[str]) -> bool:
    """Tell whether one of the governors stands above the trigger, with nothing asserted in between."""
    node = trigger
    for _ in range(_CLIMB):
        above = node.head
        if above.i == node.i or node.dep_ in ("advcl", "relcl", "nsubj", "nsubjpass", "parataxis"):
            return False
        if above.lemma_.lower() in governors and above.i < trigger.i:
            return True
        if node.dep_ in ("conj",) and node.tag_ in _PAST:
            return False
        node = above
    return False
