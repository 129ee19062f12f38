"""People killed, injured, detained, missing: which of the sentence's people each casualty word counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from marsad.model import Group
from marsad.reading import people
from marsad.reading.drafts import Draft
from marsad.reading.lexicon import table
from marsad.reading.people import PeopleMention
from marsad.reading.triggers import Trigger

_OBJECTS = frozenset({"dobj", "obj", "dative"})
_SUBJECTS = frozenset({"nsubjpass", "nsubj"})
_BE = frozenset("was were been be being are is got get had have has".split())
_LEFT = frozenset(table("casualties", "subject_words", list[str]))
_RIGHT = frozenset(table("casualties", "object_words", list[str]))
_BREAKS = frozenset(table("casualties", "breaks", list[str]))
_THRESHOLD = 2.0


@dataclass(frozen=True, slots=True)
class _Link:
    score: float
    mention: int
    trigger: int


def read(doc: Doc, triggers: Sequence[Trigger]) -> list[Draft]:
    """Give one draft for each people counted by each casualty word; a word that counts nobody gives one without."""
    words = [t for t in triggers if t.action.startswith("casualties/")]
    if not words:
        return []
    mentions = people.find(doc)
    owner = _owners(doc, mentions, words)
    drafts: list[Draft] = []
    served: set[int] = set()
    for m, mention in enumerate(mentions):
        for t in owner.get(m, ()):
            served.add(t)
            group = _group(mentions, m, owner)
            fit = round(_score(doc, mention, words[t], words))
            rule = f"casualties/{'part' if mention.part else 'counted'}: {words[t].words}"
            drafts.append(Draft(words[t], words[t].action, rule, mention.count, group, fit))
    for t, trigger in enumerate(words):
        if t not in served:
            rule = f"casualties/uncounted: {trigger.words}"
            drafts.append(Draft(trigger, trigger.action, rule, None, _described(doc, trigger)))
    return drafts


def _owners(doc: Doc, mentions: Sequence[PeopleMention], words: Sequence[Trigger]) -> dict[int, tuple[int, ...]]:
    """Link each people mention to the casualty words that count it; parts and listed people follow their whole."""
    owner: dict[int, tuple[int, ...]] = {}
    for m, mention in enumerate(mentions):
        links = [_Link(_score(doc, mention, word, words), m, t) for t, word in enumerate(words)]
        best = max(links, key=lambda link: link.score)
        before = owner.get(m - 1)
        follows = before and (mention.part or _same_list(doc, mentions[m - 1], mention))
        if follows and not _own_verb(doc, mention, words):
            owner[m] = before or ()
        elif best.score >= _THRESHOLD:
            owner[m] = _joined(doc, words, best.trigger)
    return owner


def _own_verb(doc: Doc, mention: PeopleMention, words: Sequence[Trigger]) -> bool:
    """Tell whether the people have a casualty word of their own ("and nine others were injured", "injuring dozens")."""
    for word in words:
        gap = doc[mention.last + 1 : word.first]
        if mention.last < word.first and len(gap) <= 3 and all(t.lower_ in _BE or t.pos_ == "ADV" for t in gap):
            return True
        if word.last + 1 == mention.first and word.token.tag_ == "VBG":
            return True
    return False


def _score(doc: Doc, mention: PeopleMention, word: Trigger, words: Sequence[Trigger]) -> float:
    """Weigh whether a casualty word counts these people: side, distance, parse, and what stands between."""
    left = mention.last < word.first
    gap = word.first - mention.last - 1 if left else mention.first - word.last - 1
    if gap < 0:
        return -9.0
    between = doc[mention.last + 1 : word.first] if left else doc[word.last + 1 : mention.first]
    score = 8.0 - 0.45 * min(gap, 20)
    side = "left" if left and gap == 0 and word.token.tag_ != "VBG" else _side(doc, word)
    if side and (side == "left") != left:
        score -= 7.0
    score += 6.0 if _depends(doc, mention, word.token) else 0.0
    if left and not mention.part and word.first and _closes_part(doc, word):
        score -= 8.0
    score -= 2.5 * sum(token.lower_ in _BREAKS for token in between)
    others = [o for o in words if o is not word and o.action != word.action and between.start <= o.first < between.end]
    score -= 4.0 * len(others)
    if mention.count is None:
        score -= 5.0 if mention.group == "fighters" else 4.0
    elif mention.count.text is None and side and (side == "left") != left:
        score -= 3.0
    return score - _agent_penalty(doc, mention)


def _closes_part(doc: Doc, word: Trigger) -> bool:
    """Tell whether a casualty word describes a share only ("700 people, including 47 wounded")."""
    before = [t.lower_ for t in doc[max(0, word.first - 2) : word.first]]
    return before[:1] == ["including"] and before[-1][0].isdigit()


def _side(doc: Doc, word: Trigger) -> str | None:
    """Tell on which side of a casualty word its people stand: "were killed" left, "killed 5" right."""
    token = word.token
    previous = doc[word.first - 1].lower_ if word.first else ""
    written = {token.lower_, word.words} if len(word) > 1 else {token.lower_}
    if written & _LEFT:
        return "left"
    if written & _RIGHT or token.tag_ == "VBG":
        return "right"
    if token.pos_ in ("VERB", "AUX"):
        if previous in _BE or any(c.dep_ in ("auxpass", "nsubjpass") for c in token.children):
            return "left"
        if any(c.dep_ in _OBJECTS for c in token.children):
            return "right"
        return "left" if token.tag_ == "VBN" else None
    following = doc[word.last + 1].lower_ if word.last + 1 < len(doc) else ""
    return "right" if following in ("of", "among", "to", "at") else None


def _depends(doc: Doc, mention: PeopleMention, token: Token) -> bool:
    """Tell whether the parse ties the people to the casualty word as its subject, object or "of"-phrase."""
    span = doc[mention.first : mention.last + 1]
    root = span.root
    head = root.head
    if head.i == token.i and root.dep_ in _OBJECTS | _SUBJECTS | {"attr", "nmod", "nummod", "compound", "amod", "conj"}:
        return True
    if root.dep_ == "pobj" and head.head.i == token.i and head.lower_ in ("of", "among"):
        return True
    return token.head.i == root.i and token.dep_ in ("acl", "relcl", "amod", "ccomp", "oprd", "acomp")


def _agent_penalty(doc: Doc, mention: PeopleMention) -> float:
    """Weigh against people who act instead of suffer: "by terrorists", "rebels killed"."""
    before = doc[mention.first - 1].lower_ if mention.first else ""
    if before in ("by", "against", "between", "from"):
        return 6.0
    root = doc[mention.first : mention.last + 1].root
    active = root.dep_ == "nsubj" and any(c.dep_ in _OBJECTS for c in root.head.children)
    stated = mention.count is not None and mention.count.text is not None
    return 5.0 if active and not stated else 0.0


def _same_list(doc: Doc, before: PeopleMention, mention: PeopleMention) -> bool:
    """Tell whether two people mentions stand in one list ("five women and a child")."""
    between = [t.lower_ for t in doc[before.last + 1 : mention.first]]
    return 0 < len(between) <= 3 and between[-1] in ("and", ",", "or", "a", "an", "plus") and all(
        w in ("and", ",", "or", "a", "an", "also", "plus", "the") for w in between
    )


def _joined(doc: Doc, words: Sequence[Trigger], index: int) -> tuple[int, ...]:
    """Take the casualty words joined to one ("killed or injured") that have no people of their own between."""
    chain = [index]
    for step in (1, -1):
        at = index + step
        while 0 <= at < len(words):
            a, b = sorted((words[at], words[at - step]), key=lambda w: w.first)
            between = [t.lower_ for t in doc[a.last + 1 : b.first]]
            same = a.first == b.first
            if not same and not (between and len(between) <= 2 and set(between) <= {"and", "or", "/", ",", "and/or"}):
                break
            if b.action != a.action or same:
                chain.append(at)
            at += step
    return tuple(sorted(set(chain)))


def _group(mentions: Sequence[PeopleMention], m: int, owner: dict[int, tuple[int, ...]]) -> Group:
    """Name the group of a mention; a bare number takes that of the people counted before it."""
    if own := mentions[m].group:
        return own
    for at in range(m - 1, -1, -1):
        if at in owner and not mentions[at].part and (group := mentions[at].group):
            return group if group not in ("women", "children") else "people"
    return "people"


def _described(doc: Doc, word: Trigger) -> Group:
    """Name the group that describes an uncounted casualty word ("civilian deaths", "losses among soldiers")."""
    around = [*doc[max(0, word.first - 2) : word.first], *doc[word.last + 1 : word.last + 5]]
    for token in around:
        if hit := people.group_at(doc, token.i):
            if hit[0] != "people":
                return hit[0]
        if token.lower_ in people.deciders():
            return people.deciders()[token.lower_]
    return "people"


def without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """Drop a draft that says again, in the same sentence, what another says with the same figure or a better one.

    A headline glued to its lead states one toll twice ("20 dead … at least 20 people were killed"): the later stays.
    """
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((k for k, old in enumerate(kept) if _same(old, draft)), None)
        if twin is None:
            kept.append(draft)
        elif draft.count is not None:
            kept[twin] = draft
    return kept


def _same(old: Draft, new: Draft) -> bool:
    if old.action != new.action:
        return False
    if old.count is None or new.count is None:
        return old.group == new.group or any("/uncounted:" in draft.rule for draft in (old, new))
    figures = [c.low if c.low is not None else c.high for c in (old.count, new.count)]
    if figures == [None, None] or figures == [1, 1]:
        return old.group == new.group and old.count.text == new.count.text
    return figures[0] == figures[1] and (old.group == new.group or "people" in (old.group, new.group))
