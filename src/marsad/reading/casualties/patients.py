"""Who undergoes what a casualty word says, by the parse: "five civilians" in "five civilians were shot dead".

Whatever noun stands there names people, in the word lists or not ("a postmaster was abducted", "shot a shopkeeper").
"""

from collections.abc import Iterable, Iterator

from marsad.reading.casualties import tolls
from marsad.reading.lexicon import table
from marsad.reading.people import makeup
from marsad.reading.people.uncounted import is_next_name
from marsad.reading.tokens import Token
from marsad.reading.triggers import Trigger

_OBJECTS = frozenset({"dobj", "obj"})
_VERBS = frozenset(table("casualties", "people_verbs", list[str]))
_STATES = frozenset(table("casualties", "states", list[str]))
_CARRIERS = frozenset(table("casualties", "carriers", list[str]))
_OF = frozenset(table("casualties", "of_people", list[str]))
_THINGS = frozenset(table("casualties", "things", list[str]))
_RELATIVE = frozenset({"who", "whom", "that", "which"})
_NAMES = table("casualties", "naming_verbs", frozenset[str])
_NAMED = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})


def of_all(words: Iterable[Trigger]) -> frozenset[int]:
    """Number the tokens that head what the casualty words' people are named by."""
    return frozenset(noun.i for word in words for noun in of(word))


def of(word: Trigger) -> list[Token]:
    """List the head nouns of those whom a casualty word befell; empty where the parse ties none to it."""
    token = word.token
    if numbers := tolls.told(token):
        return numbers
    names = {word.words, token.lemma_.lower()} if len(word) == 1 else {word.words}
    if names & _VERBS and token.pos_ in ("VERB", "AUX", "PROPN"):
        found = _of_verb(token)
    elif names & _STATES and token.pos_ in ("ADJ", "VERB", "NOUN", "ADV"):
        found = _of_state(token)
    else:
        found = _of_noun(token) if names & _OF else iter(())
    meant = [*(_meant(noun, token) for noun in found), *makeup.told(token)]
    heads = [noun for noun in meant if noun.pos_ in _NAMED and noun.lower_ not in _RELATIVE | _THINGS]
    return [noun for head in heads for noun in _listed(head, token)]


def _meant(noun: Token, verb: Token) -> Token:
    """Follow "… and killed *them*" to the object of the verb before, and "identified as *Haddad*" to who is."""
    if noun.lower_ == "them" and verb.dep_ == "conj":
        return next((c for c in verb.head.children if c.dep_ in _OBJECTS and c.tag_ in ("NNS", "NNPS")), noun)
    if noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.lemma_ in _NAMES:
        return noun.head.head.head
    return noun


def _of_verb(verb: Token, depth: int = 0) -> Iterator[Token]:
    """Yield the object of an active verb, the subject of a passive one, the noun that a participle describes."""
    objects = [c for c in verb.children if c.dep_ in _OBJECTS and c.i > verb.i]
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    passive = _passive(verb)
    if objects and not passive:
        yield from objects
        yield from (c for c in verb.rights if c.dep_ == "dep" and c.pos_ == "NOUN" and _is_his(c))
    elif passive and subjects:
        for subject in subjects:
            yield from _before_his(subject, verb)
            yield from _antecedent(verb) if subject.lower_ in _RELATIVE else (subject,)
    elif verb.dep_ == "acl" and verb.tag_ == "VBN":
        yield verb.head
    elif passive and verb.dep_ in ("conj", "ccomp") and any(c.dep_ == "auxpass" for c in verb.children):
        yield from (c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass"))
    elif verb.dep_ == "conj" and not subjects and depth < 3 and verb.head.pos_ in ("VERB", "AUX") and _bare(verb):
        yield from _shared(verb, depth)


def _passive(verb: Token) -> bool:
    """Tell whether a verb is passive, the participles of headlines and of "and another injured" included."""
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return True
    active = any(c.dep_ in _OBJECTS or (c.lower_ in ("have", "has", "had") and c.dep_ == "aux") for c in verb.children)
    return verb.tag_ == "VBN" and not active


def _bare(verb: Token) -> bool:
    """Tell whether a joined verb follows its "and" directly, adverbs aside ("and many more wounded" does not)."""
    for token in reversed(verb.doc[verb.head.i + 1 : verb.i]):
        if token.pos_ not in ("ADV", "AUX"):
            return token.pos_ in ("CCONJ", "PUNCT")
    return False


def _shared(verb: Token, depth: int) -> Iterator[Token]:
    """Yield the people that a verb shares with the one it is joined to ("abducted and shot dead")."""
    head = verb.head
    if _passive(head):
        yield from (c for c in head.children if c.dep_ in ("nsubj", "nsubjpass"))
    elif depth < 3:
        yield from _of_verb(head, depth + 1)


def _antecedent(verb: Token) -> Iterator[Token]:
    if verb.dep_ == "relcl":
        yield verb.head


def _of_state(state: Token) -> Iterator[Token]:
    """Yield who is "dead", "missing": what the word describes, or the subject or object of the verb it completes."""
    head = state.head
    if state.dep_ == "amod":
        yield head
    elif state.dep_ in ("acomp", "oprd", "advmod", "attr", "ccomp", "conj", "xcomp", "advcl"):
        own = [c for c in state.children if c.dep_ == "nsubj"]
        objects = [c for c in head.children if c.dep_ in _OBJECTS and c.i < state.i]
        subjects = [c for c in head.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < state.i]
        if head.pos_ in ("VERB", "AUX"):
            yield from own or objects or subjects
    elif state.dep_ == "ROOT":
        yield from (c for c in state.children if c.dep_ in ("nsubj", "nsubjpass"))
    elif state.dep_ == "pobj" and head.lower_ in ("among", "amongst"):
        yield from (c for c in head.head.children if c.dep_ in ("attr", "nsubj"))


def _of_noun(noun: Token) -> Iterator[Token]:
    """Yield whose death, body or injuries a noun names: "of five", "her", and who "sustained" them."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "to", "among"):
            yield from (c for c in child.children if c.dep_ == "pobj")
    verb = noun.head
    if noun.dep_ in _OBJECTS and verb.lemma_.lower() in _CARRIERS:
        for subject in verb.children:
            if subject.dep_ == "nsubj":
                yield from _antecedent(verb) if subject.lower_ in _RELATIVE else (subject,)
    elif noun.dep_ == "pobj" and verb.lower_ == "to" and verb.head.pos_ == "VERB" and noun.lemma_.lower() == "death":
        yield from _of_verb(verb.head)
    elif noun.dep_ == "pobj" and verb.head.lemma_.lower() == "succumb":
        yield from (c for c in verb.head.children if c.dep_ == "nsubj")


def _listed(noun: Token, word: Token) -> Iterator[Token]:
    """Yield a noun and those joined to it, or to its apposition, on its side of the casualty word."""
    yield noun
    for child in noun.children:
        if child.dep_ == "appos":
            joined = [c for c in child.children if c.dep_ == "conj" and _determined(c)]
            if (joined and noun.pos_ == "NOUN" and _determined(child)) or is_next_name(child):
                joined = [child]  # "a doctor, a nurse and two guards"
        else:
            joined = [child] if child.dep_ == "conj" else []
        for other in joined:
            if other.pos_ in _NAMED and (other.i < word.i) == (noun.i < word.i):
                found = list(_listed(other, word))
                yield from found if _is_listed(other) else found[1:]


def _before_his(noun: Token, verb: Token) -> Iterator[Token]:
    """Yield whom a list opens with that the parse has lost: "*a judge*, his driver and a guard were shot"."""
    his = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    if his is None or his.i < 2 or his.nbor(-1).text != ",":
        return
    owner = his.nbor(-2)
    if owner.head is verb and owner.pos_ in {"NOUN", "PROPN"} and owner.dep_ not in {"nsubj", "nsubjpass"}:
        yield owner


def _is_his(noun: Token) -> bool:
    """Tell whether a noun behind a comma goes on with a list that the parse has lost: "a judge, *his driver*"."""
    comma = noun.i > 1 and noun.nbor(-2).text == ","
    return comma and any(child.dep_ == "poss" for child in noun.lefts)


def _determined(noun: Token) -> bool:
    return any(c.dep_ in ("det", "poss", "nummod") for c in noun.children)


def _is_listed(noun: Token) -> bool:
    """Tell a listed noun from a second title ("a leader and *activist*") and from the object of a verb that the parse
    misses ("a boy and *displaced* many").
    """
    between = noun.doc[noun.head.i + 1 : noun.i]
    if any(t.tag_ in ("VBN", "VBD") and noun.doc[t.i - 1].pos_ == "CCONJ" for t in between):
        return False
    return noun.tag_ != "NN" or _determined(noun) or noun.lemma_.lower() in _FAMILY


_FAMILY = frozenset(table("casualties", "family", list[str]))
