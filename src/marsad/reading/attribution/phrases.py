"""The words that name a source: from the noun at its head to both ends of the phrase."""

from marsad.reading.attribution.words import find_sources, words
from marsad.reading.tokens import Doc, Token

_NOUNISH = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "X"})
_JOINING = frozenset({"of", "at", "in", "for", "from", "on", "inside", "near"})
_AT = frozenset({"in", "near", "at", "outside", "around", "inside"})
_ARTICLES = frozenset({"the", "a", "an", "one", "another", "some", "several", "two", "three", "its", "their", "his"})
_TIMES = frozenset({"earlier", "later", "overnight", "meanwhile", "today", "yesterday"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_MONTHS = frozenset({"january", "february", "march", "april", "may", "june", "july", "august", "september", "october"})
_SHORT = frozenset({"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"})
_NOT_NAMES = _TIMES | _DAYS | _MONTHS | _SHORT | {"november", "december"}
_GLUE = frozenset({"-", "'s", "’s", "'", "’"})
_KEY = "marsad.attribution.names"
_LONGEST = 16


def is_day(token: Token) -> bool:
    """Whether a word is a day, a month or a time, with or without the possessive s: "Tuesdays" speaks for nobody."""
    return token.lower_ in _NOT_NAMES or token.lower_.removesuffix("s") in _DAYS


def is_source(head: Token) -> bool:
    """Whether a noun can be somebody who asserts something."""
    lexicon = words()
    lower, lemma = head.lower_, head.lemma_.lower()
    if lower in lexicon.pronouns:
        return True
    if is_day(head) or lower in _ARTICLES:
        return False
    for nouns in (lexicon.persons, lexicon.organisations, lexicon.documents):
        if lemma in nouns or lower in nouns or (lower.endswith("s") and lower[:-1] in nouns):
            return True
    return head.pos_ == "PROPN" or name_around(head) is not None


def name_around(token: Token) -> tuple[int, int] | None:
    """Give the tokens (first, one past the last) of the known name that a token is part of."""
    for start, end in _names(token.doc):
        if start <= token.i < end:
            return start, end
    return None


def _names(doc: Doc) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] | None = doc.user_data.get(_KEY)
    if kept is None:
        spans = (doc.span_of(hit.start, hit.end) for hit in find_sources(doc.text))
        kept = doc.user_data[_KEY] = [span for span in spans if span is not None]
    return kept


def _part_of_phrase(token: Token) -> bool:
    if token.tag_ == "POS" or (token.lower_ in words().hyphened and token.i and token.nbor(-1).text == "-"):
        return True
    if is_day(token) or token.is_space or token.is_quote:
        return False
    if token.like_num and token.lower_ not in _ARTICLES:
        return False
    return token.pos_ in _NOUNISH or token.text in _GLUE


def left_end(head: Token) -> int:
    """Find the first token of the phrase that ends in ``head``, without what a lost comma has glued before it."""
    doc = head.doc
    name = name_around(head)
    start = name[0] if name is not None else head.i
    while start > 0 and head.i - start < _LONGEST and doc[start].lower_ not in _ARTICLES:
        before, first = doc[start - 1], doc[start]
        if not _part_of_phrase(before) or _is_glued(before, first):
            break
        within = name_around(before)
        start = min(start - 1, within[0]) if within is not None else start - 1
    while start < head.i and doc[start].text in _GLUE:
        start += 1
    if start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in words().parts:
        start -= 2
    return start


def _is_glued(before: Token, first: Token) -> bool:
    """Whether two words stand together only because a comma between them is lost."""
    if before.tag_ == "NNS" and before.lower_ not in words().plural_modifiers and not is_source(before):
        return True
    if before.pos_ == "PROPN" and first.tag_ == "NNS" and before.i and before.nbor(-1).lower_ in _AT:
        return is_source(first)  # "in Aleppo | medics said"
    return (
        first.pos_ == "PROPN" and first.is_title and before.pos_ == "NOUN" and before.is_lower and not is_source(before)
    )


def right_end(head: Token, limit: int) -> int:
    """Find the token after the phrase that begins with or around ``head``, going no further than ``limit``."""
    doc = head.doc
    name = name_around(head)
    end = max(name[1], head.i + 1) if name is not None else head.i + 1
    while end < min(limit, len(doc)):
        token = doc[end]
        following = doc[end + 1] if end + 1 < limit else None
        joins = token.lower_ in _JOINING or token.lower_ == "and"
        if joins and following is not None and _starts_phrase(following, joined=token.lower_ == "and"):
            following_name = name_around(following)
            end = following_name[1] if following_name is not None else end + 2
        elif not is_source(token) and (_is_whole(doc[end - 1]) or (name is not None and end == name[1])):
            break
        elif _part_of_phrase(token) and token.lower_ not in _ARTICLES:
            end += 1
        else:
            break
    return min(_with_own_name(doc, end, limit), max(limit, head.i + 1))


def _is_whole(token: Token) -> bool:
    """Whether a noun ends a phrase: a plural source leads no other noun ("monitors | hundreds of people")."""
    return token.tag_ == "NNS" and is_source(token)


def _with_own_name(doc: Doc, end: int, limit: int) -> int:
    """Take in "known as NAME", "named NAME"."""
    if end >= min(limit, len(doc)) or doc[end].lower_ not in {"known", "called", "named"}:
        return end
    at = end + 2 if doc.text_of(end + 1, end + 2) == "as" else end + 1
    while at < min(limit, len(doc)) and (doc[at].is_title or doc[at].pos_ == "DET" or name_around(doc[at])):
        at += 1
    return at


def _starts_phrase(token: Token, *, joined: bool) -> bool:
    if joined:
        return is_source(token) or token.lower_ in {"the", "a", "local", "state"}
    return _part_of_phrase(token)


def phrase_after(doc: Doc, start: int) -> tuple[int, int, int] | None:
    """Read the phrase that begins at a token: its first token, the token after it, and its head.

    None where no source begins there.
    """
    index = start
    while index < len(doc) and (doc[index].lower_ in _ARTICLES or doc[index].pos_ == "DET"):
        index += 1
    if index < len(doc) and doc[index].lower_ == "of" and index > start:
        inner = phrase_after(doc, index + 1)
        return None if inner is None else (start, inner[1], inner[2])
    if index >= len(doc) or not (_part_of_phrase(doc[index]) or is_source(doc[index])):
        return None
    end = right_end(doc[index], min(len(doc), index + _LONGEST))
    head = _head_of(doc, index, end)
    return (start, end, head) if head is not None else None


def _head_of(doc: Doc, start: int, end: int) -> int | None:
    """Find the last noun before the first joining word: what the phrase is about."""
    name = name_around(doc[start])
    first = name[1] if name is not None else start
    stop = next((i for i in range(first, end) if doc[i].lower_ in _JOINING), end)
    for i in range(stop - 1, start - 1, -1):
        if is_source(doc[i]):
            return i
    return None
