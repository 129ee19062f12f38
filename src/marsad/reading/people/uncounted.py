"""People named without a number: "a child" and "Sergeant Haddad" are one, "civilians" are not counted."""

from collections.abc import Iterator

from marsad.model import Count, Group
from marsad.reading.people.group_nouns import collectives, deciders, group_at
from marsad.reading.people.mention import CASUALTY_WORDS, PeopleMention
from marsad.reading.tokens import Doc, Token

_PLURALS = frozenset({"men", "women", "children", "civilians", "people", "girls", "boys"})
"""Plurals that describe no other plural."""
_ONE = frozenset({"a", "an", "another", "one"})
_SINGULAR = frozenset({"NN", "NNP", "JJ"})
_PERSON = frozenset({"him", "her", "he", "she", "himself", "herself"})
_OPEN = frozenset("including includes included mostly mainly comprising especially them".split())
_HIS = frozenset({"his", "her", "their", "and"})
_NAMING = frozenset({"as", "alias", "named", "called", "aka", "a.k.a."})
_FILLING = frozenset({"identified", "as", "alias", "named", "former", "one"})
_BEFORE = frozenset({"compound", "amod", "det", "poss", "nmod"})


def listed(doc: Doc, patients: frozenset[int]) -> Iterator[PeopleMention]:
    """Yield the people whose noun stands in the word lists."""
    i = 0
    while i < len(doc):
        hit = group_at(doc, i)
        if not hit or _no_mention(doc, i, hit[1], patients):
            i = hit[1] + 1 if hit else i + 1
            continue
        group, last = hit
        yield _mention(doc, i, last, group, patient=last in patients)
        i = last + 1


def _no_mention(doc: Doc, first: int, last: int, patients: frozenset[int]) -> bool:
    """Tell whether a people word names nobody here: a verb, a casualty word, a part of a name, an attribute."""
    token = doc[first]
    if token.pos_ in ("VERB", "AUX", "ADP") or token.lower_ in CASUALTY_WORDS:
        return True
    hyphened = first > 0 and doc[first - 1].lower_ == "-"
    return last not in patients and (hyphened or _modifies(doc, last))


def _modifies(doc: Doc, last: int) -> bool:
    """Tell whether the word stands before a noun that it only describes ("civilian areas", "rebel fire")."""
    token = doc[last]
    if token.dep_ in ("compound", "amod", "nmod") and token.head.i > last:
        return token.head.lower_ not in CASUALTY_WORDS and not _opens_list(token)
    return last + 1 < len(doc) and doc[last + 1].lower_ in ("'s", "’s", "-")


def _opens_list(noun: Token) -> bool:
    """Tell whether a plural before another plural is listed with it, their comma lost ("women children")."""
    after = noun.doc[noun.i + 1 : noun.i + 2]
    if noun.lower_ not in _PLURALS or not after:
        return False
    return after[0].lower_ in _PLURALS | {"and"} or (noun.head.lower_ in _PLURALS and noun.head.i > noun.i)


def _mention(doc: Doc, first: int, last: int, group: Group, *, patient: bool) -> PeopleMention:
    start = first
    while start > 0 and doc[start - 1].pos_ in ("ADJ", "PROPN", "NOUN") and doc[start - 1].i > first - 4:
        if doc[start - 1].lower_ in _PLURALS:
            break
        if doc[start - 1].lower_ in deciders() and group == "people":
            group = deciders()[doc[start - 1].lower_]
        start -= 1
    one = _is_one(doc, start, doc[last], patient=patient) or (
        group in ("women", "children") and _is_singular(doc[last]) and _closes_list(doc, start)
    )
    part = any(t.lower_ in _OPEN for t in doc[max(0, start - 4) : start]) and not _verb_between(doc, start)
    return PeopleMention(start, last, group, Count(1, 1) if one else None, part, last)


def _is_singular(noun: Token) -> bool:
    return noun.tag_ in _SINGULAR and noun.lower_ == noun.lemma_.lower()


def _is_one(doc: Doc, start: int, noun: Token, *, patient: bool) -> bool:
    """Tell whether a noun names one person: by its article, or as the one whom a casualty word befell."""
    if noun.lemma_.lower() in collectives():
        return False
    article = start > 0 and doc[start - 1].lower_ in _ONE
    if article or any(c.dep_ == "det" and c.lower_ in _ONE for c in noun.children):
        return noun.tag_ in _SINGULAR or noun.lower_ == noun.lemma_.lower()
    return patient and _is_singular(noun) and not any(c.dep_ == "nummod" for c in noun.children)


def _closes_list(doc: Doc, start: int) -> bool:
    """Tell whether a bare singular closes a list that opened with an article ("a woman and child")."""
    if start < 2 or doc[start - 1].lower_ not in ("and", ","):
        return False
    return any(t.lower_ in ("a", "an") for t in doc[max(0, start - 5) : start])


def _verb_between(doc: Doc, start: int) -> bool:
    for token in reversed(doc[max(0, start - 4) : start]):
        if token.lower_ in _OPEN:
            return False
        if token.pos_ == "VERB":
            return True
    return False


def befallen(doc: Doc, patients: frozenset[int]) -> Iterator[PeopleMention]:
    """Yield the people whom only the parse tells: names, nouns outside the word lists, "another", "her"."""
    for i in sorted(patients):
        noun = doc[i]
        if noun.lower_ == "another" or noun.lower_ in _PERSON:
            yield PeopleMention(i, i, None, Count(1, 1), noun=i)
        elif noun.pos_ in ("NOUN", "PROPN") or (noun.pos_ == "ADJ" and any(c.dep_ == "det" for c in noun.children)):
            if noun.lower_ in CASUALTY_WORDS:
                continue
            first = min([c.i for c in noun.children if c.dep_ in _BEFORE and c.i < i] or [i])
            while first < i and (doc[first].dep_ in ("det", "poss") or doc[first].lower_ in _NAMING):
                first += 1
            one = _is_one(doc, first, noun, patient=True)
            yield PeopleMention(first, i, _described(noun), Count(1, 1) if one else None, noun=i)


def _described(noun: Token) -> Group:
    """Name the group by what stands beside a name or a noun: "Sergeant …", "…, a teacher"."""
    beside = [c for c in noun.children if c.dep_ in ("compound", "appos", "amod", "nmod")]
    for token in reversed(beside):
        if token.lower_ in deciders():
            return deciders()[token.lower_]
        if (hit := group_at(noun.doc, token.i)) and hit[0] != "people":
            return hit[0]
    return "people"


def is_next_name(name: Token) -> bool:
    """Tell whether a name behind another begins the rest of a list: "Karim Haddad, *Salim Nasr* and Omar Aziz"."""
    named = name.pos_ == name.head.pos_ == "PROPN" and name.dep_ in ("conj", "appos")
    return named and any(child.dep_ == "conj" and child.pos_ == "PROPN" for child in name.rights)


def apposed(doc: Doc, before: PeopleMention, mention: PeopleMention) -> bool:
    """Tell whether a second mention of one person only names or describes the first ("Haddad (34), a guard")."""
    second = mention.is_one and (mention.text is None or doc.text_of(mention.first + 1, mention.first + 2) == "of")
    if not before.is_one or before.noun is None or mention.noun is None or not (second or mention.count is None):
        return False
    between = doc[before.last + 1 : mention.first]
    words = {t.lower_ for t in between}
    if is_next_name(doc[mention.noun]):
        return False
    if not between or words & _HIS or any(t.tag_ in ("VBD", "VBZ", "VBP") for t in between):
        return False
    if words & _NAMING and between[-1].lower_ in (*_NAMING, ","):
        return True
    if "identified" in words:
        return between[-1].pos_ in ("DET", "PUNCT")
    named = [any(t.pos_ == "PROPN" for t in doc[m.first : m.last + 1]) for m in (before, mention)]
    return (
        any(named)
        and words & {",", "-", "–"} != set()
        and all(t.lower_ in _FILLING or t.is_digit or t.pos_ in ("PUNCT", "DET", "ADJ", "PROPN") for t in between)
    )
