"""Who did it: the attacker, the side that gained, holds or lost a place, who agreed."""

from collections.abc import Sequence

from marsad.model import ActorMention
from marsad.reading.actors import again
from marsad.reading.actors.phrases import is_actor, is_attack, is_body, is_listed, phrase
from marsad.reading.actors.roles import pronoun, roles
from marsad.reading.actors.words import find_parties, party_of, side_of
from marsad.reading.context import Article, Sentence
from marsad.reading.tokens import Doc, Token

_NOBODY = frozenset({"no", "nobody", "none"})
_PLACE_WORDS = ("in", "near", "of", "from", "towards", "toward", "around", "outside")


def of_claim(
    trigger: Token, sentence: Sentence, article: Article, *, kind: str, action: str
) -> tuple[ActorMention, ...]:
    """Find the actors of the claim that ``trigger`` asserts; empty where none is said.

    ``text`` is in the report's words; name, id and side are those of the listed party that they mean, None where
    the actor is on no list or the words do not tell.
    """
    if sentence.doc is None:
        return ()
    doc, spans = sentence.doc, roles(trigger, kind, action)
    if not spans and pronoun(trigger) is not None:
        doc, spans = _before(sentence, article)
    found: dict[str, ActorMention] = {}
    article.note("actor", lambda: _told(doc, spans, sentence, article))
    for start, end in _outermost(spans):
        text = doc.text_of(start, end).strip()
        if _is_place(doc, start, end, article) or doc[start].lower_ in _NOBODY:
            continue
        if text and text.lower() not in found:
            found[text.lower()] = mention(text, article.report.text)
    return _also_before(tuple(found.values()), trigger, sentence, article, f"{kind}/{action}")


def _also_before(
    found: tuple[ActorMention, ...], trigger: Token, sentence: Sentence, article: Article, action: str
) -> tuple[ActorMention, ...]:
    """Give the actors found, else those of the attack of a sentence before that this one speaks of again."""
    if not found and action.startswith(("attack/", "casualties/")):
        found = again.before(trigger, sentence, article)
        if found:
            article.note("actor", lambda: f'"{found[0].text}" did the attack that is spoken of again')
    if action.startswith("attack/"):
        again.keep(sentence, article, action.removeprefix("attack/"), found)
    return found


def _outermost(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out the words for an actor that stand within those for another: "President" in "President Omar Hale"."""
    whole = dict.fromkeys(spans)
    return [one for one in whole if not any(b[0] <= one[0] and one[1] <= b[1] for b in whole if b != one)]


def _told(doc: Doc, spans: Sequence[tuple[int, int]], sentence: Sentence, article: Article) -> str:
    """Tell where the words for an actor stand in the parse, and which of them were taken for a place."""
    if not spans:
        return "nobody stands where the actor of these words would"
    told = []
    for start, end in spans:
        word = doc.root_of(start, end)
        where = "" if doc is sentence.doc else ", in a sentence before, for a pronoun"
        place = "; it is a place, and so no actor" if _is_place(doc, start, end, article) else ""
        told.append(f'"{doc.text_of(start, end)}" ({word.dep_} of "{word.head.text}"{where}){place}')
    return "; ".join(told)


def _is_place(doc: Doc, start: int, end: int, article: Article) -> bool:
    """Whether words that no list knows, and that look like a name, are a place: by gazetteer or by the text."""
    if any(is_listed(token) or is_body(token) for token in doc[start:end]):
        return False
    name = doc.text_of(start, end)
    kept: dict[str, bool] = article.cache.setdefault("actors.places", {})
    if name not in kept:
        text = article.report.text
        kept[name] = article.knows_place(name) or any(f" {word} {name}" in text for word in _PLACE_WORDS)
    return kept[name]


def _before(sentence: Sentence, article: Article) -> tuple[Doc, list[tuple[int, int]]]:
    """Find whom a pronoun means: the subject of the sentence before, or of the one before that."""
    assert sentence.doc is not None  # noqa: S101
    for earlier in article.before(sentence, 2):
        for token in earlier.doc or ():
            if token.dep_ == "nsubj" and is_actor(token) and not is_attack(token) and earlier.doc is not None:
                return earlier.doc, [phrase(token)]
    return sentence.doc, []


def mention(text: str, report_text: str) -> ActorMention:
    """Settle the words for an actor to a listed party, where they name or mean one in that report."""
    party = party_of(text, report_text)
    if party is None:
        return ActorMention(text=text)
    return ActorMention(text=text, name=party.name, id=party.id, side=side_of(party, report_text))


def find(text: str) -> list[tuple[int, int, str]]:
    """List the parties that a text names: start and end in characters, and the party's id."""
    return [(hit.start, hit.end, hit.key) for hit in find_parties(text)]
