"""Who is the subject of a verb of saying: by the parse, by the words' order, by name rather than by description."""

from marsad.reading.actors.phrases import is_attack
from marsad.reading.attribution.phrases import is_day, is_source, left_end, name_around, right_end
from marsad.reading.attribution.words import Words, words
from marsad.reading.tokens import Token

SUBJECTS = frozenset({"nsubj"})
"""What a speaker is to the verb, in the parser's terms."""

_WHERE = frozenset({"in", "from", "at", "near", "inside", "around"})
_ARTICLES = frozenset({"a", "an", "the", "one", "another"})
_WIDTH = 6
"""Words that the place of those who speak may have."""


def speaker(token: Token) -> Token | None:
    """Find who says: the parser's subject where it can speak, else the noun right before the verb."""
    lexicon = words()
    parsed = [child for child in token.lefts if child.dep_ in SUBJECTS]
    for child in reversed(parsed):
        if child.lower_ in {"who", "which", "that"} and token.dep_ == "relcl":
            child = token.head  # noqa: PLW2901
        if _can_say(child, token, lexicon) and child.i < token.i and token.i - child.i < 25:
            return _by_name(child, parsed)
    near = _nearest_noun(token)
    unlisted = _whoever_speaks(token, parsed[-1], near) if parsed else None
    if unlisted is not None:
        return unlisted
    beyond = _behind_lost_comma(token, near) if near is not None and not parsed else None
    if beyond is not None:
        return beyond
    if near is not None and _can_say(near, token, lexicon):
        return near
    if token.dep_ == "conj" and not parsed and token.head.pos_ == "VERB":
        for child in token.head.lefts:
            if child.dep_ in SUBJECTS and _can_say(child, token, lexicon) and token.head.lemma_ in lexicon.say:
                return child
    return None


def _by_name(speaker: Token, subjects: list[Token]) -> Token:
    """Give the name of a speaker who stands there by name and by description: "Karim Haddad a baker said"."""
    if speaker.pos_ == "PROPN" or name_around(speaker) is not None:
        return speaker
    start = left_end(speaker)
    for other in (*subjects, *(child for child in speaker.rights if child.dep_ == "appos")):
        if other.pos_ != "PROPN" or not is_source(other):
            continue
        if other.i > speaker.i or (other.i < start and right_end(other, start) == start):
            return other
    return speaker


def _whoever_speaks(verb: Token, subject: Token, near: Token | None) -> Token | None:
    """Give the subject of a plain verb of speech that no list knows: "a grocer told AFP", "people in Homs said".

    It stands right before the verb, or before the place where it is; otherwise a comma may be lost between the two.
    """
    if verb.lemma_.lower() not in words().plainly or subject.pos_ not in {"NOUN", "PROPN"} or near is None:
        return None
    if is_day(subject) or is_attack(subject) or any(child.lower_ == "no" for child in subject.children):
        return None
    if near is subject:
        return subject
    where = subject.nbor()
    stays = where.lower_ in _WHERE and where.head is subject and near.i - where.i < _WIDTH
    return subject if stays and where.is_ancestor(near) and not subject.children[:-1] else None


def _behind_lost_comma(verb: Token, near: Token) -> Token | None:
    """Give who speaks where the parse misses it for a comma, most often a lost one.

    The speaker is a person told of by an article or in the plural, right behind another noun: "killed four near
    Harran a nurse at the clinic said".
    """
    where = near.head
    person = where.head
    if verb.lemma_.lower() not in words().plainly or where.lower_ not in _WHERE or person.i > where.i:
        return None
    if person.lemma_.lower() not in words().persons or not is_source(person):
        return None
    start = left_end(person)
    opens = person.doc[start].lower_ in _ARTICLES or person.tag_ == "NNS"
    before = person.doc[start - 1] if start else None
    apart = before is not None and (before.text == "," or before.pos_ in {"NOUN", "PROPN"} or before.tag_ == "VBN")
    return person if opens and apart else None


def _can_say(head: Token, verb: Token, lexicon: Words) -> bool:
    if not is_source(head) or any(child.lower_ == "no" and child.dep_ == "det" for child in head.children):
        return False  # "no group has admitted it" is nobody's word
    lemma = verb.lemma_.lower()
    document = head.lemma_.lower() in lexicon.documents
    if document and verb.tag_ == "VBN" and verb.dep_ == "acl":
        return False
    if lemma in lexicon.show and lemma not in lexicon.say:
        return document
    if lemma in lexicon.see:
        return head.lemma_.lower() in lexicon.onlookers
    if lemma in lexicon.weak:
        felt = lemma in lexicon.feel and head.lower_ in lexicon.pronouns
        return not felt and (_governs_clause(verb) or verb.i + 1 >= len(verb.doc) - 1)
    return True


def _governs_clause(verb: Token) -> bool:
    return any(child.dep_ in {"ccomp", "parataxis"} for child in verb.children)


def _nearest_noun(token: Token) -> Token | None:
    doc, i = token.doc, token.i - 1
    while i >= 0 and _may_stand_between(doc[i]):
        i -= 1
    if i < 0:
        return None
    return doc[i] if doc[i].pos_ in {"NOUN", "PROPN", "PRON"} or is_source(doc[i]) else None


def _may_stand_between(token: Token) -> bool:
    if name_around(token) is not None:
        return False
    return token.pos_ in {"AUX", "ADV"} or token.lower_ in {"also", "earlier", "-", ")", "]", '"'}
