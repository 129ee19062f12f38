"""The words that name an actor: whole noun phrases, and the words before a noun that say whose it is."""

from marsad.reading.actors.words import find_owners, nouns, seats
from marsad.reading.tokens import Doc, Token

Span = tuple[int, int]
"""First token and one past the last."""

_TIMES = frozenset(
    "time day today yesterday morning evening night week month year meanwhile meantime earlier later monday tuesday "
    "wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december".split()
)
_WITHIN = frozenset(")]:;")
"""Marks that a name does not hold: what ends with them is a credit or a heading ("(Agency)- The army …")."""
_KEY = "marsad.actors.names"
_JOINS = frozenset({"and", "or", "nor", "/", "-", "as", "well"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_BONDS = _POSSESSIVE | {"-"}
_BEFORE_NAME = frozenset({"president", "so", "-", "called", "either", "both"})


def names(doc: Doc) -> list[Span]:
    """List the tokens of the parties that a sentence names; worked out once per parse."""
    kept: list[Span] | None = doc.user_data.get(_KEY)
    if kept is None:
        spans = (doc.span_of(hit.start, hit.end) for hit in find_owners(doc.text))
        kept = doc.user_data[_KEY] = [span for span in spans if span is not None]
    return kept


def name_around(token: Token) -> Span | None:
    """Give the name that a token is part of."""
    return next((span for span in names(token.doc) if span[0] <= token.i < span[1]), None)


def _listed(token: Token, words: frozenset[str]) -> bool:
    lower = token.lower_
    return token.lemma_.lower() in words or lower in words or (lower.endswith("s") and lower[:-1] in words)


def is_attack(token: Token) -> bool:
    """Whether a noun is something done to people ("strike", "shelling", "bomb")."""
    return token.pos_ in {"NOUN", "PROPN", "VERB", "ADJ"} and _listed(token, nouns().attacks)


def is_actor(token: Token) -> bool:
    """Whether a noun is somebody, or a machine with somebody in it, that can act."""
    if token.pos_ in {"AUX", "ADP", "ADV"} and name_around(token) is None:
        return False
    if token.pos_ == "VERB" and not _mistaken_for_verb(token):
        return False
    return is_listed(token) or is_body(token)


def is_body(token: Token) -> bool:
    """Whether a name that no list knows is an armed body's by a word in it: "the Banner Front", "Jaysh Harran"."""
    if token.pos_ != "PROPN" or not token.text[0].isupper():
        return False
    return any(word.lower_ in nouns().bodies for word in (token, *token.lefts) if word.pos_ == "PROPN")


def is_listed(token: Token) -> bool:
    """Whether the word lists know a token as somebody who acts; others may only look like a name."""
    return _listed(token, nouns().people) or _listed(token, nouns().machines) or name_around(token) is not None


def _mistaken_for_verb(token: Token) -> bool:
    """Whether the parser took a plural noun for a verb: "Syrian warplanes bombed"."""
    if not _listed(token, nouns().machines | nouns().people) or token.i == 0:
        return False
    before = token.nbor(-1)
    return before.lower_ in nouns().modifiers or name_around(before) is not None or before.pos_ == "ADJ"


def phrase(head: Token) -> Span:
    """Find the words of the actor whose noun is ``head``, with what stands before it and the name behind it."""
    doc = head.doc
    name = name_around(head)
    start = name[0] if name is not None else head.i
    while start > 0 and head.i - start < 12 and _leads(doc[start - 1]):
        start -= 1
        if doc[start].pos_ == "DET":
            break
    while start < head.i and (doc[start].text in _POSSESSIVE or doc[start].text == "-"):
        start += 1
    end = max(head.i + 1, name[1] if name is not None else 0)
    return start, _with_name_behind(doc, end)


def _leads(before: Token) -> bool:
    """Whether a word still belongs to the phrase that begins right after it."""
    if not _WITHIN.isdisjoint(before.text):
        return False
    if before.pos_ == "DET" or before.text in _BONDS or before.nbor(1).text == "-" or name_around(before) is not None:
        return True
    if before.is_space or before.is_quote or before.lower_ in _TIMES:
        return False
    if before.pos_ == "NUM" or before.like_num:
        return before.is_alpha
    if before.pos_ == "VERB":
        return before.i > 0 and before.nbor(-1).text == "-" and before.lower_ in nouns().hyphened
    return before.pos_ in {"NOUN", "PROPN", "ADJ", "DET"} or before.tag_ == "PRP$"


def _with_name_behind(doc: Doc, end: int) -> int:
    """Take in "forces loyal to NAME", "forces from the NAME", "fighters of NAME"."""
    at = end
    if at + 1 < len(doc) and doc[at].lower_ == "loyal":
        at += 1
    if at + 1 < len(doc) and doc[at].lower_ in {"to", "from", "of"}:
        at += 1
        while at + 1 < len(doc) and (doc[at].pos_ == "DET" or doc[at].lower_ in _BEFORE_NAME):
            at += 1
        name = name_around(doc[at])
        if name is not None:
            return name[1]
    return end


def coordinated(head: Token) -> list[Token]:
    """List an actor and those joined to it by "and"."""
    others = (other for other in head.conjuncts if other.i > head.i and is_actor(other) and not is_attack(other))
    return [head, *(others if head.conjuncts else _beside(head))]


def _beside(head: Token) -> list[Token]:
    """Give the party named right behind an actor and an "and", which the parse joins to the noun above both.

    "The campaign of the regime and Russia" is the campaign of both.
    """
    doc, at = head.doc, phrase(head)[1]
    if at >= len(doc) or doc[at].lower_ != "and":
        return []
    at += 1 + (at + 1 < len(doc) and doc[at + 1].pos_ == "DET")
    name = name_around(doc[at]) if at < len(doc) else None
    other = doc.root_of(*name) if name is not None else None
    joined = other is not None and other.dep_ == "conj" and any(up.i == other.head.i for up in head.ancestors)
    return [other] if joined and other is not None and not is_attack(other) else []


def owners(noun: Token) -> list[Span]:
    """List whose a noun is by the words before it: "Russian and Syrian regime air strikes" gives two."""
    doc = noun.doc
    at = noun.i - 1
    spans: list[Span] = []
    current: Span | None = None
    while at >= 0 and noun.i - at < 12 and _may_own(doc[at]):
        name = name_around(doc[at])
        if name is not None and (_is_held(doc, name[1]) or _is_seat(doc, name)):
            name = None
        if name is not None:
            current = (name[0], current[1] if current is not None else _with_hyphen(doc, name[1]))
            at = name[0] - 1
            continue
        if _is_modifier(doc[at]) and not _is_held(doc, at + 1):
            current = (at, current[1] if current is not None else _with_hyphen(doc, at + 1))
        elif doc[at].lower_ in _JOINS and current is not None:
            spans.append(current)
            current = None
        at -= 1
    if current is not None:
        spans.append(current)
    return spans[::-1]


def _is_seat(doc: Doc, name: Span) -> bool:
    """Whether a name is first of all a place, with or without its possessive s ("Syria's war", "Syrias war")."""
    text = doc.text_of(*name)
    return any(text.removesuffix(ending) in seats() for ending in ("", "'s", "’s", "s"))


def _is_modifier(token: Token) -> bool:
    return token.lower_ in nouns().modifiers or token.lower_.removesuffix("s") in nouns().modifiers


def _may_own(token: Token) -> bool:
    if token.pos_ in {"NOUN", "PROPN", "ADJ", "X"} or name_around(token) is not None:
        return True
    return token.lower_ in _JOINS or token.text in _POSSESSIVE or token.lower_ in nouns().hyphened


def _with_hyphen(doc: Doc, end: int) -> int:
    hyphenated = end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].lower_ in nouns().hyphened
    return end + 2 if hyphenated else end


def _is_held(doc: Doc, end: int) -> bool:
    return end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].lower_ in nouns().not_acting
