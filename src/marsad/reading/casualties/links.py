"""Which casualty word counts which people of a sentence: by the parse, and by a weighing where it ties nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from marsad.reading.casualties import patients
from marsad.reading.lexicon import table
from marsad.reading.people.mention import PeopleMention
from marsad.reading.tokens import Doc, Token
from marsad.reading.triggers import Trigger

_OBJECTS = frozenset({"dobj", "obj", "dative"})
_SUBJECTS = frozenset({"nsubjpass", "nsubj"})
_TIES = _OBJECTS | _SUBJECTS | {"attr", "nmod", "nummod", "compound", "amod", "conj"}
_BE = frozenset("was were been be being are is got get had have has".split())
_LEFT = frozenset(table("casualties", "subject_words", list[str]))
_RIGHT = frozenset(table("casualties", "object_words", list[str]))
_BREAKS = frozenset(table("casualties", "breaks", list[str]))
_AGENTS = frozenset({"by", "against", "between", "from"})
_LIGHT = frozenset(table("casualties", "light_verbs", list[str]))
_PARTICIPLES = frozenset({"VBN", "VBD", "JJ"})
FIRM = 18.0
"""The weight of what the parse ties to a casualty word as its people; above all that is weighed."""


@dataclass
class Linking:
    """A sentence's people and casualty words, to be joined."""

    doc: Doc
    words: Sequence[Trigger]
    mentions: Sequence[PeopleMention]
    befallen: Sequence[frozenset[int]] = field(default=())
    """For each casualty word, the tokens that the parse makes its people."""

    @cached_property
    def telegraphic(self) -> dict[int, int]:
        """Map mentions to the word after them where such pairs follow each other ("nine killed 12 injured")."""
        after = {word.first: t for t, word in enumerate(self.words) if word.token.tag_ in _PARTICIPLES}
        pairs = {m: after[mention.last + 1] for m, mention in enumerate(self.mentions) if mention.last + 1 in after}
        ends = {self.words[t].last for t in pairs.values()}
        chained = {m: t for m, t in pairs.items() if self.mentions[m].first - 1 in ends}
        heads = {self.mentions[m].first - 1 for m in chained}
        return {m: t for m, t in pairs.items() if m in chained or self.words[t].last in heads}

    def tied(self, m: int) -> list[int]:
        """List the casualty words whose people the mention is by the parse."""
        return self._ties[m]

    @cached_property
    def _ties(self) -> list[list[int]]:
        return [self._tied(m) for m in range(len(self.mentions))]

    def _tied(self, m: int) -> list[int]:
        if m in self.telegraphic:
            return [self.telegraphic[m]]
        within = frozenset(range(self.mentions[m].first, self.mentions[m].last + 1))
        return [t for t, heads in enumerate(self.befallen) if not within.isdisjoint(heads)]

    def fit(self, m: int, t: int) -> float:
        """Weigh how well a casualty word counts the people: -9 (not at all) to 18 (tied by the parse)."""
        return FIRM if t in self.tied(m) else self.weigh(m, t)

    def weigh(self, m: int, t: int) -> float:
        """Weigh side, distance, parse, and what stands between."""
        mention, word = self.mentions[m], self.words[t]
        left = mention.last < word.first
        gap = word.first - mention.last - 1 if left else mention.first - word.last - 1
        if gap < 0:
            return -9.0
        score = 8.0 - 0.45 * min(gap, 20)
        side = "left" if left and gap == 0 and word.token.tag_ != "VBG" else self._side(word)
        if side and (side == "left") != left:
            score -= 7.0
        score += 6.0 if self._depends(mention, word.token) else 0.0
        if left and not mention.part and word.first and self._closes_part(word):
            score -= 8.0
        score -= self._between(mention, word, left=left)
        if mention.count is None:
            score -= 5.0 if mention.group == "fighters" else 4.0
        elif mention.count.text is None and side and (side == "left") != left:
            score -= 3.0
        return score - self._agent_penalty(mention, word)

    def _between(self, mention: PeopleMention, word: Trigger, *, left: bool) -> float:
        """Weigh what stands between against a link: words that part, and casualty words of another action."""
        start, end = (mention.last + 1, word.first) if left else (word.last + 1, mention.first)
        others = [
            other
            for other in self.words
            if other is not word and other.action != word.action and start <= other.first < end
        ]
        return 2.5 * sum(token.lower_ in _BREAKS for token in self.doc[start:end]) + 4.0 * len(others)

    def _closes_part(self, word: Trigger) -> bool:
        """Tell whether a casualty word describes a share only ("700 people, including 47 wounded")."""
        before = self.doc[max(0, word.first - 2) : word.first]
        share = before[-1].lower_[0].isdigit() or any(one.part and one.last + 1 == word.first for one in self.mentions)
        return share and before[0].lower_ == "including"

    def _side(self, word: Trigger) -> str | None:
        """Tell on which side of a casualty word its people stand: "were killed" left, "killed 5" right."""
        token, doc = word.token, self.doc
        previous = doc[word.first - 1].lower_ if word.first else ""
        written = {token.lower_, word.words} if len(word) > 1 else {token.lower_}
        if written & _LEFT:
            return "left"
        if written & _RIGHT or token.tag_ == "VBG":
            return "right"
        if token.pos_ in ("VERB", "AUX"):
            acts = any(c.dep_ in _OBJECTS for c in token.children)
            if any(c.dep_ in ("auxpass", "nsubjpass") for c in token.children) or (previous in _BE and not acts):
                return "left"
            if acts:
                return "right"
            return "left" if token.tag_ == "VBN" else None
        following = doc[word.last + 1].lower_ if word.last + 1 < len(doc) else ""
        return "right" if following in ("of", "among", "to", "at") else None

    def _depends(self, mention: PeopleMention, token: Token) -> bool:
        """Tell whether the parse ties the people to the casualty word as its subject, object or "of"-phrase."""
        root = self.doc.root_of(mention.first, mention.last + 1)
        head = root.head
        if head.i == token.i and root.dep_ in _TIES:
            return True
        if root.dep_ == "pobj" and head.head.i == token.i and head.lower_ in ("of", "among"):
            return True
        return token.head.i == root.i and token.dep_ in ("acl", "relcl", "amod", "ccomp", "oprd", "acomp")

    def _agent_penalty(self, mention: PeopleMention, word: Trigger) -> float:
        """Weigh against people who act instead of suffer: "by terrorists", "rebels killed", "as 300 men attacked"."""
        root = _whole(self.doc.root_of(mention.first, mention.last + 1))
        before = self.doc[mention.first - 1].lower_ if mention.first else ""
        if not _is_span(mention) and (before in _AGENTS or (root.dep_ == "pobj" and root.head.lower_ in _AGENTS)):
            return 6.0
        if root.dep_ != "nsubj":
            return 0.0
        acts = any(c.dep_ in _OBJECTS for c in root.head.children)
        if (
            root.head.i == word.token.i
            and acts
            and self.befallen
            and root.i not in self.befallen[self.words.index(word)]
        ):
            return 20.0
        stated = mention.count is not None and mention.count.text is not None
        if acts and not stated:
            return 5.0
        apart = (
            root.head.i != word.token.i
            and root.head.lemma_.lower() not in _LIGHT
            and not root.head.is_ancestor(word.token)
        )
        return 6.0 if apart else 0.0


def _is_span(mention: PeopleMention) -> bool:
    """Tell whether "between" and "from" before people open their number ("killed between 20 and 30 people")."""
    return mention.count is not None and mention.count.low not in (None, mention.count.high)


def link(doc: Doc, words: Sequence[Trigger], mentions: Sequence[PeopleMention]) -> Linking:
    """Set a sentence's people beside its casualty words."""
    return Linking(doc, words, mentions, [frozenset(noun.i for noun in patients.of(word)) for word in words])


def _whole(noun: Token) -> Token:
    """Climb from "60 men" in "a group of 60 men" to the group."""
    for _ in range(3):
        if noun.dep_ != "pobj" or noun.head.lower_ != "of" or noun.head.head.pos_ not in ("NOUN", "PROPN"):
            break
        noun = noun.head.head
    return noun


def has_own_verb(doc: Doc, mention: PeopleMention, words: Sequence[Trigger]) -> bool:
    """Tell whether the people have a casualty word of their own ("and nine others were injured", "injuring dozens")."""
    for word in words:
        gap = doc[mention.last + 1 : word.first]
        if mention.last < word.first and len(gap) <= 3 and all(t.lower_ in _BE or t.pos_ == "ADV" for t in gap):
            return True
        if word.last + 1 == mention.first and word.token.tag_ == "VBG":
            return True
    return False
