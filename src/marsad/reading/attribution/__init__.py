"""Whom a sentence attributes a claim to, and through whom it came."""

from marsad.model import Report, SourceMention
from marsad.reading.actors.words import find_owners
from marsad.reading.attribution.chain import links
from marsad.reading.attribution.cues import Cue, cues
from marsad.reading.attribution.words import find_sources, words
from marsad.reading.context import Article, Sentence
from marsad.reading.tokens import Doc, Token

_REACH = 6
_SIDES = {"before": "before", "after": "behind", "both": "on both sides of"}
_QUOTES = '"“”'
_GOVERNED = frozenset({"ccomp", "dobj", "xcomp", "oprd"})


def of_claim(trigger: Token, sentence: Sentence, article: Article) -> SourceMention | None:
    """Find the source of the claim that ``trigger`` asserts; None where the publisher speaks in its own voice.

    ``text`` is in the report's words; a pronoun is replaced by the words that it stands for. ``chain`` runs from
    the origin over those who passed it on to the publisher.
    """
    if sentence.doc is None:
        return None
    cue = _covering(trigger, cues(sentence.doc))
    if cue is not None:
        text = _resolved(cue, sentence, article)
        verb = sentence.doc[cue.verb].text
        article.note("source", lambda: f'"{verb}" tells what stands {_SIDES[cue.way]} it')
        return None if text is None else mention(text, cue.through, article.report)
    if not cues(sentence.doc) and _inside_quotation(sentence, article):
        speaker = _next_speaker(sentence, article) or _last_speaker(sentence, article, None)
        article.note("source", lambda: "it stands in a quotation that another sentence attributes")
        return None if speaker is None else mention(speaker, None, article.report)
    return None


def mention(text: str, through: str | None, report: Report) -> SourceMention:
    """Settle the words for a source, with the chain from it over ``through`` and the agency to the publisher."""
    name = _known_name(text)
    chain = [name or text]
    if through:
        passed = find_sources(through)
        chain.append(passed[0].key if passed else through)
    chain += links(report)
    links_once = [
        link for link, before in zip(chain, ["", *chain], strict=False) if link.casefold() != before.casefold()
    ]
    return SourceMention(text=text, name=name, chain=tuple(links_once))


def _known_name(text: str) -> str | None:
    """Give the record's name for a source; where somebody only stands ("residents in Moscow") is not who speaks."""
    for hit in find_sources(text):
        if not text[: hit.start].lower().endswith((" in ", " from ", " near ", " at ")):
            return hit.key
    return None


def _covering(trigger: Token, found: tuple[Cue, ...]) -> Cue | None:
    """Choose the attribution whose words hold the trigger: by the parse where it says so, else by position."""
    if not found:
        return None
    by_verb = {cue.verb: cue for cue in found}
    child = trigger
    for ancestor in trigger.ancestors:
        if ancestor.i in by_verb and child.dep_ in _GOVERNED:
            return by_verb[ancestor.i]
        child = ancestor
    free = [cue for cue in found if not _is_aside(cue, trigger) and not _stop_between(cue, trigger)]
    following = next((cue for cue in free if cue.head > trigger.i and cue.way != "after"), None)
    preceding = next((cue for cue in reversed(free) if cue.verb < trigger.i and not _only_before(cue, trigger)), None)
    if following is not None and preceding is not None:
        near = following.head - trigger.i < trigger.i - preceding.verb
        return following if near else preceding
    return following or preceding or _named_by(trigger, found)


def _stop_between(cue: Cue, trigger: Token) -> bool:
    """Whether a full stop that the cutting into sentences left standing parts the two."""
    low, high = sorted((cue.verb, trigger.i))
    doc: Doc = trigger.doc
    return any(token.text == "." and not token.nbor().is_quote for token in doc[low + 1 : high])


def _named_by(trigger: Token, found: tuple[Cue, ...]) -> Cue | None:
    """Take a verb of saying that is itself the trigger ("denied", "accused")."""
    return next((cue for cue in found if cue.verb == trigger.i), None)


def _only_before(cue: Cue, trigger: Token) -> bool:
    """Whether the publisher takes over again between a closing "the monitor said" and the trigger."""
    if cue.way != "before":
        return False
    doc: Doc = trigger.doc
    is_tag = cue.verb == cue.head
    return is_tag or any(token.lower_ in words().own_voice for token in doc[cue.verb + 1 : trigger.i])


def _is_aside(cue: Cue, trigger: Token) -> bool:
    """Whether the attribution stands in a relative clause without the trigger: "gas, which X blamed on Y"."""
    verb = trigger.doc[cue.verb]
    if verb.dep_ != "relcl" or cue.verb == cue.head or cue.way == "before":
        return False
    return verb.head.i != trigger.i and not verb.is_ancestor(trigger)


def _resolved(cue: Cue, sentence: Sentence, article: Article) -> str | None:
    """Write out the source; a pronoun becomes the last speaker that it can stand for.

    None where a pronoun stands for nobody who has spoken, and the verb does not plainly say that it speaks.
    """
    assert sentence.doc is not None  # noqa: S101
    head = sentence.doc[cue.head]
    if head.lower_ not in words().pronouns:
        return sentence.doc.text_of(cue.start, cue.end)
    return _last_speaker(sentence, article, cue) or (head.text if _plainly_says(sentence.doc[cue.verb]) else None)


def _plainly_says(verb: Token) -> bool:
    return verb.lemma_.lower() in {"say", "tell", "add"}


def _last_speaker(sentence: Sentence, article: Article, pronoun: Cue | None) -> str | None:
    here = sentence.doc
    kind = here[pronoun.head].lower_ if here is not None and pronoun is not None else None
    fallback: str | None = None
    for earlier in (sentence, *article.before(sentence, _REACH)):
        if earlier.doc is None:
            continue
        for cue in reversed(cues(earlier.doc)):
            if earlier is sentence and (pronoun is None or cue.verb >= pronoun.verb):
                continue
            head = earlier.doc[cue.head]
            if head.lower_ in words().pronouns:
                continue
            text = earlier.doc.text_of(cue.start, cue.end)
            if kind is None or _can_stand_for(kind, head):
                return text
            fallback = fallback or text
    return fallback


def _next_speaker(sentence: Sentence, article: Article) -> str | None:
    """Find who is named at the end of a quotation that this sentence opens and does not close."""
    if sum(sentence.text.count(mark) for mark in _QUOTES) % 2 == 0:
        return None
    for later in article.sentences[sentence.index + 1 : sentence.index + 4]:
        found = cues(later.doc) if later.doc is not None else ()
        if found:
            return _resolved(found[0], later, article)
    return None


def _is_a_name(head: Token) -> bool:
    """Whether a speaker is a name that no list knows as an organisation's: a person's, most often."""
    if head.pos_ != "PROPN" or head.lemma_.lower() in words().organisations:
        return False
    return not find_sources(head.text) and not find_owners(head.text)


def _can_stand_for(pronoun: str, head: Token) -> bool:
    lexicon = words()
    lemma = head.lemma_.lower()
    plural = head.tag_ in {"NNS", "NNPS"}
    if pronoun in lexicon.person_pronouns:
        return not plural and (lemma in lexicon.persons or _is_a_name(head))
    if pronoun in lexicon.body_pronouns:
        return lemma not in lexicon.persons
    return plural or lemma in {"media", "police"}


def _inside_quotation(sentence: Sentence, article: Article) -> bool:
    """Whether the sentence stands within a quotation that it does not attribute itself."""
    if sentence.text[:1] and sentence.text[0] in _QUOTES:
        return True
    for earlier in article.before(sentence, 3):
        at = max(earlier.text.rfind(mark) for mark in _QUOTES)
        if at >= 0:
            return earlier.text[at + 1 : at + 2].isalnum() and not earlier.text[max(0, at - 1) : at].strip()
    return False
