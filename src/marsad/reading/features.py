"""What is looked at to tell whether a trigger holds a claim: its words, its place in the parse, its surroundings.

The project's word lists, syntax, and the common words beside and above a trigger go in, never names.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

import msgspec

from marsad.reading import casualties, phrasing, targets
from marsad.reading.drafts import Draft
from marsad.reading.lexicon import load
from marsad.reading.tokens import Doc, Token
from marsad.reading.triggers import Trigger


class Features(msgspec.Struct, frozen=True):
    """The names of what speaks for or against a candidate, behind the scopes that they are weighed for.

    A scope is an action, a kind of claim, or "*" for all; no name stands twice in one scope.
    """

    together: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]

    def apart(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each scope with its names; one scope may come twice, with different names."""
        return ((scope, names) for scopes, names in self.together for scope in scopes)

    def __iter__(self) -> Iterator[str]:
        """Yield them as the weights are written: "scope|name"."""
        return (f"{scope}|{name}" for scope, names in self.apart() for name in names)


@dataclass
class Surroundings:
    """What a sentence's candidates share: the sentence, its triggers and cues, and what the report spoke of so far.

    ``before`` counts the actions triggered in earlier sentences, ``last`` those of the sentence just before;
    ``title`` holds those of the headline.
    """

    doc: Doc
    triggers: Sequence[Trigger]
    index: int
    before: Counter[str] = field(default_factory=Counter)
    last: frozenset[str] = frozenset()
    title: frozenset[str] = frozenset()
    _of_tokens: dict[int, list[str]] = field(default_factory=dict, init=False)
    _wordings: dict[int, list[str]] = field(default_factory=dict, init=False)
    _beside: dict[int, list[str]] = field(default_factory=dict, init=False)
    _hit: dict[int, list[str]] = field(default_factory=dict, init=False)

    def of_trigger(self, trigger: Trigger) -> list[str]:
        """Name what the words of a trigger are, and what stands around them."""
        token = trigger.token
        if (around := self._of_tokens.get(token.i)) is None:
            around = self._of_tokens[token.i] = _of_token(token, self.doc)
        return [f"word={trigger.words}", f"as={trigger.action}", *around]

    def wording(self, trigger: Trigger) -> list[str]:
        """Name the phrases and the words around a trigger: weighed for its action and its kind alone."""
        token = trigger.token
        if (found := self._wordings.get(token.i)) is None:
            senses = _verbs()
            found = [*phrasing.roles(token), *phrasing.clauses(token, senses.get), *phrasing.beside(token)]
            self._wordings[token.i] = found
        return found

    def beside(self, token: Token) -> list[str]:
        """Name what the sentence holds besides a trigger: the actions of the others, forms of attack, its place."""
        if (found := self._beside.get(token.i)) is None:
            kinds = {t.action for t in self.triggers if t.token.i != token.i}
            found = [*(f"with={action}" for action in sorted(kinds)), *self.cues, f"first={min(self.index, 3)}"]
            found = self._beside[token.i] = [*found, self.telling[0]]
        return found

    def hit(self, token: Token) -> list[str]:
        """Name what an attack word says was hit."""
        if (found := self._hit.get(token.i)) is None:
            found = self._hit[token.i] = [f"hits={group}" for group in targets.of_attack(token) or ("none",)]
        return found

    @cached_property
    def telling(self) -> list[str]:
        """Name how long the sentence is, and the words of telling in it."""
        lower = {t.lower_ for t in self.doc}
        return [f"long={min(len(self.doc) // 12, 4)}", *(f"has={word}" for word in sorted(_words("telling") & lower))]

    @cached_property
    def cues(self) -> list[str]:
        """Name the forms of attack that words of the sentence point to."""
        found = {_cues()[w] for t in self.doc for w in (t.lower_, t.lemma_.lower()) if w in _cues()}
        return [f"cues={cue}" for cue in sorted(found)]

    @cached_property
    def report(self) -> list[str]:
        """Name what the report spoke of most so far."""
        top = sorted(self.before, key=lambda action: (-self.before[action], action))[:2]
        return [f"report={action}" for action in top]


@cache
def _cues() -> dict[str, str]:
    return {word: form for form, words in load("attacks")["cues"].items() for word in words}


@cache
def _verbs() -> dict[str, str]:
    """Map verbs that govern triggers to what they do with them ("launch": starts, "deny": denies, …)."""
    return {word: name for name, words in load("weighing")["verbs"].items() for word in words}


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("weighing")[key])


def of_draft(draft: Draft, around: Surroundings) -> Features:
    """List the features of a draft."""
    of_trigger = around.of_trigger(draft.trigger)
    hit = around.hit(draft.trigger.token) if draft.action.startswith("attack/") else ()
    names = ["bias", *of_trigger, *around.wording(draft.trigger), *_counted(draft), *hit, *_shared(draft, around)]
    for other in draft.others:
        names += around.of_trigger(other) + around.wording(other)
    if draft.others:
        names.append(f"words={min(len(draft.others) + 1, 4)}")
    if draft.nth and not draft.counts_people:
        names.append("further")
    kind = draft.action.partition("/")[0]
    own = f"own={draft.trigger.action == draft.action}/{draft.trigger.instrument}"
    unique = tuple(dict.fromkeys(names))
    shared = tuple(dict.fromkeys((own, *of_trigger[2:], *around.telling)))
    return Features((((draft.action, kind), unique), ((kind,), (own,)), (("*",), shared)))


def _of_token(token: Token, doc: Doc) -> list[str]:
    return [f"pos={token.pos_}", f"tag={token.tag_}", f"dep={token.dep_}", *_tree(token), *_near(token, doc)]


def _governor(token: Token) -> str:
    return _verbs().get(token.head.lemma_.lower(), token.head.pos_)


def _tree(token: Token) -> list[str]:
    head = token.head
    names = [f"head={_governor(token)}/{token.dep_}"]
    if head.i != token.i and head.lemma_.lower() in _trigger_words():
        names.append(f"headword={head.lemma_.lower()}")
    names += [f"child={child.dep_}" for child in token.children if child.dep_ in _DEPS]
    names += [f"prep={child.lower_}" for child in token.children if child.dep_ in ("prep", "agent")]
    names += [f"prep-before={head.lower_}"] if token.dep_ == "pobj" else []
    names += [f"obj={child.pos_}" for child in token.children if child.dep_ in ("dobj", "nsubjpass")]
    names += [f"childword={c.lemma_.lower()}" for c in token.children if c.lemma_.lower() in _trigger_words()]
    return names


_DEPS = frozenset(
    "nsubj nsubjpass dobj agent prep aux auxpass neg amod compound poss det nummod xcomp ccomp relcl acl prt".split()
)


@cache
def _trigger_words() -> frozenset[str]:
    entries = load("triggers")["trigger"]
    words = {w.partition("/")[0] for t in entries for w in (*t["words"], *t.get("instruments", ()))}
    return frozenset(w for w in words if " " not in w)


def _near(token: Token, doc: Doc) -> list[str]:
    """Name the cues and particles around the trigger: before, after, and anywhere in the sentence."""
    names = []
    negations, modals, cues = _words("negations"), _words("modals"), _cues()
    for other in doc[max(0, token.i - 6) : token.i + 7]:
        lower, lemma = other.lower_, other.lemma_.lower()
        if lower in negations:
            names.append("negated")
        if lower in modals and other.i < token.i and other.i >= token.i - 4:
            names.append(f"modal={lower}")
        if (cue := cues.get(lemma) or cues.get(lower)) and other.i != token.i:
            names.append(f"cue={cue}")
            if abs(other.i - token.i) <= 2:
                names.append(f"cue2={cue}")
    previous = doc[token.i - 1].lower_ if token.i else "^"
    following = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else "$"
    names += [f"prev={previous}"] if previous in _words("closed") else []
    names += [f"next={following}"] if following in _words("closed") else []
    names += [
        f"near={t.lemma_.lower()}"
        for t in doc[max(0, token.i - 4) : token.i + 5]
        if t.pos_ in ("VERB", "NOUN", "ADJ", "ADP") and t.i != token.i
    ]
    return names


def _counted(draft: Draft) -> list[str]:
    if not draft.counts_people:
        return []
    if draft.count is None:
        return [
            f"uncounted={draft.group}",
            f"uncounted-fit={draft.fit // 3}",
            f"uncounted-beside={min(draft.beside, 2)}",
        ]
    kind = "vague" if draft.count.low is None and draft.count.high is None else "number"
    worded = "worded" if draft.count.text else "article"
    names = [
        f"count={kind}",
        f"count={worded}",
        f"group={draft.group}",
        f"{kind}-fit={draft.fit // 3}",
        f"{kind}-beside={min(draft.beside, 3)}",
    ]
    if draft.fit >= casualties.FIRM:
        names += ["tied", f"tied-{kind}", f"tied-{worded}"]
    return [*names, f"vague={draft.count.text.lower()}"] if kind == "vague" and draft.count.text else names


def _shared(draft: Draft, around: Surroundings) -> list[str]:
    """Name what the sentence and the report hold besides the trigger."""
    return [
        *around.beside(draft.trigger.token),
        f"again={draft.action in around.last}",
        f"title={draft.action in around.title}",
        *around.report,
        f"seen={min(around.before[draft.action], 3)}",
        *around.telling[1:],
    ]
