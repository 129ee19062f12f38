"""The places in a sentence where somebody is said to assert something: verbs of saying, "according to", tags."""

from dataclasses import dataclass
from typing import Literal

from marsad.reading.attribution.phrases import is_source, left_end, name_around, phrase_after, right_end
from marsad.reading.attribution.tags import tag_spans
from marsad.reading.attribution.words import Words, words
from marsad.reading.tokens import Doc, Token

Way = Literal["before", "after", "both"]
_KEY = "marsad.attribution"
_SUBJECTS = frozenset({"nsubj"})
_QUOTING = frozenset({"quote", "cite"})
_SETTINGS = frozenset({"statement", "release", "telephone", "phone", "interview", "report", "update", "toll", "email"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One attribution: the tokens that name the source, the word that says so, and which side it covers.

    ``start`` and ``end`` are token indices of the source's words (``end`` is one past), ``head`` their noun,
    ``verb`` the verb or preposition. ``through`` names who passed it on: an audience ("told AFP") or a quoter.
    """

    start: int
    end: int
    head: int
    verb: int
    way: Way
    through: str | None = None


def cues(doc: Doc) -> tuple[Cue, ...]:
    """List a sentence's attributions in its order; worked out once per parse."""
    kept = doc.user_data.get(_KEY)
    if kept is None:
        kept = doc.user_data[_KEY] = _find(doc)
    found: tuple[Cue, ...] = kept
    return found


def _find(doc: Doc) -> tuple[Cue, ...]:
    found = [
        Cue(start, end, end - 1, end - 1, "before" if before else "after") for start, end, before in tag_spans(doc)
    ]
    for token in doc:
        cue = _according(token) or _saying(token, found) or _quoting(token, found)
        if cue is not None:
            found.append(cue)
    return tuple(sorted(found, key=lambda cue: cue.verb))


def _according(token: Token) -> Cue | None:
    """Read "according to X"; of "according to figures given by X" the source is X."""
    doc, i = token.doc, token.i
    if token.lower_ != "according" or i + 2 >= len(doc) or doc[i + 1].lower_ != "to":
        return None
    phrase = phrase_after(doc, i + 2)
    if phrase is None:
        return None
    if doc[phrase[2]].lemma_.lower() in words().documents:
        phrase = _author(doc, phrase[1]) or phrase
    opens = all(t.pos_ not in {"NOUN", "VERB", "PRON"} for t in doc[:i])
    return Cue(*phrase, verb=i, way="after" if opens else "both")


def _author(doc: Doc, start: int) -> tuple[int, int, int] | None:
    """Find who made a document: "… information handed over by X"."""
    if start >= len(doc) or doc[start].tag_ != "VBN":
        return None
    by = next((t.i for t in doc[start : start + 12] if t.lower_ == "by"), None)
    return phrase_after(doc, by + 1) if by is not None else None


def _saying(token: Token, earlier: list[Cue]) -> Cue | None:
    lexicon = words()
    if not _asserts(token, lexicon):
        return None
    if _is_passive(token):
        return _by_agent(token)
    if any(child.dep_ == "agent" for child in token.children) or _is_told_by_citing(earlier):
        return None
    inverted = _inverted(token)
    if inverted is not None and (_ends_there(inverted, token.doc) or _is_turned(token)):
        return inverted
    head = _subject(token)
    if head is not None:
        return _from_subject(token, head, earlier)
    return inverted


def _is_told_by_citing(earlier: list[Cue]) -> bool:
    """Whether the sentence opens with "Citing X", so that the one who says so only passes it on."""
    return bool(earlier) and earlier[-1].verb == 0 and earlier[-1].start == 1


def _is_turned(verb: Token) -> bool:
    """Whether verb and subject have changed places: after a closing quotation mark, or by the parse."""
    after_quote = verb.i > 0 and verb.nbor(-1).is_quote
    return after_quote or any(child.dep_ in _SUBJECTS for child in verb.rights)


def _ends_there(cue: Cue, doc: Doc) -> bool:
    if doc[cue.head].lower_ in words().pronouns or cue.end >= len(doc):
        return cue.end >= len(doc)
    after = doc[cue.end]
    return after.is_punct or after.tag_ == "VBG" or after.lower_ in {"on", "who", "in", "a", "an"}


def _asserts(token: Token, lexicon: Words) -> bool:
    lemma = token.lemma_.lower()
    if token.tag_ == "VBG" or token.lower_ in lexicon.citing:
        return False
    if token.pos_ not in {"VERB", "AUX"} and not _ends_clause(token):
        return False
    if lemma in lexicon.toll:
        return any(_is_figure(child, lexicon) for child in token.children)
    if lemma in lexicon.show or lemma in lexicon.see:
        return True
    if lemma in _QUOTING:
        return _is_passive(token)
    return lemma in lexicon.say or lemma in lexicon.accuse


def _is_figure(token: Token, lexicon: Words) -> bool:
    return token.lemma_.lower() in lexicon.toll_objects and all(child.lower_ != "no" for child in token.children)


def _ends_clause(token: Token) -> bool:
    """Whether "reports" or "says", taken for a noun by the parser, closes the sentence after a name."""
    if token.lower_ not in {"reports", "reported", "says", "say", "said"} or token.i == 0:
        return False
    closes = token.i + 1 >= len(token.doc) or token.doc[token.i + 1].text in {".", '"', "”", "adding"}
    return closes and is_source(token.doc[token.i - 1])


def _is_passive(token: Token) -> bool:
    return any(child.dep_ in {"nsubjpass", "auxpass"} and not name_around(child) for child in token.children) or (
        token.lemma_ in _QUOTING and any(child.dep_ == "auxpass" for child in token.children)
    )


def _by_agent(token: Token) -> Cue | None:
    """Read "was quoted as saying" and "as was reported by X"; plain passives name nobody."""
    doc = token.doc
    if token.lemma_ in _QUOTING:
        for child in token.children:
            if child.dep_ == "nsubjpass" and is_source(child):
                return _from_subject(token, child, [])
    for child in token.children:
        if child.dep_ == "agent" and child.i + 1 < len(doc):
            phrase = phrase_after(doc, child.i + 1)
            if phrase is not None:
                return Cue(*phrase, verb=token.i, way="both")
    return None


def _subject(token: Token) -> Token | None:
    """Find who says: the parser's subject where it can speak, else the noun right before the verb."""
    lexicon = words()
    parsed = [child for child in token.lefts if child.dep_ in _SUBJECTS]
    for child in parsed:
        if child.lower_ in {"who", "which", "that"} and token.dep_ == "relcl":
            child = token.head  # noqa: PLW2901
        if _can_say(child, token, lexicon) and child.i < token.i and token.i - child.i < 25:
            return child
    near = _nearest_noun(token)
    if near is not None and _can_say(near, token, lexicon):
        return near
    if token.dep_ == "conj" and not parsed and token.head.pos_ == "VERB":
        for child in token.head.lefts:
            if child.dep_ in _SUBJECTS and _can_say(child, token, lexicon) and token.head.lemma_ in lexicon.say:
                return child
    return None


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
        return _governs_clause(verb) or verb.i + 1 >= len(verb.doc) - 1
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


def _from_subject(token: Token, head: Token, earlier: list[Cue]) -> Cue:
    doc = token.doc
    start = left_end(head)
    end = right_end(head, token.i)
    floor = earlier[-1].verb + 1 if earlier else 0
    way: Way = "before" if _closes(token, start, floor) else "after"
    if way == "after" and doc[0].tag_ == "VBG" and doc[0].lemma_.lower() in words().carry:
        way = "both"
    return Cue(start, end, head.i, token.i, way, _audience(token))


def _closes(verb: Token, start: int, floor: int) -> bool:
    """Whether the source follows what it said: a verb stands before it, and nothing new after."""
    doc = verb.doc
    after = doc[verb.i + 1 :]
    if start > floor + 1 and not any(token.is_alpha for token in after):
        return True
    if not any(token.pos_ in {"VERB", "AUX"} or token.is_quote for token in doc[floor:start]):
        return False
    if len(after) and after[0].pos_ == "ADP":
        clause = any(child.dep_ == "ccomp" for child in verb.rights)
        return not clause and all(token.lower_ != "that" for token in after)
    return (bool(after) and after[0].lower_ == "and") or _says_nothing_new(verb)


def _says_nothing_new(verb: Token) -> bool:
    for token in verb.doc[verb.i + 1 :]:
        if token.lower_ in words().own_voice or token.tag_ == "VBG":
            return True
        if token.pos_ in {"VERB", "AUX"} or token.lower_ == "that":
            return False
        if token.pos_ in {"NOUN", "PROPN"} and not _is_setting(token, verb):
            return False
    return True


def _is_setting(token: Token, verb: Token) -> bool:
    """Whether a noun after the verb says only to whom, when or where it was said."""
    if token.lemma_.lower() in _SETTINGS or verb.lemma_ == "tell":
        return True
    return token.dep_ in {"pobj", "compound", "npadvmod", "amod"} and token.i - verb.i < 8


def _audience(verb: Token) -> str | None:
    """Name whom it was told: "told AFP"."""
    if verb.lemma_ != "tell" or verb.i + 1 >= len(verb.doc):
        return None
    end = verb.i + 1
    doc = verb.doc
    while end < len(doc) and (doc[end].pos_ in {"PROPN", "DET"} or doc[end].lower_ in {"news", "agency", "reporter"}):
        end += 1
    return doc.text_of(verb.i + 1, end) or None


def _inverted(token: Token) -> Cue | None:
    """Read "…, said X": the source stands after the verb."""
    doc, i = token.doc, token.i
    if i == 0 or i + 1 >= len(doc) or doc[i - 1].lower_ in {"to", "be", "been"} or token.tag_ == "VB":
        return None
    if token.lemma_ in {"tell", "report"} or not any(t.pos_ == "VERB" or t.is_quote for t in doc[:i]):
        return None
    phrase = phrase_after(doc, i + 1)
    if phrase is None or token.lemma_.lower() not in {
        "say",
        "add",
        "explain",
        "announce",
        "state",
        "write",
        "note",
        "claim",
    }:
        return None
    return Cue(*phrase, verb=i, way="before")


def _quoting(token: Token, earlier: list[Cue]) -> Cue | None:
    """Read "citing the ministry": the quoted one is the origin, unless too vague to be one."""
    lexicon = words()
    is_participle = token.lower_ in lexicon.citing
    is_verb = token.lemma_ in _QUOTING and token.pos_ == "VERB" and not _is_passive(token)
    if not (is_participle or is_verb):
        return None
    phrase = phrase_after(token.doc, token.i + 1)
    if phrase is None or (is_participle and token.doc[phrase[2]].lemma_.lower() in lexicon.vague):
        return None
    quoter = earlier.pop() if earlier and (is_verb or token.i - earlier[-1].verb < 12) else None
    way: Way = quoter.way if quoter is not None and is_participle else "after"
    through = token.doc.text_of(quoter.start, quoter.end) if quoter is not None else None
    return Cue(*phrase, verb=token.i, way=way, through=through)
