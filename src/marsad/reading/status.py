"""Whether a claim is reported, denied (asserted not to have happened) or possible (feared, planned, suspected)."""

from functools import cache

from marsad.model import Status
from marsad.reading.lexicon import load
from marsad.reading.tokens import Token

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
    if any(_negates(child) or _none_of(child) for child in trigger.children):
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
        return child.lower_ in _NOBODY or any(map(_none_of, child.children))
    return child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ == "no")


def _none_of(word: Token) -> bool:
    """Tell whether a word beside a noun leaves nobody of it: "no", "neither … nor"."""
    return word.dep_ in ("det", "preconj", "cc") and word.lower_ in ("no", "neither")


def _possible(trigger: Token) -> bool:
    if _presupposed(trigger):
        return False
    near = trigger.doc[max(0, trigger.i - 4) : trigger.i]
    attached = [*trigger.children, *(near if trigger.pos_ != "VERB" else ())]
    if any(t.lower_ in _words("possible", "marks") and t.i < trigger.i for t in attached):
        return True
    carrier = trigger.head if trigger.dep_ in ("dobj", "nsubjpass", "nsubj") else None
    if carrier is not None and trigger.dep_ != "dobj" and carrier.lemma_.lower() in _words("possible", "raising"):
        return True
    if any(_weakens(child) for verb in (trigger, carrier) if verb is not None for child in verb.children):
        return True
    return _governed(trigger, _words("possible", "governors"))


def _weakens(child: Token) -> bool:
    """Tell whether a word under a verb makes it possible only: "may", "probably", "if"."""
    if child.dep_ == "aux":
        return child.lower_ in _words("possible", "modals")
    if child.dep_ == "advmod":
        return child.lower_ in _words("possible", "adverbs")
    return child.dep_ == "mark" and child.lower_ in _words("possible", "conditions")


def _presupposed(trigger: Token) -> bool:
    """Tell whether an act is spoken of as there already, whatever is planned or feared about it.

    "A bid to halt the shelling" and "accused of looting during the offensive" take shelling and offensive as given.
    """
    above = trigger.head
    if trigger.dep_ == "dobj":
        return above.lemma_.lower() in _words("possible", "presupposing")
    within = trigger.dep_ in ("pobj", "pcomp") and above.dep_ == "prep" and above.head.i != trigger.i
    return within and above.lower_ in _words("possible", "settings")


def _governed(trigger: Token, governors: frozenset[str]) -> bool:
    """Tell whether one of the governors stands above the trigger, with nothing asserted in between."""
    node = trigger
    for _ in range(_CLIMB):
        above = node.head
        clause = node.dep_ in _ASSERTED or (node.dep_ == "acl" and node.tag_ in _PARTICIPLES)
        told = node.dep_ in ("relcl", "acl", "ccomp") and above.lemma_.lower() in _words("possible", "telling")
        if above.i == node.i or (clause and not told):
            return False
        if above.lemma_.lower() in governors and above.i < trigger.i and not _accused_by_someone(above):
            return True
        if node.dep_ in ("conj",) and node.tag_ in _PAST:
            return False
        node = above
    return False


_ASSERTED = frozenset({"advcl", "relcl", "nsubj", "nsubjpass", "parataxis"})
_PARTICIPLES = frozenset({"VBN", "VBG"})


def _accused_by_someone(verb: Token) -> bool:
    """Tell whether a named accuser stands behind an accusation: what he says is reported, with him as its source."""
    return verb.lemma_.lower() in _words("possible", "accusing") and any(c.dep_ == "nsubj" for c in verb.children)
