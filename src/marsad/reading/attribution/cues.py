"""The places in a sentence where somebody is said to assert something: verbs of saying, "according to", tags."""

from dataclasses import dataclass
from typing import Literal

from marsad.reading.attribution.phrases import is_source, left_end, name_around, phrase_after, right_end
from marsad.reading.attribution.speakers import SUBJECTS, speaker
from marsad.reading.attribution.tags import tag_spans
from marsad.reading.attribution.words import Words, words
from marsad.reading.tokens import Doc, Token

Way = Literal["before", "after", "both"]
_KEY = "marsad.attribution"
_AFTER_SOURCE = frozenset({"on", "who", "which", "whose", "that", "in", "a", "an", "late", "early"})


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
    phrase = phrase_after(doc, i + 2) or _object(doc[i + 1])
    if phrase is None:
        return None
    phrase = _by_author(doc, phrase)
    opens = all(t.pos_ not in {"NOUN", "VERB", "PRON"} for t in doc[:i])
    return Cue(*phrase, verb=i, way="after" if opens else "both")


def _object(preposition: Token) -> tuple[int, int, int] | None:
    """Give the noun that a preposition leads, whatever it is: "according to earlier accounts"."""
    for child in preposition.rights:
        own = any(word.tag_ == "PRP$" for word in child.lefts)
        if child.dep_ == "pobj" and child.pos_ in {"NOUN", "PROPN"} and not own:
            return preposition.i + 1, child.i + 1, child.i
    return None


def _by_author(doc: Doc, phrase: tuple[int, int, int]) -> tuple[int, int, int]:
    """Give who made a document: "information handed over by X", "a statement by X"; else the phrase itself."""
    start = phrase[1]
    if doc[phrase[2]].lemma_.lower() not in words().documents or start >= len(doc):
        return phrase
    if doc[start].lower_ == "by":
        return phrase_after(doc, start + 1) or phrase
    if doc[start].tag_ != "VBN":
        return phrase
    by = next((t.i for t in doc[start : start + 12] if t.lower_ == "by"), None)
    return (phrase_after(doc, by + 1) if by is not None else None) or phrase


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
    head = speaker(token)
    if head is not None:
        return _from_subject(token, head, earlier)
    return inverted


def _is_told_by_citing(earlier: list[Cue]) -> bool:
    """Whether the sentence opens with "Citing X", so that the one who says so only passes it on."""
    return bool(earlier) and earlier[-1].verb == 0 and earlier[-1].start == 1


def _is_turned(verb: Token) -> bool:
    """Whether verb and subject have changed places: after a closing quotation mark, or by the parse."""
    after_quote = verb.i > 0 and verb.nbor(-1).is_quote
    return after_quote or any(child.dep_ in SUBJECTS for child in verb.rights)


def _ends_there(cue: Cue, doc: Doc) -> bool:
    if doc[cue.head].lower_ in words().pronouns or cue.end >= len(doc):
        return cue.end >= len(doc)
    after = doc[cue.end]
    return after.is_punct or after.tag_ == "VBG" or after.lower_ in _AFTER_SOURCE


def _asserts(token: Token, lexicon: Words) -> bool:
    lemma = token.lemma_.lower()
    if token.lower_ in lexicon.citing or (token.tag_ == "VBG" and not _has_own_subject(token)):
        return False
    if (token.pos_ not in {"VERB", "AUX"} and not _ends_clause(token)) or _tells_nothing(token, lexicon):
        return False
    if lemma in lexicon.toll:
        return any(_is_figure(child, lexicon) for child in token.children)
    if lemma in lexicon.show or lemma in lexicon.see:
        return True
    if lemma in words().quoting:
        return _is_passive(token)
    return lemma in lexicon.say or lemma in lexicon.accuse


def _has_own_subject(participle: Token) -> bool:
    """Read "with activists reporting …"."""
    return participle.dep_ == "pcomp" and any(child.dep_ in SUBJECTS for child in participle.lefts)


def _tells_nothing(token: Token, lexicon: Words) -> bool:
    """Whether a verb says what was not told, and no other says more: "she did not say how"."""
    if all(child.dep_ != "neg" for child in token.children) or token.lemma_.lower() not in lexicon.withhold:
        return False
    return all(later.lemma_.lower() not in lexicon.say for later in token.doc[token.i + 1 :])


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
        token.lemma_ in words().quoting and any(child.dep_ == "auxpass" for child in token.children)
    )


def _by_agent(token: Token) -> Cue | None:
    """Read "was quoted as saying" and "as was reported by X"; plain passives name nobody."""
    doc = token.doc
    if token.lemma_ in words().quoting:
        for child in token.children:
            if child.dep_ == "nsubjpass" and is_source(child):
                return _from_subject(token, child, [])
    for child in token.children:
        if child.dep_ == "agent" and child.i + 1 < len(doc):
            phrase = phrase_after(doc, child.i + 1)
            if phrase is not None:
                return Cue(*phrase, verb=token.i, way="both")
    return None


def _from_subject(token: Token, head: Token, earlier: list[Cue]) -> Cue:
    doc = token.doc
    start = left_end(head)
    end = right_end(head, token.i)
    floor = earlier[-1].verb + 1 if earlier else 0
    way: Way = "before" if _closes(token, start, floor) else "after"
    start, end, named = _by_author(doc, (start, end, head.i))
    if way == "after" and doc[0].tag_ == "VBG" and doc[0].lemma_.lower() in words().carry:
        way = "both"
    return Cue(start, end, named, token.i, way, _audience(token))


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
    if token.lemma_.lower() in words().settings or verb.lemma_ == "tell":
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
    if phrase is None or token.lemma_.lower() not in words().turned:
        return None
    return Cue(*phrase, verb=i, way="before")


def _quoting(token: Token, earlier: list[Cue]) -> Cue | None:
    """Read "citing the ministry": the quoted one is the origin, unless too vague to be one."""
    lexicon = words()
    is_participle = token.lower_ in lexicon.citing
    is_verb = token.lemma_ in words().quoting and token.pos_ == "VERB" and not _is_passive(token)
    if not (is_participle or is_verb):
        return None
    phrase = phrase_after(token.doc, token.i + 1)
    if phrase is None or (is_participle and token.doc[phrase[2]].lemma_.lower() in lexicon.vague):
        return None
    quoter = earlier.pop() if earlier and (is_verb or token.i - earlier[-1].verb < 12) else None
    way: Way = quoter.way if quoter is not None and is_participle else "after"
    if is_verb and all(other.is_punct for other in token.doc[phrase[1] :] if other.lower_ not in {"as", "saying"}):
        way = "before"
    through = token.doc.text_of(quoter.start, quoter.end) if quoter is not None else None
    return Cue(*phrase, verb=token.i, way=way, through=through)
