"""The sources that headlines hang on: "… kills 20: monitor", "Monitor: …", "… Monitor AFP Thursday 6 Oct"."""

from marsad.reading.attribution.phrases import is_source
from marsad.reading.attribution.words import find_sources, words
from marsad.reading.tokens import Doc

_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def tag_spans(doc: Doc) -> list[tuple[int, int, bool]]:
    """List the tags of a sentence: first token, one past the last, and whether what they tell stands before them."""
    found = []
    for stop in _stops(doc):
        start = _tag_before(doc, stop)
        if start is not None and start > 2:
            found.append((start, stop, True))
    opening = _opening(doc)
    if opening is not None and not found:
        found.append(opening)
    return found


def _stops(doc: Doc) -> list[int]:
    """List where a headline can end: before a dateline's agency or weekday, and at the end of the sentence."""
    end = len(doc)
    while end and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    stops = [
        token.i
        for token in doc
        if 2 < token.i < end - 2
        and (
            (doc[token.i + 1].lower_ in _DAYS and find_sources(token.text))
            or (token.lower_ in _DAYS and doc[token.i + 1].like_num)
        )
    ]
    return [*stops, end]


def _tag_before(doc: Doc, stop: int) -> int | None:
    for size in (3, 2, 1):
        start = stop - size
        if start > 0 and _is_tag(doc, start, stop):
            return start
    colon = next((i for i in range(stop - 1, max(0, stop - 5), -1) if doc[i].text == ":"), None)
    if colon is not None and colon < stop - 1 and is_source(doc[stop - 1]):
        return colon + 1
    return None


def _is_tag(doc: Doc, start: int, stop: int) -> bool:
    """Whether words are a tag and not the end of what is told: "… trapping the residents" is none."""
    tag, before = doc.text_of(start, stop), doc[start - 1]
    if tag.lower() not in words().tags or before.pos_ in {"ADP", "DET"}:
        return False
    if before.pos_ in {"ADJ", "NUM", "VERB"} and not tag[:1].isupper():
        return False
    if tag.lower() in {"report", "reports"} and is_source(before):
        return False
    return before.text == ":" or tag[:1].isupper() or tag.lower() in words().plain_tags


def _opening(doc: Doc) -> tuple[int, int, bool] | None:
    tags = words().tags
    colon = next((token.i for token in doc[:14] if token.text == ":"), None)
    if colon is None or colon == 0:
        return None
    for size in (4, 3, 2, 1):
        start = colon - size
        if start < 0:
            continue
        if doc.text_of(start, colon).lower() in tags:
            return start, colon, False
    last = doc[colon - 1]
    is_name = last.is_title and last.pos_ == "PROPN"
    return (colon - 1, colon, False) if is_name else None
