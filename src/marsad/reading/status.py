"""Whether a claim is reported, denied (asserted not to have happened) or possible (feared, planned, suspected)."""

from functools import cache

from marsad.model import Status
from marsad.reading.lexicon import load
from marsad.reading.nobody import is_nobody
from marsad.reading.tokens import Token

_CLIMB = 5
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_PARTING = frozenset({"ADP", "DET", "VERB", "AUX", "PUNCT", "CCONJ", "SCONJ", "PRON"})
_MODIFYING = frozenset({"compound", "amod", "nmod", "npadvmod", "poss", "conj", "quantmod"})
_PHRASE = 7
"""Words before a noun that can describe it."""
_PAST = frozenset({"VBD", "VBN"})


@cache
def _words(section: str, key: str) -> frozenset[str]:
    return frozenset(load("status")[section][key])


def of_claim(trigger: Token, action: str = "") -> Status:
    """Tell the status of the claim that a trigger asserts, from what governs it in the parse.

    Talks that will be held are reported: to have agreed on them is what such a claim tells.
    """
    if _denied(trigger):
        return "denied"
    if not _possible(trigger):
        return "reported"
    return "reported" if action == "diplomacy/talks" and _is_set(trigger) else "possible"


def _is_set(trigger: Token) -> bool:
    """Tell whether an act is set to come: "will meet", "would hold a meeting"."""
    verb = trigger if trigger.pos_ == "VERB" else trigger.head
    return any(child.lower_ in ("will", "would") for child in verb.children)


def _denied(trigger: Token) -> bool:
    if any(_negates(child) or _none_of(child) for child in trigger.children) or _follows_no(trigger):
        return True
    if trigger.dep_ in ("pobj", "pcomp") and (trigger.head.lower_ == "without" or _is_no_sign(trigger.head)):
        return True
    governed = _governed(_happening(trigger), _words("denied", "governors"))
    carrier = trigger.head if trigger.dep_ in ("dobj", "pobj", "nsubjpass") else None
    return governed or bool(carrier and any(c.dep_ == "neg" for c in carrier.children))


def _happening(trigger: Token) -> Token:
    """Give the verb that only says that an act happened ("denied that a raid *had taken place*"), else the trigger."""
    told = trigger.dep_ in ("nsubj", "nsubjpass") and trigger.head.lemma_.lower() in _words("denied", "happening")
    return trigger.head if told else trigger


def _negates(child: Token) -> bool:
    """Tell whether a word under the trigger denies it: "not", "no", "none of them", "no civilians"."""
    if child.dep_ in ("nsubj", "nsubjpass"):
        within = (*child.children, *(below for near in child.lefts for below in near.lefts))
        return is_nobody(child) or any(map(_none_of, within))
    return child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ == "no")


def _none_of(word: Token) -> bool:
    """Tell whether a word beside a noun leaves nobody of it: "no", "neither … nor"."""
    return word.dep_ in ("det", "preconj", "cc") and word.lower_ in ("no", "neither")


def _follows_no(trigger: Token) -> bool:
    """Tell whether a noun stands right behind a "no", or shares one: "no casualties", "no dead or wounded"."""
    before = [t.lower_ for t in trigger.doc[max(0, trigger.i - 4) : trigger.i]]
    if before[-1:] in (["or"], ["nor"]) and trigger.tag_ != "VBD":
        return not _words("denied", "without").isdisjoint(before[:-2])
    return trigger.pos_ != "VERB" and not _words("denied", "without").isdisjoint(before[-2:])


def _is_no_sign(preposition: Token) -> bool:
    """Read "no reports of", "no immediate word of"."""
    sign = preposition.head
    known = preposition.lower_ == "of" and sign.lemma_.lower() in _words("denied", "signs")
    return known and any(child.lower_ == "no" for child in sign.lefts)


def _possible(trigger: Token) -> bool:
    if any(word.lower_ in _words("possible", "marks") for word in _before(trigger)):
        return True
    if _presupposed(trigger):
        return False
    carrier = trigger.head if trigger.dep_ in ("dobj", "nsubjpass", "nsubj") else None
    if carrier is not None and trigger.dep_ != "dobj" and carrier.lemma_.lower() in _words("possible", "raising"):
        return True
    verbs = [trigger] if carrier is None or _is_there(trigger, carrier) else [trigger, carrier]
    if any(_weakens(child) for verb in verbs for child in verb.children):
        return True
    return _governed(trigger, _words("possible", "governors"))


def _before(trigger: Token) -> list[Token]:
    """List the words before a trigger that describe it: its own, and of a noun all of its phrase."""
    own = list(trigger.lefts)
    if trigger.pos_ == "VERB":
        return own
    at, use = trigger.i, trigger.head.head
    while at > 0 and trigger.i - at < _PHRASE and not _parts(trigger.doc[at - 1]):
        at -= 1
    if trigger.head.lower_ == "of" and use.lemma_.lower() in _words("possible", "uses"):
        own += use.lefts
    return [*own, *trigger.doc[at : trigger.i]]


def _parts(word: Token) -> bool:
    """Tell whether a word ends a phrase read backwards: a verb, a preposition, a noun that only stands before it."""
    if word.pos_ in ("NOUN", "PROPN"):
        return word.dep_ not in _MODIFYING
    return word.pos_ in _PARTING and word.dep_ != "amod"


def _is_there(trigger: Token, carrier: Token) -> bool:
    """Tell whether what a verb may do is told of an act that is there: "the raid could derail the talks"."""
    if carrier.lemma_.lower() in _words("possible", "sensing"):
        return True
    known = any(child.lower_ in _KNOWN for child in trigger.lefts)
    if any(child.lower_ == "would" for child in carrier.lefts):
        return False
    return known and trigger.dep_ == "nsubj" and carrier.lemma_.lower() not in _words("possible", "coming")


def _weakens(child: Token) -> bool:
    """Tell whether a word under a verb makes it possible only: "may", "probably", "if"."""
    if child.dep_ == "aux":
        return child.lower_ in _words("possible", "modals")
    if child.dep_ == "advmod":
        return child.lower_ in _words("possible", "adverbs")
    above = child.head.head
    asked = any(word.lemma_.lower() in _words("possible", "asking") for word in (above, *above.children))
    return child.dep_ == "mark" and child.lower_ in _words("possible", "conditions") and not asked


def _presupposed(trigger: Token) -> bool:
    """Tell whether an act is spoken of as there already, whatever is planned or feared about it.

    "A bid to halt the shelling" and "accused of looting during the offensive" take shelling and offensive as given.
    """
    above = trigger.head
    if trigger.dep_ == "dobj":
        return above.lemma_.lower() in _words("possible", "presupposing")
    if trigger.dep_ == "amod" and trigger.tag_ == "VBN" and above.pos_ == "NOUN":
        return all(word.lower_ not in _words("possible", "marks") for word in above.lefts)
    if trigger.dep_ == "compound" and above.lemma_.lower() in _words("possible", "scenes"):
        return True
    within = trigger.dep_ in ("pobj", "pcomp") and above.dep_ in ("prep", "agent") and above.head.i != trigger.i
    if not within:
        return False
    answers = above.head.lemma_.lower() in _words("possible", "answers")
    return answers or not {above.lower_, above.head.lower_}.isdisjoint(_words("possible", "settings"))


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
            return not _describes_only(above, node)
        if node.dep_ in ("conj",) and node.tag_ in _PAST:
            return False
        node = above
    return False


def _describes_only(governor: Token, node: Token) -> bool:
    """Tell whether "believed to be …" only describes a noun, though the parse makes it the verb of what follows."""
    following = governor.doc[governor.i + 1 : governor.i + 2]
    to = bool(following) and following[0].lower_ == "to" and governor.lower_ in _words("possible", "taken")
    return to and node.tag_ == "VBD" and node.dep_ in ("ccomp", "conj")


_ASSERTED = frozenset({"advcl", "relcl", "nsubj", "nsubjpass", "parataxis"})
_PARTICIPLES = frozenset({"VBN", "VBG"})


def _accused_by_someone(verb: Token) -> bool:
    """Tell whether a named accuser stands behind an accusation: what he says is reported, with him as its source."""
    if verb.lemma_.lower() not in _words("possible", "accusing"):
        return False
    return verb.tag_ == "VBG" or any(child.dep_ in ("nsubj", "agent") for child in verb.children)
